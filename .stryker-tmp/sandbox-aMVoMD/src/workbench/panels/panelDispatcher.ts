// Serves the messages of one page. Free of vscode, so that every answer to a broken or hostile page is tested in plain Node.

import * as l10n from '@vscode/l10n';
import type { Disposable } from '../../base/disposables';
import { UserFacingError, isCancelled, toError } from '../../base/errors';
import type { Log } from '../../base/log';
import { toSingleLine } from '../../base/text';
import {
  type FailureReason,
  type HostEnvelope,
  type PageEnvelope,
  type Problem,
  parsePageEnvelope,
} from '../../panels/channel/envelope';
import { toProblem } from '../../panels/channel/problem';
import type { HostHandlers, PanelProtocol } from '../../model/panelProtocol';

/** What a page is served with. */
export interface PanelService<P extends PanelProtocol> {
  readonly protocol: P;
  readonly handlers: HostHandlers<P>;
  /** The first message of every load of the page. */
  readonly init: () => HostEnvelope;
}

type Handler = (params: unknown, signal: AbortSignal) => unknown;
type Entry = { readonly type: 'request' | 'command'; parse(raw: unknown): unknown; readonly handle: Handler };

/** Answers that no open page took; a page waits for few at a time, so the oldest of more are no longer needed. */
const maxKeptReplies = 8;

export class PanelDispatcher implements Disposable {
  private entries: ReadonlyMap<string, Entry> = new Map();
  private init: (() => HostEnvelope) | undefined;
  private readonly closed = new AbortController();
  private readonly running = new Map<string, AbortController>();
  private readonly kept = new Map<string, HostEnvelope>();

  /** `post` returns whether a page took the message: false while its tab is hidden. */
  constructor(
    private readonly post: (envelope: HostEnvelope) => PromiseLike<boolean>,
    private readonly log: Log,
  ) {}

  /** Aborted when the panel is closed. */
  get signal(): AbortSignal {
    return this.closed.signal;
  }

  /** Sets what answers from now on. Requests under way finish with the handler they began with. */
  serve<P extends PanelProtocol>({ protocol, handlers, init }: PanelService<P>): void {
    const entries = new Map<string, Entry>();
    for (const [name, message] of Object.entries(protocol.messages)) {
      if (message.type !== 'notification') {
        // HostHandlers<P> has exactly one handler per request and command of P; the compiler checked it at the caller.
        const handle = (handlers as Readonly<Record<string, Handler>>)[name];
        if (handle) {
          entries.set(name, { type: message.type, parse: message.parse, handle });
        }
      }
    }
    this.entries = entries;
    this.init = init;
  }

  sendInit(): void {
    if (this.init) {
      this.send(this.init());
    }
  }

  /** Sends what may be lost: no caller waits for it. */
  send(envelope: HostEnvelope): void {
    if (!this.signal.aborted) {
      void this.post(envelope);
    }
  }

  receive(raw: unknown): void {
    const envelope = parsePageEnvelope(raw);
    if (!envelope) {
      this.log.warn('Panel: ignored a message of unknown shape');
      return;
    }
    switch (envelope.type) {
      case 'ready':
        this.sendInit();
        break;
      case 'request':
      case 'command':
        this.dispatch(envelope);
        break;
      case 'abort':
        this.running.get(envelope.id)?.abort();
        break;
      case 'resume':
        this.resume(envelope.id);
        break;
    }
  }

  dispose(): void {
    this.closed.abort();
    this.kept.clear();
  }

  private dispatch(envelope: PageEnvelope & { type: 'request' | 'command' }): void {
    const entry = this.entries.get(envelope.name);
    if (entry?.type !== envelope.type) {
      this.log.warn(`Panel: ignored the unknown ${envelope.type} "${toSingleLine(envelope.name, 40)}"`);
      return;
    }
    const params = entry.parse(envelope.params);
    if (params === undefined) {
      this.log.warn(`Panel: ignored ${envelope.type} "${envelope.name}" with malformed parameters`);
      return;
    }
    if (envelope.type === 'command') {
      void this.runCommand(envelope.name, entry, params);
    } else if (this.running.has(envelope.id) || this.kept.has(envelope.id)) {
      this.log.warn(`Panel: ignored a repeated request "${envelope.name}"`);
    } else {
      void this.answer(envelope.id, envelope.name, entry, params);
    }
  }

  private async runCommand(name: string, entry: Entry, params: unknown): Promise<void> {
    try {
      await entry.handle(params, this.signal);
    } catch (thrown) {
      if (!isCancelled(thrown)) {
        this.log.error(`Panel: command "${name}" failed: ${toError(thrown).message}`);
      }
    }
  }

  private async answer(id: string, name: string, entry: Entry, params: unknown): Promise<void> {
    const cancellation = new AbortController();
    this.running.set(id, cancellation);
    let reply: HostEnvelope;
    try {
      const result = await entry.handle(params, AbortSignal.any([this.signal, cancellation.signal]));
      reply = { type: 'result', id, result };
    } catch (thrown) {
      reply = this.toFailure(id, name, thrown);
    }
    this.running.delete(id);
    if (!this.signal.aborted && !(await this.post(reply))) {
      this.storeReply(id, reply);
    }
  }

  private toFailure(id: string, name: string, thrown: unknown): HostEnvelope {
    if (isCancelled(thrown)) {
      return createFailure(id, 'cancelled');
    }
    if (thrown instanceof UserFacingError) {
      return createFailure(id, 'failed', toProblem(thrown));
    }
    this.log.error(`Panel: request "${name}" failed: ${toError(thrown).message}`);
    const message = l10n.t('Internal error in the extension.');
    return createFailure(id, 'failed', { message, hint: l10n.t('The log has the details.') });
  }

  private storeReply(id: string, reply: HostEnvelope): void {
    this.kept.set(id, reply);
    const [oldest] = this.kept.keys();
    if (this.kept.size > maxKeptReplies && oldest !== undefined) {
      this.kept.delete(oldest);
    }
  }

  private resume(id: string): void {
    if (this.running.has(id)) {
      return; // Its answer goes to whichever page is there when it comes.
    }
    const reply = this.kept.get(id) ?? createFailure(id, 'unknown');
    this.kept.delete(id);
    this.send(reply);
  }
}

function createFailure(id: string, reason: FailureReason, problem: Problem = { message: '', hint: '' }): HostEnvelope {
  return { type: 'failure', id, reason, problem };
}
