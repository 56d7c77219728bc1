import { deepEqual } from 'node:assert/strict';
import { Session } from '../../../../src/cloud/account/session';
import type { Slowdown } from '../../../../src/cloud/transport/transport';
import { FakeClock } from '../../../support/fakeClock';
import { FakeMemory } from '../../../support/fakeMemory';
import { MemoryVault } from '../../../support/memoryVault';
import { ScriptedTransport } from '../../../support/scriptedTransport';

describe('a session whose calls wait', () => {
  it('reports a slowdown for as long as its account is signed in', async () => {
    const tellers: ((slow: Slowdown) => void)[] = [];
    const slowdowns: Slowdown[] = [];
    const session = new Session({
      env: { ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAIenv', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'env-secret' },
      clock: new FakeClock(),
      vault: new MemoryVault(),
      isTrusted: () => true,
      remember: () => undefined,
      askToSignIn: () => Promise.resolve(false),
      settings: () => ({ profile: '', regions: [], endpoints: {} }),
      memory: new FakeMemory(),
      apis: [],
      clients: [],
      listRegions: () => Promise.resolve([]),
      emulator: { isAlreadyRunning: false, access: () => Promise.reject(new Error('not asked')) },
      transport: (access, onSlow) => {
        tellers.push(onSlow);
        return new ScriptedTransport({}, access);
      },
    });
    session.onDidSlow((slow) => slowdowns.push(slow));
    await session.current();
    const [before] = tellers;
    before?.({ region: 'cn-hangzhou', forMs: 2_000 });
    session.reset();
    await session.current();
    before?.({ region: 'cn-hangzhou', forMs: 3_000 });
    tellers.at(-1)?.({ region: undefined, forMs: 4_000 });
    deepEqual(slowdowns, [
      { region: 'cn-hangzhou', forMs: 2_000 },
      { region: undefined, forMs: 4_000 },
    ]);
  });
});
