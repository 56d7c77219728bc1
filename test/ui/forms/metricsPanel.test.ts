// What only a browser proves of the metrics panel: what is painted, the keyboard on it, themes, and that the page runs under its
// policy (it must not have complained). The rest: test/unit/products/eci/instance/metrics/page.
import { deepEqual, ok } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import type { Browser, Locator } from 'playwright-core';
import { launchBrowser } from '../../../scripts/harness/chromium.mjs';
import type { HostHandlers } from '../../../src/model/panelProtocol';
import { type MetricsPanel, metricsPanel } from '../../../src/products/eci/instance/metrics/panel';
import { getRange } from '../../../src/products/eci/instance/metrics/ranges';
import { PanelPage, type PanelPageOptions } from '../../support/panel/panelPage';
import { panelPageThemes, type PanelPageTheme } from '../../support/panel/panelPageThemes';
import { sampleReadings } from '../../support/panel/sampleReadings';

type Handlers = HostHandlers<MetricsPanel>;
type Options = Partial<Omit<PanelPageOptions<MetricsPanel>, 'handlers'>> & { handlers?: Partial<Handlers> };

const web = { region: 'cn-hangzhou', id: 'eci-bp1dvysdafbh00t7abcd', name: 'orders-api-5d9c' };
const other = { region: 'cn-beijing', id: 'eci-2zegym1qhbmdfr1s0001', name: 'orders-api-7f1e' };

describe('the metrics panel in a browser', () => {
  let browser: Browser;
  let opened: PanelPage<MetricsPanel> | undefined;

  before('open a browser', async () => {
    browser = await launchBrowser();
  });
  after('close the browser', () => browser.close());
  afterEach('the page must not have complained', async () => {
    const complaints = opened?.complaints ?? [];
    await opened?.close();
    opened = undefined;
    deepEqual(complaints, []);
  });

  async function open({ handlers, ...options }: Options = {}): Promise<PanelPage<MetricsPanel>> {
    const { targets } = options.init ?? { targets: [web] };
    opened = await PanelPage.open(browser, {
      protocol: metricsPanel,
      init: { targets, leftOut: 0, account: 'production' },
      handlers: {
        read: ({ range }) => Promise.resolve(sampleReadings(targets, getRange(range), Date.now())),
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
  /** How much of a chart's canvas is painted. */
  const painted = (title: string): Promise<number> =>
    chart(title)
      .locator('canvas')
      .evaluate((element) => {
        const canvas = element as HTMLCanvasElement;
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        return data.filter((_, index) => index % 4 === 3).filter((alpha) => alpha > 0).length;
      });

  it('paints five charts', async () => {
    await open();
    for (const title of ['CPU', 'Memory', 'Network', 'Disk', 'Disk space']) {
      await chart(title).waitFor();
      ok((await painted(title)) > 2_000, `${title} is painted`);
    }
  });

  it('marks the same moment on every chart, under the mouse and with the keyboard', async () => {
    await open();
    const moments = (): Promise<(string | null)[]> =>
      Promise.all(['CPU', 'Memory', 'Disk space'].map((title) => chart(title).getAttribute('aria-valuenow')));
    await chart('CPU').focus();
    await page().keyboard.press('Home');
    await page().keyboard.press('ArrowRight');
    deepEqual(await moments(), ['1', '1', '1']);
    await chart('Memory').locator('.u-over').hover();
    const [under, ...others] = await moments();
    ok(under !== '1' && under !== undefined);
    deepEqual(others, [under, under]);
  });

  for (const theme of Object.keys(panelPageThemes) as PanelPageTheme[]) {
    it(`leaves axe-core nothing to find in the colors of the theme ${theme}`, async () => {
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
