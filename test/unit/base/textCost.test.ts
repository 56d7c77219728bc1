import { ok } from 'node:assert/strict';
import { EscapeFilter } from '../../../src/base/escapeFilter';
import { findImageProblem } from '../../../src/base/imageReference';
import { Redactor } from '../../../src/base/redact';
import { hasInvisible, sanitizeLines, sanitizeOutput, sanitizeOutputLine, toSingleLine } from '../../../src/base/text';
import { parseArrayId, trimLineEnds } from '../../../src/products/ehpc/job/facts';
import { sanitizeFileName, sanitizeLabel, sanitizeMessage } from '../../../src/workbench/plainText';
import { excessGrowth, hostileSeeds, worstExcess } from '../../support/cost';

const redactor = new Redactor();
redactor.remember('a secret of the user');

/** Everything that takes text from the service, a container, or a file as it is. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  toSingleLine,
  sanitizeLines,
  sanitizeOutputLine,
  sanitizeOutput,
  hasInvisible,
  findImageProblem,
  parseArrayId,
  trimLineEnds,
  sanitizeFileName,
  sanitizeLabel,
  sanitizeMessage,
  redact: (text) => redactor.redact(text),
  'the escape filter': (text) => new EscapeFilter().filter(text),
};

describe('reading hostile text', function () {
  this.timeout(120_000);

  for (const [name, read] of Object.entries(readers)) {
    it(`costs ${name} no more than its length, whatever the text repeats`, () => {
      for (const seed of hostileSeeds) {
        for (const [begin, end] of [
          ['', 'x'],
          ['"', '\u0000'],
        ] as const) {
          const build = (length: number): string => begin + seed.repeat(Math.ceil(length / seed.length)) + end;
          const excess = excessGrowth(read, build);
          ok(
            excess < worstExcess,
            `${name} of ${JSON.stringify(seed)} repeated: ${excess.toFixed(1)} times worse than linear`,
          );
        }
      }
    });
  }
});
