// The control API, and what it changes for clients.
import assert from 'node:assert/strict';
import { type Emulator, startEmulator } from '../support/emulatorProcess';

describe('The control API of the emulator', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });
  after(async () => {
    await emulator.stop();
  });

  it('refuses requests without the token', async () => {
    for (const headers of [{}, { 'x-emulator-token': 'guess' }] as Record<string, string>[]) {
      const response = await fetch(`${emulator.endpoint}/_emulator/requests`, { headers });
      assert.equal(response.status, 403);
    }
  });

  it('moves the clock on and says what time it is', async () => {
    const before = await emulator.advance(0);
    const after = await emulator.advance(3_600_000);
    const moved = after.getTime() - before.getTime();
    assert.ok(moved >= 3_600_000 && moved < 3_660_000, String(moved));
  });

  it('gives a reason for each body it refuses', async () => {
    const refused: [string, object, RegExp][] = [
      ['clock', {}, /advanceMs is missing/],
      ['clock', { advanceMs: -1 }, /whole number/],
      ['clock', { advanceMs: Number.MAX_SAFE_INTEGER }, /beyond the last date/],
      ['fault', { name: 'nonsense' }, /unknown fault/],
      ['fault', { name: 'throttle', operation: 'X' }, /unknown operation/],
      ['world', {}, /one of reset, put/],
      ['world', { reset: {}, remove: [] }, /at a time/],
      ['world', { reset: { instances: 1e9 } }, /instances must be/],
      ['world', { put: { RegionId: 'cn-hangzhou' } }, /needs a ContainerGroupId/],
      ['world', { put: { ContainerGroupId: 'eci-1', RegionId: 'cn-nowhere' } }, /RegionId/],
      ['world', { put: { ContainerGroupId: 'eci-1', RegionId: 'cn-hangzhou', Status: 'Dead' } }, /not a status/],
      ['world', { remove: 'eci-1' }, /array of ids/],
      ['world', { crash: { id: 'eci-unknown' } }, /instance that lives/],
      ['nothing', {}, /No such control/],
    ];
    for (const [path, body, reason] of refused) {
      await assert.rejects(emulator.control('POST', path, body), reason, JSON.stringify(body));
    }
    const notJson = await fetch(`${emulator.endpoint}/_emulator/clock`, {
      method: 'POST',
      headers: { 'x-emulator-token': emulator.ready.controlToken },
      body: 'advance',
    });
    assert.deepEqual([notJson.status, await notJson.json()], [400, { error: 'The body must be a JSON object.' }]);
  });

  it('lists the requests, decoded and without signatures, and forgets them on DELETE', async () => {
    await emulator.clearRequests();
    await fetch(`${emulator.endpoint}/?RegionId=cn-hangzhou&Tag.1.Key=a%20b`, {
      method: 'POST',
      headers: { 'x-acs-action': 'DescribeContainerGroups', 'x-acs-version': '2018-08-08', authorization: 'hidden' },
    });
    const report = await emulator.requests();
    assert.equal(report.apis['DescribeContainerGroups']?.calls, 1);
    const [request] = report.requests;
    assert.deepEqual([request?.action, request?.status], ['DescribeContainerGroups', 400]);
    assert.deepEqual(request?.parameters, { RegionId: 'cn-hangzhou', Tag: [{ Key: 'a b' }] });
    assert.ok(!JSON.stringify(report).includes('hidden'));
    await emulator.clearRequests();
    assert.deepEqual((await emulator.requests()).apis, {});
  });

  it('resets the world to any number of instances', async () => {
    assert.deepEqual(await emulator.control('POST', 'world', { reset: { instances: 0 } }), { regions: [] });
    assert.deepEqual(await emulator.control('POST', 'world', { reset: { instances: 100, seed: 5 } }), {
      regions: ['cn-hangzhou'],
    });
  });
});
