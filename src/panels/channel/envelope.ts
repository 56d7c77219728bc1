// What actually crosses the border, whatever the panel. Everything that comes from a page is `unknown` until parsed here.

import { isRecord } from '../../base/isRecord';
import { parsePanelOrigin, type PanelOrigin } from './panelState';

/** Page to extension. Ids are unique across reloads of the page. */
export type PageEnvelope =
  | { readonly type: 'ready' }
  | { readonly type: 'request'; readonly id: string; readonly name: string; readonly params: unknown }
  | { readonly type: 'abort'; readonly id: string }
  /** The page was reloaded while it waited: it asks for the answer again. */
  | { readonly type: 'resume'; readonly id: string }
  | { readonly type: 'command'; readonly name: string; readonly params: unknown };

/** Translations as `@vscode/l10n` takes them. */
export type Strings = Readonly<Record<string, string>>;

/** Why a request has no result. `unknown`: it is unknown whether the work was done. */
export type FailureReason = 'failed' | 'cancelled' | 'unknown';

/** A failure as a page shows it. */
export interface Problem {
  readonly message: string;
  /** What to do next; empty when there is nothing to do. */
  readonly hint: string;
  /** The service's id of the failed call, for support. */
  readonly requestId?: string;
  /** Present when the same may work later: not before this many milliseconds. */
  readonly retryAfterMs?: number;
}

/** Extension to page. */
export type HostEnvelope =
  | { readonly type: 'init'; readonly origin: PanelOrigin; readonly strings?: Strings; readonly params: unknown }
  | { readonly type: 'notification'; readonly name: string; readonly params: unknown }
  | { readonly type: 'result'; readonly id: string; readonly result: unknown }
  | { readonly type: 'failure'; readonly id: string; readonly reason: FailureReason; readonly problem: Problem };

const maxIdLength = 64;
const maxNameLength = 64;

export function parsePageEnvelope(raw: unknown): PageEnvelope | undefined {
  if (!isRecord(raw)) {
    return undefined;
  }
  const { type, id, name, params } = raw;
  switch (type) {
    case 'ready':
      return { type };
    case 'request':
      return isShortText(id, maxIdLength) && isShortText(name, maxNameLength) ? { type, id, name, params } : undefined;
    case 'abort':
    case 'resume':
      return isShortText(id, maxIdLength) ? { type, id } : undefined;
    case 'command':
      return isShortText(name, maxNameLength) ? { type, name, params } : undefined;
    default:
      return undefined;
  }
}

/**
 * Reads what reached a page. The extension is trusted by its page, but a window receives messages from anyone who
 * holds a reference to it, so the shape is checked all the same.
 */
export function parseHostEnvelope(raw: unknown): HostEnvelope | undefined {
  if (!isRecord(raw)) {
    return undefined;
  }
  const { type, id, name, params } = raw;
  switch (type) {
    case 'init': {
      const origin = parsePanelOrigin(raw.origin);
      return origin && { type, origin, params, ...(isStrings(raw.strings) ? { strings: raw.strings } : {}) };
    }
    case 'notification':
      return typeof name === 'string' ? { type, name, params } : undefined;
    case 'result':
      return typeof id === 'string' ? { type, id, result: raw.result } : undefined;
    case 'failure': {
      const { reason, problem } = raw;
      return typeof id === 'string' && isReason(reason) && isProblem(problem)
        ? { type, id, reason, problem }
        : undefined;
    }
    default:
      return undefined;
  }
}

function isShortText(raw: unknown, maxLength: number): raw is string {
  return typeof raw === 'string' && raw.length > 0 && raw.length <= maxLength;
}

function isReason(raw: unknown): raw is FailureReason {
  return raw === 'failed' || raw === 'cancelled' || raw === 'unknown';
}

function isStrings(raw: unknown): raw is Strings {
  return isRecord(raw) && Object.values(raw).every((text) => typeof text === 'string');
}

function isProblem(raw: unknown): raw is Problem {
  return (
    isRecord(raw) &&
    typeof raw.message === 'string' &&
    typeof raw.hint === 'string' &&
    (raw.requestId === undefined || typeof raw.requestId === 'string') &&
    (raw.retryAfterMs === undefined || Number.isFinite(raw.retryAfterMs))
  );
}
