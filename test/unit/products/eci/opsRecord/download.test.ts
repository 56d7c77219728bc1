import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserFacingError } from '../../../../../src/base/errors';
import type { OpsRecord } from '../../../../../src/products/eci/wire/eci';
import { downloadResult } from '../../../../../src/products/eci/opsRecord/download';
import { createOpsRecordKind } from '../../../../../src/products/eci/opsRecord/kind';
import { toOpsRecord } from '../../../../../src/products/eci/opsRecord/row';
import type { ResourceRef } from '../../../../../src/model/resource';
import { buildOpsRecord, instanceRef } from '../../../../support/buildEciInstance';
import { fakeNow } from '../../../../support/fakeClock';
import { buildKindContext } from '../../../../support/kindContext';
import type { ScriptedAnswers } from '../../../../support/scriptedContext';
import { ScriptedContext } from '../../../../support/scriptedContext';
import { ScriptedServer, respondText } from '../../../../support/scriptedServer';
import { ScriptedTransport } from '../../../../support/scriptedTransport';

const target = toOpsRecord(buildOpsRecord(), instanceRef, fakeNow).ref;

describe('downloading the result of a record', () => {
  const server = new ScriptedServer();
  let folder = '';
  before(() => server.start());
  after(() => server.stop());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'record-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const trial = (records: readonly OpsRecord[], answers: ScriptedAnswers = {}) => {
    const transport = new ScriptedTransport({ DescribeInstanceOpsRecords: { Records: records } });
    const kind = createOpsRecordKind(buildKindContext(transport));
    const context = new ScriptedContext({ ...answers, transport });
    const run = (ref: ResourceRef = target) => downloadResult(context, ref);
    return { transport, kind, context, run };
  };
  const fresh = (): OpsRecord => buildOpsRecord({ ResultContent: `${server.origin}/web.pcap?Signature=fresh` });

  it('asks for the record again and takes its address of now', async () => {
    server.answers([respondText(200, 'packets', { 'content-length': '7' })]);
    const path = join(folder, 'x.pcap');
    const older = buildOpsRecord({ CreateTime: '2026-11-20T00:00:00Z', ResultContent: `${server.origin}/old` });
    const { transport, context, run } = trial([older, fresh()], { savePlace: path });
    equal(await run(), undefined);
    deepEqual(transport.queriesOf('DescribeInstanceOpsRecords'), [
      { RegionId: 'cn-hangzhou', ContainerGroupId: 'eci-bp1web', OpsType: 'tcpdump' },
    ]);
    deepEqual(
      server.seen.map((request) => request.path),
      ['/web.pcap'],
    );
    equal(await readFile(path, 'utf8'), 'packets');
    equal(context.show.messages[0]?.text, `Saved ${path} (7 B).`);
    deepEqual(context.show.progressed.at(-1), { message: '7 B / 7 B', percent: 100 });
  });

  it('suggests a name made of instance and time, with the ending of its type', async () => {
    const { context, run } = trial([buildOpsRecord()]);
    await run();
    equal(context.ask.places[0]?.suggestedName, 'eci-bp1web-20261123T020000Z.pcap');
    const wire = buildOpsRecord({ OpsType: 'Coredump' });
    const core = trial([wire]);
    await core.run(toOpsRecord(wire, instanceRef, fakeNow).ref);
    equal(core.context.ask.places[0]?.suggestedName, 'eci-bp1web-20261123T020000Z.core');
  });

  it('suggests a name that stays in its folder, whatever the instance is called', async () => {
    const wire = buildOpsRecord();
    const hostile = { ...instanceRef, id: '..\\..\\etc:passwd' };
    const { context, run } = trial([wire]);
    await run(toOpsRecord(wire, hostile, fakeNow).ref);
    match(context.ask.places[0]?.suggestedName ?? '', /^[A-Za-z0-9_-]+\.pcap$/);
  });

  it('downloads nothing when no place is chosen', async () => {
    server.answers([]);
    const { context, run } = trial([fresh()]);
    equal(await run(), undefined);
    equal(server.seen.length, 0);
    deepEqual(context.show.titles, []);
  });

  for (const [name, records] of [
    ['is gone', []],
    ['has no result', [{ ...buildOpsRecord(), ResultContent: '' }]],
    ['is another one', [buildOpsRecord({ CreateTime: '2026-11-20T00:00:00Z' })]],
  ] as const) {
    it(`says that there is nothing to download when the record ${name}`, async () => {
      const { context, run } = trial(records, { savePlace: join(folder, 'x') });
      await rejects(
        run(),
        (error: UserFacingError) => /no result to download/.test(error.message) && error.hint !== '',
      );
      deepEqual(context.ask.places, []);
    });
  }

  it('calls nothing for a name that belongs to no record', async () => {
    const { transport, run } = trial([]);
    await rejects(run({ ...target, id: 'nonsense' }), UserFacingError);
    deepEqual(transport.actions, []);
  });

  it('offers to show the file only where there is a desktop', async () => {
    for (const desktop of [true, false]) {
      server.answers([respondText(200, 'x')]);
      const path = join(folder, 'x.pcap');
      const { context, run } = trial([fresh()], { savePlace: path, desktop });
      await run();
      const buttons = context.show.messages[0]?.buttons ?? [];
      equal(buttons.length, desktop ? 1 : 0);
      await buttons[0]?.run();
      deepEqual(context.show.revealed, desktop ? [path] : []);
    }
  });

  it('that fails leaves no file and shows no address', async () => {
    server.answers([respondText(403, 'no')]);
    const { context, run } = trial([fresh()], { savePlace: join(folder, 'x.pcap') });
    await rejects(run(), (error: UserFacingError) => {
      ok(!/Signature|127\.0\.0\.1/.test(`${error.message}${error.hint}`));
      return /HTTP 403/.test(error.message);
    });
    deepEqual(await readdir(folder), []);
    deepEqual(context.show.messages, []);
  });

  it('below an instance knows records of both types', async () => {
    const { transport, kind } = trial([buildOpsRecord()]);
    const rows = await kind.listBelow?.(instanceRef, new AbortController().signal);
    equal(rows?.length, 2);
    deepEqual(
      transport.queriesOf('DescribeInstanceOpsRecords').map(({ OpsType }) => OpsType),
      ['tcpdump', 'coredump'],
    );
  });
});
