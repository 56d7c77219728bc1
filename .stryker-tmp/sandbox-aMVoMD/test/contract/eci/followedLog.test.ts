// A log followed over the wire, from the emulator, while the way and the credentials fail.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { createClients } from '../../support/kindContext';
import { showLog } from '../../../src/products/eci/container/log';
import { LogPace } from '../../../src/engine/log/logPace';
import { OpenLog } from '../../../src/engine/log/openLog';
import type { Emulator, FaultOrder } from '../../support/emulatorProcess';
import { startEmulator } from '../../support/emulatorProcess';
import { InstantClock } from '../../support/fakeClock';
import { ScriptedContext } from '../../support/scriptedContext';
import { TransportTrial } from '../transportTrial';

const secret = 'emulator-secret-for-logs';
const id = 'eci-followed0over0wire';
const region = 'cn-hangzhou';
const { signal } = new AbortController();

describe('a log followed over the wire', function () {
  this.timeout(20_000);
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator({ instances: 0, accessKeyId: 'LTAItest', accessKeySecret: secret });
    await emulator.put({ ContainerGroupId: id, RegionId: region, Status: 'Running' });
  });
  after(() => emulator.stop());

  it('has every line once, in order, through token renewal, throttling and network loss', async () => {
    const { transport } = new TransportTrial(emulator.endpoint, { accessKeySecret: secret });
    const { eci } = createClients(transport);
    const [group] = await eci.describeContainerGroupsById(region, [id], signal);
    const container = group?.Containers?.[0]?.Name ?? '';
    const context = new ScriptedContext({ transport });
    await showLog(context, [
      { kind: 'eciContainer', region, parent: id, id: `${id}/${container}`, name: `${id}/${container}` },
    ]);
    const [opened] = context.show.openedLogs;
    ok(opened);
    const clock = new InstantClock();
    const open = new OpenLog(opened.spec, { clock, pace: new LogPace(clock, 500), maxLines: 10_000 });
    await emulator.log({ id, container, append: ['number 0'] });
    await open.load(signal);

    const faults: readonly FaultOrder['name'][] = [
      'expired-token',
      'reset-before',
      'throttle',
      'http503',
      'expired-token',
      'reset-after',
      'html502',
      'truncated',
    ];
    let written = 1;
    let waited = 0;
    const state = (): void => {
      waited += open.states.some((one) => one?.kind === 'waiting') ? 1 : 0;
    };
    const seen = (): readonly number[] =>
      [...open.book.entries()]
        .flatMap(({ entry }) => (entry.type === 'line' ? (/^number (\d+)$/.exec(entry.text)?.[1] ?? []) : []))
        .map(Number);
    const follows = open.follow(signal, state);
    for (const name of faults) {
      await emulator.fault({ name, operation: 'DescribeContainerLog', count: 2 });
      const append = Array.from({ length: 20 }, () => `number ${written++}`);
      const arrived = new Promise<void>((resolve) => open.onDidChange(() => seen().length === written && resolve()));
      await emulator.log({ id, container, append });
      await Promise.race([arrived, follows]);
    }
    open.stopFollowing();
    await follows.catch(() => undefined);
    deepEqual(seen(), [...Array(written).keys()]);
    ok(waited > 0);
    equal([...open.book.entries()].filter(({ entry }) => entry.type === 'gap').length, 0);
  });
});
