// Messages between the pages of panels and the extension, in both directions, and the state that a page keeps with VS Code.
import { deepEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { silentLog } from '../../src/base/log';
import type { Log } from '../../src/base/log';
import type { PanelProtocol } from '../../src/model/panelProtocol';
import type { HostEnvelope } from '../../src/panels/channel/envelope';
import { parseHostEnvelope, parsePageEnvelope } from '../../src/panels/channel/envelope';
import { parsePanelState } from '../../src/panels/channel/panelState';
import type { PanelState } from '../../src/panels/channel/panelState';
import { PanelClient } from '../../src/panels/ui/client';
import { emptyImageCacheDraft, emptyAcrRegistry, emptyCredential } from '../../src/products/eci/imageCache/form/draft';
import { imageCachePanel } from '../../src/products/eci/imageCache/form/panel';
import { diagnosisPanel } from '../../src/products/eci/instance/diagnosis/contract';
import { metricsPanel } from '../../src/products/eci/instance/metrics/panel';
import { tcpdumpPanel } from '../../src/products/eci/instance/tcpdump/tcpdumpPanel';
import { emptyTcpdumpDraft } from '../../src/products/eci/instance/tcpdump/tcpdumpForm';
import { PanelDispatcher } from '../../src/workbench/panels/panelDispatcher';
import { mutatedValue } from './mutation';
import { assertPlainLine } from './promises';
import { createProperty } from './target';
import type { FuzzTarget } from './target';

const panels: readonly PanelProtocol[] = [imageCachePanel, diagnosisPanel, metricsPanel, tcpdumpPanel];

const fields = {
  ...{ name: 'web', sizeGiB: 20, retentionDays: 7, images: ['nginx:1.27'], tags: [{ key: 'a', value: 'b' }] },
  ...{ resourceGroupId: 'rg-1', eliminationStrategy: 'LRU' },
};
const draft = {
  ...emptyImageCacheDraft,
  ...{ name: 'web', size: '20', images: ['nginx:1.27', 'redis'], tags: [{ key: 'a', value: 'b' }] },
  ...{
    credentials: [{ ...emptyCredential, server: 'r.example.com', password: 'p' }],
    acrRegistries: [emptyAcrRegistry],
  },
};
const request = (name: string, params: unknown): unknown => ({ type: 'request', id: '1', name, params });
const command = (name: string, params: unknown): unknown => ({ type: 'command', name, params });
const fromPage: readonly unknown[] = [
  ...[{ type: 'ready' }, { type: 'abort', id: '1' }, { type: 'resume', id: '1' }],
  request('submit', { draft, overwrite: false }),
  command('keepDraft', { draft, opened: fields }),
  command('keepDraft', { draft: null }),
  command('copy', { what: 'cli', text: 'aliyun eci CreateImageCache' }),
  request('start', { draft: { ...emptyTcpdumpDraft, port: '80' } }),
  command('copy', { what: 'opsValue', text: '{}' }),
  request('read', { range: '1h' }),
  request('newest', {}),
  command('run', { remedy: 'restart' }),
  command('showLog', { container: 'web', isPrevious: true }),
];

const target = { kind: 'eciInstance', region: 'cn-hangzhou', id: 'eci-1', name: 'web' };
const origin = { command: 'elasticContainers.eciInstance.showMetrics', target, selection: [target, target] };
const problem = { message: 'No.', hint: 'Wait.', requestId: 'R-1', retryAfterMs: 5_000 };
const fromHost: readonly unknown[] = [
  {
    type: 'init',
    origin,
    strings: { 'Copy {0}': '复制 {0}' },
    params: { mode: 'create', target, account: 'dev', draft },
  },
  { type: 'notification', name: 'news', params: {} },
  { type: 'result', id: '1', result: { state: 'done', message: 'Created.' } },
  { type: 'failure', id: '1', reason: 'failed', problem },
  { type: 'failure', id: '1', reason: 'cancelled', problem: { message: '', hint: '' } },
];
const states: readonly unknown[] = [
  { version: 1, origin, content: draft, pending: '1' },
  { version: 1, origin: { command: origin.command, target }, content: undefined },
];

const message = fc.record({
  panel: fc.nat(panels.length - 1),
  sent: fc.array(mutatedValue(fromPage, 'any'), { minLength: 1, maxLength: 3 }),
  received: mutatedValue(fromHost, 'any'),
  state: mutatedValue(states, 'any'),
});
type Exchange = typeof message extends fc.Arbitrary<infer T> ? T : never;

export const messages: FuzzTarget = () => Promise.resolve(createProperty(message, hold));

async function hold({ panel, sent, received, state }: Exchange): Promise<void> {
  const protocol = panels[panel] ?? imageCachePanel;
  await holdForExtension(protocol, sent);
  holdForPage(protocol, received, state);
}

/** Whatever a page sends: only what is agreed reaches a handler, and only what was requested is answered. */
async function holdForExtension(protocol: PanelProtocol, sent: readonly unknown[]): Promise<void> {
  const posted: HostEnvelope[] = [];
  const logged: string[] = [];
  const log: Log = { ...silentLog, warn: (text) => logged.push(text), error: (text) => logged.push(text) };
  const dispatcher = new PanelDispatcher((envelope) => {
    posted.push(envelope);
    return Promise.resolve(true);
  }, log);
  const handled: unknown[] = [];
  const handlers = Object.fromEntries(
    Object.entries(protocol.messages).flatMap(([name, one]) =>
      one.type === 'notification'
        ? []
        : [
            [
              name,
              (params: unknown) => {
                handled.push(params);
                // What was accepted once is accepted again, as the same.
                deepEqual(one.parse(params), params, 'parsed again, it is another value');
                return Promise.resolve(null);
              },
            ],
          ],
    ),
  );
  dispatcher.serve({ protocol, handlers, init: () => ({ type: 'init', origin, params: {} }) });
  for (const one of sent) {
    dispatcher.receive(one);
  }
  await new Promise<void>((resolve) => {
    queueMicrotask(() => queueMicrotask(() => queueMicrotask(resolve)));
  });
  ok(
    !posted.some(
      (envelope) => envelope.type === 'notification' || (envelope.type === 'failure' && envelope.reason === 'failed'),
    ),
  );
  const wanted = new Set(sent.flatMap((one) => parsePageEnvelope(one) ?? []).map((one) => ('id' in one ? one.id : '')));
  ok(
    posted.every((envelope) => !('id' in envelope) || wanted.has(envelope.id)),
    'an answer that was not requested',
  );
  handled.forEach(assertBounded);
  logged.forEach((text) => assertPlainLine(text, 120));
  dispatcher.dispose();
}

/** Texts of the longest draft have this many characters; the largest command line is much longer. */
const mostText = 1024 * 1024;

function assertBounded(value: unknown): void {
  ok(JSON.stringify(value).length <= 2 * mostText, 'a value of any size was accepted');
}

/** Whatever reaches a page: what it takes for a message of the extension has the shape of one, and its state can be read again. */
function holdForPage(protocol: PanelProtocol, received: unknown, state: unknown): void {
  const kept = parsePanelState(state);
  ok(!kept || parsePanelState(JSON.parse(JSON.stringify(kept))), 'the state cannot be read again');
  const envelope = parseHostEnvelope(received);
  if (envelope?.type === 'failure') {
    const { message: text, hint, requestId, retryAfterMs } = envelope.problem as unknown as Record<string, unknown>;
    ok(typeof text === 'string' && typeof hint === 'string');
    ok(requestId === undefined || typeof requestId === 'string', 'a request ID that is no text');
    ok(retryAfterMs === undefined || typeof retryAfterMs === 'number', 'a time that is no number');
  }
  if (envelope?.type === 'init') {
    ok(
      Object.values(envelope.strings ?? {}).every((text) => typeof text === 'string'),
      'a translation that is no text',
    );
  }
  let saved: PanelState | undefined;
  const client = new PanelClient(protocol, {
    postMessage: () => undefined,
    getState: () => state,
    setState: (next) => (saved = next),
  });
  client.onInit(() => undefined);
  client.receive(received);
  ok(!saved || parsePanelState(JSON.parse(JSON.stringify(saved))), 'the page keeps a state that it cannot read');
}
