import { deepEqual, equal } from 'node:assert/strict';
import { silentLog } from '../../../../src/base/log';
import type { Connection } from '../../../../src/model/ports/connection';
import type { LiveValue } from '../../../../src/model/spec/document';
import { LiveValues } from '../../../../src/workbench/specs/liveValues';
import type { SpecKind } from '../../../../src/workbench/specs/specFiles';
import { FakeClock } from '../../../support/fakeClock';

describe('values of the account for completion', () => {
  let asked: number;
  let signedIn: boolean;
  let answer: () => Promise<readonly LiveValue[]>;
  let clock: FakeClock;
  let values: LiveValues;
  const one: LiveValue = { value: 'app-1', label: 'shop', detail: '' };
  const kind = {
    id: 'edgeSpec',
    binding: {
      liveFields: ['AppId'],
      liveValues: () => {
        asked++;
        return answer();
      },
    },
  } as unknown as SpecKind;

  beforeEach(() => {
    [asked, signedIn, clock] = [0, true, new FakeClock()];
    answer = () => Promise.resolve([one]);
    const current = () => Promise.resolve(signedIn ? { id: 'a', label: 'a', detail: '' } : undefined);
    values = new LiveValues({ current } as Partial<Connection> as Connection, clock, silentLog);
  });

  it('are read once and kept for a minute', async () => {
    deepEqual(await Promise.all([values.read(kind, 'AppId'), values.read(kind, 'AppId')]), [[one], [one]]);
    await clock.advance(59_000);
    deepEqual(await values.read(kind, 'AppId'), [one]);
    equal(asked, 1);
    await clock.advance(2_000);
    deepEqual(await values.read(kind, 'AppId'), [one]);
    equal(asked, 2);
  });

  it('are none when the user is signed out, and for other fields', async () => {
    signedIn = false;
    deepEqual(await values.read(kind, 'AppId'), []);
    deepEqual(await values.read(kind, 'Name'), []);
    equal(asked, 0);
  });

  it('are none when the service fails, which is asked again soon', async () => {
    answer = () => Promise.reject(new Error('no network'));
    deepEqual(await values.read(kind, 'AppId'), []);
    await values.read(kind, 'AppId');
    equal(asked, 1);
    await clock.advance(10_000);
    answer = () => Promise.resolve([one]);
    deepEqual(await values.read(kind, 'AppId'), [one]);
  });

  it('of one account are never shown to another', async () => {
    await values.read(kind, 'AppId');
    values.clear();
    answer = () => Promise.resolve([]);
    deepEqual(await values.read(kind, 'AppId'), []);
    equal(asked, 2);
  });
});
