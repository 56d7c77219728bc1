import { deepEqual } from 'node:assert/strict';
import { resolveListedRegions } from '../../../../src/engine/store/listedRegions';
import { buildKind } from '../../../support/buildResource';
import { FakeConnection } from '../../../support/fakeConnection';

describe('The regions in which a kind is listed', () => {
  const { signal } = new AbortController();

  it('are those of the account', async () => {
    const connection = new FakeConnection();
    connection.regions = ['cn-hangzhou', 'cn-beijing'];
    connection.preferred = ['cn-shanghai'];
    deepEqual(await resolveListedRegions(buildKind(), connection, signal), ['cn-hangzhou', 'cn-beijing']);
  });

  it('are those the kind has of the ones that were chosen, if it is not everywhere', async () => {
    const connection = new FakeConnection();
    const asked: unknown[] = [];
    const kind = buildKind({
      listRegions: (chosen, given) => {
        asked.push(chosen, given);
        return Promise.resolve(['global']);
      },
    });
    deepEqual(await resolveListedRegions(kind, connection, signal), ['global']);
    connection.preferred = ['cn-shanghai'];
    await resolveListedRegions(kind, connection, signal);
    deepEqual(asked, [undefined, signal, ['cn-shanghai'], signal]);
  });
});
