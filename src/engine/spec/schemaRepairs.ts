// Repairs of schema faults that are sure in any spec language: they follow from the schema and from what is written.
import * as l10n from '@vscode/l10n';
import type { SpecPath } from '../../model/spec/finding';
import type { ParsedText, Repair, SchemaFault } from '../../model/spec/language';
import { findNodeAt, findProperty } from './node';
import { findProperties, findSchemas } from './schema';
import type { JsonSchema } from '../../model/spec/schema';

export function createSchemaRepair(
  schema: JsonSchema,
  { keyword, params }: SchemaFault,
  path: SpecPath,
  parsed: ParsedText,
  document: unknown,
): Repair | undefined {
  switch (keyword) {
    case 'required':
      return addDefault(schema, path, String(params['missingProperty']), document, parsed);
    case 'additionalProperties':
      return renameKey(schema, path, String(params['additionalProperty']), document, parsed);
    case 'enum':
      return useKnownValue(params['allowedValues'] as readonly unknown[], path, parsed);
    case 'type':
      return convert(String(params['type']), path, parsed);
    default:
      return undefined;
  }
}

/** Unless the key is there in other letters: that one is to be renamed. */
function addDefault(
  schema: JsonSchema,
  path: SpecPath,
  key: string,
  document: unknown,
  { root }: ParsedText,
): Repair | undefined {
  const schemas = findSchemas(schema, document, [...path, key]);
  const value = schemas.find((one) => one.default !== undefined)?.default;
  const node = findNodeAt(root, path);
  const present = node?.type === 'object' ? node.properties.map((property) => property.key) : [];
  return value === undefined || findSameLetters(present, key) !== undefined
    ? undefined
    : {
        title: l10n.t('Add {0}: {1}', key, typeof value === 'object' ? '…' : JSON.stringify(value)),
        changes: [{ path: [...path, key], value }],
      };
}

/** For a name in other letters than the schema has it, when that one is not there as well. */
function renameKey(
  schema: JsonSchema,
  path: SpecPath,
  key: string,
  document: unknown,
  { root }: ParsedText,
): Repair | undefined {
  const wanted = findSameLetters(findProperties(schema, document, path).keys(), key);
  return wanted === undefined || findProperty(findNodeAt(root, path), wanted)
    ? undefined
    : { title: l10n.t('Rename to {0}', wanted), changes: [{ path: [...path, key], key: wanted }] };
}

function useKnownValue(allowed: readonly unknown[], path: SpecPath, { root }: ParsedText): Repair | undefined {
  const node = findNodeAt(root, path);
  const wanted = node?.type === 'string' ? findSameLetters(allowed.map(String), String(node.value)) : undefined;
  return wanted === undefined ? undefined : { title: formatChangeTo(wanted), changes: [{ path, value: wanted }] };
}

function convert(type: string, path: SpecPath, { root, text }: ParsedText): Repair | undefined {
  const node = findNodeAt(root, path);
  if (type === 'string' && (node?.type === 'number' || node?.type === 'boolean')) {
    // As written: a tag 1.10 is not 1.1.
    const written = text.slice(node.start, node.end);
    return { title: l10n.t('Put it in quotes'), changes: [{ path, value: written }] };
  }
  const written = node?.type === 'string' ? String(node.value).trim() : '';
  if (type === 'boolean' && /^(true|false)$/i.test(written)) {
    return { title: formatChangeTo(written.toLowerCase()), changes: [{ path, value: /^true$/i.test(written) }] };
  }
  if (type === 'integer' && /^-?\d{1,9}$/.test(written)) {
    return { title: formatChangeTo(String(Number(written))), changes: [{ path, value: Number(written) }] };
  }
  return undefined;
}

function findSameLetters(candidates: Iterable<string>, written: string): string | undefined {
  const plain = (text: string): string => text.trim().toLowerCase();
  const found = [...candidates].filter((one) => plain(one) === plain(written));
  return found.length === 1 ? found[0] : undefined;
}

function formatChangeTo(value: string): string {
  return l10n.t('Change to {0}', value);
}
