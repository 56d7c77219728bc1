import { deepEqual, equal } from 'node:assert/strict';
import type { ImageCacheAnswer, ImageCachePanel } from '../../../../../../src/products/eci/imageCache/form/panel';
import type { Submission } from '../../../../../../src/products/eci/imageCache/page/submission';
import type { PanelClient } from '../../../../../../src/panels/ui/client';
import { flushTasks } from '../../../../../support/fakeClock';
import { useUnitModules } from '../../../../../support/page/unitPage';
import { createDraft } from '../../../../../support/panel/imageCacheSamples';

describe('the sending of an image cache draft', () => {
  const page = useUnitModules();
  const events: unknown[] = [];
  const asked: unknown[] = [];
  let isUnanswered = false;
  let signal: AbortSignal | undefined;
  let resolve: (answer: ImageCacheAnswer) => void;
  let reject: (error: Error) => void;
  let submission: Submission;

  beforeEach(() => {
    events.length = 0;
    asked.length = 0;
    isUnanswered = false;
    const wait = (call: unknown, sent: AbortSignal): Promise<ImageCacheAnswer> => {
      asked.push(call);
      signal = sent;
      return new Promise((...ends) => ([resolve, reject] = ends));
    };
    const client = {
      get isUnanswered() {
        return isUnanswered;
      },
      request: (name: string, params: unknown, sent: AbortSignal) => wait([name, params], sent),
      resume: (name: string, sent: AbortSignal) => wait([`resume ${name}`], sent),
    } as unknown as PanelClient<ImageCachePanel>;
    submission = new (page().modules.submission.Submission)(client, {
      onChange: (isRunning) => events.push([isRunning, submission.isRunning]),
      onAnswer: (answer) => events.push(answer),
    });
  });

  it('reports when it begins and ends, and the answer after that', async () => {
    submission.send(createDraft, true);
    deepEqual(asked, [['submit', { draft: createDraft, overwrite: true }]]);
    deepEqual(events, [[true, true]]);
    resolve({ state: 'unchanged' });
    await flushTasks();
    deepEqual(events, [[true, true], [false, false], { state: 'unchanged' }]);
  });

  it('can be cancelled, and is harmless to cancel when nothing is sent', () => {
    submission.cancel();
    submission.send(createDraft, false);
    equal(signal?.aborted, false);
    submission.cancel();
    equal(signal.aborted, true);
  });

  it('makes of a failure a refusal that says what to check', async () => {
    const { RequestFailure } = page().modules.client;
    const none = { message: '', hint: '' };
    const refusals: unknown[] = [];
    for (const [reason, problem] of [
      ['failed', { message: 'Denied.', hint: 'Ask.' }],
      ['cancelled', none],
      ['unknown', none],
    ] as const) {
      submission.send(createDraft, false);
      reject(new RequestFailure(reason, problem));
      await flushTasks();
      refusals.push(events.at(-1));
    }
    deepEqual(refusals, [
      { state: 'refused', problem: { message: 'Denied.', hint: 'Ask.' } },
      {
        state: 'refused',
        problem: {
          message: 'Canceled.',
          hint: 'The request may have reached the service. Check the image caches before you send it again.',
        },
      },
      {
        state: 'refused',
        problem: {
          message: 'The window was reloaded before the result arrived.',
          hint: 'Check the image caches before you send the request again.',
        },
      },
    ]);
  });

  it('reports an error of its own to the window as well', async () => {
    submission.send(createDraft, false);
    reject(new TypeError('x is not a function'));
    await flushTasks();
    deepEqual(page().view.complaints.splice(0), ['TypeError: x is not a function']);
    deepEqual(events.at(-1), {
      state: 'refused',
      problem: { message: 'Internal error in the form.', hint: 'Your input is kept.' },
    });
  });

  it('waits again for what an earlier load of the page sent, and only then', () => {
    submission.resume();
    deepEqual(asked, []);
    isUnanswered = true;
    submission.resume();
    deepEqual(asked, [['resume submit']]);
    equal(submission.isRunning, true);
  });
});
