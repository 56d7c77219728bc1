// What only a browser proves of the packet capture form: focus and keyboard, what a screen reader announces, themes, narrow tabs, and
// that the page runs under its policy (it must not have complained). The rest: test/unit/products/eci/instance/tcpdump/page.

import { deepEqual, equal, match } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import type { Browser, Locator } from 'playwright-core';
import { launchBrowser } from '../../../scripts/harness/chromium.mjs';
import { UserFacingError } from '../../../src/base/errors';
import type { HostHandlers } from '../../../src/model/panelProtocol';
import type { TcpdumpDraft } from '../../../src/products/eci/instance/tcpdump/tcpdumpForm';
import { type TcpdumpPanel, tcpdumpPanel } from '../../../src/products/eci/instance/tcpdump/tcpdumpPanel';
import { PanelPage, type PanelPageOptions } from '../../support/panel/panelPage';
import { panelPageThemes, type PanelPageTheme } from '../../support/panel/panelPageThemes';

type Handlers = HostHandlers<TcpdumpPanel>;
type Options = Partial<Omit<PanelPageOptions<TcpdumpPanel>, 'handlers'>> & { handlers?: Partial<Handlers> };

const target = { region: 'cn-hangzhou', id: 'eci-bp1dvysdafbh00t7abcd', name: 'web-frontend' };
const tooShort = new UserFacingError('Could not start the capture.', 'Wait a moment.', {
  requestId: '89945DD3-9072-47D0-A318-353284CFC7B',
  retry: { afterMs: 42_000 },
});

describe('the packet capture form in a browser', () => {
  let browser: Browser;
  let opened: PanelPage<TcpdumpPanel> | undefined;
  const started: TcpdumpDraft[] = [];

  before('open a browser', async () => {
    browser = await launchBrowser();
  });
  after('close the browser', () => browser.close());
  afterEach('the page must not have complained', async () => {
    const complaints = opened?.complaints ?? [];
    await opened?.close();
    opened = undefined;
    started.length = 0;
    deepEqual(complaints, []);
  });

  async function open({ handlers, ...options }: Options = {}): Promise<PanelPage<TcpdumpPanel>> {
    opened = await PanelPage.open(browser, {
      protocol: tcpdumpPanel,
      init: { target, account: 'production' },
      handlers: {
        start: ({ draft }) => {
          started.push(draft);
          return Promise.resolve({ started: true, message: 'Capturing.' });
        },
        copy: () => undefined,
        ...handlers,
      },
      ...options,
    });
    await field('Source port').waitFor();
    return opened;
  }

  const page = () => opened!.page;
  const field = (label: string): Locator => page().getByRole('textbox', { name: label });
  const button = (name: string | RegExp): Locator => page().getByRole('button', { name });
  const text = (words: string | RegExp): Locator => page().getByText(words);
  const isFocused = (locator: Locator): Promise<boolean> =>
    locator.evaluate((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element);

  it('has an order of focus in which the keyboard alone fills it in and sends it', async () => {
    await open();
    await field('Network interface').focus();
    await page().keyboard.type('eth1');
    await page().keyboard.press('Tab');
    await page().keyboard.type('10.1.2.3');
    await page().keyboard.press('Enter');
    await text('Capturing.').waitFor();
    deepEqual(
      started.map(({ IfDeviceName, SourceIp }) => [IfDeviceName, SourceIp]),
      [['eth1', '10.1.2.3']],
    );
  });

  it('puts the focus on the first wrong field, which is read out as invalid with its error and help', async () => {
    await open();
    await field('Destination port').fill('70000');
    await field('Source IP address').fill('010.0.0.1');
    await page().keyboard.press('Enter');
    equal(await isFocused(field('Source IP address')), true);
    const spoken = await opened!.spoken('textbox', 'Source IP address');
    equal(spoken.invalid, true);
    match(spoken.description, /Enter a full IPv4 or IPv6 address.*One IPv4 or IPv6 address/);
    equal((await opened!.spoken('button', 'Copy OpsValue')).disabled, true);
    deepEqual(started, []);

    await field('Source IP address').fill('10.0.0.1');
    equal((await opened!.spoken('textbox', 'Source IP address')).invalid, false);
    await page().keyboard.press('Enter');
    equal(await isFocused(field('Destination port')), true);
  });

  it('starts on Space, and moves the focus of the browser to the button that cancels, where Enter cancels', async () => {
    await open({
      handlers: {
        start: (_, signal) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason as Error));
          }),
      },
    });
    await button('Start Capture').focus();
    await page().keyboard.press('Space');
    await text('Sending the request…').waitFor();
    equal(await field('Source port').isEditable(), false);
    equal((await opened!.spoken('button', 'Starting…')).disabled, true);
    await page().keyboard.press('Enter');
    await text('Canceled.').waitFor();
    equal(await field('Source port').isEditable(), true);
  });

  for (const theme of Object.keys(panelPageThemes) as PanelPageTheme[]) {
    it(`leaves axe-core nothing to find in the colors of the theme ${theme}, with every notice shown`, async () => {
      const form = await open({ theme, handlers: { start: () => Promise.reject(tooShort) } });
      deepEqual(await form.accessibilityFindings(), []);
      await button('Start Capture').click();
      await button(/Retry/).waitFor();
      await field('Source CIDR block').fill('10.0.0.5/24');
      await field('Source port').fill('0');
      await page().keyboard.press('Tab');
      await button('Reset').click();
      await button('Keep').waitFor();
      deepEqual(await form.accessibilityFindings(), []);
    });
  }

  for (const width of [320, 640, 1280]) {
    it(`is laid out without sideways scrolling ${width} pixels wide`, async () => {
      await open({ viewport: { width, height: 480 } });
      await field('Source IP address').fill('2001:db8:1234:5678:9abc:def0:1234:5678');
      await field('Destination port').fill('x');
      await page().keyboard.press('Enter');
      equal(await page().evaluate(() => document.documentElement.scrollWidth), width);
    });
  }
});
