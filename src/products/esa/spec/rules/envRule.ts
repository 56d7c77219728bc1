// EnvVariables is KEY=value,KEY=value. No escape is documented, neither for a comma nor for anything else.
import * as l10n from '@vscode/l10n';
import { tryParseJson } from '../../../../base/json';
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
  const json = new JsonValues(pairs, field.value);
  for (const [index, pair] of pairs.entries()) {
    if (json.isInside(index)) {
      continue;
    }
    const found =
      checkJson(field, pairs, index, json.find(index)) ??
      checkForm(field, pairs, pair, index) ??
      checkDuplicate(field, pairs, pair, seen);
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
    return { ...createPartProblem(text, index), ...correctPair(field, pairs, index) };
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
    const isSure = isName(key.trim());
    return {
      ...createProblem('env-form', l10n.t('The name of a variable has no spaces.')),
      ...(isSure ? createReplacement(field, trimmed, l10n.t('Remove the spaces')) : correctPair(field, pairs, index)),
    };
  }
  // No rule for names is documented, so the service may take it; what comes of it is not what was meant.
  return isName(key)
    ? undefined
    : { ...createPartProblem(text, index), severity: 'warning', ...correctPair(field, pairs, index) };
}

/**
 * As Kubernetes has them, which runs the containers: beyond those of a shell, dots and hyphens. One that begins with a hyphen is
 * allowed there; what is meant is a flag in the value before (`JAVA_OPTS=-Da=1,-Db=2`).
 */
function isName(text: string): boolean {
  return /^[._a-z][-._a-z0-9]*$/i.test(text);
}

/** Of a part that is no variable: the first is ill-formed, a later one shows that a comma before it belongs to a value. */
function createPartProblem(text: string, index: number): Omit<RuleProblem, 'path' | 'range'> {
  const shown = quoteText(text, 40);
  return index === 0
    ? createProblem('env-form', l10n.t('{0} is not KEY=value.', shown))
    : createProblem('env-comma', l10n.t('A comma ends a value and cannot be escaped: {0} is not KEY=value.', shown));
}

/** What leaves no doubt: a command of a shell before the name, quotes around the whole, an equals sign of an input method. */
function correctPair(field: TextField, pairs: readonly Pair[], index: number): Pick<RuleProblem, 'repair'> {
  const text = (pairs[index]?.text ?? '').trim().replace(/^(?:export|set|-e|--env)\s+/, '');
  const [, quote, quoted = text] = /^(["'])([^"']*)\1$/.exec(text) ?? [];
  const plain = quote === undefined ? text.replace(/^([^=\uff1d]+)\uff1d/, '$1=') : quoted;
  const [, name] = /^([^=]+)=/.exec(plain) ?? [];
  if (name === undefined || !isName(name)) {
    return {};
  }
  return createReplacement(
    field,
    [...pairs.slice(0, index), { text: plain }, ...pairs.slice(index + 1)],
    l10n.t('Change to {0}', quoteText(plain, 40)),
  );
}

const emptyPair: Pair = { text: '', key: undefined, value: '', start: 0 };

/** Values that are JSON across commas: the pairs of one from its first to its last. */
class JsonValues {
  /** The last pair of the value found last. */
  private last = -1;
  /** Bounds the work for the whole field: a look at a pair counts as one, an attempt to read JSON as `attempt`. */
  private left = 20_000;

  constructor(
    private readonly pairs: readonly Pair[],
    private readonly whole: string,
  ) {}

  isInside(index: number): boolean {
    return index <= this.last;
  }

  /** The last pair of the value that begins in this one; undefined when it is no JSON, or has no comma. */
  find(index: number): number | undefined {
    const pair = this.pairs[index];
    const [, opening] = /^\s*([[{])/.exec(pair?.value ?? '') ?? [];
    if (pair?.key === undefined || opening === undefined) {
      return undefined;
    }
    const last = this.findEnd(index, pair.start + pair.key.length + 1, opening === '[' ? ']' : '}');
    this.last = last ?? this.last;
    return last === index ? undefined : last;
  }

  private findEnd(index: number, from: number, closing: string): number | undefined {
    for (let at = index; at < this.pairs.length && this.left > 0; at++) {
      const { text, start } = this.pairs[at] ?? emptyPair;
      this.left--;
      const value = this.whole.slice(from, start + text.length);
      if (value.length > longestJson) {
        return undefined;
      }
      if (value.trimEnd().endsWith(closing)) {
        this.left -= attempt;
        if (tryParseJson(value) !== undefined) {
          return at;
        }
      }
    }
    return undefined;
  }
}

const longestJson = 10_000;
const attempt = 100;

/** A comma in a text of the JSON can be written as JSON escapes it, and then is none for the service; one between values cannot. */
function checkJson(field: TextField, pairs: readonly Pair[], index: number, last: number | undefined): Found {
  if (last === undefined) {
    return undefined;
  }
  const whole = pairs
    .slice(index, last + 1)
    .map(({ text }) => text)
    .join(',');
  const escaped = whole.replaceAll(/"(?:[^"\\]|\\.)*"/g, (text) => text.replaceAll(',', '\\u002c'));
  const rest = [...pairs.slice(0, index), { text: escaped }, ...pairs.slice(last + 1)];
  return {
    ...createProblem('env-comma', l10n.t('The comma in this JSON ends the value: it cannot be escaped or quoted.')),
    ...(!escaped.includes(',') && createReplacement(field, rest, l10n.t('Write the comma as {0}', '\\u002c'))),
  };
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
