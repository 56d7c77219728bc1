// Reads JSON and JSON with comments, with positions, as far as it goes.
import * as l10n from '@vscode/l10n';
import { createScanner, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError, ParseErrorCode } from 'jsonc-parser';
import { maxDepth, maxFindings } from './limits';
import type { ParsedSpec, SpecNode, SpecProperty, SyntaxProblem } from '../../model/spec/node';

/** `jsonc` allows comments and a comma after the last item; `json` does not. */
export function parseJson(text: string, dialect: 'json' | 'jsonc'): ParsedSpec {
  const { shallow, problems } = truncateDepth(text);
  const errors: ParseError[] = [];
  const lenient = dialect === 'jsonc';
  const options = { disallowComments: !lenient, allowTrailingComma: lenient };
  const tree: Node | undefined = parseTree(shallow, errors, options);
  const doubles: SyntaxProblem[] = [];
  const root = tree && toNode(tree, doubles);
  const syntax = errors.slice(0, maxFindings).map(toProblem);
  return { root, problems: [...problems, ...syntax, ...doubles] };
}

/** Kinds of tokens of the scanner, which exports them in a form that isolated modules cannot read. */
const token = { openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, end: 17 } as const;

/** Replaces what is nested too deep by null, in place, so that a parser that recurses can read the rest. */
function truncateDepth(text: string): { readonly shallow: string; readonly problems: readonly SyntaxProblem[] } {
  const scanner = createScanner(text, true);
  const parts: string[] = [];
  const problems: SyntaxProblem[] = [];
  /** The closers that are due. Another one closes nothing, for the parser neither. */
  const due: number[] = [];
  let [kept, cutAt] = [0, -1];
  const cut = (end: number): void => {
    parts.push(text.slice(kept, cutAt), 'null'.padEnd(end - cutAt).slice(0, Math.max(end - cutAt, 4)));
    problems.push({ ...createDepthProblem(), start: cutAt, end: cutAt + 1 });
    [kept, cutAt] = [end, -1];
  };
  for (let kind: number = scanner.scan(); kind !== token.end; kind = scanner.scan()) {
    if (kind === token.openBrace || kind === token.openBracket) {
      due.push(kind === token.openBrace ? token.closeBrace : token.closeBracket);
      if (due.length > maxDepth && cutAt < 0) {
        cutAt = scanner.getTokenOffset();
      }
    } else if (kind === due.at(-1)) {
      due.pop();
      if (due.length <= maxDepth && cutAt >= 0) {
        cut(scanner.getTokenOffset() + 1);
      }
    }
  }
  if (cutAt >= 0) {
    cut(text.length);
  }
  return problems.length > 0 ? { shallow: parts.join('') + text.slice(kept), problems } : { shallow: text, problems };
}

export function createDepthProblem(): Omit<SyntaxProblem, 'start' | 'end'> {
  return { code: 'too-deep', severity: 'error', message: l10n.t('Nested too deeply.') };
}

function toNode(tree: Node, doubles: SyntaxProblem[]): SpecNode {
  const range = { start: tree.offset, end: tree.offset + Math.max(tree.length, 0) };
  switch (tree.type) {
    case 'object': {
      const properties = (tree.children ?? []).map((child) => toProperty(child, doubles));
      reportDuplicates(properties, doubles);
      return { type: 'object', properties, isFlow: true, ...range };
    }
    case 'array':
      return {
        type: 'array',
        items: (tree.children ?? []).map((item) => toNode(item, doubles)),
        isFlow: true,
        ...range,
      };
    case 'string':
    case 'number':
    case 'boolean':
      return { type: tree.type, value: tree.value as string | number | boolean, ...range };
    default:
      return { type: 'null', value: null, ...range };
  }
}

function toProperty({ children }: Node, doubles: SyntaxProblem[]): SpecProperty {
  const [key, value] = children ?? [];
  const start = key?.offset ?? 0;
  return {
    key: String(key?.value),
    keyRange: { start, end: start + (key?.length ?? 0) },
    value: value && toNode(value, doubles),
  };
}

/** Reports a key for each time it was there before. */
export function reportDuplicates(properties: readonly SpecProperty[], problems: SyntaxProblem[]): void {
  const seen = new Set<string>();
  for (const { key, keyRange } of properties) {
    if (seen.has(key)) {
      const message = l10n.t('Duplicate key: only the last one is used.');
      problems.push({ code: 'duplicate-key', severity: 'error', message, ...keyRange });
    }
    seen.add(key);
  }
}

function toProblem({ error, offset, length }: ParseError): SyntaxProblem {
  return { code: 'syntax', severity: 'error', message: formatParseError(error), start: offset, end: offset + length };
}

function formatParseError(error: ParseErrorCode): string {
  const name = printParseErrorCode(error);
  switch (name) {
    case 'PropertyNameExpected':
      return l10n.t('Expected a property name in double quotes.');
    case 'ValueExpected':
      return l10n.t('Expected a value.');
    case 'ColonExpected':
      return l10n.t('Expected a colon.');
    case 'CommaExpected':
      return l10n.t('Expected a comma.');
    case 'CloseBraceExpected':
      return l10n.t('Expected a closing brace.');
    case 'CloseBracketExpected':
      return l10n.t('Expected a closing bracket.');
    case 'EndOfFileExpected':
      return l10n.t('Nothing may follow the end of the document.');
    case 'InvalidCommentToken':
      return l10n.t('JSON has no comments; files that end in .jsonc may have them.');
    case 'UnexpectedEndOfString':
      return l10n.t('The closing quote is missing.');
    default:
      return l10n.t('This is not valid JSON.');
  }
}
