// A service whose clock is not ours: what it refuses for its date goes again with the service's own, and once is enough to know.
import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { ApiError } from '../../src/cloud/errors/apiError';
import { silentLog } from '../../src/base/log';
import { Redactor } from '../../src/base/redact';
import type { Call } from '../../src/cloud/transport/transport';
import { Transport } from '../../src/cloud/transport/transport';
import type { Emulator, RequestReport } from '../support/emulatorProcess';
import { startEmulator } from '../support/emulatorProcess';
import { InstantClock } from '../support/fakeClock';
import { ScriptedServer, respondJson } from '../support/scriptedServer';
import { TransportTrial, call } from './transportTrial';

describe('a clock that is not that of the service', () => {
  let emulator: Emulator;
  let reported: string[];
  let transport: Transport;
  before(async () => {
    emulator = await startEmulator();
  });
  beforeEach(async () => {
    await emulator.clearFaults();
    await emulator.clearRequests();
    reported = [];
    const { endpoint, accessKeyId, accessKeySecret } = emulator.ready;
    const access = { credential: { accessKeyId, accessKeySecret }, endpoints: { eci: endpoint } };
    transport = new Transport({
      access: () => Promise.resolve(access),
      clock: new RealTime(),
      log: silentLog,
      redactor: new Redactor(),
      userAgent: 'elastic-containers/0.0.0-test',
      onSkew: (words) => void reported.push(words),
    });
  });
  after(() => emulator.stop());

  /** Sleeping ends at once, and the date is the real one. */
  class RealTime extends InstantClock {
    override now(): number {
      return Date.now();
    }
  }

  const calls = async (): Promise<number> =>
    ((await emulator.control('GET', 'tallies')) as RequestReport['apis'])['DescribeContainerGroups']?.calls ?? 0;
  const list = (over: Partial<Call> = {}): Promise<unknown> => transport.call(call(over));

  it('is measured and reported once, and the next call succeeds at the first attempt', async () => {
    await emulator.fault({ name: 'skew' });
    await list();
    equal(await calls(), 2);
    match(
      reported.join(),
      /^The clock of this machine is 20 minutes behind the service\. \(InvalidTimeStamp\.Expired\)$/,
    );
    await list();
    equal(await calls(), 3);
    equal(reported.length, 1);
  });

  it('is reported once when many calls are refused together', async () => {
    await emulator.fault({ name: 'skew' });
    await Promise.all(Array.from({ length: 12 }, () => list()));
    equal(reported.length, 1);
  });

  it('keeps no write from being sent: what was refused for its date was not handled', async () => {
    await emulator.fault({ name: 'skew' });
    await list({ repeat: 'refused' });
    equal(await calls(), 2);
  });

  it('is forgotten when the service says otherwise', async () => {
    await emulator.fault({ name: 'skew', count: 1 });
    await list();
    equal(await calls(), 3);
    equal(reported.length, 2);
  });

  // As https://github.com/aliyun/aliyun-openapi-python-sdk/issues/41 and https://github.com/aliyun/aliyun-cli/issues/18 report it.
  it('is measured whatever the gateway calls it', async () => {
    const server = new ScriptedServer();
    await server.start();
    try {
      const body = {
        Code: 'IllegalTimestamp',
        Message: 'The input parameter "Timestamp" that is mandatory for processing this request is not supplied.',
      };
      server.answers(
        [respondJson(400, body, { date: 'Mon, 23 Nov 2026 03:30:00 GMT' })],
        respondJson(200, { RequestId: 'R-1' }),
      );
      const trial = new TransportTrial(server.origin);
      deepEqual(await trial.transport.call(call()), { RequestId: 'R-1' });
      equal(String(server.seen[1]?.headers['x-acs-date']).slice(0, 13), '2026-11-23T03');
      equal(server.seen.length, 2);
    } finally {
      await server.stop();
    }
  });

  it('is no excuse for a service that refuses its own date', async () => {
    const server = new ScriptedServer();
    await server.start();
    try {
      server.answers(
        [],
        respondJson(400, { Code: 'InvalidTimeStamp.Expired' }, { date: 'Mon, 23 Nov 2026 03:30:00 GMT' }),
      );
      const trial = new TransportTrial(server.origin);
      await rejects(trial.transport.call(call()), ApiError);
      deepEqual(
        server.seen.map(({ headers }) => String(headers['x-acs-date']).slice(0, 13)),
        [new Date().toISOString().slice(0, 13), '2026-11-23T03'],
      );
    } finally {
      await server.stop();
    }
  });
});
