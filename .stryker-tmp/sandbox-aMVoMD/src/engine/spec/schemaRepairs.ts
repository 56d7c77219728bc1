// Repairs of schema faults that are sure in any spec language: they follow from the schema and from what is written.
import * as l10n from '@vscode/l10n';
import type { SpecPath } from '../../model/spec/finding';
import type { ParsedText, Repair, SchemaFault, SpecLanguage } from '../../model/spec/language';
import { findNodeAt, findProperty } from './node';
import { findProperties, findSchemas } from './schema';

/** What a repair follows from. */
interface RepairableSpec {
  readonly language: Pick<SpecLanguage, 'schema'>;
  readonly parsed: ParsedText;
  /** The document as plain data. */
  readonly value: unknown;
}

export function createSchemaRepair(
  { keyword, params }: SchemaFault,
  path: SpecPath,
  spec: RepairableSpec,
): Repair | undefined {
  switch (keyword) {
    case 'required':
      return addDefault(path, String(params['missingProperty']), spec);
    case 'additionalProperties':
      return renameKey(path, String(params['additionalProperty']), spec);
    case 'enum':
      return useKnownValue(params['allowedValues'] as readonly unknown[], path, spec.parsed);
    case 'type':
      return convert(String(params['type']), path, spec.parsed);
    default:
      return undefined;
  }
}

/** Unless the key is there in other letters: that one is to be renamed. */
function addDefault(path: SpecPath, key: string, { language, parsed, value }: RepairableSpec): Repair | undefined {
  const schemas = findSchemas(language.schema, value, [...path, key]);
  const preset = schemas.find((one) => one.default !== undefined)?.default;
  const node = findNodeAt(parsed.root, path);
  const present = node?.type === 'object' ? node.properties.map((property) => property.key) : [];
  return preset === undefined || findSameLetters(present, key) !== undefined
    ? undefined
    : {
        title: l10n.t('Add {0}: {1}', key, typeof preset === 'object' ? '…' : JSON.stringify(preset)),
        changes: [{ path: [...path, key], value: preset }],
      };
}

/** For a name in other letters than the schema has it, when that one is not there as well. */
function renameKey(path: SpecPath, key: string, { language, parsed, value }: RepairableSpec): Repair | undefined {
  const wanted = findSameLetters(findProperties(language.schema, value, path).keys(), key);
  return wanted === undefined || findProperty(findNodeAt(parsed.root, path), wanted)
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
