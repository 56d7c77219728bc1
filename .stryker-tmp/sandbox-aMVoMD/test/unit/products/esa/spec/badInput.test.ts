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

/** A valid document of the longest kind takes 3 ms where 100 ms are the most that may be. */
const mostTimes = 30;

/** A document without a finding, as long as it may be. */
function buildValid(length: number, syntax: SpecSyntax): string {
  const text = (containers: number): string => {
    const named = Array.from({ length: containers }, (_, index) => ({ ...container, Name: `container-${index}` }));
    const value = { ...document, Containers: named };
    return syntax === 'yaml' ? stringify(value) : JSON.stringify(value, undefined, 2);
  };
  let containers = 1;
  while (text(containers + 1).length <= length) {
    containers++;
  }
  return text(containers);
}

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

  /** Texts that mean something to one of the parsers. */
  const spice = [
    ...[
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      "'",
      '\n',
      '\t',
      ' ',
      '  - ',
      '- ',
      '&a ',
      '*a',
      '<<: *a',
      '!!binary ',
      '| \n',
      '>\n',
    ],
    ...[
      '\0',
      '\ud800',
      '\udfff',
      '\u2028',
      '\ufeff',
      '__proto__: ',
      '"__proto__": 1,',
      'constructor: {}',
      '---\n',
      '...\n',
    ],
    ...[
      '%YAML 1.1\n',
      '? ',
      '# ',
      '// ',
      '/* ',
      '1e999',
      '.inf',
      'null',
      '~',
      '0x1F',
      '-',
      '\\',
      '\\u0000',
      'ProbeContent',
      'Containers:',
    ],
  ];
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
    inserted: fc.oneof(fc.constantFrom(...spice), fc.string({ unit: 'binary', maxLength: 3 }), fc.constant('')),
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

  it('that is half typed still tells what is wrong with the rest', () => {
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

  it('of the longest kind that is read in the extension host takes it not much longer than a valid one', () => {
    const units = [
      ...[
        '[',
        '{a: ',
        ']',
        '[},',
        '{"a":[},',
        ',',
        '[,',
        '- ',
        '? ',
        ': ',
        '! ',
        '&a ',
        '*a ',
        '"',
        '# \n',
        '\n',
        '%\n',
        '|\n',
      ],
      ...[
        '---\n',
        '\0',
        '\ud800',
        'k: 1\n',
        '{a,',
        '\t- a\n',
        '"\\',
        'A=1,',
        '{"a":1},',
        '1,',
        ' a:\n',
        '- &a [*a,*a]\n',
        '<<: *a\n',
      ],
      ...['<<: {a: 1}\n', '!!str ', 'a: b, ', "'", '{"Name":"a","EnvVariables":",,,,"},'],
    ];
    const heads = [
      '',
      'AppId: app-8806886757837949\nContainers:\n',
      '{"Containers":[',
      'Containers:\n  - EnvVariables: "',
    ];
    // Processor time, the least of some runs: others on the machine count as little as can be.
    const cost = (text: string, syntax: SpecSyntax): number =>
      Math.min(
        ...Array.from({ length: 3 }, () => {
          const { user } = process.cpuUsage();
          analyze(text, syntax);
          return process.cpuUsage().user - user;
        }),
      );
    for (const [syntax, length] of [
      ['yaml', maxHostChars.yaml],
      ['json', maxHostChars.json],
    ] as const) {
      const valid = buildValid(length, syntax);
      Array.from({ length: 50 }, () => analyze(valid, syntax));
      const usual = cost(valid, syntax);
      for (const head of heads) {
        for (const unit of units) {
          const hostile = (head + unit.repeat(length / unit.length)).slice(0, length);
          const times = cost(hostile, syntax) / usual;
          ok(times < mostTimes, `${syntax} ${JSON.stringify(head + unit)}: ${times.toFixed(1)} times as long`);
        }
      }
    }
  });
});
