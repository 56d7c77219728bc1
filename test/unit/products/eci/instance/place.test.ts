// An instance that another product returned, such as the container group of a job: ECI is asked first.
import { deepEqual, equal, rejects } from 'node:assert/strict';
import { CancelledError } from '../../../../../src/base/errors';
import { ApiError } from '../../../../../src/cloud/errors/apiError';
import type { Node } from '../../../../../src/model/resource';
import { createInstancePlace, toForeignInstance } from '../../../../../src/products/eci/instance/place';
import { toEciInstance } from '../../../../../src/products/eci/instance/row';
import { buildContainerGroup } from '../../../../support/buildEciInstance';
import { buildKindContext } from '../../../../support/kindContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';

const { signal } = new AbortController();
const known = buildContainerGroup({
  Volumes: [{ Name: 'data', Type: 'EmptyDirVolume' }],
  Events: [{ Reason: 'Pulled', Message: 'Pulled it', Type: 'Normal' }],
});

async function open(transport: ScriptedTransport, group = known): Promise<readonly Node[]> {
  const row = toForeignInstance(buildKindContext(transport), 'cn-beijing', group);
  equal(row.ref.region, 'cn-beijing');
  return (await row.children?.(signal)) ?? [];
}

const summary = (rows: readonly Node[]) => rows.map(({ id, description, icon }) => [id, description, icon?.name]);
const refusal = (kind: ApiError['kind']) => new ApiError({ kind, message: 'Refused.' });
const listing = (...groups: readonly object[]) =>
  new ScriptedTransport({ DescribeContainerGroups: { ContainerGroups: groups } });
const failing = (error: Error) => new ScriptedTransport({ DescribeContainerGroups: error });
const knownRows = [
  ['eci-bp1web/nginx', 'Running · ready', 'pass-filled'],
  ['volumes', '1', 'database'],
  ['events', '1', 'list-unordered'],
];

describe('an instance that another product returned', () => {
  it('opens into what ECI returns now, with its O&M tasks', async () => {
    const rows = await open(listing(buildContainerGroup({ Containers: [{ Name: 'newer' }] })));
    deepEqual(
      rows.map(({ id }) => id),
      ['eci-bp1web/newer', 'volumes', 'events', 'opsRecords'],
    );
  });

  it('opens into what is known when ECI no longer has it, its events included', async () => {
    const rows = await open(listing());
    deepEqual(summary(rows), knownRows);
    const events = (await rows.at(-1)?.children?.(signal)) ?? [];
    deepEqual(
      events.map(({ label }) => label),
      ['Pulled'],
    );
  });

  it('has no events to open where none are known', async () => {
    for (const group of [buildContainerGroup(), { ...known, Events: [] }]) {
      const events = (await open(listing(), group)).at(-1);
      deepEqual([events?.description, events?.children], ['0', undefined]);
    }
  });

  it('opens into what is known when access is denied, or the region refuses the ID', async () => {
    for (const kind of ['denied', 'input'] as const) {
      deepEqual(summary(await open(failing(refusal(kind)))), knownRows);
    }
  });

  it('reports every other failure', async () => {
    for (const error of [refusal('network'), refusal('throttled'), new CancelledError(), new Error('A defect')]) {
      await rejects(open(failing(error)), error);
    }
  });
});

describe('an instance that ECI listed', () => {
  it('reports a denial: nothing else is known of it', async () => {
    const error = refusal('denied');
    const place = createInstancePlace(buildKindContext(failing(error)), 'cn-hangzhou');
    const children = toEciInstance(known, place).children;
    await rejects(Promise.resolve(children(signal)), error);
  });
});
