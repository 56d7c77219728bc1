// Input that is nearly right: samples of what really comes, changed in a few places.
import fc from 'fast-check';
import { isRecord } from '../../src/base/isRecord';
import { hostileSeeds } from '../support/cost';

/** Names that mean something to the language itself. */
const languageNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', ''];

/** What a text may contain and should not do anything: beginnings of sequences, invisible characters, half characters. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileSeeds, ...languageNames, '\0', '\udfff', '\ufeff', '\u0085', 'null', 'undefined', 'NaN'),
  fc.string({ unit: 'binary', maxLength: 4 }),
  // Long enough to exceed most limits of names, and rarely.
  fc
    .tuple(fc.constantFrom(...hostileSeeds), fc.constantFrom(3, 20, 400))
    .map(([text, times]) => text.repeat(times).slice(0, 1_000)),
);

/** What means something to a reader of JSON. */
export const jsonPieces: readonly string[] = ['{', '}', '[', ']', ',', ':', '"', '\\', 'null', '1e999'];

const place = fc.nat(9_999).map((number) => number / 10_000);

/** One of the samples with up to `most` pieces taken out and others put in; `spice` is what means something to its reader. */
export function mutatedText<T extends readonly [string, ...unknown[]]>(
  samples: readonly T[],
  spice: readonly string[],
  most = 4,
): fc.Arbitrary<{ readonly sample: T; readonly text: string }> {
  const mutation = fc.record(
    { at: place, dropped: fc.nat(12), inserted: fc.oneof(fc.constantFrom(...spice), fc.constant(''), hostileText) },
    { noNullPrototype: true },
  );
  return fc.tuple(fc.constantFrom(...samples), fc.array(mutation, { maxLength: most })).map(([sample, mutations]) => ({
    sample,
    text: mutations.reduce((text, { at, dropped, inserted }) => {
      const start = Math.floor(at * text.length);
      return text.slice(0, start) + inserted + text.slice(start + dropped);
    }, sample[0]),
  }));
}

/** What may change in a value. `typed` keeps the type of each field, except that a field may be absent or unknown. */
export type Freedom = 'typed' | 'any';

const edgeNumbers = [0, -1, 1, 0.5, 2 ** 31, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 1e308, 5e-324];
const otherValues: readonly unknown[] = [null, true, false, 0, -1, 1e308, '', 'x', [], [null], {}, { x: 1 }, [[]]];

/** A tenth of the mutations leaves something out. */
const fewestToRemove = 90;

interface ValueMutation {
  readonly at: number;
  readonly kind: number;
  readonly text: string;
  readonly number: number;
}

const valueMutation: fc.Arbitrary<ValueMutation> = fc.record(
  { at: place, kind: fc.nat(99), text: hostileText, number: fc.oneof(fc.constantFrom(...edgeNumbers), fc.integer()) },
  { noNullPrototype: true },
);

/** One of the samples, which are plain data, with some of its values changed. */
export function mutatedValue<T>(samples: readonly T[], freedom: Freedom, most = 4): fc.Arbitrary<T> {
  const texts = samples.map((sample) => JSON.stringify(sample));
  return fc
    .tuple(fc.nat(texts.length - 1), fc.array(valueMutation, { maxLength: most }))
    .map(([index, mutations]) => mutateValue(JSON.parse(texts[index] ?? 'null') as T, mutations, freedom));
}

/** A field of an object or an element of a list. */
interface Place {
  readonly parent: Record<string, unknown> | unknown[];
  readonly key: string | number;
}

function mutateValue<T>(value: T, mutations: readonly ValueMutation[], freedom: Freedom): T {
  const root = { value };
  for (const mutation of mutations) {
    const places = listPlaces(root, []);
    const one = places[Math.floor(mutation.at * places.length)];
    if (one && mutation.kind >= fewestToRemove) {
      remove(one, root);
    } else if (one) {
      mutatePlace(one, mutation, freedom);
    }
  }
  return root.value;
}

function listPlaces(value: unknown, places: Place[]): Place[] {
  if (Array.isArray(value)) {
    value.forEach((item: unknown, key) => {
      places.push({ parent: value, key });
      listPlaces(item, places);
    });
  } else if (isRecord(value)) {
    for (const key of Object.keys(value)) {
      places.push({ parent: value, key });
      listPlaces(value[key], places);
    }
  }
  return places;
}

function mutatePlace({ parent, key }: Place, mutation: ValueMutation, freedom: Freedom): void {
  const { kind, text, number } = mutation;
  const old: unknown = Reflect.get(parent, key);
  // `defineProperty`, because `__proto__` is to be a field like any other.
  const set = (to: object, name: string | number, value: unknown): unknown =>
    Object.defineProperty(to, name, { value, writable: true, enumerable: true, configurable: true });
  if (freedom === 'any' && kind < 30) {
    set(parent, key, kind < 10 ? text : structuredClone(otherValues[kind % otherValues.length]));
  } else if (typeof old === 'string') {
    set(parent, key, kind < 60 ? text : kind < 70 ? old + text : kind < 80 ? text + old : '');
  } else if (typeof old === 'number') {
    set(parent, key, number);
  } else if (typeof old === 'boolean') {
    set(parent, key, !old);
  } else if (Array.isArray(old)) {
    set(parent, key, kind < 60 ? old.concat(old.slice(0, 1)) : kind < 75 ? [] : old.toReversed());
  } else if (isRecord(old)) {
    set(old, text, kind < 60 ? text : { x: [text] });
  }
}

function remove({ parent, key }: Place, root: object): void {
  if (parent === root) {
    return;
  }
  if (Array.isArray(parent)) {
    parent.splice(Number(key), 1);
  } else {
    Reflect.deleteProperty(parent, key);
  }
}
