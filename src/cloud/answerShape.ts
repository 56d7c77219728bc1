// What an answer of a service is declared to contain, and the reading of answers that differ from it: field names in another letter
// case, null for what is absent, numbers and booleans as text, text as numbers. Behind it the types are true
// (docs/decisions/0031). A value that is as declared is returned itself, so that the usual answer is not copied.
import { isRecord } from '../base/isRecord';

/** Counts what is left out of an answer, by the field that would have identified it. */
type Omissions = Map<string, number>;

/** Reads a value that came from outside; undefined for what is no such value. */
export interface Shape<T> {
  readonly read: (value: unknown, omissions: Omissions) => T | undefined;
}

export type Decoded<S> = S extends Shape<infer T> ? T : never;

type Fields = Readonly<Record<string, Shape<unknown>>>;
type DecodedFields<F extends Fields> = { readonly [K in keyof F]?: Decoded<F[K]> };

export interface ObjectShape<F extends Fields = Fields> extends Shape<DecodedFields<F>> {
  readonly fields: F;
}

/** What nests deeper is left out: no answer does, and reading it would exhaust the stack. */
const maxDepth = 50;
const decimal = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const truths: Readonly<Record<string, boolean>> = { true: true, false: false, 1: true, 0: false };

/** Structured values, which some services write as JSON in a text, become that text. */
export const text: Shape<string> = {
  read: (value) => {
    switch (typeof value) {
      case 'string':
        return value;
      case 'number':
      case 'boolean':
        return String(value);
      default:
        return toJsonText(value);
    }
  },
};

export const number: Shape<number> = {
  read: (value) => {
    // `1e999` is JSON for what is no number.
    const read = typeof value === 'string' && decimal.test(value.trim()) ? Number(value) : value;
    return typeof read === 'number' && Number.isFinite(read) ? read : undefined;
  },
};

/** Where the service documents both, either is left as it is sent. */
export const numberOrText: Shape<number | string> = {
  read: (value, omissions) => (typeof value === 'number' ? number : text).read(value, omissions),
};

export const boolean: Shape<boolean> = {
  read: (value) => {
    if (typeof value === 'boolean') {
      return value;
    }
    const written = typeof value === 'string' || typeof value === 'number' ? String(value).trim().toLowerCase() : '';
    return Object.hasOwn(truths, written) ? truths[written] : undefined;
  },
};

/** An object whose names are data: they are left as they are sent. */
export const freeMap: Shape<Readonly<Record<string, unknown>>> = {
  read: (value) => (isRecord(value) ? (dropNulls(value, 0) as Readonly<Record<string, unknown>>) : undefined),
};

/** The same where each value is one of `element`; others are left out. */
export function mapOf<T>(element: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return {
    read: (value, omissions) => {
      if (!isRecord(value)) {
        return undefined;
      }
      const entries = Object.entries(value).map(([name, sent]) => [name, element.read(sent, omissions)] as const);
      return Object.fromEntries(
        entries.flatMap(([name, read]): (readonly [string, T])[] => (read === undefined ? [] : [[name, read]])),
      );
    },
  };
}

/** Names are found in any letter case. Fields that are not declared are kept: a description shows everything. */
export function object<const F extends Fields>(fields: F): ObjectShape<F> {
  const shapes = new Map(Object.entries(fields));
  const names = new Map(Object.keys(fields).map((name) => [name.toLowerCase(), name]));
  const toName = (key: string, sent: Readonly<Record<string, unknown>>): string => {
    const name = names.get(key.toLowerCase());
    return name === undefined || (sent[name] !== undefined && sent[name] !== null) ? key : name;
  };
  return {
    fields,
    read: (value, omissions) => {
      if (!isRecord(value)) {
        return undefined;
      }
      let changed: [string, unknown][] | undefined;
      // Faster than a list of the keys, and parsed JSON inherits no field.
      for (const key in value) {
        const declared = shapes.get(key);
        const name = declared ? key : toName(key, value);
        const shape = declared ?? shapes.get(name);
        const sent = value[key];
        const read = shape ? shape.read(sent, omissions) : dropNulls(sent, 0);
        if (!changed && (read !== sent || name !== key)) {
          changed = takeUntil(value, key);
        }
        if (changed && read !== undefined) {
          changed.push([name, read]);
        }
      }
      // The one place where the type is claimed: each field was read by its shape.
      return (changed ? Object.fromEntries(changed) : value) as DecodedFields<F>;
    },
  };
}

/**
 * Elements that are none of `element` are left out.
 * @param identity the field without which an element is of no use: elements without it are left out and counted
 */
export function list<T>(
  element: Shape<T>,
  identity?: T extends object ? keyof T & string : never,
): Shape<readonly T[]> {
  const isIdentified = (one: T): boolean => {
    const id: unknown = identity === undefined ? one : Reflect.get(Object(one), identity);
    return id !== undefined && id !== '';
  };
  return {
    read: (written, omissions) => {
      const value = unwrap(written);
      if (!Array.isArray(value)) {
        return undefined;
      }
      let changed: T[] | undefined;
      for (let index = 0; index < value.length; index++) {
        const sent: unknown = value[index];
        const read = element.read(sent, omissions);
        const isUsed = read !== undefined && (identity === undefined || isIdentified(read));
        if (!isUsed && identity !== undefined) {
          omissions.set(identity, (omissions.get(identity) ?? 0) + 1);
        }
        if (!changed && !(isUsed && read === sent)) {
          changed = value.slice(0, index) as T[];
        }
        if (changed && isUsed) {
          changed.push(read);
        }
      }
      return changed ?? (value as readonly T[]);
    },
  };
}

/** Operations of the older kind wrap a list in an object of one field: `{"Instances": {"Instance": []}}`. */
function unwrap(value: unknown): unknown {
  const inner = isRecord(value) ? Object.values(value) : [];
  return inner.length === 1 && Array.isArray(inner[0]) ? inner[0] : value;
}

/** An answer, which is an object in any case. @param note called with what was left out, without values */
export function readAnswer<S extends ObjectShape>(
  shape: S,
  answer: Readonly<Record<string, unknown>>,
  note: (omitted: string) => void,
): Decoded<S> {
  const omissions: Omissions = new Map();
  const read = shape.read(answer, omissions);
  if (omissions.size > 0) {
    note([...omissions].map(([identity, count]) => `${count} without ${identity}`).join(', '));
  }
  // TypeScript does not infer that `read` returns what `Decoded` takes from its type.
  return read as Decoded<S>;
}

function takeUntil(value: Readonly<Record<string, unknown>>, key: string): [string, unknown][] {
  const entries = Object.entries(value);
  return entries.slice(
    0,
    entries.findIndex(([one]) => one === key),
  );
}

function toJsonText(value: unknown): string | undefined {
  const content = dropNulls(value, 0);
  const written = content === undefined ? '' : JSON.stringify(content);
  return ['', '{}', '[]'].includes(written) ? undefined : written;
}

/** Null means the same as absent. */
function dropNulls(value: unknown, depth: number): unknown {
  if (typeof value !== 'object') {
    return value;
  }
  if (value === null || depth > maxDepth) {
    return undefined;
  }
  const entries = Object.entries(value).map(([key, sent]) => [key, sent, dropNulls(sent, depth + 1)] as const);
  if (entries.every(([, sent, kept]) => kept === sent)) {
    return value;
  }
  const kept = entries.filter((entry) => entry[2] !== undefined);
  return Array.isArray(value)
    ? kept.map((entry) => entry[2])
    : Object.fromEntries(kept.map((entry) => [entry[0], entry[2]]));
}
