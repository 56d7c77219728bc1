// EnvVariables is KEY=value,KEY=value. No escape is documented, neither for a comma nor for anything else.
import * as l10n from '@vscode/l10n';
import { quoteText } from '../../../../model/spec/finding';
import type { RuleProblem, SpecRule } from '../../../../model/spec/language';
import { findPartRange } from '../../../../engine/spec/node';
import { listContainers, findTextField } from './containers';
import type { TextField } from './containers';

interface Pair {
  readonly text: string;
  /** Undefined without an equals sign. */
  readonly key: string | undefined;
  readonly value: string;
  /** Place in the whole. */
  readonly start: number;
}

export const envRule: SpecRule = (root, text) =>
  listContainers(root).flatMap((container) => {
    const field = findTextField(container, 'EnvVariables');
    return field && field.value !== '' ? listProblems(field, text) : [];
  });

/** Enough to see what is wrong; each one costs a pass over the whole document. */
const maxProblems = 20;

function listProblems(field: TextField, document: string): readonly RuleProblem[] {
  const pairs = parsePairs(field.value);
  const seen = new Map<string, string>();
  const problems: RuleProblem[] = [];
  for (const [index, pair] of pairs.entries()) {
    const found = checkForm(field, pairs, pair, index) ?? checkDuplicate(field, pairs, pair, seen);
    if (pair.key !== undefined && !seen.has(pair.key)) {
      seen.set(pair.key, pair.value);
    }
    if (found) {
      // Nothing can be marked only with the comma beside it.
      const start = pair.text === '' && pair.start > 0 ? pair.start - 1 : pair.start;
      const end = Math.max(pair.start + pair.text.length, start + 1);
      const range = findPartRange(field.node, document, field.value, { start, end });
      problems.push({ ...found, path: field.path, ...(range && { range }) });
    }
    if (problems.length === maxProblems) {
      break;
    }
  }
  return problems;
}

type Found = Omit<RuleProblem, 'path' | 'range'> | undefined;

function checkForm(field: TextField, pairs: readonly Pair[], pair: Pair, index: number): Found {
  const { text, key, value } = pair;
  if (text.trim() === '') {
    const message = l10n.t('Expected KEY=value next to this comma.');
    const rest = pairs.filter((one) => one.text.trim() !== '');
    return { ...createProblem('env-form', message), ...createReplacement(field, rest, l10n.t('Remove the comma')) };
  }
  if (key === undefined) {
    const shown = quoteText(text, 40);
    return index === 0
      ? createProblem('env-form', l10n.t('{0} is not KEY=value.', shown))
      : createProblem('env-comma', l10n.t('A comma ends a value and cannot be escaped: {0} is not KEY=value.', shown));
  }
  const isLast = index === pairs.length - 1;
  if (!isLast && (value.endsWith('\\') || isQuoteOpen(value, field.value, pair.start + text.length))) {
    return createProblem('env-comma', l10n.t('The comma after this ends the value: it cannot be escaped or quoted.'));
  }
  if (key === '') {
    return createProblem('env-form', l10n.t('The name before the equals sign is missing.'));
  }
  if (/\s/.test(key)) {
    const trimmed = pairs.map((one) => ({ text: one.text.trimStart().replace(/^(\S+)\s+=/, '$1=') }));
    const isSure = !/\s/.test(key.trim());
    return {
      ...createProblem('env-form', l10n.t('The name of a variable has no spaces.')),
      ...(isSure && createReplacement(field, trimmed, l10n.t('Remove the spaces'))),
    };
  }
  return undefined;
}

function checkDuplicate(
  field: TextField,
  pairs: readonly Pair[],
  pair: Pair,
  seen: ReadonlyMap<string, string>,
): Found {
  const { key, value } = pair;
  if (key === undefined || !seen.has(key)) {
    return undefined;
  }
  const rest = pairs.filter((one) => one !== pair);
  return {
    ...{
      severity: 'warning',
      code: 'env-duplicate-key',
      message: l10n.t('{0} is set twice.', quoteText(key)),
    },
    ...(seen.get(key) === value && createReplacement(field, rest, l10n.t('Remove the second one'))),
  };
}

function parsePairs(whole: string): readonly Pair[] {
  let start = 0;
  return whole.split(',').map((text) => {
    const equals = text.indexOf('=');
    const key = equals < 0 ? undefined : text.slice(0, equals);
    const pair: Pair = { text, start, key, value: equals < 0 ? '' : text.slice(equals + 1) };
    start += text.length + 1;
    return pair;
  });
}

/** `A="1` of `A="1,B=2"`: the quote that would end it comes after the comma. */
function isQuoteOpen(value: string, whole: string, end: number): boolean {
  const [quote] = value;
  return (quote === '"' || quote === "'") && !value.includes(quote, 1) && whole.includes(quote, end);
}

function createProblem(code: string, message: string): Omit<RuleProblem, 'path' | 'range'> {
  return { severity: 'error', code, message };
}

function createReplacement(
  { path }: TextField,
  pairs: readonly { text: string }[],
  title: string,
): Pick<RuleProblem, 'repair'> {
  return { repair: { title, changes: [{ path, value: pairs.map(({ text }) => text).join(',') }] } };
}
