import * as l10n from '@vscode/l10n';
import { isRecord } from '../../../../base/isRecord';
import { tryParseJson } from '../../../../base/json';
import type { Repair, RuleProblem, SpecRule } from '../../../../model/spec/language';
import { findPartRange } from '../../../../engine/spec/node';
import { listContainers, findTextField } from './containers';
import type { TextField } from './containers';

/** HttpHeaders is a JSON array in a string, an object for each header (InvalidParameter.HttpHeaders). */
export const headersRule: SpecRule = (root, text) =>
  listContainers(root).flatMap((container) => {
    const field = findTextField(container, 'ProbeContent', 'HttpHeaders');
    const found = field && (checkForm(field) ?? checkCharacters(field, text));
    return found ? [found] : [];
  });

function checkForm(field: TextField): RuleProblem | undefined {
  const headers = tryParseJson(field.value);
  if (Array.isArray(headers) && headers.every(isHeader)) {
    return undefined;
  }
  const repair = isHeader(headers) ? convertToList(field, headers) : undefined;
  return {
    ...{ path: field.path, severity: 'error', code: 'headers-form' },
    message: l10n.t('Value must be a JSON array in a string, for example {0}.', '[{"Accept":"text/html"}]'),
    ...(repair && { repair }),
  };
}

function checkCharacters({ value, path, node }: TextField, text: string): RuleProblem | undefined {
  const at = value.search(/[@#]/);
  const range = at < 0 ? undefined : findPartRange(node, text, value, { start: at, end: at + 1 });
  const message = l10n.t('The service does not accept the characters @ and # in headers.');
  return at < 0 ? undefined : { path, severity: 'error', code: 'headers-characters', message, ...(range && { range }) };
}

function convertToList({ path }: TextField, headers: Readonly<Record<string, unknown>>): Repair {
  const list = Object.entries(headers).map(([name, value]) => ({ [name]: value }));
  return { title: l10n.t('Convert to a list'), changes: [{ path, value: JSON.stringify(list) }] };
}

function isHeader(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && Object.values(value).every((one) => typeof one === 'string');
}
