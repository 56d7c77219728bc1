// Which lines are to be seen: those with a text in them, or those that match a regular expression written as /…/flags. The expression of
// the user meets lines of a container, so it runs on an engine whose time is linear in both; that of JavaScript can take minutes.
import * as l10n from '@vscode/l10n';
import type * as Re2 from 're2js';
import { toError } from '../../base/errors';

export type LineFilter = (text: string) => boolean;

/** The engine takes longer for a larger program: one of this size reads a line of 10,000 characters in less than a second. */
const maxProgram = 1_000;

let engine: typeof Re2 | undefined;

/** To be awaited before anything else here: the engine has 260 KB, and only those who filter need it. */
export async function loadFilterEngine(): Promise<void> {
  engine ??= await import('re2js');
}

/** Undefined lets everything through. @throws Error with a translated message. */
export function parseFilter(written: string): LineFilter | undefined {
  const expression = parseExpression(written);
  if (expression) {
    const pattern = compile(expression);
    return (text) => pattern.test(text);
  }
  const wanted = written.toLowerCase();
  return wanted === '' ? undefined : (text) => text.toLowerCase().includes(wanted);
}

/** Whether a filter is taken as text or as a regular expression: a path may look like either. */
export function describeFilter(written: string): string | undefined {
  const expression = parseExpression(written);
  if (expression) {
    return l10n.t('Regular expression: {0}', expression.source);
  }
  if (written.startsWith('/')) {
    return l10n.t('Text. A regular expression is written as {0}, a slash in it as {1}.', '/…/', '\\/');
  }
  return written === '' ? undefined : l10n.t('Text, in upper or lower case');
}

interface Expression {
  readonly source: string;
  readonly flags: string;
}

/** By the grammar of JavaScript for literals: a slash ends it unless it is escaped or in a class, and flags follow it, each once. */
function parseExpression(written: string): Expression | undefined {
  const end = written.startsWith('/') ? findExpressionEnd(written) : -1;
  const [source, flags] = [written.slice(1, Math.max(end, 1)), written.slice(end + 1)];
  const isLiteral = source !== '' && !source.startsWith('*') && /^[dgimsuvy]*$/.test(flags);
  const hasSense = new Set(flags).size === flags.length && !(flags.includes('u') && flags.includes('v'));
  return isLiteral && hasSense ? { source, flags } : undefined;
}

/** Where the slash stands that ends the body; -1 when there is none. */
function findExpressionEnd(written: string): number {
  let isInClass = false;
  for (let at = 1; at < written.length; at++) {
    const character = written.charAt(at);
    if (character === '/' && !isInClass) {
      return at;
    }
    if (character === '\\') {
      at++;
    } else if (character === '[' || character === ']') {
      isInClass = character === '[';
    }
  }
  return -1;
}

/** Why this cannot be a filter. */
export function filterProblem(written: string): string | undefined {
  try {
    parseFilter(written);
    return undefined;
  } catch (error) {
    return toError(error).message;
  }
}

/** Filtering took longer than it may. */
export class FilterTooSlow extends Error {}

/** The same filter, until all its lines together took too long. @throws FilterTooSlow */
export function limitTime(filter: LineFilter, maxMs: number, now: () => number): LineFilter {
  const until = now() + maxMs;
  return (text) => {
    if (now() > until) {
      throw new FilterTooSlow();
    }
    return filter(text);
  };
}

function compile({ source, flags }: Expression): Re2.RE2JS {
  if (!engine) {
    throw new Error('The filter engine is not loaded');
  }
  const { RE2JS } = engine;
  checkSyntax(source, flags);
  // The other flags of JavaScript are about where to begin and what to report, or are always on.
  const options =
    (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.includes('m') ? RE2JS.MULTILINE : 0) |
    (flags.includes('s') ? RE2JS.DOTALL : 0);
  const pattern = compileLinear(engine, source, options);
  if (pattern.programSize() > maxProgram) {
    throw new Error(l10n.t('This regular expression is too large. Repeat less in it.'));
  }
  return pattern;
}

/** By the rules of JavaScript, which the user knows; compiling runs nothing. */
function checkSyntax(source: string, flags: string): void {
  try {
    new RegExp(source, flags);
  } catch (error) {
    throw new Error(l10n.t('Not a regular expression: {0}', toError(error).message));
  }
}

/** Lookahead and backreferences have no linear engine. This one takes named backreferences for something else. */
function compileLinear({ RE2JS, RE2JSSyntaxException }: typeof Re2, source: string, options: number): Re2.RE2JS {
  const [, reference] = /(?<!\\)(?:\\\\)*(\\k<)/.exec(source) ?? [];
  if (reference !== undefined) {
    throw new Error(explainUnsupported(reference));
  }
  try {
    return RE2JS.compile(RE2JS.translateRegExp(source), options | RE2JS.LOOKBEHINDS);
  } catch (error) {
    throw error instanceof RE2JSSyntaxException ? new Error(explainUnsupported(error.getPattern() ?? source)) : error;
  }
}

function explainUnsupported(part: string): string {
  return l10n.t('Filters do not support {0} in regular expressions, because it can take very long.', part);
}
