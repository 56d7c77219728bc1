// The WebSocket of a terminal in a real extension host: it goes the way VS Code's settings say, as all other calls do.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { systemClock } from '../../src/base/clock';
import { ExecSession } from '../../src/products/eci/exec/execSession';
import { ConnectProxy } from '../support/network/servers';
import { setUserSettings } from '../support/canary/hostSettings';

/** Of a domain that is reserved: no resolver finds it. */
const host = 'exec.elastic-containers.test';

describe('the connection of a terminal in VS Code', () => {
  // Leads nowhere: that it is asked is what counts.
  const proxy = new ConnectProxy(() => undefined);

  before(() => proxy.start());
  after(async () => {
    await setUserSettings({ 'http.proxy': undefined });
    await proxy.stop();
  });

  const open = (): Promise<unknown> => {
    const { signal } = new AbortController();
    const options = { address: `wss://${host}/exec/?s=secret`, clock: systemClock, signal, onOutput: () => undefined };
    return ExecSession.open(options).then(
      () => 'opened',
      (error: unknown) => error,
    );
  };

  it('goes through the proxy that http.proxy names, and keeps the address secret', async () => {
    await setUserSettings({ 'http.proxy': proxy.origin });
    const error = await open();
    assert.deepEqual([...new Set(proxy.asked)], [`${host}:443`]);
    assert.ok(error instanceof Error && !error.message.includes('secret'), String(error));
  });
});
