import { deepEqual, equal } from 'node:assert/strict';
import { ClockSkew } from '../../../../src/cloud/transport/clockSkew';
import { fakeNow } from '../../../support/fakeClock';

describe('The difference between the clock of a host and ours', () => {
  const twentyMinutes = 20 * 60_000;
  let skew: ClockSkew;
  beforeEach(() => {
    skew = new ClockSkew();
  });
  const learn = (offset: number, used = skew.get('host'), host = 'host'): ReturnType<ClockSkew['learn']> =>
    skew.learn(host, used, fakeNow + offset, fakeNow);

  it('is none until a host refuses a date', () => {
    equal(skew.get('host'), 0);
  });

  for (const offset of [twentyMinutes, -twentyMinutes, 60_000, -60_000]) {
    it(`of ${offset} ms is used from then on, for that host alone`, () => {
      deepEqual(learn(offset), { again: true, isNew: true });
      equal(skew.get('host'), offset);
      equal(skew.get('another'), 0);
    });
  }

  it('of less than a minute does not help: the date was refused for another reason', () => {
    for (const offset of [0, 59_999, -59_999]) {
      deepEqual(learn(offset), { again: false, isNew: false });
      equal(skew.get('host'), 0);
    }
  });

  it('is new once when calls are refused together, and each of them is sent again', () => {
    learn(twentyMinutes, 0);
    deepEqual(learn(twentyMinutes + 1_000, 0), { again: true, isNew: false });
    equal(skew.get('host'), twentyMinutes);
  });

  it('does not send a call again that already had the date of the host', () => {
    learn(twentyMinutes);
    deepEqual(learn(twentyMinutes), { again: false, isNew: false });
  });

  it('is new again when the host says otherwise', () => {
    learn(twentyMinutes);
    deepEqual(learn(0), { again: true, isNew: true });
    equal(skew.get('host'), 0);
  });
});
