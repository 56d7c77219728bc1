// What hostile or endless text costs where the product judges or masks it. Bundled by scripts/bench/hostile.mjs.
import { stringify } from 'yaml';
import { listHostileSpecs } from '../../../test/support/hostileSpecs';
import { Redactor } from '../../../src/base/redact';
import { loadYaml } from '../../../src/base/yaml';
import { analyzeSpec } from '../../../src/engine/spec/analysis';
import { maxHostChars } from '../../../src/engine/spec/limits';
import type { SpecSyntax } from '../../../src/model/spec/language';
import { emptyImageCacheDraft } from '../../../src/products/eci/imageCache/form/draft';
import { validateImageCacheDraft } from '../../../src/products/eci/imageCache/form/validate';
import { describeInstance } from '../../../src/products/eci/instance/observe/describe';
import { buildResource } from '../../../test/support/buildResource';
import { edgeSpecLanguage } from '../../../src/products/esa/spec/language';

/** Processor time in ms, the least of some runs: others on the machine count as little as can be. */
function cost(work: () => unknown): number {
  return (
    Math.min(
      ...Array.from({ length: 3 }, () => {
        const { user } = process.cpuUsage();
        work();
        return process.cpuUsage().user - user;
      }),
    ) / 1_000
  );
}

export interface Cost {
  readonly whole: number;
  /** The same amount of text in short pieces. */
  readonly pieces: number;
}

const pieceLength = 100;

/** A text at once beside the same text piece by piece: equal where work grows with the length alone. */
function compare(text: string, work: (text: string) => unknown): Cost {
  const pieces = Array.from({ length: Math.ceil(text.length / pieceLength) }, (_, index) =>
    text.slice(index * pieceLength, (index + 1) * pieceLength),
  );
  const inPieces = (): void => pieces.forEach((piece) => work(piece));
  inPieces();
  return { whole: cost(() => work(text)), pieces: cost(inPieces) };
}

export function measureRedactor(): Cost {
  const redactor = new Redactor();
  return compare(`${'a.'.repeat(120_000)}${'x'.repeat(240_000)}=`, (text) => redactor.redact(text));
}

export function measureDescription(): Cost {
  const resource = buildResource('eci-1');
  return compare(`-${'key'.repeat(160_000)}`, (word) =>
    describeInstance({ ContainerGroupId: 'eci-1', Containers: [{ Name: 'web', Args: [word] }] }, resource),
  );
}

export function measureImageCacheForm(): Cost {
  const fields = Object.entries(emptyImageCacheDraft).filter(([, value]) => value === '');
  return compare('x.'.repeat(262_144), (text) =>
    validateImageCacheDraft(
      {
        ...{ ...emptyImageCacheDraft, ...Object.fromEntries(fields.map(([name]) => [name, text])) },
        ...{ images: [text], tags: [{ key: text, value: text }] },
      },
      { mode: 'create' },
    ),
  );
}

const container = {
  ...{ Name: 'web', Image: 'nginx:1.27', IsACRImage: false, Spec: '1C2G', Storage: '40G' },
  ...{ ProbeType: 'httpGet', ProbeContent: { Path: '/' } },
};

/** A document without a finding, as long as it may be. */
function buildValid(length: number, syntax: SpecSyntax): string {
  const build = (containers: number): string => {
    const named = Array.from({ length: containers }, (_, index) => ({ ...container, Name: `container-${index}` }));
    const value = { AppId: 'app-880688675783794944', Name: 'storefront', Containers: named };
    return syntax === 'yaml' ? stringify(value) : JSON.stringify(value, undefined, 2);
  };
  let containers = 1;
  while (build(containers + 1).length <= length) {
    containers++;
  }
  return build(containers);
}

/** The slowest hostile document of the longest kind that is read in the extension host, beside a valid one of that length. */
export async function measureSpecs(
  syntax: 'yaml' | 'json',
): Promise<{ readonly slowest: number; readonly valid: number }> {
  await loadYaml();
  const length = maxHostChars[syntax];
  const valid = buildValid(length, syntax);
  const analyze = (text: string): unknown => analyzeSpec(edgeSpecLanguage, text, syntax);
  Array.from({ length: 50 }, () => analyze(valid));
  return {
    slowest: Math.max(...listHostileSpecs(length).map((text) => cost(() => analyze(text)))),
    valid: cost(() => analyze(valid)),
  };
}
