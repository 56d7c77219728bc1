// Faults the compiled schema reports, as findings with our own words, places and repairs.
import * as l10n from '@vscode/l10n';
import { createEdits } from './edits';
import { quoteText } from '../../model/spec/finding';
import type { Finding, SpecPath, TextRange } from '../../model/spec/finding';
import type { ParsedText, Repair, SchemaFault, SpecLanguage } from '../../model/spec/language';
import { maxFindings } from './limits';
import { getHeadRange, findNodeAt, findProperty, getValueRange } from './node';
import { createSchemaRepair } from './schemaRepairs';
import type { SpecNode } from '../../model/spec/node';

export function checkSchema(language: SpecLanguage, parsed: ParsedText, value: unknown): readonly Finding[] {
  const { root } = parsed;
  if (!root) {
    return [];
  }
  const spec = { language, parsed, root, value };
  const findings: Finding[] = [];
  const faults = language.faults(value);
  // Where a list names the allowed values, the type is not reported.
  const listed = new Set(faults.flatMap(({ keyword, instancePath }) => (keyword === 'enum' ? [instancePath] : [])));
  for (const fault of faults) {
    if (fault.keyword === 'type' && listed.has(fault.instancePath)) {
      continue;
    }
    const finding = toFinding(fault, spec);
    if (finding) {
      findings.push(finding);
    }
    if (findings.length === maxFindings) {
      break;
    }
  }
  return findings;
}

interface CheckedSpec {
  readonly language: SpecLanguage;
  readonly parsed: ParsedText;
  readonly root: SpecNode;
  /** The document as plain data. */
  readonly value: unknown;
}

/** Undefined for a fault that means nothing to the user. */
function toFinding(fault: SchemaFault, spec: CheckedSpec): Finding | undefined {
  const { language, parsed, root } = spec;
  const path = parsePointer(fault.instancePath, spec.value);
  const node = findNodeAt(root, path);
  const isMissing = fault.keyword === 'required';
  const explanation = explainFault(fault);
  // A property without its value yet is there; the syntax check has reported the missing value.
  if (!explanation || (isMissing && findProperty(node, readTextParam(fault, 'missingProperty')))) {
    return undefined;
  }
  return {
    ...{ code: explanation.code, message: language.message?.(fault, path) ?? explanation.message },
    ...{ path, range: getFaultRange(fault, path, root), severity: 'error', source: 'schema' },
    ...createFix(parsed, language.repair(fault, path, node, root) ?? createSchemaRepair(fault, path, spec)),
    ...(isMissing && { around: getValueRange(root, path) }),
  };
}

function createFix(parsed: ParsedText, repair: Repair | undefined): Pick<Finding, 'fix'> {
  const edits = repair && createEdits(parsed, repair.changes);
  return edits ? { fix: { title: repair.title, edits } } : {};
}

/** A JSON pointer as a path; digits are an index only where the value is an array. */
function parsePointer(pointer: string, document: unknown): SpecPath {
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

function getFaultRange({ keyword, params }: SchemaFault, path: SpecPath, root: SpecNode): TextRange {
  if (keyword === 'required' || keyword === 'minItems') {
    return getHeadRange(root, path);
  }
  if (keyword === 'additionalProperties') {
    return getHeadRange(root, [...path, String(params['additionalProperty'])]);
  }
  return getValueRange(root, path);
}

function readTextParam({ params }: SchemaFault, name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : '';
}

function explainFault(fault: SchemaFault): Pick<Finding, 'code' | 'message'> | undefined {
  const { keyword, params } = fault;
  const limit = Number(params['limit']);
  switch (keyword) {
    case 'required':
      return { code: 'missing-property', message: l10n.t('{0} is missing.', readTextParam(fault, 'missingProperty')) };
    case 'additionalProperties': {
      const name = quoteText(readTextParam(fault, 'additionalProperty'));
      return { code: 'unknown-property', message: l10n.t('Unknown property {0}.', name) };
    }
    case 'type':
      return { code: 'wrong-type', message: l10n.t('Value must be {0}.', formatType(readTextParam(fault, 'type'))) };
    case 'enum': {
      const values = params['allowedValues'] as readonly unknown[];
      return { code: 'not-allowed', message: l10n.t('Value must be one of {0}.', values.map(String).join(', ')) };
    }
    case 'minLength':
      return {
        code: 'too-short',
        message:
          limit === 1 ? l10n.t('Value must not be empty.') : l10n.t('Value must have at least {0} characters.', limit),
      };
    case 'maxLength':
      return { code: 'too-long', message: l10n.t('Value must have at most {0} characters.', limit) };
    case 'pattern':
      return { code: 'wrong-form', message: l10n.t('Value does not match the required format.') };
    case 'minimum':
      return { code: 'too-small', message: l10n.t('Value must be at least {0}.', limit) };
    case 'maximum':
      return { code: 'too-large', message: l10n.t('Value must be at most {0}.', limit) };
    case 'minItems':
      return { code: 'too-few', message: l10n.t('This list must not be empty.') };
    default:
      // `if` reports only that one of its branches failed, which that branch has reported.
      return undefined;
  }
}

function formatType(type: string): string {
  switch (type) {
    case 'object':
      return l10n.t('an object');
    case 'array':
      return l10n.t('a list');
    case 'string':
      return l10n.t('text');
    case 'integer':
      return l10n.t('an integer');
    case 'boolean':
      return l10n.t('true or false');
    default:
      return type;
  }
}
