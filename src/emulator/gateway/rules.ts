// The rule language: what a value must be, and the reading of what came into typed arguments. Parameters of operations arrive as
// text, bodies as JSON; both follow the same rules.
import { ApiError } from './apiError';
import { isRecord } from '../../base/isRecord';
import { tryParseJson } from '../../base/json';
import type { Fields } from './body';

interface CommonRule {
  readonly required?: true;
  /** What is expected, in place of the message derived from the rule. */
  readonly expected?: string;
  /** The error of a wrong value, where it has one of its own. */
  readonly refuse?: () => ApiError;
}
interface StringRule extends CommonRule {
  readonly type: 'string';
  readonly oneOf?: readonly string[];
  readonly pattern?: RegExp;
  readonly maxLength?: number;
  /** An empty parameter counts as absent, unless its emptiness means something. */
  readonly keepsEmpty?: true;
}
interface NumberRule extends CommonRule {
  readonly type: 'integer' | 'number';
  readonly min: number;
  readonly max: number;
}
interface BooleanRule extends CommonRule {
  readonly type: 'boolean';
}
/** A moment in UTC, whole seconds; read as ms since 1970. */
interface TimeRule extends CommonRule {
  readonly type: 'time';
  /** Fractions and offsets are accepted as well. */
  readonly isLoose?: true;
}
/** `Name.1`, `Name.2`…, or a JSON array. */
interface ListRule extends CommonRule {
  readonly type: 'list';
  readonly of: Rule;
  readonly minItems?: number;
  readonly maxItems: number;
}
/** `Name.Field`, or a JSON object. */
interface ObjectRule extends CommonRule {
  readonly type: 'object';
  readonly fields: Rules;
  /** What becomes of fields without a rule; they are ignored when absent. */
  readonly others?: 'kept' | 'refused';
}
/** One text that holds JSON. */
interface JsonRule extends CommonRule {
  readonly type: 'json';
  readonly of: Rule;
}
interface AnyRule extends CommonRule {
  readonly type: 'any';
}
export type Rule = StringRule | NumberRule | BooleanRule | TimeRule | ListRule | ObjectRule | JsonRule | AnyRule;
export type Rules = Readonly<Record<string, Rule>>;

interface ValueTypes {
  string: string;
  integer: number;
  number: number;
  boolean: boolean;
  time: number;
  any: unknown;
}

/** The type of a value that follows a rule. */
export type ValueOf<R> = R extends { readonly type: 'string'; readonly oneOf: readonly (infer Name)[] }
  ? Name
  : R extends { readonly type: infer Type extends keyof ValueTypes }
    ? ValueTypes[Type]
    : R extends { readonly type: 'list'; readonly of: infer Item }
      ? readonly ValueOf<Item>[]
      : R extends { readonly type: 'json'; readonly of: infer Content }
        ? ValueOf<Content>
        : R extends { readonly type: 'object'; readonly fields: infer Known }
          ? Arguments<Known> & (R extends { readonly others: 'kept' } ? Fields : unknown)
          : never;

/** The arguments a handler gets: required ones always there, others possibly undefined. */
export type Arguments<R> = {
  readonly [Name in RequiredName<R>]: ValueOf<R[Name]>;
} & {
  readonly [Name in Exclude<keyof R, RequiredName<R>>]?: ValueOf<R[Name]> | undefined;
};
type RequiredName<R> = {
  [Name in keyof R]: R[Name] extends { readonly required: true } ? Name : never;
}[keyof R];

/** How values came, and what is thrown for one that is missing or wrong. */
export interface Reading {
  readonly from: 'text' | 'json';
  missing(path: string): Error;
  invalid(path: string, expected: string): Error;
}

/** Parameters of an operation, rejected with the messages of the gateway. */
export const gatewayReading = {
  from: 'text',
  missing: (path) => (path.includes('.') ? ApiError.invalid(path, 'it is mandatory') : ApiError.missing(path)),
  invalid: (path, expected): ApiError => ApiError.invalid(path, `${expected} is expected`),
} as const satisfies Reading;

/** Where a value stands. */
interface Place {
  readonly path: string;
  readonly reading: Reading;
}

/**
 * Reads values by their rules. Values without a rule are ignored, as the gateway does.
 * @throws the error that `reading` creates
 */
export function readArguments<R extends Rules>(
  rules: R,
  given: Fields,
  reading: Reading = gatewayReading,
): Arguments<R> {
  return readFields(rules, given, { path: '', reading }) as Arguments<R>;
}

/** Reads one value by its rule; `path` names it in errors. */
export function readValue(rule: Rule, given: unknown, path: string, reading: Reading): unknown {
  return read(rule, given, { path, reading });
}

function readFields(rules: Rules, given: Fields, { path, reading }: Place): Fields {
  return Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => {
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      const place = { path: path === '' ? name : `${path}.${name}`, reading };
      if (!isAbsent(rule, value, reading)) {
        return [name, read(rule, value, place)];
      }
      if (rule.required) {
        throw reading.missing(place.path);
      }
      return [name, undefined];
    }),
  );
}

function isAbsent(rule: Rule, value: unknown, { from }: Reading): boolean {
  if (from === 'json') {
    return value === undefined || (value === null && rule.type !== 'any');
  }
  return value === undefined || (value === '' && !(rule.type === 'string' && rule.keepsEmpty));
}

function read(rule: Rule, given: unknown, place: Place): unknown {
  switch (rule.type) {
    case 'string':
      return readString(rule, given, place);
    case 'integer':
    case 'number':
      return readNumber(rule, given, place);
    case 'boolean':
      return readBoolean(rule, given, place);
    case 'time':
      return readTime(rule, given, place);
    case 'list':
      return readList(rule, given, place);
    case 'object':
      return readObject(rule, given, place);
    case 'json':
      return readJson(rule, given, place);
    case 'any':
      return given;
  }
}

function wrong(rule: Rule, expected: string, { path, reading }: Place): Error {
  return rule.refuse?.() ?? reading.invalid(path, rule.expected ?? expected);
}

function readString(rule: StringRule, given: unknown, place: Place): string {
  if (typeof given !== 'string') {
    throw wrong(rule, 'a single value', place);
  }
  if (given === '' && rule.keepsEmpty) {
    return given;
  }
  if (rule.oneOf && !rule.oneOf.includes(given)) {
    throw wrong(rule, `one of ${rule.oneOf.join(', ')}`, place);
  }
  if (rule.maxLength !== undefined && given.length > rule.maxLength) {
    throw wrong(rule, `a text of at most ${rule.maxLength} characters`, place);
  }
  if (rule.pattern && !rule.pattern.test(given)) {
    throw wrong(rule, `a text that matches ${rule.pattern.source}`, place);
  }
  return given;
}

function readNumber(rule: NumberRule, given: unknown, place: Place): number {
  const isWhole = rule.type === 'integer';
  const isText = place.reading.from === 'text' && typeof given === 'string' && /^-?\d{1,10}$/.test(given);
  const value = isText ? Number(given) : given;
  if (typeof value !== 'number' || !(value >= rule.min && value <= rule.max) || (isWhole && !Number.isInteger(value))) {
    throw wrong(rule, `a ${isWhole ? 'whole ' : ''}number from ${rule.min} to ${rule.max}`, place);
  }
  return value;
}

function readBoolean(rule: BooleanRule, given: unknown, place: Place): boolean {
  const value = place.reading.from === 'text' && (given === 'true' || given === 'false') ? given === 'true' : given;
  if (typeof value !== 'boolean') {
    throw wrong(rule, 'true or false', place);
  }
  return value;
}

const strictTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const looseTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function readTime(rule: TimeRule, given: unknown, place: Place): number {
  const pattern = rule.isLoose ? looseTime : strictTime;
  const time = typeof given === 'string' && pattern.test(given) ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(time)) {
    throw wrong(rule, 'a time such as 2026-11-22T03:00:00Z', place);
  }
  return time;
}

function readList(rule: ListRule, given: unknown, place: Place): readonly unknown[] {
  const { minItems = 0, maxItems } = rule;
  if (!Array.isArray(given) || given.length < minItems || given.length > maxItems) {
    throw wrong(rule, `a list of ${Math.max(minItems, 1)} to ${maxItems} items`, place);
  }
  const { path, reading } = place;
  return given.map((item: unknown, index) =>
    read(rule.of, item, { path: reading.from === 'text' ? `${path}.${index + 1}` : `${path}[${index}]`, reading }),
  );
}

function readObject(rule: ObjectRule, given: unknown, place: Place): Fields {
  if (!isRecord(given)) {
    throw wrong(rule, 'an object', place);
  }
  const strange = Object.keys(given).filter((name) => !Object.hasOwn(rule.fields, name));
  if (rule.others === 'refused' && strange.length > 0) {
    throw wrong(rule, `an object with no other fields than ${Object.keys(rule.fields).join(', ')}`, place);
  }
  const kept = rule.others === 'kept' ? strange.map((name) => [name, given[name]]) : [];
  return { ...(Object.fromEntries(kept) as Fields), ...readFields(rule.fields, given, place) };
}

function readJson(rule: JsonRule, given: unknown, place: Place): unknown {
  const { path, reading } = place;
  if (typeof given !== 'string' && reading.from === 'text') {
    throw wrong(rule, 'a single value', place);
  }
  // Inside JSON, an object may be written out instead of being packed into a text again.
  const value = typeof given === 'string' ? tryParseJson(given) : given;
  if (value === undefined) {
    throw wrong(rule, 'JSON', place);
  }
  return read(rule.of, value, { path, reading: { ...reading, from: 'json' } });
}

/** One parameter that holds a JSON array of strings. */
export function jsonStrings<const Max extends number>(maxItems: Max) {
  const expected = `a JSON array of at most ${maxItems} strings`;
  const item = { type: 'string', expected: 'a string' } as const;
  return { type: 'json', of: { type: 'list', of: item, maxItems, expected }, expected } as const;
}

/** The fields that are there. */
export function definedFields<T extends object>(fields: T): { readonly [N in keyof T]?: Exclude<T[N], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [N in keyof T]?: Exclude<T[N], undefined>;
  };
}
