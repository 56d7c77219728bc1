import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { arrayIdOf, factsOf, numberOf, tidied } from '../../../../../src/products/ehpc/job/facts';
import { buildDescribedJob, buildJob } from './sampleJobs';

describe('what the service tells of a job', () => {
  it('is the same from the listing, which writes text, and from the description, which writes numbers', () => {
    deepEqual(factsOf(buildJob()), factsOf(buildDescribedJob()));
  });

  it('has its times in milliseconds, and none for what has not happened', () => {
    const { submittedAt, startedAt, endedAt } = factsOf(
      buildJob({ SubmitTime: '1647423718', StartTime: 0, EndTime: '' }),
    );
    deepEqual([submittedAt, startedAt, endedAt], [1_647_423_718_000, undefined, undefined]);
  });

  it('tells an array job from its subtasks, which say that they are of one', () => {
    equal(factsOf(buildJob({ JobId: '17', IsArrayJob: true })).isArray, true);
    equal(factsOf(buildJob({ JobId: '17_4321', IsArrayJob: true })).isArray, false);
    equal(arrayIdOf('17_4321'), '17');
    equal(arrayIdOf('17'), undefined);
  });

  it('is called by its id when it has no name, and is a job even when everything is left out', () => {
    equal(factsOf(buildJob({ JobName: '' })).name, '15');
    deepEqual([factsOf({}).id, factsOf({}).name, factsOf({}).code, factsOf({}).priority], ['', '', '', undefined]);
  });

  it('is in one line, with nothing invisible', () => {
    const bad = 'a\n\u202eb\u200b';
    const { name, queue, user } = factsOf(buildJob({ JobName: bad, Queue: bad, User: bad }));
    ok(![name, queue, user].some((text) => /[\n\u200b\u202e]/.test(text)));
  });
});

describe('numbers of the service', () => {
  it('are numbers whether they come as numbers or as text', () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        equal(numberOf(value), value);
        equal(numberOf(` ${value}\n`), value);
      }),
    );
  });

  it('are none when they are something else', () => {
    for (const value of ['', ' ', 'x', 'NaN', 'Infinity', NaN, Infinity, undefined]) {
      equal(numberOf(value), undefined);
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
        deepEqual(tidied({ State: stray, Execs: [stray], Env: [{ Key: stray, Value: stray }] }), {
          State: text,
          Execs: [text],
          Env: [{ Key: text, Value: text }],
        });
      }),
    );
  });

  it('are left in the middle of a text, and at the end of a file', () => {
    deepEqual(tidied({ Message: 'a\nb\n', Content: 'a\nb\n' }), { Message: 'a\nb', Content: 'a\nb\n' });
  });

  it('are all that is changed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as unknown;
        deepEqual(tidied(tidied(plain)), tidied(plain));
        const bare = JSON.stringify(plain).replace(/(\\r|\\n)+"/g, '"');
        equal(JSON.stringify(tidied(plain)).replace(/(\\r|\\n)+"/g, '"'), bare);
      }),
    );
  });
});
