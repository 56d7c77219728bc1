// What an instance holds that must never be shown: found by marking it and looking everywhere.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { Container, ContainerGroup } from '../../../../../../src/products/eci/wire/containerGroup';
import type { Node } from '../../../../../../src/model/resource';
import { isResource } from '../../../../../../src/model/resource';
import { buildContainerGroup, buildOpsRecord, instanceRef } from '../../../../../support/buildEciInstance';
import { createEciInstanceKind } from '../../../../../../src/products/eci/instance/kind';
import { createInstancePlace } from '../../../../../../src/products/eci/instance/place';
import { toEciInstance } from '../../../../../../src/products/eci/instance/row';
import { buildKindContext } from '../../../../../support/kindContext';
import { ScriptedTransport } from '../../../../../support/scriptedTransport';

const mark = 'S3CRET';
const secret = fc.string({ unit: 'grapheme-ascii', maxLength: 12 }).map((text) => `${text}${mark}${text}`);
const plain = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> => fc.array(value, { maxLength: 3 });

const container: fc.Arbitrary<Container> = fc.record({
  Name: plain,
  Image: plain,
  Args: maybe(secret),
  Commands: maybe(secret),
  EnvironmentVars: maybe(fc.record({ Key: plain, Value: secret })),
  LivenessProbe: fc.record({ Execs: maybe(secret) }),
  CurrentState: fc.record({ State: fc.constantFrom('Waiting', 'Running', 'Terminated'), ExitCode: fc.nat(255) }),
});

const group: fc.Arbitrary<ContainerGroup> = fc
  .record({
    Containers: maybe(container),
    InitContainers: maybe(container),
    Volumes: maybe(
      fc.record({
        Name: plain,
        Type: fc.constantFrom('ConfigFileVolume', 'FlexVolume', 'EmptyDirVolume'),
        FlexVolumeOptions: secret,
        ConfigFileVolumeConfigFileToPaths: maybe(fc.record({ Path: plain, Content: secret })),
      }),
    ),
  })
  .map((parts) => buildContainerGroup(parts));

const record = fc
  .record({
    OpsStatus: fc.constantFrom('Ready', 'Success', 'Failed', 'Expired', 'Closed', 'Odd'),
    OpsType: fc.constantFrom('tcpdump', 'Coredump', 'odd'),
    ResultContent: secret.map((text) => `https://eci.example.com/x?Signature=${text}`),
  })
  .map((parts) => buildOpsRecord(parts));

/** All text of a row that VS Code draws, speaks or keeps, and of the rows below it. */
async function collectTexts(node: Node): Promise<readonly string[]> {
  const details = (node.details ?? []).flatMap(({ label, value }) => [label, value]);
  const status = isResource(node) ? [node.status.text, node.status.code, node.ref.name, node.ref.id] : [];
  const own = [
    node.id,
    node.label,
    node.description ?? '',
    node.accessibleLabel ?? '',
    node.icon?.name ?? '',
    ...details,
  ];
  const children = (await node.children?.(new AbortController().signal)) ?? [];
  return [...own, ...status, ...(await Promise.all(children.map(collectTexts))).flat()];
}

/** The same group without what a description may show: arguments are no secret to who may see the instance. */
function withoutArguments(wire: ContainerGroup): ContainerGroup {
  const strip = (one: Container): Container => ({ ...one, Args: [], Commands: [], LivenessProbe: {} });
  const { Containers = [], InitContainers = [] } = wire;
  return { ...wire, Containers: Containers.map(strip), InitContainers: InitContainers.map(strip) };
}

describe('the secrets of an instance', () => {
  it('are in no label, description, detail, id or spoken text, down to the last row', async () => {
    await fc.assert(
      fc.asyncProperty(group, maybe(record), async (wire, Records) => {
        const transport = new ScriptedTransport({
          DescribeContainerGroups: { ContainerGroups: [wire] },
          DescribeContainerGroupEvents: { Data: [] },
          DescribeInstanceOpsRecords: { Records },
        });
        const row = toEciInstance(wire, createInstancePlace(buildKindContext(transport), 'cn-hangzhou'));
        const texts = await collectTexts(row);
        ok(texts.length > 10);
        ok(
          !texts.some((text) => text.includes(mark)),
          texts.find((text) => text.includes(mark)),
        );
      }),
    );
  });

  it('are masked where it is described in full, and the rest is there', async () => {
    await fc.assert(
      fc.asyncProperty(group, async (wire) => {
        const shown = withoutArguments(wire);
        const transport = new ScriptedTransport({ DescribeContainerGroups: { ContainerGroups: [shown] } });
        const kind = createEciInstanceKind(buildKindContext(transport));
        const { signal } = new AbortController();
        const described = await kind.describe?.(instanceRef, signal);
        ok(described);
        const text = JSON.stringify(described);
        ok(!text.includes(mark), text);
        const body = described.body as ContainerGroup;
        equal(body.VpcId, shown.VpcId);
        deepEqual(
          body.Containers?.map(({ EnvironmentVars }) => EnvironmentVars?.map(({ Key }) => Key)),
          shown.Containers?.map(({ EnvironmentVars }) => EnvironmentVars?.map(({ Key }) => Key)),
        );
      }),
    );
  });

  it('of an instance that is gone are not described', async () => {
    const transport = new ScriptedTransport({ DescribeContainerGroups: {} });
    const kind = createEciInstanceKind(buildKindContext(transport));
    equal(await kind.describe?.(instanceRef, new AbortController().signal), undefined);
  });
});
