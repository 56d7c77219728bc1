// The metrics panel in a browser, without VS Code: the page as built, served by the dispatcher as shipped.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import type { Browser, Locator } from 'playwright-core';
import { launchBrowser } from '../../../scripts/harness/chromium.mjs';
import { UserFacingError } from '../../../src/base/errors';
import type { HostHandlers } from '../../../src/model/panelProtocol';
import { type MetricsPanel, type Reading, metricsPanel } from '../../../src/products/eci/instance/metrics/panel';
import { type RangeId, getRange } from '../../../src/products/eci/instance/metrics/ranges';
import { PanelPage, type PanelPageOptions } from '../../support/panel/panelPage';
import { panelPageThemes, type PanelPageTheme } from '../../support/panel/panelPageThemes';
import { sampleReadings } from '../../support/panel/sampleReadings';

type Handlers = HostHandlers<MetricsPanel>;
type Options = Partial<Omit<PanelPageOptions<MetricsPanel>, 'handlers'>> & { handlers?: Partial<Handlers> };

const web = { region: 'cn-hangzhou', id: 'eci-bp1dvysdafbh00t7abcd', name: 'orders-api-5d9c' };
const other = { region: 'cn-beijing', id: 'eci-2zegym1qhbmdfr1s0001', name: 'orders-api-7f1e' };

describe('the metrics panel', () => {
  let browser: Browser;
  let opened: PanelPage<MetricsPanel> | undefined;
  const asked: RangeId[] = [];

  before('open a browser', async () => {
    browser = await launchBrowser();
  });
  after('close the browser', () => browser.close());
  afterEach('the page must not have complained', async () => {
    const complaints = opened?.complaints ?? [];
    await opened?.close();
    opened = undefined;
    asked.length = 0;
    deepEqual(complaints, []);
  });

  async function open({ handlers, ...options }: Options = {}): Promise<PanelPage<MetricsPanel>> {
    const { targets } = options.init ?? { targets: [web] };
    opened = await PanelPage.open(browser, {
      protocol: metricsPanel,
      init: { targets, leftOut: 0, account: 'production' },
      handlers: {
        read: ({ range }) => {
          asked.push(range);
          return Promise.resolve(sampleReadings(targets, getRange(range), Date.now()));
        },
        newest: () => Promise.resolve([]),
        ...handlers,
      },
      ...options,
    });
    await page().getByRole('heading', { name: 'Metrics' }).waitFor();
    return opened;
  }

  const page = () => opened!.page;
  const chart = (title: string): Locator => page().getByRole('slider', { name: `${title} over time` });
  const table = (title: string): Locator => page().getByRole('table', { name: `${title}: series and values` });

  /** How much of a chart's canvas is painted. */
  const painted = (title: string): Promise<number> =>
    chart(title)
      .locator('canvas')
      .evaluate((element) => {
        const canvas = element as HTMLCanvasElement;
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        return data.filter((_, index) => index % 4 === 3).filter((alpha) => alpha > 0).length;
      });

  it('draws five charts, their lines with figures and limits beside them', async () => {
    await open();
    for (const title of ['CPU', 'Memory', 'Network', 'Disk', 'Disk space']) {
      await chart(title).waitFor();
      ok((await painted(title)) > 2_000, `${title} is painted`);
    }
    deepEqual(await table('CPU').getByRole('columnheader').allInnerTexts(), [
      ...['Series', 'Now', 'Minimum', 'Average', 'Maximum', 'Limit', 'Of limit'],
    ]);
    deepEqual(await table('CPU').getByRole('rowheader').allInnerTexts(), ['Instance', 'orders', 'log-shipper']);
    match(await table('CPU').getByRole('row').nth(1).innerText(), /vCPU.*2 vCPU\s+\d+%/s);
    match(await table('Network').getByRole('row').nth(1).innerText(), /^\s*Received.*KiB\/s/s);
  });

  it('goes from moment to moment with the keyboard and reads each out', async () => {
    await open();
    await chart('CPU').focus();
    await page().keyboard.press('Home');
    equal(await chart('CPU').getAttribute('aria-valuenow'), '0');
    await page().keyboard.press('ArrowRight');
    equal(await chart('CPU').getAttribute('aria-valuenow'), '1');
    match(
      (await chart('CPU').getAttribute('aria-valuetext')) ?? '',
      /\d\d:\d\d:\d\d · Instance: [\d.]+ vCPU · orders: /,
    );
    // The others show the same moment.
    match((await chart('Memory').getAttribute('aria-valuetext')) ?? '', /Instance: [\d.]+ GiB/);
    await page().keyboard.press('End');
    equal(await chart('CPU').getAttribute('aria-valuenow'), await chart('CPU').getAttribute('aria-valuemax'));
  });

  it('has every value in a table when asked', async () => {
    await open();
    await page().getByRole('region', { name: 'CPU' }).getByText('All values').click();
    const all = page().getByRole('table', { name: 'CPU: all values, newest first' });
    equal(await all.getByRole('row').count(), 1 + 61);
    match(await all.getByRole('row').nth(2).innerText(), /\d\d:\d\d:\d\d\s+[\d.]+ vCPU\s+[\d.]+ vCPU/);
  });

  it('reads another range when chosen, and keeps the choice', async () => {
    await open();
    await page().getByRole('radio', { name: '3 h' }).check();
    await page()
      .getByText(/Updated/)
      .waitFor();
    deepEqual(asked, ['15m', '3h']);
    await opened!.reload();
    await chart('CPU').waitFor();
    equal(await page().getByRole('radio', { name: '3 h' }).isChecked(), true);
    equal(asked.at(-1), '3h');
  });

  it('asks for the newest figures while it can be seen, and not while it is paused', async () => {
    let newest = 0;
    const readings: Reading[] = [];
    await open({
      handlers: {
        newest: () => {
          newest += 1;
          return Promise.resolve(readings);
        },
      },
    });
    await chart('CPU').waitFor();
    await opened!.stopTime();
    await page().getByRole('button', { name: 'Refresh' }).click();
    await page()
      .getByText(/refreshes every 15 s/)
      .waitFor();
    await page().clock.runFor(15_000);
    await page().waitForFunction(() => true);
    equal(newest, 1);
    await page().getByRole('button', { name: 'Pause' }).click();
    await page()
      .getByText(/paused/)
      .waitFor();
    await page().clock.runFor(60_000);
    equal(newest, 1);
  });

  it('lays several instances over one another, and says which is which', async () => {
    await open({ init: { targets: [web, other], leftOut: 2, account: 'production' } });
    deepEqual(await table('CPU').getByRole('rowheader').allInnerTexts(), [web.name, other.name]);
    deepEqual(await table('Disk').getByRole('rowheader').allInnerTexts(), [
      ...[`${web.name} · Read`, `${web.name} · Written`, `${other.name} · Read`, `${other.name} · Written`],
    ]);
    await page().getByText('2 more selected; up to 8 instances can be shown at a time.').waitFor();
  });

  it('says why there is nothing, and what to do', async () => {
    const refused = new UserFacingError(
      'This account may not read figures.',
      'Ask for eci:DescribeContainerGroupMetric.',
    );
    await open({ handlers: { read: () => Promise.reject(refused) } });
    await page().getByText('This account may not read figures.').waitFor();
    await page().getByText('Ask for eci:DescribeContainerGroupMetric.').waitFor();
    await page().getByRole('button', { name: 'Retry' }).waitFor();
  });

  it('keeps the figures of one instance when another cannot be read, and tells an instance without figures', async () => {
    const problem = { message: 'The instance no longer exists.', hint: 'Refresh the list.' };
    await open({
      init: { targets: [web, other], leftOut: 0, account: 'production' },
      handlers: {
        read: () =>
          Promise.resolve([
            ...sampleReadings([web], getRange('15m'), Date.now()),
            { id: other.id, samples: [], problem },
          ]),
      },
    });
    await page().getByText(`${other.name}: ${problem.message}`).waitFor();
    match(await table('CPU').getByRole('row').nth(1).innerText(), /vCPU/);

    await opened!.close();
    await open({ handlers: { read: () => Promise.resolve([{ id: web.id, samples: [] }]) } });
    await page()
      .getByText(/There are no metrics for this time range/)
      .waitFor();
  });

  for (const theme of Object.keys(panelPageThemes) as PanelPageTheme[]) {
    it(`has nothing that axe-core finds fault with (${theme})`, async () => {
      await open({ theme, init: { targets: [web, other], leftOut: 1, account: 'production' } });
      await page().getByRole('region', { name: 'CPU' }).getByText('All values').click();
      const folder = process.env['PANEL_PICTURES'];
      if (folder !== undefined) {
        await page().screenshot({ path: `${folder}/metrics-${theme}.png`, fullPage: true });
      }
      deepEqual(await opened!.accessibilityFindings(), []);
    });
  }
});
