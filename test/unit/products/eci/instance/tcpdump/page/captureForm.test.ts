import { deepEqual, equal, match } from 'node:assert/strict';
import { UserFacingError } from '../../../../../../../src/base/errors';
import type { HostHandlers } from '../../../../../../../src/model/panelProtocol';
import { toOpsValue } from '../../../../../../../src/products/eci/instance/tcpdump/opsValue';
import {
  type TcpdumpDraft,
  emptyTcpdumpDraft,
  validateTcpdumpDraft,
} from '../../../../../../../src/products/eci/instance/tcpdump/tcpdumpForm';
import { type TcpdumpPanel, tcpdumpPanel } from '../../../../../../../src/products/eci/instance/tcpdump/tcpdumpPanel';
import { type UnitPanel, type UnitPanelOptions, useUnitPanel } from '../../../../../../support/page/unitPage';

type Handlers = HostHandlers<TcpdumpPanel>;
type Options = Partial<Omit<UnitPanelOptions<TcpdumpPanel>, 'handlers'>> & { handlers?: Partial<Handlers> };

const target = { region: 'cn-hangzhou', id: 'eci-bp1dvysdafbh00t7abcd', name: 'web-frontend' };
const init = { target, account: 'production' };
const requestId = '89945DD3-9072-47D0-A318-353284CFC7B';
const tooShort = new UserFacingError('Could not start the capture.', 'Wait a moment.', {
  requestId,
  retry: { afterMs: 42_000 },
});

describe('the packet capture form', () => {
  const openPanel = useUnitPanel();
  const started: TcpdumpDraft[] = [];
  const copied: unknown[] = [];
  let page: UnitPanel<TcpdumpPanel>;

  async function open({ handlers, ...options }: Options = {}): Promise<void> {
    started.length = 0;
    copied.length = 0;
    page = await openPanel({
      protocol: tcpdumpPanel,
      init,
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
  }

  const type = (name: string, text: string): Promise<void> => page.type(page.field(name), text);
  const start = (): Promise<void> => page.click(page.button('Start Capture'));
  const alert = (): string => page.one('[role=alert]').textContent;

  it('says what it is about', async () => {
    await open();
    equal(page.one('h1').textContent, 'Packet capture');
    deepEqual(page.texts('.page > header > .subject'), [
      'web-frontend (eci-bp1dvysdafbh00t7abcd) in cn-hangzhou, account production',
    ]);
    equal(page.one('form').getAttribute('aria-labelledby'), page.one('h1').id);
    equal(page.one('form').noValidate, true);
    equal(page.all('form > .notices').length, 1);
    deepEqual(page.texts('legend'), ['What to capture', 'Protocol', 'Source', 'Destination', 'Limits']);
    deepEqual(page.texts('.choice label'), ['Any', 'TCP', 'UDP', 'ICMPv4']);
  });

  it('has its fields in four groups, each with what it is for', async () => {
    await open();
    deepEqual(
      page
        .all('.group')
        .map((group) => [
          group.className,
          group.querySelector(`.help#${group.getAttribute('aria-describedby') ?? ''}`)?.textContent,
          group.querySelectorAll(':scope > .fields > *').length,
        ]),
      [
        ['group what', 'Captures all packets of one network interface unless you set filters.', 2],
        ['group source', 'Where packets come from. Leave empty for anywhere.', 3],
        ['group destination', 'Where packets go. Leave empty for anywhere.', 3],
        ['group limits', 'When the capture stops. Leave a field empty for no limit.', 4],
      ],
    );
  });

  it('previews the request exactly as it is sent, and copies it', async () => {
    await open();
    await page.click(page.choice('UDP'));
    await type('Destination CIDR block', '10.0.0.0/8');
    await type('File size (bytes)', '10485760');
    const opsValue = '{"Enable":true,"Protocol":"udp","DestCidr":"10.0.0.0/8","FileSize":10485760}';
    const cli = `aliyun eci CreateInstanceOpsTask --region cn-hangzhou --RegionId 'cn-hangzhou' --ContainerGroupId '${target.id}' --OpsType 'tcpdump' --OpsValue '${opsValue}'`;
    deepEqual(page.texts('pre'), [opsValue, cli]);
    await page.click(page.button('Copy OpsValue'));
    await page.click(page.button('Copy Command Line'));
    await start();
    equal(alert(), 'Capturing.');
    deepEqual(copied, [
      { what: 'opsValue', text: opsValue },
      { what: 'cli', text: cli },
    ]);
    deepEqual(
      started.map((draft) => toOpsValue(validateTcpdumpDraft(draft).value ?? {})),
      [opsValue],
    );
  });

  it('starts on Enter in any field, and on Enter in a choice', async () => {
    await open();
    await type('Network interface', 'eth1');
    await page.press('Enter');
    page.choice('Any').focus();
    equal(await page.press('Enter'), true);
    equal(await page.press('ArrowDown'), false);
    deepEqual(
      started.map(({ IfDeviceName }) => IfDeviceName),
      ['eth1', 'eth1'],
    );
  });

  it('shows amounts in a unit that is easier to grasp, where they have one', async () => {
    await open();
    const aside = (name: string): string =>
      page.field(name).closest('.field')?.querySelector('.aside')?.textContent ?? '';
    for (const [name, text, shown] of [
      ['File size (bytes)', '1023', ''],
      ['File size (bytes)', '1024', '= 1.0 KiB'],
      ['File size (bytes)', '01024', ''],
      ['File size (bytes)', '1024 B', ''],
      ['Duration (seconds)', '60', ''],
      ['Duration (seconds)', '61', '= 1 min 1 s'],
      ['Number of packets (packets)', '5000', ''],
      ['Snapshot length (bytes)', '65535', ''],
    ] as const) {
      await type(name, text);
      equal(aside(name), shown, `${name}: ${text}`);
    }
  });

  describe('with something wrong', () => {
    it('sends nothing, goes to the first wrong field and says why', async () => {
      await open();
      await type('Destination port', '70000');
      await type('Source IP address', '010.0.0.1');
      await page.press('Enter');
      equal(page.isFocused(page.field('Source IP address')), true);
      match(page.error(page.field('Source IP address')), /Enter a full IPv4 or IPv6 address/);
      match(page.error(page.field('Destination port')), /1 to 65535/);
      equal(page.button('Copy OpsValue').disabled, true);
      deepEqual(started, []);

      await type('Source IP address', '10.0.0.1');
      equal(page.error(page.field('Source IP address')), '');
      await page.press('Enter');
      equal(page.isFocused(page.field('Destination port')), true);
    });

    it('shows an error only after the field was left', async () => {
      await open();
      await type('Source port', '0');
      equal(page.error(page.field('Source port')), '');
      await page.leave();
      equal(page.error(page.field('Source port')), 'Enter a number from 1 to 65535.');
    });

    it('offers the network of a CIDR block with host bits, and takes it', async () => {
      await open();
      await type('Source CIDR block', '10.0.0.5/24');
      await page.click(page.button('Use 10.0.0.0/24'));
      equal(page.field('Source CIDR block').value, '10.0.0.0/24');
      equal(page.isFocused(page.field('Source CIDR block')), true);
      match(JSON.stringify(page.state), /"SourceCidr":"10\.0\.0\.0\/24"/);
    });
  });

  describe('when it is reset', () => {
    it('asks, and is empty then, without the errors and the result of before', async () => {
      await open();
      await type('Source port', '0');
      await start();
      equal(page.error(page.field('Source port')) === '', false);
      await page.click(page.button('Reset'));
      await page.press('Escape');
      equal(page.field('Source port').value, '0');
      await page.click(page.button('Reset'));
      await page.click(page.button('Clear All Fields'));
      equal(page.field('Source port').value, '');
      await type('Source port', '0');
      equal(page.error(page.field('Source port')), '');
    });

    it('drops how the last attempt ended', async () => {
      await open();
      await start();
      equal(alert(), 'Capturing.');
      await page.click(page.button('Reset'));
      equal(alert(), '');
      deepEqual((page.state as { content: unknown }).content, { draft: emptyTcpdumpDraft, retryAt: 0 });
    });
  });

  describe('while it sends', () => {
    let end: (error: Error | undefined) => void;
    let isAborted = false;

    async function openSending(): Promise<void> {
      isAborted = false;
      await open({
        handlers: {
          start: ({ draft }, signal) =>
            new Promise((resolve, reject) => {
              started.push(draft);
              end = (error) => (error ? reject(error) : resolve({ started: true, message: 'Capturing.' }));
              signal.addEventListener('abort', () => {
                isAborted = true;
                reject(signal.reason as Error);
              });
            }),
        },
      });
      await type('Source CIDR block', '10.0.0.5/24');
      await start();
    }

    it('cannot be edited or sent again, and suggestions wait', async () => {
      await openSending();
      equal(page.shows('Sending the request…'), true);
      equal(page.field('Source port').readonly, true);
      equal(page.choice('TCP').matches(':disabled'), true);
      equal(page.button('Reset').disabled, true);
      await page.click(page.button('Use 10.0.0.0/24'));
      equal(page.field('Source CIDR block').value, '10.0.0.5/24');
      page.field('Source port').focus();
      await page.press('Enter');
      equal(started.length, 1);
      end(undefined);
      await page.passTime(0);
      equal(page.field('Source port').readonly, false);
      equal(page.choice('TCP').matches(':disabled'), false);
      equal(alert(), 'Capturing.');
    });

    it('can be cancelled', async () => {
      await openSending();
      await page.click(page.button('Cancel'));
      equal(isAborted, true);
      match(alert(), /^Canceled\..*The request may have reached the service\./);
      equal(page.field('Source port').readonly, false);
    });

    it('shows the answer that came while its tab was hidden, and does not start twice', async () => {
      await openSending();
      await page.reload(() => end(undefined));
      equal(alert(), 'Capturing.');
      equal(started.length, 1);
    });

    it('says that the result is unknown when no one knows of the request any more', async () => {
      await openSending();
      const { state } = page;
      await open({ state });
      match(alert(), /The window was reloaded before the result arrived\. ?Check the O&M tasks/);
    });

    it('hides how the attempt before ended', async () => {
      await openSending();
      end(tooShort);
      await page.passTime(0);
      match(alert(), /Could not start/);
      await page.passTime(42_000);
      await start();
      equal(alert(), '');
    });
  });

  describe('when the service answers', () => {
    it('shows what it said and counts down to the next attempt', async () => {
      let calls = 0;
      await open({ handlers: { start: () => ((calls += 1), Promise.reject(tooShort)) } });
      await start();
      match(alert(), new RegExp(`Could not start the capture\\..*Wait a moment\\..*${requestId}`));
      equal(page.button('Retry in 42 s').disabled, true);
      page.field('Source port').focus();
      await page.press('Enter'); // Not before its time.
      equal(calls, 1);
      await page.passTime(2_000);
      equal(page.button('Retry in 40 s').disabled, true);
      await page.passTime(40_000);
      equal(page.shows('You can start a capture now.'), true);
      await start();
      equal(calls, 2);
    });

    it('keeps waiting when its tab was hidden', async () => {
      await open({ handlers: { start: () => Promise.reject(tooShort) } });
      await start();
      await page.reload();
      equal(page.button('Start again in 42 s').disabled, true);
    });

    it('waits after a start as long as the service refuses another', async () => {
      const answer = { started: true, message: 'Capturing.', retryAfterMs: 60_000 } as const;
      await open({ handlers: { start: () => Promise.resolve(answer) } });
      await start();
      equal(page.button('Start again in 60 s').disabled, true);
    });

    it('points at the field the service refused', async () => {
      const problem = { message: 'No such interface.', hint: '', field: 'IfDeviceName' as const };
      await open({ handlers: { start: () => Promise.resolve({ started: false, problem }) } });
      await start();
      equal(alert(), 'No such interface.');
      equal(page.isFocused(page.field('Network interface')), true);
      equal(page.error(page.field('Network interface')), 'No such interface.');
      equal(page.button('Start Capture').disabled, false);
    });

    it('shows an answer that it cannot read as an error of its own', async () => {
      const nothing = undefined as unknown as Awaited<ReturnType<Handlers['start']>>;
      await open({ handlers: { start: () => Promise.resolve(nothing) } });
      await start();
      match(alert(), /Internal error in the form\./);
      equal(page.field('Source port').readonly, false);
      deepEqual(page.view.complaints.splice(0).length, 1);
    });
  });

  describe('when it opens', () => {
    it('begins with what the extension fills in', async () => {
      await open({ init: { ...init, draft: { ...emptyTcpdumpDraft, SourcePort: '80' } } });
      equal(page.field('Source port').value, '80');
    });

    it('keeps what was typed when its tab is hidden and shown, rather than what is filled in', async () => {
      await open({ init: { ...init, draft: { ...emptyTcpdumpDraft, SourcePort: '80' } } });
      await type('Source port', '8080');
      await page.click(page.choice('TCP'));
      await page.reload();
      equal(page.field('Source port').value, '8080');
      equal(page.choice('TCP').checked, true);
    });

    it('drops kept content of another shape', async () => {
      await open();
      const state = page.state as object;
      for (const content of ['text', { draft: { SourcePort: 80 }, retryAt: 'later' }]) {
        await open({ state: { ...state, content } });
        equal(page.field('Source port').value, '');
        equal(page.button('Start Capture').disabled, false);
      }
    });

    it('goes on with another account when the extension opens it again', async () => {
      await open();
      await type('Source port', '80');
      await page.initialize({ target: { ...target, id: 'eci-2' }, account: 'staging' });
      equal(page.shows('web-frontend (eci-2) in cn-hangzhou, account staging'), true);
      equal(page.field('Source port').value, '80');
      match(page.texts('pre')[1] ?? '', /--ContainerGroupId 'eci-2'/);
    });

    it('shows what it is given as text', async () => {
      const nasty = '<img src=x onerror=alert(1)>';
      await open({ init: { target: { ...target, name: nasty }, account: nasty } });
      equal(page.shows(nasty), true);
      equal(page.all('img').length, 0);
    });

    it('speaks the language it is sent', async () => {
      await open({ strings: { 'Packet capture': '网络抓包', 'Start Capture': '开始抓包' }, language: 'zh-cn' });
      equal(page.one('h1').textContent, '网络抓包');
      equal(page.button('开始抓包').disabled, false);
    });
  });
});
