// Faults the compiled schema reports, as findings with our own words, places and repairs.
import * as l10n from '@vscode/l10n';
import { editsOf } from './edits';
import { quoted } from '../../model/spec/finding';
import type { Finding, SpecPath, TextRange } from '../../model/spec/finding';
import type { ParsedText, SchemaFault, SpecLanguage } from '../../model/spec/language';
import { maxFindings } from './limits';
import { headRange, nodeAt, propertyOf, valueRange } from './node';
import { schemaRepair } from './schemaRepairs';
import type { SpecNode } from '../../model/spec/node';

export function schemaFindings(language: SpecLanguage, parsed: ParsedText, value: unknown): readonly Finding[] {
  const { root } = parsed;
  if (!root) {
    return [];
  }
  const findings: Finding[] = [];
  const faults = language.faults(value);
  // Where a list says what may stand there, its type needs no saying.
  const listed = new Set(faults.flatMap(({ keyword, instancePath }) => (keyword === 'enum' ? [instancePath] : [])));
  for (const fault of faults) {
    if (fault.keyword === 'type' && listed.has(fault.instancePath)) {
      continue;
    }
    const path = pathOf(fault.instancePath, value);
    const words = wordsFor(fault);
    // A property without its value yet is there; that the value is missing was said by the syntax.
    if (
      !words ||
      (fault.keyword === 'required' && propertyOf(nodeAt(root, path), textParam(fault, 'missingProperty')))
    ) {
      continue;
    }
    const repair =
      language.repair(fault, path, nodeAt(root, path), root) ??
      schemaRepair(language.schema, fault, path, parsed, value);
    const edits = repair && editsOf(parsed, repair.changes);
    const message = language.message?.(fault, path) ?? words.message;
    findings.push({
      ...{ code: words.code, message, path, range: rangeOf(fault, path, root), severity: 'error', source: 'schema' },
      ...(repair && edits && { fix: { title: repair.title, edits } }),
      ...(fault.keyword === 'required' && { around: valueRange(root, path) }),
    });
    if (findings.length === maxFindings) {
      break;
    }
  }
  return findings;
}

/** A JSON pointer as a path; digits are an index only where the value is an array. */
function pathOf(pointer: string, document: unknown): SpecPath {
  let value = document;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(value) ? Number(key) : key;
      value = (value as Record<string | number, unknown>)[step];
      return step;
    });
}

function rangeOf({ keyword, params }: SchemaFault, path: SpecPath, root: SpecNode): TextRange {
  if (keyword === 'required' || keyword === 'minItems') {
    return headRange(root, path);
  }
  if (keyword === 'additionalProperties') {
    return headRange(root, [...path, String(params['additionalProperty'])]);
  }
  return valueRange(root, path);
}

export function textParam({ params }: SchemaFault, name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : '';
}

function wordsFor(fault: SchemaFault): Pick<Finding, 'code' | 'message'> | undefined {
  const { keyword, params } = fault;
  const limit = Number(params['limit']);
  switch (keyword) {
    case 'required':
      return { code: 'missing-property', message: l10n.t('{0} is missing.', textParam(fault, 'missingProperty')) };
    case 'additionalProperties': {
      const name = quoted(textParam(fault, 'additionalProperty'));
      return { code: 'unknown-property', message: l10n.t('{0} does not belong here.', name) };
    }
    case 'type':
      return { code: 'wrong-type', message: l10n.t('This must be {0}.', typeWord(textParam(fault, 'type'))) };
    case 'enum': {
      const values = params['allowedValues'] as readonly unknown[];
      return { code: 'not-allowed', message: l10n.t('This must be one of {0}.', values.map(String).join(', ')) };
    }
    case 'minLength':
      return {
        code: 'too-short',
        message:
          limit === 1 ? l10n.t('This must not be empty.') : l10n.t('This must have at least {0} characters.', limit),
      };
    case 'maxLength':
      return { code: 'too-long', message: l10n.t('This must have at most {0} characters.', limit) };
    case 'pattern':
      return { code: 'wrong-form', message: l10n.t('This does not have the required form.') };
    case 'minimum':
      return { code: 'too-small', message: l10n.t('This must be at least {0}.', limit) };
    case 'maximum':
      return { code: 'too-large', message: l10n.t('This must be at most {0}.', limit) };
    case 'minItems':
      return { code: 'too-few', message: l10n.t('This list must not be empty.') };
    default:
      // `if` says only that one of its branches failed, which that branch has said.
      return undefined;
  }
}

function typeWord(type: string): string {
  switch (type) {
    case 'object':
      return l10n.t('an object');
    case 'array':
      return l10n.t('a list');
    case 'string':
      return l10n.t('text');
    case 'integer':
      return l10n.t('a whole number');
    case 'boolean':
      return l10n.t('true or false');
    default:
      return type;
  }
}
