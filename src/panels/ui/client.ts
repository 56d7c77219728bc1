// A page's side of the contract: typed messages to the extension, answers by id, and state that outlives the page.

import * as l10n from '@vscode/l10n';
import { type FailureReason, type HostEnvelope, type PageEnvelope, type Problem } from '../channel/envelope';
import { parseHostEnvelope } from '../channel/envelope';
import type {
  CommandName,
  InitOf,
  NotificationName,
  PanelProtocol,
  ParamsOf,
  RequestName,
  ResultOf,
} from '../../model/panelProtocol';
import { type PanelOrigin, type PanelState, parsePanelState } from '../channel/panelState';

/** What VS Code gives a page: it can be taken once, and its holder speaks for the page. */
export interface PagePort {
  postMessage(message: PageEnvelope): void;
  getState(): unknown;
  setState(state: PanelState): void;
}

/** A request that ended without a result. */
export class RequestFailure extends Error {
  constructor(
    readonly reason: FailureReason,
    readonly problem: Problem,
  ) {
    super(problem.message);
    this.name = 'RequestFailure';
  }
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (failure: Error) => void;
}

export class PanelClient<P extends PanelProtocol> {
  readonly #protocol: P;
  readonly #port: PagePort;
  readonly #waiting = new Map<string, Waiting>();
  readonly #listeners = new Map<string, (params: unknown) => void>();
  #origin: PanelOrigin | undefined;
  #content: unknown;
  #pending: string | undefined;

  constructor(protocol: P, port: PagePort) {
    this.#protocol = protocol;
    this.#port = port;
    const state = parsePanelState(port.getState());
    this.#origin = state?.origin;
    this.#pending = state?.pending;
    this.#content = state?.version === protocol.version ? state.content : undefined;
  }

  /** Takes what the extension sent. */
  receive(raw: unknown): void {
    const envelope = parseHostEnvelope(raw);
    switch (envelope?.type) {
      case 'init':
        this.#begin(envelope);
        break;
      case 'notification':
        this.#listeners.get(envelope.name)?.(envelope.params);
        break;
      case 'result':
        this.#takeWaiting(envelope.id)?.resolve(envelope.result);
        break;
      case 'failure':
        this.#takeWaiting(envelope.id)?.reject(new RequestFailure(envelope.reason, envelope.problem));
        break;
      case undefined:
        break;
    }
  }

  /** Reports that the page can draw: `init` follows. */
  ready(): void {
    this.#port.postMessage({ type: 'ready' });
  }

  /** Called with `init` on load, and again whenever the extension reopens the same panel. */
  onInit(listener: (params: InitOf<P>) => void): void {
    this.#listeners.set('init', listener as (params: unknown) => void);
  }

  on<K extends Exclude<NotificationName<P>, 'init'>>(name: K, listener: (params: ParamsOf<P, K>) => void): void {
    // The extension is trusted, and both ends are built from one protocol: its notifications are not parsed again.
    this.#listeners.set(name, listener as (params: unknown) => void);
  }

  /** Rejects with RequestFailure. Aborting asks the extension to give up; the answer still comes from there. */
  request<K extends RequestName<P>>(name: K, params: ParamsOf<P, K>, signal?: AbortSignal): Promise<ResultOf<P, K>> {
    const id = crypto.randomUUID();
    const answer = this.#wait<ResultOf<P, K>>(id, signal);
    this.#port.postMessage({ type: 'request', id, name, params });
    return answer;
  }

  /** Whether an earlier load of this page was waiting for an answer when it ended. */
  get isUnanswered(): boolean {
    return this.#pending !== undefined && this.#waiting.size === 0;
  }

  /**
   * Requests that answer again; the work itself is not done again. Which request it was is not kept: the caller names it, so
   * this is for protocols with one request that is worth it.
   */
  resume<K extends RequestName<P>>(_name: K, signal?: AbortSignal): Promise<ResultOf<P, K>> {
    const id = this.#pending ?? '';
    const answer = this.#wait<ResultOf<P, K>>(id, signal);
    this.#port.postMessage({ type: 'resume', id });
    return answer;
  }

  sendCommand<K extends CommandName<P>>(name: K, params: ParamsOf<P, K>): void {
    this.#port.postMessage({ type: 'command', name, params });
  }

  /** What `keep` was last given, by this or an earlier load of the page with the same protocol version. */
  get kept(): unknown {
    return this.#content;
  }

  keep(content: unknown): void {
    this.#content = content;
    this.#save();
  }

  #begin({ origin, strings, params }: HostEnvelope & { type: 'init' }): void {
    this.#origin = origin;
    if (strings) {
      l10n.config({ contents: strings });
    }
    this.#save();
    this.#listeners.get('init')?.(params);
  }

  #wait<R>(id: string, signal: AbortSignal | undefined): Promise<R> {
    this.#pending = id;
    this.#save();
    signal?.addEventListener('abort', () => {
      if (this.#waiting.has(id)) {
        this.#port.postMessage({ type: 'abort', id });
      }
    });
    return new Promise<R>((resolve, reject) => {
      this.#waiting.set(id, { resolve: (result) => resolve(result as R), reject });
    });
  }

  #takeWaiting(id: string): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (this.#pending === id) {
      this.#pending = undefined;
      this.#save();
    }
    return waiting;
  }

  #save(): void {
    if (this.#origin) {
      this.#port.setState({
        version: this.#protocol.version,
        origin: this.#origin,
        content: this.#content,
        ...(this.#pending === undefined ? {} : { pending: this.#pending }),
      });
    }
  }
}

declare function acquireVsCodeApi(): PagePort;

/** Connects the page it runs in. Call once. */
export function connectPanel<P extends PanelProtocol>(protocol: P): PanelClient<P> {
  const client = new PanelClient(protocol, acquireVsCodeApi());
  window.addEventListener('message', (event: MessageEvent<unknown>) => client.receive(event.data));
  return client;
}
