// The documents of test/golden/esa: `=== name`, a line for each finding, `---`, the document. ⟪x×3⟫ stands for xxx. The
// findings of a file's own syntax are written with their line, column and marked text.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatPath } from '../../../../../src/model/spec/finding';
import type { SpecAnalysis } from '../../../../../src/model/spec/document';

export interface CorpusCase {
  readonly name: string;
  readonly findings: readonly string[];
  readonly text: string;
}

/** Files whose documents are YAML that JSON can say as well. */
export const sharedFiles = ['valid', 'official', 'fields', 'probes', 'rules'] as const;

export function readCorpus(file: string): readonly CorpusCase[] {
  const whole = readFileSync(join(process.cwd(), 'test/golden/esa', `${file}.txt`), 'utf8');
  return whole
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...body] = part.split(/^---\n/m);
      const [name = '', ...findings] = head.trimEnd().split('\n');
      const text = body
        .join('---\n')
        .replaceAll(/⟪(.)×(\d+)⟫/g, (_all, one: string, times) => one.repeat(Number(times)));
      return { name, findings, text };
    });
}

/** A line for each finding: `error too-large Containers[0].ProbeContent.Port 14:11 70000`. */
export function printFindings({ findings }: SpecAnalysis, text: string): readonly string[] {
  return findings.map(({ severity, code, path, range }) => {
    const before = text.slice(0, range.start).split('\n');
    const place = `${before.length}:${(before.at(-1) ?? '').length + 1}`;
    const marked = text.slice(range.start, range.end).replaceAll('\n', '⏎');
    const shown = marked.length > 60 ? `${marked.slice(0, 60)}…` : marked;
    return [severity, code, formatPath(path) || '-', place, shown].join(' ').trimEnd();
  });
}
