// The packet capture form in a browser, without VS Code: the page as built, served by the dispatcher as shipped.

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import type { Browser, Locator } from 'playwright-core';
import { launchBrowser } from '../../../scripts/harness/chromium.mjs';
import { UserFacingError } from '../../../src/base/errors';
import type { HostHandlers } from '../../../src/model/panelProtocol';
import { toOpsValue } from '../../../src/products/eci/instance/tcpdump/opsValue';
import { type TcpdumpDraft, validateTcpdumpDraft } from '../../../src/products/eci/instance/tcpdump/tcpdumpForm';
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

describe('the packet capture form', () => {
  let browser: Browser;
  let opened: PanelPage<TcpdumpPanel> | undefined;
  const started: TcpdumpDraft[] = [];
  const copied: unknown[] = [];

  before('open a browser', async () => {
    browser = await launchBrowser();
  });
  after('close the browser', () => browser.close());
  afterEach('the page must not have complained', async () => {
    const complaints = opened?.complaints ?? [];
    await opened?.close();
    opened = undefined;
    started.length = 0;
    copied.length = 0;
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
        copy: (params) => void copied.push(params),
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
  const preview = async (): Promise<(string | null)[]> => page().locator('pre').allTextContents();
  const isFocused = (locator: Locator): Promise<boolean> =>
    locator.evaluate((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element);

  it('previews the request exactly as it is sent, and copies it', async () => {
    await open();
    await page().getByRole('radio', { name: 'UDP' }).check();
    await field('Destination CIDR block').fill('10.0.0.0/8');
    await field('File size').fill('10485760');
    const opsValue = '{"Enable":true,"Protocol":"udp","DestCidr":"10.0.0.0/8","FileSize":10485760}';
    const cli = `aliyun eci CreateInstanceOpsTask --region cn-hangzhou --RegionId 'cn-hangzhou' --ContainerGroupId '${target.id}' --OpsType 'tcpdump' --OpsValue '${opsValue}'`;
    deepEqual(await preview(), [opsValue, cli]);
    await text('= 10.0 MiB').waitFor();

    await button('Copy OpsValue').click();
    await button('Copy Command Line').click();
    await button('Start Capture').click();
    await text('Capturing.').waitFor();
    deepEqual(copied, [
      { what: 'opsValue', text: opsValue },
      { what: 'cli', text: cli },
    ]);
    deepEqual(
      started.map((draft) => toOpsValue(validateTcpdumpDraft(draft).value ?? {})),
      [opsValue],
    );
  });

  it('is filled in and sent with the keyboard alone', async () => {
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

  it('does not send what is wrong: it goes to the first wrong field and says why', async () => {
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

  it('shows an error only after the field was left', async () => {
    await open();
    const error = text('Enter a number from 1 to 65535.');
    await field('Source port').fill('0');
    equal(await error.isVisible(), false);
    await page().keyboard.press('Tab');
    await error.waitFor();
  });

  it('offers the network of a CIDR block with host bits', async () => {
    await open();
    await field('Source CIDR block').fill('10.0.0.5/24');
    await button('Use 10.0.0.0/24').click();
    equal(await field('Source CIDR block').inputValue(), '10.0.0.0/24');
    equal(await isFocused(field('Source CIDR block')), true);
  });

  it('asks before it clears what was typed, and Escape keeps it', async () => {
    await open();
    await field('Source port').fill('80');
    await button('Reset').click();
    await page().keyboard.press('Escape');
    equal(await field('Source port').inputValue(), '80');
    await button('Reset').click();
    await button('Clear All Fields').click();
    equal(await field('Source port').inputValue(), '');
  });

  it('cannot be edited while it sends, and can be cancelled', async () => {
    let aborted = false;
    await open({
      handlers: {
        start: (_, signal) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              aborted = true;
              reject(signal.reason as Error);
            });
          }),
      },
    });
    await field('Source port').fill('80');
    await button('Reset').click();
    await button('Start Capture').focus();
    await page().keyboard.press('Space');
    await text('Sending the request…').waitFor();
    equal(await field('Source port').isEditable(), false);
    equal(await page().getByRole('radio', { name: 'TCP' }).isDisabled(), true);
    equal((await opened!.spoken('button', 'Starting…')).disabled, true);
    equal((await opened!.spoken('button', 'Clear All Fields')).disabled, true);
    await page().keyboard.press('Enter'); // Cancel has the focus now.
    await text('Canceled.').waitFor();
    equal(aborted, true);
    equal(await field('Source port').isEditable(), true);
  });

  it('shows what the service said and counts down to the next attempt', async () => {
    await open({ handlers: { start: () => Promise.reject(tooShort) } });
    await opened!.stopTime();
    await button('Start Capture').click();
    await page()
      .getByRole('alert')
      .getByText(/Wait a moment\..*89945DD3-9072-47D0-A318-353284CFC7B/)
      .waitFor();
    await button('Retry in 42 s').waitFor();
    await field('Source port').press('Enter'); // Not before its time.
    await page().clock.runFor(2_000);
    await button('Retry in 40 s').waitFor();
    await page().clock.runFor(41_000);
    await button('Start Capture').waitFor();
    await text('You can start a capture now.').waitFor();
  });

  it('points at the field the service refused', async () => {
    const problem = { message: 'No such interface.', hint: '', field: 'IfDeviceName' as const };
    await open({ handlers: { start: () => Promise.resolve({ started: false, problem }) } });
    await button('Start Capture').click();
    await page().getByRole('alert').waitFor();
    equal(await isFocused(field('Network interface')), true);
    match((await opened!.spoken('textbox', 'Network interface')).description, /No such interface/);
  });

  it('keeps what was typed when its tab is hidden and shown', async () => {
    const form = await open();
    await field('Source port').fill('8080');
    await page().getByRole('radio', { name: 'TCP' }).check();
    await form.reload();
    equal(await field('Source port').inputValue(), '8080');
    equal(await page().getByRole('radio', { name: 'TCP' }).isChecked(), true);
  });

  it('shows the answer that came while its tab was hidden, and does not start twice', async () => {
    let finish = (): void => undefined;
    let calls = 0;
    const form = await open({
      handlers: {
        start: () =>
          new Promise((resolve) => {
            calls++;
            finish = () => resolve({ started: true, message: 'Capturing meanwhile.' });
          }),
      },
    });
    await button('Start Capture').click();
    await text('Sending the request…').waitFor();
    await form.reload(() => finish());
    await text('Capturing meanwhile.').waitFor();
    equal(calls, 1);
  });

  it('shows what it is given as text', async () => {
    const nasty = '<img src=x onerror=alert(1)>';
    await open({ init: { target: { ...target, name: nasty }, account: nasty } });
    ok(await text(nasty).isVisible());
    equal(await page().locator('img').count(), 0);
  });

  it('speaks the language it is sent', async () => {
    await open({ strings: { 'Packet capture': '网络抓包', 'Start Capture': '开始抓包' }, language: 'zh-cn' });
    await page().getByRole('heading', { name: '网络抓包' }).waitFor();
    await button('开始抓包').waitFor();
  });

  for (const theme of Object.keys(panelPageThemes) as PanelPageTheme[]) {
    it(`leaves axe-core nothing to find in the theme ${theme}, with every notice shown`, async () => {
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
    it(`needs no sideways scrolling ${width} pixels wide`, async () => {
      await open({ viewport: { width, height: 480 } });
      await field('Source IP address').fill('2001:db8:1234:5678:9abc:def0:1234:5678');
      await field('Destination port').fill('x');
      await page().keyboard.press('Enter');
      equal(await page().evaluate(() => document.documentElement.scrollWidth), width);
    });
  }
});
