// The statuses of a kind from one table: code, text, icon, tone, and whether a status is in transition.
import { toSingleLine } from '../base/text';
import type { Icon, Status } from './resource';

export interface StatusEntry extends Icon {
  /** Translated, in the language of the moment. */
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
  // Made once for each code: every row of a long list asks, and few are drawn.
  const made = new Map<string, Status>();
  const isKnown = (code: string): code is Code => Object.hasOwn(entries, code);
  const make = (code: string): Status => {
    if (!isKnown(code)) {
      const text = toSingleLine(code, 40);
      return { code, text, icon: { name: 'question', tone: 'plain' }, transitional: unknownIsPending };
    }
    const { name, tone, text, pending = false } = entries[code];
    return {
      code,
      get text() {
        return text();
      },
      icon: { name, tone },
      transitional: pending,
    };
  };
  const get = (code: string): Status => {
    let status = made.get(code);
    if (!status) {
      status = make(code);
      made.set(code, status);
    }
    return status;
  };
  return { codes: Object.keys(entries) as Code[], get, isKnown };
}
