import { deepEqual, equal, rejects } from 'node:assert/strict';
import { Lazy } from '../../../../src/base/async/lazy';
import { CancelledError } from '../../../../src/base/errors';
import { Emitter } from '../../../../src/base/events';

/** Code that arrives when the test says so, and a part that is made of it. */
class Loading {
  readonly calls: string[] = [];
  private arrive: (code: string) => void = () => undefined;
  private fail: (error: Error) => void = () => undefined;
  problem: Error | undefined;

  readonly lazy = Lazy.create(
    () => {
      this.calls.push('load');
      return new Promise<string>((resolve, reject) => {
        this.arrive = resolve;
        this.fail = reject;
      });
    },
    (code, owned) => {
      owned.add({ dispose: () => this.calls.push(`end ${code}`) });
      if (this.problem) {
        throw this.problem;
      }
      this.calls.push(`make ${code}`);
      const said = owned.add(new Emitter<number>());
      return { code, onDidSay: said.event, say: (value: number) => said.fire(value) };
    },
  );

  async arrives(code: string): Promise<void> {
    this.arrive(code);
    await this.lazy.get();
  }

  async fails(error: Error): Promise<void> {
    this.fail(error);
    await rejects(this.lazy.get(), error);
  }
}

describe('a lazy part', () => {
  let loading: Loading;
  beforeEach(() => (loading = new Loading()));

  it('is loaded by the first who asks, and once for all', async () => {
    deepEqual(loading.calls, []);
    equal(loading.lazy.value, undefined);
    const asked = Promise.all([loading.lazy.get(), loading.lazy.get()]);
    await loading.arrives('one');
    const [first, second] = await asked;
    equal(first, second);
    equal(await loading.lazy.get(), first);
    equal(loading.lazy.value, first);
    deepEqual(loading.calls, ['load', 'make one']);
  });

  it('ends with its owner', async () => {
    const asked = loading.lazy.get();
    await loading.arrives('one');
    await asked;
    loading.lazy.dispose();
    deepEqual(loading.calls, ['load', 'make one', 'end one']);
    await rejects(loading.lazy.get(), CancelledError);
  });

  it('is not made when its owner has ended while it was being loaded', async () => {
    const asked = loading.lazy.get();
    const refused = rejects(asked, CancelledError);
    loading.lazy.dispose();
    await rejects(loading.arrives('one'), CancelledError);
    await refused;
    deepEqual(loading.calls, ['load']);
    equal(loading.lazy.value, undefined);
  });

  it('is tried again after it could not be loaded', async () => {
    const failure = new Error('the file is gone');
    const refused = rejects(loading.lazy.get(), failure);
    await loading.fails(failure);
    await refused;
    const asked = loading.lazy.get();
    await loading.arrives('two');
    equal((await asked).code, 'two');
    deepEqual(loading.calls, ['load', 'load', 'make two']);
  });

  it('leaves nothing behind when it could be made in part only', async () => {
    loading.problem = new Error('half way');
    const refused = rejects(loading.lazy.get(), loading.problem);
    await rejects(loading.arrives('one'), loading.problem);
    await refused;
    deepEqual(loading.calls, ['load', 'end one']);
    loading.problem = undefined;
    const asked = loading.lazy.get();
    await loading.arrives('two');
    await asked;
    loading.lazy.dispose();
    deepEqual(loading.calls.slice(2), ['load', 'make two', 'end two']);
  });

  it('has events that can be listened to from the start, and are heard from its first word on', async () => {
    const heard: string[] = [];
    const event = loading.lazy.forwardEvent(({ onDidSay }) => onDidSay);
    event((value) => heard.push(`early ${value}`));
    const stopped = event((value) => heard.push(`stopped ${value}`));
    const gone = event((value) => heard.push(`gone ${value}`));
    gone.dispose();
    loading.lazy.whenCreated((part) => part.say(1));
    const asked = loading.lazy.get();
    await loading.arrives('one');
    const part = await asked;
    stopped.dispose();
    event((value) => heard.push(`late ${value}`));
    part.say(2);
    deepEqual(heard, ['early 1', 'stopped 1', 'early 2', 'late 2']);
  });

  it('is available to callers that wait for it, but they do not load it', async () => {
    const heard: string[] = [];
    loading.lazy.whenCreated(({ code }) => heard.push(`before ${code}`));
    deepEqual(loading.calls, []);
    const asked = loading.lazy.get().then(({ code }) => heard.push(`asked ${code}`));
    await loading.arrives('one');
    await asked;
    loading.lazy.whenCreated(({ code }) => heard.push(`after ${code}`));
    deepEqual(heard, ['before one', 'asked one', 'after one']);
  });
});
