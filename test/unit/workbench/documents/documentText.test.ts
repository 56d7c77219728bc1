import { deepEqual, equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { loadYaml } from '../../../../src/base/yaml';
import { Noted, Secret, mask } from '../../../../src/base/described';
import { renderDescription } from '../../../../src/workbench/documents/documentText';
import type { Part } from '../../../../src/workbench/documents/documentText';

await loadYaml();

const formats = ['yaml', 'json'] as const;
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    'yes',
    '1e3',
    '0x1f',
    '2018-08-02T15:00:00Z',
    '- a',
    'a: b',
    '# c',
    '|',
    "it's",
    'x\ny\n',
    ' z ',
    '\t',
    '~',
  ),
);
const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,10}$/);
const secret = fc.tuple(fc.stringMatching(/^[a-z0-9]{3,12}$/), name);

/** Data with secrets, as what the document must show before and after they are asked for. */
interface Trial {
  readonly body: unknown;
  readonly masked: unknown;
  readonly open: unknown;
}
const plainLeaf = fc.oneof(text, fc.integer(), fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const leaf: fc.Arbitrary<Trial> = fc.oneof(
  plainLeaf.map((value) => ({ body: value, masked: value, open: value })),
  secret.map(([value, of]) => ({ body: new Secret(`S3CRET${value}`, of), masked: mask, open: `S3CRET${value}` })),
  fc.integer().map((value) => ({ body: new Noted(value, `the note`), masked: value, open: value })),
);
const { trial } = fc.letrec<{ trial: Trial }>((tie) => ({
  trial: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('trial'), { maxLength: 4 }).map((items) => ({
      body: items.map(({ body }) => body),
      masked: items.map(({ masked }) => masked),
      open: items.map(({ open }) => open),
    })),
    fc.dictionary(name, tie('trial'), { maxKeys: 5 }).map((fields) => {
      const of = (pick: (one: Trial) => unknown) =>
        Object.fromEntries(Object.entries(fields).map(([key, one]) => [key, pick(one)]));
      return { body: of(({ body }) => body), masked: of(({ masked }) => masked), open: of(({ open }) => open) };
    }),
  ),
}));
const wholeNumbers = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;
/** Each run writes and reads whole documents. */
const runs = { numRuns: 40 };
const summary = fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 4 });

function flat(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part) => [part, ...flat(part.parts)]);
}

describe('the text of a document', () => {
  for (const format of formats) {
    it(`gives back every value of any data, as ${format}`, () => {
      fc.assert(
        fc.property(trial, summary, ({ body, masked }, lines) => {
          const shown = renderDescription({ summary: lines, body }, format);
          deepEqual(wholeNumbers(parse(shown.text)), wholeNumbers(masked));
        }),
        runs,
      );
    });

    it(`shows no secret, and then only the one that was asked for, as ${format}`, () => {
      fc.assert(
        fc.property(trial, ({ body, open }) => {
          const description = { summary: [], body };
          const hidden = renderDescription(description, format);
          ok(!hidden.text.includes('S3CRET'));
          for (const { key } of hidden.secrets) {
            const one = renderDescription(description, format, new Set([key]));
            equal(one.text.match(/S3CRET/g)?.length, 1);
            deepEqual(
              one.secrets.map(({ isShown, key: other }) => [other, isShown]),
              hidden.secrets.map(({ key: other }) => [other, other === key]),
            );
          }
          const all = renderDescription(description, format, new Set(hidden.secrets.map(({ key }) => key)));
          deepEqual(wholeNumbers(parse(all.text)), wholeNumbers(open));
        }),
        runs,
      );
    });

    it(`knows the line of each secret, as ${format}`, () => {
      fc.assert(
        fc.property(trial, summary, ({ body }, lines) => {
          const shown = renderDescription({ summary: lines, body }, format);
          const rows = shown.text.split('\n');
          ok(shown.secrets.every(({ line }) => rows[line]?.includes(mask)));
          equal(new Set(shown.secrets.map(({ key }) => key)).size, shown.secrets.length);
        }),
        runs,
      );
    });
  }

  it('has the summary on top as comments, each line one', () => {
    const { text: yaml, summaryLines } = renderDescription(
      { summary: ['etl · Failed', '', 'two\r\nlines'], body: { JobId: '15' } },
      'yaml',
    );
    equal(yaml, '# etl · Failed\n#\n# two lines\n\nJobId: "15"\n');
    equal(summaryLines, 3);
  });

  it('has the data alone as JSON', () => {
    const described = {
      summary: ['etl'],
      body: { SubmitTime: new Noted(1_647_423_718, 'a date'), Key: new Secret('x', 'k') },
    };
    equal(renderDescription(described, 'json').text, '{\n  "SubmitTime": 1647423718,\n  "Key": "••••••"\n}\n');
  });

  it('has notes beside their values', () => {
    const body = { Times: [{ SubmitTime: new Noted(1_647_423_718, '2022-03-16T09:41:58Z, in seconds') }] };
    match(
      renderDescription({ summary: [], body }, 'yaml').text,
      /^ {2}- SubmitTime: 1647423718 # 2022-03-16T09:41:58Z, in seconds$/m,
    );
  });

  it('forgets a secret whose place has come to hold another', () => {
    const of = (key: string) => ({ summary: [], body: [{ Key: key, Value: new Secret('x', key) }] });
    const [first] = renderDescription(of('PATH'), 'yaml').secrets;
    ok(first);
    equal(renderDescription(of('PATH'), 'yaml', new Set([first.key])).secrets[0]?.isShown, true);
    equal(renderDescription(of('TOKEN'), 'yaml', new Set([first.key])).secrets[0]?.isShown, false);
  });
});

describe('the outline of a document', () => {
  const body = { JobId: '15', Groups: [{ Id: 'eci-1', Name: 'web', Ports: [80, 443] }, { Id: 'eci-2' }], Empty: {} };

  for (const format of formats) {
    it(`names fields, and elements by what distinguishes them, as ${format}`, () => {
      const { outline } = renderDescription({ summary: ['x'], body }, format);
      const tree = (parts: readonly Part[]): unknown =>
        parts.map(({ name: of, type, parts: below }) => (below.length > 0 ? [of, type, tree(below)] : [of, type]));
      deepEqual(tree(outline), [
        ['JobId', 'value'],
        [
          'Groups',
          'array',
          [
            [
              'web',
              'object',
              [
                ['Id', 'value'],
                ['Name', 'value'],
                [
                  'Ports',
                  'array',
                  [
                    ['#1', 'value'],
                    ['#2', 'value'],
                  ],
                ],
              ],
            ],
            ['#2', 'object', [['Id', 'value']]],
          ],
        ],
        ['Empty', 'object'],
      ]);
    });

    it(`says where each part begins and ends, one within the other, as ${format}`, () => {
      fc.assert(
        fc.property(trial, ({ body: data }) => {
          const shown = renderDescription({ summary: ['x', 'y'], body: data }, format);
          const rows = shown.text.split('\n');
          for (const { start, end, parts } of flat(shown.outline)) {
            ok(start.line < end.line || (start.line === end.line && start.character <= end.character));
            ok(start.line >= 0 && end.line < rows.length);
            ok(end.character <= (rows[end.line]?.length ?? -1));
            ok(parts.every((part) => part.start.line >= start.line && part.end.line <= end.line));
          }
        }),
        runs,
      );
    });
  }

  it('shows a value as it stands in the text, masked too', () => {
    const { outline } = renderDescription({ summary: [], body: { A: 'b', C: new Secret('x', 'C') } }, 'yaml');
    deepEqual(
      outline.map(({ detail }) => detail),
      ['b', mask],
    );
  });

  it('ends a part on its last line, so that folding takes nothing else along', () => {
    const { outline, text: yaml } = renderDescription({ summary: [], body }, 'yaml');
    const groups = outline.find(({ name: of }) => of === 'Groups');
    equal(yaml.split('\n')[groups?.end.line ?? -1], '  - Id: eci-2');
  });
});
