// Whatever is typed or pasted: no crash, no long block, and what can be read is still checked.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { loadYaml } from '../../../../../src/base/yaml';
import { edgeSpecLanguage } from '../../../../../src/products/esa/spec/language';
import { analyzeSpec } from '../../../../../src/engine/spec/analysis';
import type { SpecSyntax } from '../../../../../src/model/spec/language';
import { maxFindings, maxHostChars } from '../../../../../src/engine/spec/limits';
import { applyEdits } from '../../../engine/spec/applyEdits';
import { listHostileSpecs, specPieces } from '../../../../support/hostileSpecs';
import { readCorpus } from './corpus';
import type { SpecAnalysis } from '../../../../../src/model/spec/document';

await loadYaml();

const analyze = (text: string, syntax: SpecSyntax) => analyzeSpec(edgeSpecLanguage, text, syntax);
const codes = ({ findings }: SpecAnalysis): readonly string[] => findings.map(({ code }) => code);

const container = {
  ...{ Name: 'web', Image: 'nginx:1.27', IsACRImage: false, Spec: '1C2G', Storage: '40G' },
  ...{ ProbeType: 'httpGet', ProbeContent: { Path: '/' } },
};
const document = { AppId: 'app-880688675783794944', Name: 'storefront', Containers: [container] };

/** What an analysis may never be, whatever the text. */
function holds(text: string, syntax: SpecSyntax): void {
  const analysis = analyze(text, syntax);
  ok(analysis.findings.length <= maxFindings);
  let last = 0;
  for (const { range, message, code, fix } of analysis.findings) {
    ok(
      range.start >= last && range.end >= range.start && range.end <= Math.max(text.length, 1),
      `${code} ${range.start}-${range.end}`,
    );
    ok(message !== '' && !/undefined|NaN|\[object/.test(message), message);
    last = range.start;
    if (fix) {
      ok(fix.edits.every(({ start, end }) => start >= 0 && end >= start && end <= text.length));
      analyze(applyEdits(text, fix.edits), syntax);
    }
  }
  JSON.stringify(analysis.value);
}

describe('a mutated document', function () {
  this.timeout(120_000);

  const texts = ['valid', 'official', 'probes', 'yaml'].flatMap((file) =>
    readCorpus(file)
      .slice(0, 5)
      .map(({ text }) => text),
  );
  const documents: readonly (readonly [string, SpecSyntax])[] = [
    ...texts.map((text) => [text, 'yaml'] as const),
    ...readCorpus('json').map(({ text }) => [text, 'json'] as const),
    ...[JSON.stringify(document), JSON.stringify(document, undefined, 2)].flatMap((text) =>
      (['json', 'jsonc', 'yaml'] as const).map((syntax) => [text, syntax] as const),
    ),
  ];
  const mutation = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(12),
    inserted: fc.oneof(fc.constantFrom(...specPieces), fc.string({ unit: 'binary', maxLength: 3 }), fc.constant('')),
  });

  it('is analyzed without a crash, ten thousand times', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...documents),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        ([text, syntax], mutations) => {
          const mutated = mutations.reduce((result, { at, length, inserted }) => {
            const start = Math.floor(at * result.length);
            return result.slice(0, start) + inserted + result.slice(start + length);
          }, text);
          holds(mutated, syntax);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

describe('bad input', function () {
  this.timeout(60_000);

  it('that is nested deeply is read to a depth', () => {
    for (const deep of ['['.repeat(50_000), `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`, '[},'.repeat(10_000)]) {
      const text = JSON.stringify(document).replace('"40G"', deep);
      ok(codes(analyze(text, 'json')).includes('too-deep') || deep.startsWith('[}'), deep.slice(0, 9));
    }
    const closed = JSON.stringify(document).replace('"40G"', '['.repeat(9000) + ']'.repeat(9000));
    deepEqual(codes(analyze(closed, 'json')), ['not-allowed', 'too-deep', 'missing-property']);
    const yaml = (deep: string): string => stringify(document).replace('40G', deep);
    deepEqual(codes(analyze(yaml('['.repeat(500) + ']'.repeat(500)), 'yaml')), [
      'not-allowed',
      'too-deep',
      'missing-property',
    ]);
    ok(codes(analyze(yaml(`\n      ${'- '.repeat(500)}x`), 'yaml')).includes('too-deep'));
  });

  it('that is half typed still reports the errors in the rest', () => {
    const json = JSON.stringify(document, undefined, 2);
    ok(codes(analyze(json.slice(0, json.indexOf('"ProbeContent"')), 'json')).includes('not-allowed'));
    const yaml = stringify(document);
    ok(codes(analyze(`${yaml}  - Na`, 'yaml')).includes('missing-property'));
  });

  it('with keys of the language itself changes no object', () => {
    const text =
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"AppId":"app-880688675783794944"}';
    for (const syntax of ['json', 'yaml'] as const) {
      const { value } = analyze(text, syntax);
      equal(({} as { polluted?: number }).polluted, undefined);
      deepEqual(Object.keys(value as object), ['__proto__', 'constructor', 'AppId']);
      equal(Object.getPrototypeOf(value), Object.prototype);
      deepEqual(codes(analyze(text, syntax)).filter((code) => code === 'unknown-property').length, 2);
    }
  });

  it('with NUL and half characters is read, and shown whole', () => {
    const odd = {
      ...document,
      Remarks: 'a\0b\ud800c',
      Containers: [
        { ...container, Name: '\ud800' },
        { ...container, Name: '\ud800' },
      ],
    };
    for (const syntax of ['json', 'yaml'] as const) {
      const { findings } = analyze(JSON.stringify(odd), syntax);
      ok(findings.some(({ code }) => code === 'duplicate-container-name'));
      ok(findings.every(({ message }) => !/[\0\ud800]/.test(message)));
    }
    ok(codes(analyze('{"AppId": "a\0b"}', 'json')).length > 0);
    ok(codes(analyze('AppId: \0', 'yaml')).length > 0);
  });

  it('of two megabytes and more is said not to be checked', () => {
    const { findings, value } = analyze(`{"Remarks":"${'x'.repeat(5 * 1024 * 1024)}"}`, 'json');
    deepEqual(
      findings.map(({ code, severity }) => [code, severity]),
      [['checks-off', 'information']],
    );
    equal(value, undefined);
  });

  // How long that takes is measured by scripts/bench/hostile.mjs.
  it('of the longest kind that is read in the extension host is analyzed without a crash', () => {
    for (const [syntax, length] of [
      ['yaml', maxHostChars.yaml],
      ['json', maxHostChars.json],
    ] as const) {
      for (const text of listHostileSpecs(length)) {
        const { findings } = analyze(text, syntax);
        ok(findings.length <= maxFindings);
        ok(findings.every(({ range }) => range.start >= 0 && range.end <= text.length));
      }
    }
  });
});
