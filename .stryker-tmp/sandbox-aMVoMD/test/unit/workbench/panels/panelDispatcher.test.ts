import { deepEqual, equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { CancelledError, UserFacingError } from '../../../../src/base/errors';
import { type Log, silentLog } from '../../../../src/base/log';
import type { HostEnvelope } from '../../../../src/panels/channel/envelope';
import {
  type HostHandlers,
  defineCommand,
  defineNotification,
  definePanel,
  defineRequest,
} from '../../../../src/model/panelProtocol';
import { PanelDispatcher } from '../../../../src/workbench/panels/panelDispatcher';

const parseText = (raw: unknown): string | undefined => (typeof raw === 'string' ? raw : undefined);
const protocol = definePanel('test', 1, {
  init: defineNotification<{ greeting: string }>(),
  news: defineNotification<string>(),
  double: defineRequest<string, string>(parseText),
  forget: defineCommand<string>(parseText),
});
type Handlers = HostHandlers<typeof protocol>;

const origin = { command: 'a.b', target: { kind: 'k', region: 'r', id: 'i', name: 'n' } };

class Page {
  readonly received: HostEnvelope[] = [];
  readonly forgotten: string[] = [];
  readonly warnings: string[] = [];
  /** Messages to a hidden page are lost. */
  visible = true;
  readonly dispatcher: PanelDispatcher;
  private readonly handlers: Handlers = {
    double: (text) => Promise.resolve(text + text),
    forget: (text) => void this.forgotten.push(text),
  };

  constructor(handlers: Partial<Handlers> = {}) {
    const log: Log = {
      ...silentLog,
      warn: (text) => this.warnings.push(text),
      error: (text) => this.warnings.push(text),
    };
    this.dispatcher = new PanelDispatcher((envelope) => {
      if (this.visible) {
        this.received.push(envelope);
      }
      return Promise.resolve(this.visible);
    }, log);
    this.serve(handlers);
  }

  serve(handlers: Partial<Handlers>): void {
    this.dispatcher.serve({
      protocol,
      handlers: { ...this.handlers, ...handlers },
      init: () => ({ type: 'init', origin, params: { greeting: 'hello' } }),
    });
  }

  async says(...raw: unknown[]): Promise<void> {
    raw.forEach((one) => this.dispatcher.receive(one));
    await settled();
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const ask = (id: string, params: unknown, name = 'double'): unknown => ({ type: 'request', id, name, params });

describe('a panel', () => {
  it('sends init on every load of its page', async () => {
    const page = new Page();
    await page.says({ type: 'ready' }, { type: 'ready' });
    deepEqual(page.received, Array(2).fill({ type: 'init', origin, params: { greeting: 'hello' } }));
  });

  it('answers a request under its id', async () => {
    const page = new Page();
    await page.says(ask('1', 'ab'), ask('2', 'cd'));
    deepEqual(page.received, [
      { type: 'result', id: '1', result: 'abab' },
      { type: 'result', id: '2', result: 'cdcd' },
    ]);
  });

  it('obeys a command and does not answer', async () => {
    const page = new Page();
    await page.says({ type: 'command', name: 'forget', params: 'x' });
    deepEqual([page.forgotten, page.received], [['x'], []]);
  });

  it('ignores and logs what is unknown, malformed, of the wrong type, or not meant for it', async () => {
    const page = new Page();
    const bad = [
      undefined,
      5,
      [],
      { type: 'init' },
      { type: 'request', name: 'double', params: 'x' },
      ask('1', 'x', 'missing'),
      ask('1', 'x', '__proto__'),
      ask('1', 'x', 'constructor'),
      ask('1', 'x', 'toString'),
      ask('1', 'x', 'init'),
      ask('1', 'x', 'news'),
      ask('1', 'x', 'forget'),
      ask('1', 5),
      ask('', 'x'),
      ask('i'.repeat(65), 'x'),
      { type: 'command', name: 'double', params: 'x' },
      { type: 'command', name: 'forget', params: {} },
    ];
    await page.says(...bad);
    deepEqual([page.received, page.forgotten], [[], []]);
    equal(page.warnings.length, bad.length);
  });

  it('survives anything a page can send', async () => {
    const page = new Page();
    const likely = fc.record(
      {
        type: fc.constantFrom('ready', 'request', 'command', 'abort', 'resume'),
        id: fc.anything(),
        name: fc.oneof(fc.constantFrom('double', 'forget', '__proto__', 'init'), fc.string()),
        params: fc.anything(),
      },
      { requiredKeys: [] },
    );
    fc.assert(fc.property(fc.oneof(fc.anything(), likely), (raw) => page.dispatcher.receive(raw)));
    await settled();
    ok(page.received.every((envelope) => envelope.type !== 'notification'));
  });

  it('says what a person can do about a failure, and only that', async () => {
    const facts = { requestId: 'R-1', retry: { afterMs: 5000 } };
    const page = new Page({
      double: (text) =>
        Promise.reject(text === 'known' ? new UserFacingError('No.', 'Wait.', facts) : new Error('secret path')),
    });
    await page.says(ask('1', 'known'), ask('2', 'bug'));
    deepEqual(page.received[0], {
      type: 'failure',
      id: '1',
      reason: 'failed',
      problem: { message: 'No.', hint: 'Wait.', requestId: 'R-1', retryAfterMs: 5000 },
    });
    ok(!JSON.stringify(page.received[1]).includes('secret path'));
    match(page.warnings.join(), /secret path/);
  });

  it('survives a handler that throws before it returns', async () => {
    const page = new Page({
      double: () => {
        throw new Error('at once');
      },
      forget: () => Promise.reject(new Error('later')),
    });
    await page.says(ask('1', 'x'), { type: 'command', name: 'forget', params: 'x' });
    equal(page.received[0]?.type, 'failure');
    match(page.warnings.join(), /at once.*later|later.*at once/);
  });
});

describe('a request under way', () => {
  const untilAborted = (_: string, signal: AbortSignal): Promise<string> =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new CancelledError())));

  it('is aborted when the page gives up on it', async () => {
    const page = new Page({ double: untilAborted });
    await page.says(ask('1', 'x'), { type: 'abort', id: '1' });
    deepEqual(page.received, [{ type: 'failure', id: '1', reason: 'cancelled', problem: { message: '', hint: '' } }]);
  });

  it('is aborted when the panel is closed, and nothing is sent any more', async () => {
    const page = new Page({ double: untilAborted });
    await page.says(ask('1', 'x'));
    page.dispatcher.dispose();
    await settled();
    equal(page.dispatcher.signal.aborted, true);
    deepEqual(page.received, []);
  });

  it('runs once even if it is asked for twice', async () => {
    let calls = 0;
    const page = new Page({ double: (text) => (calls++, Promise.resolve(text)) });
    await page.says(ask('1', 'x'), ask('1', 'x'));
    deepEqual([calls, page.received.length], [1, 1]);
  });

  it('finishes with the handler it began with', async () => {
    let finish: (text: string) => void = () => undefined;
    const page = new Page({ double: () => new Promise((resolve) => (finish = resolve)) });
    await page.says(ask('1', 'x'));
    page.serve({ double: () => Promise.resolve('second') });
    finish('first');
    await page.says(ask('2', 'x'));
    deepEqual(
      page.received.map((envelope) => 'result' in envelope && envelope.result),
      ['first', 'second'],
    );
  });
});

describe('an answer that came while the page was hidden', () => {
  it('is kept until the reloaded page asks for it, and given once', async () => {
    const page = new Page();
    page.visible = false;
    await page.says(ask('1', 'x'));
    page.visible = true;
    await page.says({ type: 'ready' }, { type: 'resume', id: '1' }, { type: 'resume', id: '1' });
    deepEqual(
      page.received.map((envelope) => ('reason' in envelope ? envelope.reason : envelope.type)),
      ['init', 'result', 'unknown'],
    );
  });

  it('reaches the reloaded page when it is still to come', async () => {
    let finish: (text: string) => void = () => undefined;
    const page = new Page({ double: () => new Promise((resolve) => (finish = resolve)) });
    await page.says(ask('1', 'x'), { type: 'resume', id: '1' });
    deepEqual(page.received, []);
    finish('late');
    await settled();
    deepEqual(page.received, [{ type: 'result', id: '1', result: 'late' }]);
  });

  it('is not collected without end', async () => {
    const page = new Page();
    page.visible = false;
    await page.says(...Array.from({ length: 20 }, (_, index) => ask(String(index), 'x')));
    page.visible = true;
    await page.says({ type: 'resume', id: '0' }, { type: 'resume', id: '19' });
    deepEqual(
      page.received.map((envelope) => ('reason' in envelope ? envelope.reason : envelope.type)),
      ['unknown', 'result'],
    );
  });
});

describe('the handlers of a panel', () => {
  it('must be complete and no more, or they do not compile', () => {
    // @ts-expect-error `forget` has no handler.
    const missing: Handlers = { double: (text) => Promise.resolve(text) };
    const extra: Handlers = {
      double: (text) => Promise.resolve(text),
      forget: () => undefined,
      // @ts-expect-error There is no such message.
      other: () => undefined,
    };
    const wrong: Handlers = {
      // @ts-expect-error The answer is a text.
      double: (text) => Promise.resolve(text.length),
      forget: () => undefined,
    };
    ok([missing, extra, wrong]);
  });
});
