// Checks a spec document: reads it, holds it against the schema, runs the rules. Pure, and safe to run in a worker thread.
import * as l10n from '@vscode/l10n';
import { createEdits } from './edits';
import type { Finding, TextRange } from '../../model/spec/finding';
import { parseJson } from './json';
import type { ParsedText, RuleProblem, SpecLanguage, SpecSyntax } from '../../model/spec/language';
import { maxCheckedChars, maxFindings } from './limits';
import { toValue, getValueRange } from './node';
import { checkSchema } from './schemaFindings';
import { parseYaml } from './yaml';
import type { SpecAnalysis } from '../../model/spec/document';

export function parseSpec(text: string, syntax: SpecSyntax): ParsedText {
  try {
    const parsed = syntax === 'yaml' ? parseYaml(text) : parseJson(text, syntax);
    return { ...parsed, text, syntax };
  } catch (error) {
    // Both libraries recurse; should a text get past our limits, their stack ends here and not the extension host.
    if (error instanceof RangeError) {
      const message = l10n.t('This document is too complex to check.');
      return {
        root: undefined,
        problems: [{ code: 'syntax', severity: 'error', message, start: 0, end: 1 }],
        text,
        syntax,
      };
    }
    throw error;
  }
}

export function analyzeSpec(language: SpecLanguage, text: string, syntax: SpecSyntax): SpecAnalysis {
  if (text.length > maxCheckedChars) {
    return { findings: [createUncheckedFinding()], value: undefined, root: undefined };
  }
  const parsed = parseSpec(text, syntax);
  const value = toValue(parsed.root);
  const findings = [
    ...toSyntaxFindings(parsed),
    ...checkSchema(language, parsed, value),
    ...checkRules(language, parsed),
  ];
  return { findings: sortFindings(findings, text), value, root: parsed.root };
}

/** What the rules alone say. */
export function checkRules(language: SpecLanguage, parsed: ParsedText): readonly Finding[] {
  const { root, text } = parsed;
  const problems = root ? language.rules.flatMap((rule) => rule(root, text)) : [];
  return problems.slice(0, maxFindings).map((problem) => toRuleFinding(problem, parsed));
}

/** Reports that a document of this length is not checked. */
export function createUncheckedFinding(): Finding {
  return {
    ...{ path: [], range: { start: 0, end: 1 }, severity: 'information', code: 'checks-off', source: 'limit' },
    message: l10n.t('Checks are off: this file is larger than 2 MB.'),
  };
}

/** Reports that a document took too long. */
export function createTimeoutFinding(): Finding {
  return {
    ...{ path: [], range: { start: 0, end: 1 }, severity: 'error', code: 'checks-timed-out', source: 'limit' },
    message: l10n.t('This document is too complex to check.'),
  };
}

function toSyntaxFindings({ root, problems, text }: ParsedText): readonly Finding[] {
  const empty: Finding = {
    ...{ path: [], range: { start: 0, end: 0 }, severity: 'error', code: 'empty-document', source: 'syntax' },
    message: l10n.t('The document is empty.'),
  };
  return root || (problems.length > 0 && text.trim() !== '')
    ? problems.map(({ start, end, ...problem }) => ({ ...problem, path: [], range: { start, end }, source: 'syntax' }))
    : [empty];
}

function toRuleFinding({ path, range, repair, ...problem }: RuleProblem, parsed: ParsedText): Finding {
  const edits = repair && createEdits(parsed, repair.changes);
  return {
    ...problem,
    ...{ path, range: range ?? getValueRange(parsed.root, path), source: 'rule' },
    ...(repair && edits && { fix: { title: repair.title, edits } }),
  };
}

/** By place; what an alias shows in several places is reported once. */
function sortFindings(findings: readonly Finding[], text: string): readonly Finding[] {
  const seen = new Set<string>();
  return findings
    .map((finding) => ({ ...finding, range: clampRange(finding.range, text.length) }))
    .toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
    .filter(({ range, code, message }) => {
      const key = `${range.start}-${range.end}-${code}-${message}`;
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    })
    .slice(0, maxFindings);
}

/** The libraries place what is missing at the end behind the end. */
function clampRange({ start, end }: TextRange, length: number): TextRange {
  return { start: Math.min(start, length), end: Math.min(end, length) };
}
