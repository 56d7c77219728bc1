// Values of untrusted records: the CLI's file, the answer of an exchange.

import { parseJsonRecord } from '../../base/json';

export type Entry = Readonly<Record<string, unknown>>;

/** A profile as it is written, with its name for messages. */
export interface NamedEntry {
  readonly name: string;
  readonly entry: Entry;
}

/** A text that is not empty, trimmed. */
export function readText(entry: Entry, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = Object.hasOwn(entry, name) ? entry[name] : undefined;
    if (typeof value === 'string' && value.trim() !== '') {
      return value.trim();
    }
  }
  return undefined;
}

/** A number above zero, also written as text. */
export function readNumber(entry: Entry, name: string): number | undefined {
  const value = Object.hasOwn(entry, name) ? entry[name] : undefined;
  const number = typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : NaN;
  return Number.isFinite(number) && number > 0 ? number : undefined;
}

/** Undefined for what is not an object in JSON. */
export function parseRecord(text: string): Entry | undefined {
  return parseJsonRecord(text.replace(/^\ufeff/, ''));
}
