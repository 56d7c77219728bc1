import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { causeOf, causeOfEvents } from '../../../../../../src/products/eci/instance/observe/causes';

const ended = (ExitCode: number, more: object = {}) => causeOf({ State: 'Terminated', ExitCode, ...more });

describe('the cause of an end', () => {
  it('is none for what ended well, runs, or waits without trouble', () => {
    equal(ended(0), undefined);
    equal(causeOf({ State: 'Running' }), undefined);
    equal(causeOf({ State: 'Waiting', Reason: 'ContainerCreating' }), undefined);
  });

  it('says in words what a code means, and what to try', () => {
    for (const [code, words, remedy] of [
      [1, /general error/, 'describe'],
      [126, /not executable/, 'describe'],
      [127, /not found/, 'describe'],
      [134, /Aborted/, 'enableCoredump'],
      [137, /out of memory/, 'showMetrics'],
      [139, /segmentation fault/, 'enableCoredump'],
      [143, /Asked to stop/, 'describe'],
    ] as const) {
      const cause = ended(code);
      match(cause?.words ?? '', words);
      ok(cause?.advice.remedies.includes(remedy), String(code));
    }
  });

  it('is memory whatever the code when the service says so', () => {
    match(ended(0, { Reason: 'OOMKilled' })?.words ?? '', /ran out of memory/);
  });

  it('names code and signal where it knows no meaning', () => {
    equal(ended(42)?.words, 'Ended with exit code 42');
    equal(ended(159, { Signal: 31 })?.words, 'Ended by signal 31 (exit code 159)');
  });

  it('tells why a container cannot start', () => {
    match(causeOf({ State: 'Waiting', Reason: 'ImagePullBackOff' })?.words ?? '', /cannot be pulled/);
    match(causeOf({ State: 'Waiting', Reason: 'CrashLoopBackOff' })?.words ?? '', /again and again/);
    match(causeOf({ State: 'Waiting', Reason: 'RunContainerError' })?.words ?? '', /started/);
  });

  it('is read from events for the instance as a whole', () => {
    deepEqual(
      [['NoStock'], ['InsufficientBalance'], ['DiskCapacityQuotaFull'], ['FailedMount']].map(
        (reasons) => causeOfEvents(reasons, [])?.advice.remedies[0],
      ),
      ['describe', 'openInConsole', 'openInConsole', 'describe'],
    );
    equal(causeOfEvents(['Pulled', 'Started'], ['all is well']), undefined);
  });
});
