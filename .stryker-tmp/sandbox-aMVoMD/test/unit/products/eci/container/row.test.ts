import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { listContainers } from '../../../../../src/products/eci/wire/groupContainers';
import { toInstanceRef, parseContainerId, toEciContainer } from '../../../../../src/products/eci/container/row';
import type { Resource } from '../../../../../src/model/resource';
import { instanceRef } from '../../../../support/buildEciInstance';
import { ScriptedTransport } from '../../../../support/scriptedTransport';
import { allKinds } from '../../allKinds';
import { fullGroup } from '../../sampleGroups';

const rows = (): readonly Resource[] => listContainers(fullGroup).map((one) => toEciContainer(one, instanceRef));

describe('containers', () => {
  it('come with the init containers first', () => {
    deepEqual(
      rows()
        .map(({ label }) => label)
        .slice(0, 3),
      ['migrate', 'ready', 'not-ready'],
    );
  });

  it('that wait for trouble look different from those that only wait', () => {
    const icon = (name: string) => rows().find(({ label }) => label === name)?.icon;
    deepEqual([icon('back-off')?.tone, icon('starting')?.tone], ['bad', 'waiting']);
    notEqual(icon('back-off')?.name, icon('starting')?.name);
  });

  it('are named by their instance and their own name, and lead back to it', () => {
    const [row] = rows();
    deepEqual(row && parseContainerId(row.ref.id), { instanceId: instanceRef.id, containerName: 'migrate' });
    deepEqual(row && toInstanceRef(row.ref), instanceRef);
    for (const id of ['', '/', 'eci-1', 'eci-1/', '/web']) {
      equal(parseContainerId(id), undefined, id);
    }
  });

  it('are listed below an instance for the palette', async () => {
    const transport = new ScriptedTransport({ DescribeContainerGroups: { ContainerGroups: [fullGroup] } });
    const kind = allKinds(transport).get('eciContainer');
    const found = await kind?.listBelow?.(instanceRef, new AbortController().signal);
    deepEqual(
      found?.map(({ ref }) => ref),
      rows().map(({ ref }) => ref),
    );
    const gone = new ScriptedTransport({ DescribeContainerGroups: { ContainerGroups: [] } });
    deepEqual(await allKinds(gone).get('eciContainer')?.listBelow?.(instanceRef, new AbortController().signal), []);
  });
});
