// Reads YAML, with positions, as far as it goes. The library's own steps are taken one by one, so that nesting can be cut
// before the step that recurses.
import * as l10n from '@vscode/l10n';
import type { CST, Document, YAMLError } from 'yaml';
import { getYaml } from '../../base/yaml';
import { createDepthProblem } from './json';
import { maxDepth, maxFindings } from './limits';
import { isEmptyDocument, toTree } from './yamlTree';
import type { ParsedSpec, SyntaxProblem } from '../../model/spec/node';

/** Needs `loadYaml`. */
export function parseYaml(text: string): ParsedSpec {
  const { Composer, Parser } = getYaml();
  const problems: SyntaxProblem[] = [];
  const tokens = [...new Parser().parse(text)];
  tokens.forEach((token) => truncateDepth(token, problems));
  const documents = withoutStacks(() => [
    ...new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent' }).compose(tokens, true, text.length),
  ]) as readonly Document.Parsed[];
  // A separator at the end or the beginning, with or without comments, makes a document without content.
  const [document = documents[0], second] = documents.filter((one) => one.errors.length > 0 || !isEmptyDocument(one));
  if (!document) {
    return { root: undefined, problems };
  }
  const errors = [...document.errors, ...document.warnings].slice(0, maxFindings);
  problems.push(...errors.map(toProblem));
  if (second) {
    const message = l10n.t('A spec is a single document; the rest is ignored.');
    const [start] = second.range;
    problems.push({
      ...{ code: 'second-document', severity: 'error', message },
      ...{ start, end: Math.min(start + 3, text.length) },
    });
  }
  return { root: toTree(document, text, problems), problems };
}

interface NestedToken {
  readonly token: CST.Token;
  readonly depth: number;
}

/** Replaces what is nested too deep by nothing, walking without recursion. */
function truncateDepth(token: CST.Token, problems: SyntaxProblem[]): void {
  const open: NestedToken[] = [{ token, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { depth } = next;
    if (next.token.type === 'document') {
      open.push(...(next.token.value ? [{ token: next.token.value, depth }] : []));
    } else if ('items' in next.token) {
      for (const item of next.token.items) {
        open.push(...takeParts(item, depth, problems));
      }
    }
  }
}

/** The key and the value of an item. One that would nest too deep loses both and has none. */
function takeParts(item: CST.CollectionItem, depth: number, problems: SyntaxProblem[]): readonly NestedToken[] {
  const parts = [item.key, item.value].filter((part) => part !== undefined && part !== null);
  const collection = depth >= maxDepth ? parts.find((part) => 'items' in part) : undefined;
  if (!collection) {
    return parts.map((token) => ({ token, depth: depth + 1 }));
  }
  const { offset } = collection;
  problems.push({ ...createDepthProblem(), start: offset, end: offset + 1 });
  delete item.value;
  if (item.key) {
    item.key = null;
  }
  return [];
}

/** The library makes an Error for each fault; their stacks, which are never read, cost most of the time. */
function withoutStacks<T>(work: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function toProblem({ name, code, pos: [start, end] }: YAMLError): SyntaxProblem {
  const severity = name === 'YAMLParseError' ? 'error' : 'warning';
  return { code: 'syntax', severity, message: formatYamlError(code), start, end: Math.max(end, start + 1) };
}

function formatYamlError(code: YAMLError['code']): string {
  switch (code) {
    case 'BAD_INDENT':
    case 'BLOCK_IN_FLOW':
      return l10n.t('Inconsistent indentation.');
    case 'TAB_AS_INDENT':
      return l10n.t('YAML indentation uses spaces, not tabs.');
    case 'MISSING_CHAR':
      return l10n.t('Expected a colon, comma, quote, or bracket here.');
    case 'BAD_DQ_ESCAPE':
      return l10n.t('Invalid escape in double quotes.');
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return l10n.t('Expected "key:".');
    case 'TAG_RESOLVE_FAILED':
      return l10n.t('This tag is not supported in a spec.');
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
    case 'MULTIPLE_ANCHORS':
      return l10n.t('This anchor or alias is not valid.');
    default:
      return l10n.t('This is not valid YAML ({0}).', code);
  }
}
