// The statuses of a kind from one table: code, text, icon, tone, and whether a status is on its way to another.
import { toSingleLine } from '../base/text';
import type { Icon, Status } from './resource';

export interface StatusEntry extends Icon {
  /** Translated; loaded when the status is first shown. */
  readonly text: () => string;
  /** Changes without anyone's doing: worth polling. */
  readonly pending?: true;
}

export interface StatusTable<Code extends string> {
  /** The codes this version knows, as the service documents them. */
  readonly codes: readonly Code[];
  /** A status this version does not know is shown with the service's own word; `pending` determines whether it is polled. */
  readonly get: (code: string) => Status;
  readonly isKnown: (code: string) => code is Code;
}

/** @param unknownIsPending whether a status this version does not know may change without anyone's doing */
export function defineStatuses<Code extends string>(
  entries: Readonly<Record<Code, StatusEntry>>,
  unknownIsPending = false,
): StatusTable<Code> {
  // Made once each: every row of a long list asks.
  const made = new Map<string, Status>();
  const isKnown = (code: string): code is Code => Object.hasOwn(entries, code);
  const make = (code: string): Status => {
    if (!isKnown(code)) {
      const icon = { name: 'question', tone: 'plain' } as const;
      return { code, text: toSingleLine(code, 40), icon, transitional: unknownIsPending };
    }
    const { text, name, tone, pending = false } = entries[code];
    return { code, text: text(), icon: { name, tone }, transitional: pending };
  };
  const get = (code: string): Status => {
    const status = made.get(code) ?? make(code);
    made.set(code, status);
    return status;
  };
  return { codes: Object.keys(entries) as Code[], get, isKnown };
}
