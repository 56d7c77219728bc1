import { deepEqual, equal, rejects } from 'node:assert/strict';
import type { PageEnvelope } from '../../../../src/panels/channel/envelope';
import { defineCommand, defineNotification, definePanel, defineRequest } from '../../../../src/model/panelProtocol';
import type { PanelState } from '../../../../src/panels/channel/panelState';
import { PanelClient, type PagePort } from '../../../../src/panels/ui/client';

const parseText = (raw: unknown): string | undefined => (typeof raw === 'string' ? raw : undefined);
const protocol = definePanel('test', 2, {
  init: defineNotification<string>(),
  news: defineNotification<number>(),
  ask: defineRequest<string, string>(parseText),
  tell: defineCommand<string>(parseText),
});
const origin = { command: 'a.b', target: { kind: 'k', region: 'r', id: 'i', name: 'n' } };
const init = { type: 'init', origin, params: 'hello' };

class FakePort implements PagePort {
  readonly sent: PageEnvelope[] = [];
  constructor(public state?: unknown) {}
  postMessage(message: PageEnvelope): void {
    this.sent.push(message);
  }
  getState(): unknown {
    return this.state;
  }
  setState(state: PanelState): void {
    this.state = structuredClone(state);
  }
  get lastId(): string {
    const last = this.sent.at(-1);
    return last && 'id' in last ? last.id : '';
  }
}

describe('the client of a page', () => {
  it('gives init and notifications to their listeners, and ignores anything else', () => {
    const heard: unknown[] = [];
    const client = new PanelClient(protocol, new FakePort());
    client.onInit((params) => heard.push(params));
    client.on('news', (params) => heard.push(params));
    for (const raw of [init, { type: 'notification', name: 'news', params: 5 }, { type: 'notification', name: 'x' }]) {
      client.receive(raw);
    }
    [undefined, 'text', { type: 'init' }, { type: 'result' }, { type: 'other' }].forEach((raw) => client.receive(raw));
    deepEqual(heard, ['hello', 5]);
  });

  it('matches answers to requests by id', async () => {
    const port = new FakePort();
    const client = new PanelClient(protocol, port);
    const first = client.request('ask', 'a');
    const firstId = port.lastId;
    const second = client.request('ask', 'b');
    client.receive({ type: 'result', id: port.lastId, result: 'B' });
    client.receive({ type: 'result', id: 'unknown', result: 'C' });
    const problem = { message: 'No.', hint: 'Wait.' };
    client.receive({ type: 'failure', id: firstId, reason: 'failed', problem });
    equal(await second, 'B');
    await rejects(first, { name: 'RequestFailure', reason: 'failed', problem });
  });

  it('asks the extension to give up, once, and only while it waits', async () => {
    const port = new FakePort();
    const client = new PanelClient(protocol, port);
    const controller = new AbortController();
    const answer = client.request('ask', 'a', controller.signal);
    const id = port.lastId;
    controller.abort();
    deepEqual(port.sent.at(-1), { type: 'abort', id });
    client.receive({ type: 'failure', id, reason: 'cancelled', problem: { message: '', hint: '' } });
    await rejects(answer, { reason: 'cancelled' });

    const late = new AbortController();
    const settled = client.request('ask', 'b', late.signal);
    client.receive({ type: 'result', id: port.lastId, result: 'B' });
    await settled;
    const sent = port.sent.length;
    late.abort();
    equal(port.sent.length, sent);
  });
});

describe('the state of a page', () => {
  it('holds what opened the panel from the first init on, and what the page keeps', () => {
    const port = new FakePort();
    const client = new PanelClient(protocol, port);
    client.keep('too early to be of use');
    equal(port.state, undefined);
    client.receive(init);
    client.keep({ typed: 'x' });
    deepEqual(port.state, { version: 2, origin, content: { typed: 'x' } });
    deepEqual(new PanelClient(protocol, port).kept, { typed: 'x' });
  });

  it('is kept by a reloaded page too, before its first init', () => {
    const port = new FakePort({ version: 2, origin, content: { typed: 'x' } });
    new PanelClient(protocol, port).keep({ typed: 'y' });
    deepEqual(port.state, { version: 2, origin, content: { typed: 'y' } });
  });

  it('is dropped when another version of the protocol wrote it, or when it is not sound', () => {
    const content = { typed: 'x' };
    equal(new PanelClient(protocol, new FakePort({ version: 1, origin, content })).kept, undefined);
    equal(new PanelClient(protocol, new FakePort({ version: 2, content })).kept, undefined);
    equal(new PanelClient(protocol, new FakePort('x')).kept, undefined);
  });

  it('lets a reloaded page ask for the answer it was waiting for', async () => {
    const port = new FakePort();
    const before = new PanelClient(protocol, port);
    before.receive(init);
    void before.request('ask', 'a');
    const id = port.lastId;

    const reloaded = new PanelClient(protocol, port);
    reloaded.receive(init);
    equal(reloaded.isUnanswered, true);
    const answer = reloaded.resume('ask');
    deepEqual(port.sent.at(-1), { type: 'resume', id });
    reloaded.receive({ type: 'result', id, result: 'A' });
    equal(await answer, 'A');
    equal(new PanelClient(protocol, port).isUnanswered, false);
  });
});
