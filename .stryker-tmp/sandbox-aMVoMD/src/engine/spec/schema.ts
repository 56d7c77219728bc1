// What a JSON Schema defines for a place in a document. Checking is the compiled schema's job.
import type { SpecPath } from '../../model/spec/finding';
import type { JsonSchema } from '../../model/spec/schema';

/** The schemas that speak of the value at a path, their conditions decided by the document as it is. */
export function findSchemas(schema: JsonSchema, document: unknown, path: SpecPath): readonly JsonSchema[] {
  let value = document;
  let schemas = listApplicable(schema, schema, value);
  for (const part of path) {
    value = getPart(value, part);
    schemas = schemas.flatMap((one) => {
      const next = typeof part === 'number' ? one.items : getOwn(one.properties, part);
      return next ? listApplicable(schema, next, value) : [];
    });
  }
  return schemas;
}

/** The properties a value may have at a path, with their schemas. */
export function findProperties(schema: JsonSchema, document: unknown, path: SpecPath): ReadonlyMap<string, JsonSchema> {
  const found = findSchemas(schema, document, path).flatMap(({ properties }) => Object.entries(properties ?? {}));
  const value = path.reduce(getPart, document);
  const documented = found.map(([key, one]) => {
    const all = listApplicable(schema, one, getPart(value, key));
    return [key, all.find(({ description }) => description !== undefined) ?? one] as const;
  });
  return new Map(documented.toReversed());
}

function listApplicable(root: JsonSchema, schema: JsonSchema, value: unknown): readonly JsonSchema[] {
  const referred = schema.$ref === undefined ? undefined : getOwn(root.definitions, schema.$ref.replace(/^.*\//, ''));
  const branch = schema.if && (matchesCondition(schema.if, value) ? schema.then : schema.else);
  const further = [referred, ...(schema.allOf ?? []), branch].filter((one) => one !== undefined);
  return [schema, ...further.flatMap((one) => listApplicable(root, one, value))];
}

/** Decides conditions of the form `{properties: {Name: {const}}, required: [Name]}`, the only ones our schemas have. */
function matchesCondition({ properties = {}, required = [] }: JsonSchema, value: unknown): boolean {
  return (
    required.every((key) => getPart(value, key) !== undefined) &&
    Object.entries(properties).every(([key, { const: wanted }]) => {
      const found = getPart(value, key);
      return found === undefined || wanted === undefined || found === wanted;
    })
  );
}

function getPart(value: unknown, part: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, part)
    ? (value as Record<string | number, unknown>)[part]
    : undefined;
}

function getOwn<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}
