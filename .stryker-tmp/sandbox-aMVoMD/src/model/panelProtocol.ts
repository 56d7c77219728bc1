// The contract between a panel's page and the extension: each panel declares one closed table of messages, the types of
// both ends follow from it, and what a page sends is checked against it before anyone acts on it.

/** Types that exist for the compiler only. */
declare const phantom: unique symbol;

/** Reads what a page sent; `undefined` when it is not what was agreed. Must not throw. */
export type Parse<P> = (raw: unknown) => P | undefined;

/** Page to extension, answered once. */
export interface RequestMessage<P, R> {
  readonly type: 'request';
  readonly parse: Parse<P>;
  readonly [phantom]?: R;
}

/** Page to extension, never answered. */
export interface CommandMessage<P> {
  readonly type: 'command';
  readonly parse: Parse<P>;
}

/** Extension to page. */
export interface NotificationMessage<P> {
  readonly type: 'notification';
  readonly [phantom]?: P;
}

export function defineRequest<P, R>(parse: Parse<P>): RequestMessage<P, R> {
  return { type: 'request', parse };
}

export function defineCommand<P>(parse: Parse<P>): CommandMessage<P> {
  return { type: 'command', parse };
}

export function defineNotification<P>(): NotificationMessage<P> {
  return { type: 'notification' };
}

/** The messages of one panel, by name. `init` is what the page needs before it can draw; it is sent on every load. */
export interface Messages {
  readonly init: NotificationMessage<unknown>;
  readonly [name: string]: RequestMessage<unknown, unknown> | CommandMessage<unknown> | NotificationMessage<unknown>;
}

export interface PanelProtocol<M extends Messages = Messages> {
  /** Folder below webviews/, script and style name in dist/webviews/, and last part of the view type. */
  readonly name: string;
  /** Raise it when the state a page keeps changes shape: older state is then dropped. */
  readonly version: number;
  readonly messages: M;
}

export function definePanel<M extends Messages>(name: string, version: number, messages: M): PanelProtocol<M> {
  return { name, version, messages };
}

/** Names of the messages of one type in a protocol. */
type NamesOf<P extends PanelProtocol, Type> = {
  [K in keyof P['messages']]: P['messages'][K] extends { readonly type: Type } ? K : never;
}[keyof P['messages']] &
  string;
export type RequestName<P extends PanelProtocol> = NamesOf<P, 'request'>;
export type CommandName<P extends PanelProtocol> = NamesOf<P, 'command'>;
export type NotificationName<P extends PanelProtocol> = NamesOf<P, 'notification'>;

export type ParamsOf<P extends PanelProtocol, K extends keyof P['messages']> =
  P['messages'][K] extends RequestMessage<infer T, unknown>
    ? T
    : P['messages'][K] extends CommandMessage<infer T>
      ? T
      : P['messages'][K] extends NotificationMessage<infer T>
        ? T
        : never;
export type ResultOf<P extends PanelProtocol, K extends RequestName<P>> =
  P['messages'][K] extends RequestMessage<unknown, infer T> ? T : never;
export type InitOf<P extends PanelProtocol> = ParamsOf<P, 'init'>;

/**
 * What the extension does with each message of a page. A message without a handler, or a handler without a message, does
 * not compile. `signal` ends with the panel and, for a request, when the page gives up on it.
 */
export type HostHandlers<P extends PanelProtocol> = {
  readonly [K in RequestName<P>]: (params: ParamsOf<P, K>, signal: AbortSignal) => Promise<ResultOf<P, K>>;
} & {
  readonly [K in CommandName<P>]: (params: ParamsOf<P, K>, signal: AbortSignal) => void | Promise<void>;
};
