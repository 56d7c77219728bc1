// Specs of edge containers in JSON and YAML, as they are typed, pasted and opened.
import { deepEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { loadYaml } from '../../src/base/yaml';
import { analyzeSpec } from '../../src/engine/spec/analysis';
import { maxFindings } from '../../src/engine/spec/limits';
import { findProperties, findSchemas } from '../../src/engine/spec/schema';
import type { SpecAnalysis } from '../../src/model/spec/document';
import type { Finding } from '../../src/model/spec/finding';
import type { SpecSyntax } from '../../src/model/spec/language';
import { edgeSpecLanguage } from '../../src/products/esa/spec/language';
import { formatComparable, toRequest } from '../../src/products/esa/spec/normalise';
import { toYaml } from '../../src/products/esa/spec/toYaml';
import { findYamlPosition } from '../../src/workbench/specs/yamlPosition';
import { applyEdits } from '../unit/engine/spec/applyEdits';
import { readCorpus } from '../unit/products/esa/spec/corpus';
import { specPieces } from '../support/hostileSpecs';
import { mutatedText } from './mutation';
import { assertNoLeak, assertPlainLines } from './promises';
import { createProperty } from './target';
import type { FuzzTarget } from './target';

export const specs: FuzzTarget = async () => {
  await loadYaml();
  const ofFiles = ['valid', 'official', 'probes', 'fields', 'rules', 'yaml'].flatMap((file) =>
    readCorpus(file)
      .filter(({ text }) => text.length < 600)
      .slice(0, 6)
      .map(({ text }) => text),
  );
  const inJson = ofFiles.flatMap((text) => {
    const { value, findings } = analyze(text, 'yaml');
    return findings.some(({ source }) => source === 'syntax') ? [] : [value];
  });
  const samples: readonly (readonly [string, SpecSyntax])[] = [
    ...ofFiles.map((text) => [text, 'yaml'] as const),
    ...readCorpus('json').map(({ text }) => [text, 'json'] as const),
    ...inJson.map((value) => [JSON.stringify(value), 'json'] as const),
    ...inJson.map((value) => [JSON.stringify(value, undefined, 2), 'jsonc'] as const),
  ];
  const input = fc.record({ document: mutatedText(samples, specPieces), cursor: fc.nat(9_999), fix: fc.nat(20) });
  return createProperty(input, ({ document, cursor, fix }) => {
    const [, syntax] = document.sample;
    return hold({ text: document.text, syntax, cursor: cursor / 10_000, fix });
  });
};

interface Given {
  readonly text: string;
  readonly syntax: SpecSyntax;
  /** From 0, the beginning of the text, to 1. */
  readonly cursor: number;
  readonly fix: number;
}

function analyze(text: string, syntax: SpecSyntax): SpecAnalysis {
  return analyzeSpec(edgeSpecLanguage, text, syntax);
}

async function hold(given: Given): Promise<void> {
  const { text, syntax, fix } = given;
  const analysis = analyze(text, syntax);
  assertFindings(analysis, text);
  complete(analysis, given);
  const fixes = analysis.findings.filter((finding) => finding.fix);
  const finding = fixes[fix % Math.max(1, fixes.length)];
  if (finding) {
    assertFixed(analysis, finding, given);
  }
  if (!analysis.findings.some(({ severity }) => severity === 'error')) {
    await assertSendable(analysis, given);
  }
}

function assertFindings({ findings }: SpecAnalysis, text: string): void {
  ok(findings.length <= maxFindings);
  let last = 0;
  for (const { range, message, code } of findings) {
    const isInside = range.start >= last && range.end >= range.start && range.end <= Math.max(text.length, 1);
    ok(isInside, `${code} at ${range.start}-${range.end} of ${text.length}`);
    ok(message !== '');
    assertPlainLines(message);
    last = range.start;
  }
}

const isSyntax = ({ source }: Finding): boolean => source === 'syntax';

/** A fix leaves a text that is read as well as before, and the finding is gone. */
function assertFixed({ findings }: SpecAnalysis, finding: Finding, { text, syntax }: Given): void {
  const { title = '', edits = [] } = finding.fix ?? {};
  assertPlainLines(title);
  assertNoLeak(title);
  ok(edits.every(({ start, end }) => start >= 0 && end >= start && end <= text.length));
  if (findings.some(isSyntax)) {
    return;
  }
  const fixed = applyEdits(text, edits);
  const after = analyze(fixed, syntax);
  ok(!after.findings.some(isSyntax), `the fix "${title}" breaks the document:\n${fixed}`);
  if (findings.length === maxFindings) {
    // Where there are more of them than are listed, another takes its place.
    return;
  }
  const isSame = (one: Finding): boolean => one.code === finding.code && one.path.join() === finding.path.join();
  ok(
    after.findings.filter(isSame).length < findings.filter(isSame).length,
    `the fix "${title}" of ${finding.code} leaves it as it is:\n${fixed}`,
  );
}

/** What completion looks up where the cursor is. */
function complete({ value }: SpecAnalysis, { text, syntax, cursor }: Given): void {
  if (syntax !== 'yaml') {
    return;
  }
  const before = text.slice(0, Math.floor(cursor * text.length)).split('\n');
  let read = 0;
  const lineAt = (line: number): string => {
    read++;
    return before[line] ?? '';
  };
  const found = findYamlPosition(lineAt, before.length - 1, before.at(-1) ?? '');
  ok(read <= before.length, `${read} lines are read, there are ${before.length}`);
  if (found) {
    const { path, column, typed } = found;
    ok(column >= 0 && column + typed.length <= (before.at(-1) ?? '').length);
    ok([...findProperties(edgeSpecLanguage.schema, value, path).keys()].every((name) => name !== ''));
    findSchemas(edgeSpecLanguage.schema, value, path);
  }
}

/** What has no error can be sent, compared, and written in YAML without a change of its meaning. */
async function assertSendable({ value }: SpecAnalysis, { text, syntax }: Given): Promise<void> {
  const request = toRequest(value);
  ok(request.AppId.startsWith('app-') && request.Containers.length > 0);
  deepEqual(JSON.parse(JSON.stringify(request)), request);
  ok((await formatComparable(value)) !== '');
  const again = analyze(await toYaml(value), 'yaml');
  deepEqual(again.value, value, `${syntax} and YAML differ: ${text}`);
}
