// What a command writes reaches the user's terminal through the frames of its WebSocket, a decoder, and the escape filter.
import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { EscapeFilter } from '../../src/base/escapeFilter';
import { readFrame } from '../../src/products/eci/exec/channels';
import { parseStatus } from '../../src/products/eci/exec/execStatus';
import { isHarmlessOutput, outputPiece } from '../support/terminalOutput';
import { hostileText, mutatedValue } from './mutation';
import { assertNoLeak, assertPlainLine } from './promises';
import { createProperty } from './target';
import type { FuzzTarget } from './target';

/** What a control sequence may add: bounded numbers are never longer, the end of a link is one character longer. */

const mostGrowth = 2;
const mostKept = 3_000;

const failure = {
  metadata: {},
  status: 'Failure',
  message: 'command terminated with non-zero exit code: exit status 3',
  reason: 'NonZeroExitCode',
  details: { causes: [{ reason: 'ExitCode', message: '3' }] },
};
const status = fc.oneof(
  mutatedValue([failure, { metadata: {}, status: 'Success' }], 'any').map((value) => JSON.stringify(value)),
  hostileText,
);
/** A repetition of a number of times that no screen has. */
const repetition = fc
  .tuple(fc.constantFrom(...Array.from('LMST@PXIZb')), fc.nat(2 ** 31), fc.nat(99_999))
  .map(([final, first, second]) => Buffer.from(`\u001b[${first};${second}${final}`));
const frame = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fc.constantFrom(1, 2), fc.oneof(outputPiece, repetition)) },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constant(3),
      status.map((text) => Buffer.from(text)),
    ),
  },
  { weight: 1, arbitrary: fc.tuple(fc.nat(255), fc.uint8Array({ maxLength: 8 })) },
);
const session = fc.record({
  frames: fc.array(frame, { maxLength: 6 }),
  cut: fc.nat(200),
  columns: fc.integer({ min: 1, max: 500 }),
  rows: fc.integer({ min: 1, max: 200 }),
});
type Session = typeof session extends fc.Arbitrary<infer T> ? T : never;

export const terminal: FuzzTarget = () => Promise.resolve(createProperty(session, hold));

function hold({ frames, cut, columns, rows }: Session): void {
  const outputs: Uint8Array[] = [];
  for (const [channel, payload] of frames) {
    const received = readFrame(Buffer.concat([Buffer.of(channel), payload]), true);
    if (received?.type === 'output') {
      outputs.push(received.bytes);
    } else if (received) {
      const { exitCode, message } = parseStatus(received.text);
      ok(exitCode === undefined || Number.isInteger(exitCode), String(exitCode));
      assertPlainLine(message, 300);
    }
  }
  const whole = Buffer.concat(outputs);
  const screen = { columns, rows };
  const shown = show([whole], screen);
  ok(isHarmlessOutput(shown), `harmful: ${JSON.stringify(shown)}`);
  ok(shown.length <= mostGrowth * whole.length + mostGrowth, `${whole.length} bytes became ${shown.length} characters`);
  assertBounded(shown, screen);
  equal(show(outputs, screen), shown, 'the frames change it');
  equal(show([whole.subarray(0, cut), whole.subarray(cut)], screen), shown, 'the cut changes it');
}

function show(pieces: readonly Uint8Array[], screen: EscapeFilter['screen']): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const filter = new EscapeFilter();
  filter.screen = screen;
  const text = pieces.map((piece) => filter.filter(decoder.decode(piece, { stream: true }))).join('');
  ok(JSON.stringify(filter).length < mostKept, 'the filter keeps too much');
  return text;
}

/** A terminal repeats what a sequence says; more than the screen has room for would only cost time. */
function assertBounded(shown: string, { columns, rows }: EscapeFilter['screen']): void {
  for (const [, numbers = '', final = ''] of shown.matchAll(/\u001b\[([\d;:]*)([LMST@PXIZb])/g)) {
    const most = 'LMST'.includes(final) ? rows : final === 'b' ? columns * rows : columns;
    for (const number of numbers.split(/[;:]/)) {
      ok(Number(number) <= most, `${number} times ${final} on ${columns} × ${rows}`);
    }
  }
  assertNoLeak(shown.replace(/undefined|NaN/g, ''));
}
