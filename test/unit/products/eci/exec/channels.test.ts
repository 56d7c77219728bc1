import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { createInputFrames, readFrame, createResizeFrame } from '../../../../../src/products/eci/exec/channels';
import { parseStatus } from '../../../../../src/products/eci/exec/execStatus';
import { Largest } from '../../../../support/largest';

const bytes = (...values: (number | string)[]): Uint8Array =>
  Buffer.concat(values.map((value) => (typeof value === 'number' ? Buffer.of(value) : Buffer.from(value))));

describe('frames of the service', () => {
  it('are output of a channel, or a status', () => {
    deepEqual(readFrame(bytes(1, 'out'), true), { type: 'output', from: 'stdout', bytes: bytes('out') });
    deepEqual(readFrame(bytes(2, 'err'), true), { type: 'output', from: 'stderr', bytes: bytes('err') });
    deepEqual(readFrame(bytes(3, '{}'), true), { type: 'status', text: '{}' });
  });

  it('without a channel are output: texts, and bytes that begin with no number', () => {
    deepEqual(readFrame(bytes('text'), false), { type: 'output', from: 'stdout', bytes: bytes('text') });
    deepEqual(readFrame(bytes(1, 'text'), false), { type: 'output', from: 'stdout', bytes: bytes(1, 'text') });
    deepEqual(readFrame(bytes('raw'), true), { type: 'output', from: 'stdout', bytes: bytes('raw') });
  });

  it('that are empty, or of channels only we speak on, say nothing', () => {
    for (const frame of [bytes(), bytes(1), bytes(3), bytes(0, 'x'), bytes(4, 'x')]) {
      equal(readFrame(frame, true), undefined);
    }
  });
});

describe('frames to the service', () => {
  it('carry what is typed, whole and in order, in pieces a terminal takes', () => {
    const most = new Largest();
    // One to four bytes each: characters are cut in all ways.
    const text = fc.string({ unit: fc.constantFrom('a', '\n', 'é', '漢', '😀'), maxLength: 10_000, size: 'max' });
    fc.assert(
      fc.property(text, (text) => {
        const frames = createInputFrames(text);
        most.note(frames.length);
        equal(
          frames.every((frame) => frame[0] === 0 && frame.length <= 4_097),
          true,
        );
        equal(
          Buffer.concat(frames.map((frame) => frame.subarray(1))).toString('utf8'),
          Buffer.from(text).toString('utf8'),
        );
      }),
      { endOnFailure: true },
    );
    most.assertReached(4);
  });

  it('are full but for the last', () => {
    const lengthOf = (length: number): readonly number[] =>
      createInputFrames('x'.repeat(length)).map((frame) => frame.length);
    deepEqual(lengthOf(0), []);
    deepEqual(lengthOf(1), [2]);
    deepEqual(lengthOf(4_096), [4_097]);
    deepEqual(lengthOf(4_097), [4_097, 2]);
    deepEqual(lengthOf(10_000), [4_097, 4_097, 1_809]);
  });

  it('send the size as Kubernetes writes it', () => {
    equal(Buffer.from(createResizeFrame(120, 40)).toString('latin1'), '\u0004{"Width":120,"Height":40}');
  });
});

describe('the status of a command', () => {
  it('is success, an exit code, or a failure without one', () => {
    deepEqual(parseStatus('{"metadata":{},"status":"Success"}'), { exitCode: 0, message: '' });
    const details = { causes: [{ reason: 'Other' }, { reason: 'ExitCode', message: '3' }] };
    deepEqual(parseStatus(JSON.stringify({ status: 'Failure', message: 'exit status 3', details })), {
      exitCode: 3,
      message: 'exit status 3',
    });
    deepEqual(parseStatus('{"status":"Failure","message":"no such file"}'), {
      exitCode: undefined,
      message: 'no such file',
    });
  });

  it('may be no object, and is hostile text', () => {
    deepEqual(parseStatus('command terminated\u001b[31m'), {
      exitCode: undefined,
      message: 'command terminated\ufffd[31m',
    });
    fc.assert(
      fc.property(fc.json(), (text) => {
        parseStatus(text);
      }),
    );
  });
});
