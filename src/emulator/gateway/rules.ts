// What an operation says about each of its parameters, and the reading of a call by those rules into typed arguments.
import { ApiError } from './apiError';
import type { Nested, NestedParameters } from './parameters';

interface StringRule {
  readonly type: 'string';
  readonly required?: true;
  readonly oneOf?: readonly string[];
  readonly maxLength?: number;
}
interface IntegerRule {
  readonly type: 'integer';
  readonly required?: true;
  readonly min: number;
  readonly max: number;
}
interface BooleanRule {
  readonly type: 'boolean';
  readonly required?: true;
}
/** One parameter holding a JSON array of strings. */
interface IdsRule {
  readonly type: 'ids';
  readonly required?: true;
  readonly maxItems: number;
}
/** Name.N.Key with Name.N.Value. */
interface TagsRule {
  readonly type: 'tags';
  readonly required?: true;
  readonly maxItems: number;
}
export type Rule = StringRule | IntegerRule | BooleanRule | IdsRule | TagsRule;
export type Rules = Readonly<Record<string, Rule>>;

/** A tag of a filter; without a value it matches every value of the key. */
export interface TagFilter {
  readonly Key: string;
  readonly Value: string | undefined;
}

interface ValueTypes {
  string: string;
  integer: number;
  boolean: boolean;
  ids: readonly string[];
  tags: readonly TagFilter[];
}

/** The arguments a handler gets: required ones always there, others possibly undefined. */
export type Arguments<R extends Rules> = {
  readonly [Name in keyof R]: R[Name] extends { readonly required: true }
    ? ValueTypes[R[Name]['type']]
    : ValueTypes[R[Name]['type']] | undefined;
};

/**
 * Checks the parameters of a call. Parameters without a rule are ignored, as the real gateway does.
 * @throws ApiError Missing… or InvalidParameter
 */
export function readArguments<R extends Rules>(rules: R, parameters: NestedParameters): Arguments<R> {
  return Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => {
      const given = parameters[name];
      if (given === undefined || given === '') {
        if (rule.required) {
          throw ApiError.missing(name);
        }
        return [name, undefined];
      }
      return [name, readValue(name, rule, given)];
    }),
  ) as Arguments<R>;
}

function readValue(name: string, rule: Rule, given: Nested): ValueTypes[keyof ValueTypes] {
  if (rule.type === 'tags') {
    return readTags(name, rule, given);
  }
  if (typeof given !== 'string') {
    throw ApiError.invalid(name, 'a single value is expected');
  }
  switch (rule.type) {
    case 'string':
      return readString(name, rule, given);
    case 'integer':
      return readInteger(name, rule, given);
    case 'boolean':
      if (given !== 'true' && given !== 'false') {
        throw ApiError.invalid(name, 'true or false is expected');
      }
      return given === 'true';
    case 'ids':
      return readIds(name, rule, given);
  }
}

function readString(name: string, rule: StringRule, given: string): string {
  if (rule.oneOf && !rule.oneOf.includes(given)) {
    throw ApiError.invalid(name, `one of ${rule.oneOf.join(', ')} is expected`);
  }
  if (rule.maxLength !== undefined && given.length > rule.maxLength) {
    throw ApiError.invalid(name, `it is longer than ${rule.maxLength} characters`);
  }
  return given;
}

function readInteger(name: string, rule: IntegerRule, given: string): number {
  const value = /^-?\d{1,10}$/.test(given) ? Number(given) : Number.NaN;
  if (!(value >= rule.min && value <= rule.max)) {
    throw ApiError.invalid(name, `a whole number from ${rule.min} to ${rule.max} is expected`);
  }
  return value;
}

function readIds(name: string, rule: IdsRule, given: string): readonly string[] {
  let value: unknown;
  try {
    value = JSON.parse(given);
  } catch {
    value = undefined;
  }
  if (!Array.isArray(value) || !value.every((item): item is string => typeof item === 'string')) {
    throw ApiError.invalid(name, 'a JSON array of strings is expected');
  }
  if (value.length > rule.maxItems) {
    throw ApiError.invalid(name, `at most ${rule.maxItems} items are allowed`);
  }
  return value;
}

function readTags(name: string, rule: TagsRule, given: Nested): readonly TagFilter[] {
  const items = Array.isArray(given) ? (given as readonly Nested[]) : [];
  if (items.length === 0 || items.length > rule.maxItems) {
    throw ApiError.invalid(name, `a list of 1 to ${rule.maxItems} items is expected`);
  }
  return items.map((item) => {
    const { Key, Value } = typeof item === 'string' || Array.isArray(item) ? {} : (item as NestedParameters);
    if (typeof Key !== 'string' || Key === '' || (Value !== undefined && typeof Value !== 'string')) {
      throw ApiError.invalid(name, 'every item needs a Key');
    }
    return { Key, Value: Value === '' ? undefined : Value };
  });
}
