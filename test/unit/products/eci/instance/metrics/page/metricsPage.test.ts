import { deepEqual, equal, match } from 'node:assert/strict';
import { UserFacingError } from '../../../../../../../src/base/errors';
import type { HostHandlers } from '../../../../../../../src/model/panelProtocol';
import {
  type MetricsInit,
  type MetricsPanel,
  type Reading,
  metricsPanel,
} from '../../../../../../../src/products/eci/instance/metrics/panel';
import { type RangeId, getRange } from '../../../../../../../src/products/eci/instance/metrics/ranges';
import { fakeNow } from '../../../../../../support/fakeClock';
import { type UnitPanel, type UnitPanelOptions, useUnitPanel } from '../../../../../../support/page/unitPage';
import { sampleReadings } from '../../../../../../support/panel/sampleReadings';

type Handlers = HostHandlers<MetricsPanel>;
type Options = Partial<Omit<UnitPanelOptions<MetricsPanel>, 'handlers'>> & { handlers?: Partial<Handlers> };

const web = { region: 'cn-hangzhou', id: 'eci-bp1dvysdafbh00t7abcd', name: 'orders-api-5d9c' };
const other = { region: 'cn-beijing', id: 'eci-2zegym1qhbmdfr1s0001', name: 'orders-api-7f1e' };
const both: MetricsInit = { targets: [web, other], leftOut: 2, account: 'production' };

describe('the metrics panel', () => {
  const openPanel = useUnitPanel();
  const asked: RangeId[] = [];
  let newest = 0;
  let page: UnitPanel<MetricsPanel>;

  async function open({ handlers, ...options }: Options = {}): Promise<void> {
    asked.length = 0;
    newest = 0;
    const init = options.init ?? { targets: [web], leftOut: 0, account: 'production' };
    page = await openPanel({
      protocol: metricsPanel,
      init,
      handlers: {
        read: ({ range }) => {
          asked.push(range);
          return Promise.resolve(sampleReadings(init.targets, getRange(range), fakeNow));
        },
        newest: () => {
          newest += 1;
          return Promise.resolve([]);
        },
        ...handlers,
      },
      ...options,
    });
  }

  const table = (title: string): HTMLTableElement => {
    const [found] = page
      .all<HTMLTableElement>('table.summary')
      .filter(({ caption }) => caption?.textContent === `${title}: series and values`);
    return found!;
  };
  const headings = (title: string): string[] =>
    [...table(title).querySelectorAll('tbody th')].map(({ textContent }) => textContent);
  const status = (): string => page.one('.tools .help').textContent;

  it('says what it is about, and draws five charts with their values beside them', async () => {
    await open();
    match(
      page.one('.subject').textContent,
      /orders-api-5d9c \(eci-bp1dvysdafbh00t7abcd, cn-hangzhou\) · Account: production/,
    );
    deepEqual(
      page.all('[role=slider]').map((slider) => slider.getAttribute('aria-label')),
      ['CPU', 'Memory', 'Network', 'Disk', 'Disk space'].map((title) => `${title} over time`),
    );
    deepEqual(
      [...table('CPU').querySelectorAll('thead th')].map(({ textContent }) => textContent),
      ['Series', 'Now', 'Minimum', 'Average', 'Maximum', 'Limit', 'Of limit'],
    );
    deepEqual(headings('CPU'), ['Instance', 'orders', 'log-shipper']);
    match(table('CPU').rows[1]?.textContent ?? '', /vCPU.*2 vCPU\d+%/);
    match(table('Network').rows[1]?.textContent ?? '', /^Received.*KiB\/s/);
    equal(page.one('.board').hidden, false);
    equal(page.texts('.page > header').join(), `Metrics${page.one('.subject').textContent}`);
    deepEqual(page.texts('.page > .tools > [secondary], .page > .tools > .check'), ['Show limits', 'Refresh', 'Pause']);
  });

  it('lays several instances over one another, and says which is which and how many are left out', async () => {
    await open({ init: both });
    deepEqual(headings('CPU'), [web.name, other.name]);
    deepEqual(headings('Disk'), [
      ...[`${web.name} · Read`, `${web.name} · Written`, `${other.name} · Read`, `${other.name} · Written`],
    ]);
    deepEqual(page.texts('header > .notice.warning'), ['2 more selected; up to 8 instances can be shown at a time.']);
  });

  it('has every value in a table on request', async () => {
    await open();
    await page.unfold(page.all('summary')[0]!);
    const rows = page.texts('table.values tr');
    equal(rows.length, 1 + 61);
    match(rows[2] ?? '', /^\d\d:\d\d:\d\d[\d.]+ vCPU[\d.]+ vCPU[\d.]+ vCPU$/);
  });

  it('reads each moment out, and shows it in the other charts', async () => {
    await open();
    page.all('[role=slider]')[0]?.focus();
    await page.press('Home');
    await page.press('ArrowRight');
    const [cpu, memory] = page.all('[role=slider]').map((slider) => slider.getAttribute('aria-valuetext') ?? '');
    match(cpu ?? '', /^\d\d:\d\d:\d\d · Instance: [\d.]+ vCPU · orders: /);
    match(memory ?? '', /Instance: [\d.]+ GiB/);
    deepEqual(
      page.all('[role=slider]').map((slider) => slider.getAttribute('aria-valuenow')),
      ['1', '1', '1', '1', '1'],
    );
  });

  describe('with another choice', () => {
    it('reads another range, and keeps the choice', async () => {
      await open();
      await page.click(page.choice('3 h'));
      deepEqual(asked, ['15m', '3h']);
      await page.reload();
      deepEqual(asked, ['15m', '3h', '3h']);
      equal(page.choice('3 h').checked, true);
    });

    it('leaves out the limits, and keeps that', async () => {
      await open();
      const painted = (): number =>
        page.view.drawings.get(page.all('canvas')[0]!)?.texts.filter(({ text }) => text.startsWith('Limit')).length ??
        0;
      await page.passTime(0);
      equal(page.choice('Show limits').checked, true);
      equal(painted() > 0, true);
      await page.click(page.choice('Show limits'));
      equal(painted(), 0);
      await page.reload();
      equal(page.choice('Show limits').checked, false);
      equal(painted(), 0);
    });

    it('ignores kept choices of another shape', async () => {
      await open();
      const state = page.state as object;
      for (const content of ['text', { range: '7m', limits: 'no' }]) {
        await open({ state: { ...state, content } });
        deepEqual(asked, ['15m']);
        equal(page.choice('Show limits').checked, true);
      }
    });
  });

  describe('as time passes', () => {
    it('reads the newest values while it can be seen, and says how often', async () => {
      await open();
      match(status(), /^Updated \d\d:\d\d:\d\d · refreshes every 15 s while visible$/);
      await page.passTime(15_000);
      equal(newest, 1);
    });

    it('reads nothing while it is paused, and everything when it resumes', async () => {
      await open();
      await page.click(page.button('Pause'));
      match(status(), / · paused$/);
      await page.passTime(60_000);
      equal(newest, 0);
      await page.click(page.button('Resume'));
      deepEqual(asked, ['15m', '15m']);
      match(status(), /refreshes every/);
    });

    it('reads nothing while it is hidden, and everything when it is seen again', async () => {
      await open();
      page.view.setVisible(false);
      await page.passTime(60_000);
      equal(newest, 0);
      deepEqual(asked, ['15m']);
      page.view.setVisible(true);
      await page.passTime(0);
      deepEqual(asked, ['15m', '15m']);
    });

    it('stays paused when it is seen again', async () => {
      await open();
      await page.click(page.button('Pause'));
      page.view.setVisible(false);
      page.view.setVisible(true);
      await page.passTime(0);
      deepEqual(asked, ['15m']);
    });

    it('reads again on request', async () => {
      await open();
      await page.click(page.button('Refresh'));
      deepEqual(asked, ['15m', '15m']);
    });

    it('is painted again when the theme changes', async () => {
      await open();
      await page.passTime(0);
      const canvas = page.all('canvas')[0]!;
      const colours = (): (string | undefined)[] =>
        page.view.drawings
          .get(canvas)
          ?.lines.filter(({ points }) => points > 0)
          .map(({ colour }) => colour) ?? [];
      equal(colours()[0], '#59a4f9');
      page.view.setTheme('light');
      await page.passTime(0);
      equal(colours()[0], '#0063d3');
      const before = page.view.drawings.get(canvas)?.cleared ?? 0;
      page.document.body.className = 'vscode-light';
      await page.passTime(0);
      equal(page.view.drawings.get(canvas)?.cleared, before + 1);
    });
  });

  describe('when it cannot read', () => {
    const problem = { message: 'The instance no longer exists.', hint: 'Refresh the list.' };

    it('says why, and what to do', async () => {
      const refused = new UserFacingError('This account may not read metrics.', 'Ask your administrator.');
      let calls = 0;
      await open({ handlers: { read: () => ((calls += 1), Promise.reject(refused)) } });
      equal(page.shows('This account may not read metrics.'), true);
      equal(page.shows('Ask your administrator.'), true);
      equal(page.one('.board').hidden, true);
      equal(page.one('.notice:not(.problem)').hidden, true);
      equal(status(), '');
      await page.click(page.button('Retry'));
      equal(calls, 2);
    });

    it('keeps the values of one instance when another cannot be read', async () => {
      const readings = [...sampleReadings([web], getRange('15m'), fakeNow), { id: other.id, samples: [], problem }];
      await open({ init: both, handlers: { read: () => Promise.resolve(readings) } });
      equal(page.shows(`${other.name}: ${problem.message}`), true);
      match(table('CPU').rows[1]?.textContent ?? '', /vCPU/);
    });

    it('says that an instance has no metrics, unless it says why', async () => {
      const none: Reading[] = [{ id: web.id, samples: [] }];
      await open({ handlers: { read: () => Promise.resolve(none) } });
      equal(page.shows('There are no metrics for this time range.'), true);
      equal(page.one('.board').hidden, true);
      await open({ handlers: { read: () => Promise.resolve([{ id: web.id, samples: [], problem }]) } });
      equal(page.shows('There are no metrics for this time range.'), false);
      equal(page.shows(problem.message), true);
    });

    it('says that it loads before it has an answer', async () => {
      await open({ handlers: { read: () => new Promise(() => undefined) } });
      equal(status(), 'Loading metrics…');
      equal(page.shows('There are no metrics'), false);
    });
  });

  it('starts over when the extension opens it again, and the page before is over', async () => {
    await open();
    const [before] = page.all('[role=slider]');
    await page.initialize({ ...both, leftOut: 0 });
    deepEqual(headings('CPU'), [web.name, other.name]);
    match(page.one('.subject').textContent, /orders-api-7f1e/);
    equal(page.view.isSizeObserved(before!), false);
    equal(asked.length, 2);
    await page.passTime(15_000);
    equal(newest, 1);
    page.view.setVisible(false);
    page.view.setVisible(true);
    await page.passTime(0);
    equal(asked.length, 3);
  });
});
