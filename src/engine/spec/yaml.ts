// Reads YAML, with positions, as far as it goes. The library's own steps are taken one by one, so that nesting can be cut
// before the step that recurses.
import * as l10n from '@vscode/l10n';
import type { CST, Document, YAMLError } from 'yaml';
import { getYaml } from '../../base/yaml';
import { createDepthProblem } from './json';
import { maxDepth, maxFindings } from './limits';
import { toTree } from './yamlTree';
import type { ParsedSpec, SyntaxProblem } from '../../model/spec/node';

/** Needs `loadYaml`. */
export function parseYaml(text: string): ParsedSpec {
  const { Composer, Parser } = getYaml();
  const problems: SyntaxProblem[] = [];
  const tokens = [...new Parser().parse(text)];
  tokens.forEach((token) => truncateDepth(token, problems));
  const [document, second] = withoutStacks(() => [
    ...new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent' }).compose(tokens, true, text.length),
  ]) as readonly (Document.Parsed | undefined)[];
  if (!document) {
    return { root: undefined, problems };
  }
  const errors = [...document.errors, ...document.warnings].slice(0, maxFindings);
  problems.push(...errors.map(toProblem));
  if (second) {
    const message = l10n.t('A spec is one document; what follows is not read.');
    const start = text.lastIndexOf('---', second.range[1]);
    const at = start >= document.range[2] ? start : second.range[0];
    problems.push({
      ...{ code: 'second-document', severity: 'error', message },
      start: at,
      end: Math.min(at + 3, text.length),
    });
  }
  return { root: toTree(document, text, problems), problems };
}

/** Replaces what is nested too deep by nothing, walking without recursion. */
function truncateDepth(token: CST.Token, problems: SyntaxProblem[]): void {
  const open: { readonly token: CST.Token; readonly depth: number }[] = [{ token, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { depth } = next;
    if (next.token.type === 'document') {
      if (next.token.value) {
        open.push({ token: next.token.value, depth });
      }
    } else if ('items' in next.token) {
      for (const item of next.token.items) {
        const parts = [item.key, item.value].filter((part) => part !== undefined && part !== null);
        if (depth >= maxDepth && parts.some((part) => 'items' in part)) {
          const { offset } = parts.find((part) => 'items' in part) ?? next.token;
          problems.push({ ...createDepthProblem(), start: offset, end: offset + 1 });
          delete item.value;
          if (item.key) {
            item.key = null;
          }
        } else {
          open.push(...parts.map((part) => ({ token: part, depth: depth + 1 })));
        }
      }
    }
  }
}

/** The library makes an Error for each fault; their stacks, which nobody reads, cost most of the time. */
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
      return l10n.t('The indentation does not fit.');
    case 'TAB_AS_INDENT':
      return l10n.t('YAML is indented with spaces, not with tabs.');
    case 'MISSING_CHAR':
      return l10n.t('Something is missing here: a colon, a comma, a quote or a bracket.');
    case 'BAD_DQ_ESCAPE':
      return l10n.t('There is no such escape in double quotes.');
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return l10n.t('A key is one line followed by a colon.');
    case 'TAG_RESOLVE_FAILED':
      return l10n.t('This tag means nothing in a spec.');
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
    case 'MULTIPLE_ANCHORS':
      return l10n.t('This anchor or alias is not valid.');
    default:
      return l10n.t('This is not valid YAML ({0}).', code);
  }
}
