import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { findCause, findEventCause } from '../../../../../../src/products/eci/instance/observe/causes';

const ended = (ExitCode: number, more: object = {}) => findCause({ State: 'Terminated', ExitCode, ...more });

describe('the cause of an end', () => {
  it('is none for what ended well, runs, or waits without trouble', () => {
    equal(ended(0), undefined);
    equal(findCause({ State: 'Running' }), undefined);
    equal(findCause({ State: 'Waiting', Reason: 'ContainerCreating' }), undefined);
  });

  it('says in words what a code means, and what to try', () => {
    for (const [code, words, remedy] of [
      [1, /general error/, 'describe'],
      [2, /wrong usage/, 'describe'],
      [126, /not executable/, 'describe'],
      [127, /not found/, 'describe'],
      [134, /Aborted/, 'enableCoredump'],
      [137, /out of memory/, 'showMetrics'],
      [139, /Segmentation fault/, 'enableCoredump'],
      [143, /Stopped on request/, 'describe'],
    ] as const) {
      const cause = ended(code);
      match(cause?.text ?? '', words);
      ok(cause?.advice.remedies.includes(remedy), String(code));
    }
  });

  it('is memory whatever the code when the service says so', () => {
    match(ended(0, { Reason: 'OOMKilled' })?.text ?? '', /ran out of memory/);
  });

  it('is unknown without a code', () => {
    equal(findCause({ State: 'Terminated' }), undefined);
  });

  it('is that it could not start where the runtime says so, whatever the code', () => {
    equal(ended(128, { Reason: 'StartError' })?.text, 'Could not be created or started (StartError)');
    equal(ended(0, { Reason: 'StartError' }), undefined);
  });

  it('names code and signal where it knows no meaning', () => {
    equal(ended(42)?.text, 'Exited with code 42');
    equal(ended(159, { Signal: 31 })?.text, 'Terminated by signal 31 (exit code 159)');
  });

  it('is the reason why a container cannot start', () => {
    match(findCause({ State: 'Waiting', Reason: 'ImagePullBackOff' })?.text ?? '', /cannot be pulled/);
    match(findCause({ State: 'Waiting', Reason: 'CrashLoopBackOff' })?.text ?? '', /Crash-looping/);
    match(findCause({ State: 'Waiting', Reason: 'RunContainerError' })?.text ?? '', /started/);
    match(findCause({ State: 'Waiting', Reason: 'CreatePodSandboxError' })?.text ?? '', /sandbox|Cannot start/);
    for (const [Reason, remedies] of [
      ['ImagePullBackOff', ['describe', 'startTcpdump']],
      ['CrashLoopBackOff', ['enableCoredump']],
      ['RunContainerError', ['describe']],
    ] as const) {
      deepEqual(findCause({ State: 'Waiting', Reason })?.advice.remedies, remedies);
    }
  });

  it('is read from events for the instance as a whole', () => {
    deepEqual(
      [['NoStock'], ['InsufficientBalance'], ['DiskCapacityQuotaFull'], ['FailedMount']].map(
        (reasons) => findEventCause(reasons, [])?.advice.remedies[0],
      ),
      ['describe', 'openInConsole', 'openInConsole', 'describe'],
    );
    equal(findEventCause(['Pulled', 'Started'], ['all is well']), undefined);
  });
});
