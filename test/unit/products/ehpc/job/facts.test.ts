import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { parseArrayId, toJobFacts, parseNumber, trimLineEnds } from '../../../../../src/products/ehpc/job/facts';
import { buildDescribedJob, buildJob } from './sampleJobs';

describe('what the service returns of a job', () => {
  it('is the same from the listing, which writes text, and from the description, which writes numbers', () => {
    deepEqual(toJobFacts(buildJob()), toJobFacts(buildDescribedJob()));
  });

  it('has its times in milliseconds, and none for what has not happened', () => {
    const { submittedAt, startedAt, endedAt } = toJobFacts(
      buildJob({ SubmitTime: '1647423718', StartTime: 0, EndTime: '' }),
    );
    deepEqual([submittedAt, startedAt, endedAt], [1_647_423_718_000, undefined, undefined]);
  });

  it('distinguishes an array job from its subtasks, which name their array', () => {
    equal(toJobFacts(buildJob({ JobId: '17', IsArrayJob: true })).isArray, true);
    equal(toJobFacts(buildJob({ JobId: '17_4321', IsArrayJob: true })).isArray, false);
    equal(parseArrayId('17_4321'), '17');
    equal(parseArrayId('17'), undefined);
  });

  it('is called by its id when it has no name, and is a job even when everything is left out', () => {
    equal(toJobFacts(buildJob({ JobName: '' })).name, '15');
    deepEqual(
      [toJobFacts({}).id, toJobFacts({}).name, toJobFacts({}).code, toJobFacts({}).priority],
      ['', '', '', undefined],
    );
  });

  it('is in one line, with nothing invisible', () => {
    const bad = 'a\n\u202eb\u200b';
    const { name, queue, user } = toJobFacts(buildJob({ JobName: bad, Queue: bad, User: bad }));
    ok(![name, queue, user].some((text) => /[\n\u200b\u202e]/.test(text)));
  });
});

describe('numbers of the service', () => {
  it('are numbers whether they come as numbers or as text', () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        equal(parseNumber(value), value);
        equal(parseNumber(` ${value}\n`), value);
      }),
    );
  });

  it('are none when they are something else', () => {
    for (const value of ['', ' ', 'x', 'NaN', 'Infinity', NaN, Infinity, undefined]) {
      equal(parseNumber(value), undefined);
    }
  });
});

describe('stray line ends', () => {
  const ends = fc.stringMatching(/^[\r\n]{0,3}$/);
  const inner = fc.string().filter((text) => !/[\r\n]$/.test(text));

  it('are taken off every text, wherever it is', () => {
    fc.assert(
      fc.property(inner, ends, (text, end) => {
        const stray = text + end;
        deepEqual(trimLineEnds({ State: stray, Execs: [stray], Env: [{ Key: stray, Value: stray }] }), {
          State: text,
          Execs: [text],
          Env: [{ Key: text, Value: text }],
        });
      }),
    );
  });

  it('are left in the middle of a text, and at the end of a file', () => {
    deepEqual(trimLineEnds({ Message: 'a\nb\n', Content: 'a\nb\n' }), { Message: 'a\nb', Content: 'a\nb\n' });
  });

  it('are all that is changed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as unknown;
        deepEqual(trimLineEnds(trimLineEnds(plain)), trimLineEnds(plain));
        const bare = JSON.stringify(plain).replace(/(\\r|\\n)+"/g, '"');
        equal(JSON.stringify(trimLineEnds(plain)).replace(/(\\r|\\n)+"/g, '"'), bare);
      }),
    );
  });
});
