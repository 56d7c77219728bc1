// What a page keeps with VS Code, so that a panel comes back after its tab was hidden or the window was reloaded.
import { isRecord } from '../../base/isRecord';

/** What opened a panel: enough to open it again. Shaped like the model's ResourceRef. */
export interface PanelOrigin {
  readonly command: string;
  readonly target: PanelTarget;
  /** For a panel about several: all of them, the target first. */
  readonly selection?: readonly PanelTarget[];
}

export interface PanelTarget {
  readonly kind: string;
  readonly region: string;
  readonly id: string;
  readonly name: string;
}

export interface PanelState {
  /** Of the protocol that wrote `content`. */
  readonly version: number;
  readonly origin: PanelOrigin;
  /** The page's own: what was typed. Its shape is checked by the page. */
  readonly content: unknown;
  /** The request the page was waiting for when it was last alive. */
  readonly pending?: string;
}

/** Reads state that VS Code gave back. It was written by a page, maybe of another release: `undefined` unless sound. */
export function parsePanelState(raw: unknown): PanelState | undefined {
  if (!isRecord(raw)) {
    return undefined;
  }
  const { version, origin: rawOrigin, content, pending } = raw;
  const origin = parsePanelOrigin(rawOrigin);
  if (typeof version !== 'number' || !origin) {
    return undefined;
  }
  return { version, origin, content, ...(typeof pending === 'string' && pending.length <= 64 ? { pending } : {}) };
}

export function parsePanelOrigin(raw: unknown): PanelOrigin | undefined {
  if (!isRecord(raw)) {
    return undefined;
  }
  const { command, target: rawTarget, selection: rawSelection = [] } = raw;
  const target = parseTarget(rawTarget);
  if (!isWord(command) || !target || !Array.isArray(rawSelection) || rawSelection.length > mostSelected) {
    return undefined;
  }
  const selection = rawSelection.flatMap((one: unknown) => parseTarget(one) ?? []);
  return selection.length === rawSelection.length
    ? { command, target, ...(selection.length > 0 && { selection }) }
    : undefined;
}

const mostSelected = 100;

function parseTarget(raw: unknown): PanelTarget | undefined {
  if (!isRecord(raw)) {
    return undefined;
  }
  const { kind, region, id, name } = raw;
  // A region becomes part of a host name.
  return isWord(kind) && isWord(region) && isPlainText(id) && isPlainText(name)
    ? { kind, region, id, name }
    : undefined;
}

function isWord(raw: unknown): raw is string {
  return typeof raw === 'string' && /^[A-Za-z][A-Za-z0-9.-]{0,127}$/.test(raw);
}

function isPlainText(raw: unknown): raw is string {
  return typeof raw === 'string' && raw.length > 0 && raw.length <= 256 && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(raw);
}
