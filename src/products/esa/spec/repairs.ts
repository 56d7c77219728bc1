// Fixes for values that the schema refuses, in addition to those of every spec language.
import * as l10n from '@vscode/l10n';
import { parseJsonRecord } from '../../../base/json';
import type { SpecPath } from '../../../model/spec/finding';
import type { Repair, SchemaFault } from '../../../model/spec/language';
import { findChild, findNodeAt, readString, toValue } from '../../../engine/spec/node';
import type { SpecNode } from '../../../model/spec/node';

export function repair(
  fault: SchemaFault,
  path: SpecPath,
  node: SpecNode | undefined,
  root: SpecNode,
): Repair | undefined {
  const { keyword, params } = fault;
  if (keyword === 'required' && params['missingProperty'] === 'ProbeContent') {
    return addProbe(path, findNodeAt(root, path));
  }
  if (keyword !== 'type' || !node) {
    return undefined;
  }
  const field = path.at(-1);
  if (params['type'] === 'object') {
    return field === 'ProbeContent' ? convertFromText(path, node) : undefined;
  }
  return params['type'] === 'string' ? convertToText(field, path, node) : undefined;
}

function addProbe(path: SpecPath, container: SpecNode | undefined): Repair | undefined {
  const type = readString(findChild(container, 'ProbeType'));
  const probe = type === 'httpGet' ? { Path: '/', Port: 80 } : type === 'tcpSocket' ? { Port: 80 } : undefined;
  return (
    probe && {
      title: l10n.t('Add {0}: {1}', 'ProbeContent', '…'),
      changes: [{ path: [...path, 'ProbeContent'], value: probe }],
    }
  );
}

/** The service's own example writes the object as text. */
function convertFromText(path: SpecPath, node: SpecNode): Repair | undefined {
  const value = parseJsonRecord(readString(node) ?? '');
  return value && { title: l10n.t('Convert to an object'), changes: [{ path, value }] };
}

/** Lists and objects where the service wants text, as other container services have them. */
function convertToText(field: string | number | undefined, path: SpecPath, node: SpecNode): Repair | undefined {
  const text =
    field === 'HttpHeaders'
      ? formatHeaders(node)
      : field === 'EnvVariables'
        ? formatEnv(node)
        : formatWords(field, node);
  return text === undefined ? undefined : { title: l10n.t('Convert to text'), changes: [{ path, value: text }] };
}

function formatHeaders(node: SpecNode): string | undefined {
  return node.type === 'array' && node.items.every(({ type }) => type === 'object')
    ? JSON.stringify(toValue(node))
    : undefined;
}

function formatEnv(node: SpecNode): string | undefined {
  const pairs =
    node.type === 'object'
      ? node.properties.map(({ key, value }) => `${key}=${formatScalar(value) ?? ','}`)
      : node.type === 'array'
        ? node.items.map((item) => readString(item) ?? ',')
        : [','];
  return pairs.every((pair) => pair.includes('=') && !pair.includes(',')) ? pairs.join(',') : undefined;
}

function formatWords(field: string | number | undefined, node: SpecNode): string | undefined {
  const isCommand = field === 'Command' || field === 'Args' || field === 'PostStart' || field === 'PreStop';
  const words = isCommand && node.type === 'array' ? node.items.map(formatScalar) : [undefined];
  return words.every((word) => word !== undefined && /^\S+$/.test(word)) ? words.join(' ') : undefined;
}

function formatScalar(node: SpecNode | undefined): string | undefined {
  return node && node.type !== 'object' && node.type !== 'array' && node.value !== null
    ? String(node.value)
    : undefined;
}
