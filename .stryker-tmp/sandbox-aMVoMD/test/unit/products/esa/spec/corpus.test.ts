// Every document of the corpus in both syntaxes, with its findings at their places, and its quick fixes.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { parse } from 'yaml';
import { loadYaml } from '../../../../../src/base/yaml';
import { edgeSpecLanguage } from '../../../../../src/products/esa/spec/language';
import { analyzeSpec } from '../../../../../src/engine/spec/analysis';
import type { Finding } from '../../../../../src/model/spec/finding';
import type { SpecSyntax } from '../../../../../src/model/spec/language';
import { applyEdits } from '../../../engine/spec/applyEdits';
import { printFindings, readCorpus, sharedFiles } from './corpus';

await loadYaml();

const analyze = (text: string, syntax: SpecSyntax) => analyzeSpec(edgeSpecLanguage, text, syntax);
const shared = sharedFiles.flatMap((file) => readCorpus(file).map((one) => ({ file, ...one })));

/** The same document as JSON. */
const asJson = (yaml: string): string => `${JSON.stringify(parse(yaml), undefined, 2)}\n`;

/** Where a finding belongs in JSON, found by another library than the one that found it. */
function listPlaces(json: string, { path, code }: Finding): readonly string[] {
  const node = findNodeAtLocation(parseTree(json)!, [...path])!;
  const key = node.parent?.type === 'property' ? node.parent.children![0]! : undefined;
  const whole = `${node.offset}-${node.offset + node.length}`;
  const head = key ? `${key.offset}-${key.offset + key.length}` : `${node.offset}-${node.offset + 1}`;
  if (code === 'missing-property' || code === 'too-few') {
    return [head];
  }
  if (code === 'unknown-property') {
    return node.children!.map(
      ({ children }) => `${children![0]!.offset}-${children![0]!.offset + children![0]!.length}`,
    );
  }
  return [whole];
}

describe('the corpus of edge container specs', function () {
  this.timeout(20_000);

  it('is large enough to mean something', () => {
    ok(shared.length >= 40 && shared.filter(({ findings }) => findings.length === 0).length >= 10);
  });

  it('finds six things in the example of the service’s document: three in each container', () => {
    const [official] = readCorpus('official');
    const expected = [0, 1].flatMap((container) => [
      ['missing-property', container, 'IsACRImage is missing.'],
      ['missing-property', container, 'Storage is missing.'],
      ['wrong-type', container, 'Value must be an object.'],
    ]);
    for (const [text, syntax] of [
      [official!.text, 'yaml'],
      [asJson(official!.text), 'json'],
    ] as const) {
      const { findings } = analyze(text, syntax);
      deepEqual(
        findings.map(({ code, path, message }) => [code, path[1], message]),
        expected,
      );
    }
  });

  for (const { file, name, text, findings } of shared) {
    it(`${file}: ${name}`, () => {
      const inYaml = analyze(text, 'yaml');
      deepEqual(printFindings(inYaml, text), findings, 'in YAML');
      const json = asJson(text);
      const inJson = analyze(json, 'json');
      const names = (list: readonly Finding[]): readonly string[] =>
        list.map(({ severity, code, path, message }) => JSON.stringify([severity, code, path, message])).sort();
      deepEqual(names(inJson.findings), names(inYaml.findings), 'the same in JSON');
      deepEqual(inJson.value, inYaml.value);
      for (const finding of inJson.findings) {
        const { start, end } = finding.range;
        const isPart = finding.source === 'rule' && !listPlaces(json, finding).includes(`${start}-${end}`);
        const [from = 0, to = 0] = (listPlaces(json, finding)[0] ?? '').split('-').map(Number);
        ok(
          isPart ? start > from && end < to : listPlaces(json, finding).includes(`${start}-${end}`),
          `${finding.code} at ${start}-${end} of ${json}`,
        );
      }
    });
  }

  for (const [file, syntax] of [
    ['yaml', 'yaml'],
    ['json', 'json'],
  ] as const) {
    for (const { name, text, findings } of readCorpus(file)) {
      it(`${file} only: ${name}`, () => {
        deepEqual(printFindings(analyze(text, syntax), text), findings);
      });
    }
  }

  it('finds nothing against comments and a last comma in .jsonc', () => {
    const commented = readCorpus('json').find(({ name }) => name.startsWith('comments'))!;
    deepEqual(analyze(commented.text, 'jsonc').findings, []);
  });

  it('ends what a quick fix promises to end, in both syntaxes, and begins nothing', () => {
    let fixed = 0;
    for (const { text: yaml, name } of shared) {
      for (const [text, syntax] of [
        [yaml, 'yaml'],
        [asJson(yaml), 'json'],
      ] as const) {
        const before = analyze(text, syntax).findings;
        const keys = (list: readonly Finding[]) =>
          list.map(({ code, path, message }) => `${code} ${path.join()} ${message}`);
        for (const finding of before.filter(({ fix }) => fix)) {
          const after = analyze(applyEdits(text, finding.fix!.edits), syntax).findings;
          const gone = keys([finding]);
          equal(after.filter(({ source }) => source === 'syntax').length, 0, `${name} (${syntax})`);
          deepEqual(
            keys(after).filter((key) => gone.includes(key) || !keys(before).includes(key)),
            [],
            `${name} (${syntax}): ${finding.fix!.title}`,
          );
          fixed++;
        }
      }
    }
    ok(fixed > 60, String(fixed));
  });
});
