import { deepEqual } from 'node:assert/strict';
import { buildKindContext, createKinds } from '../../../support/kindContext';
import { ScriptedTransport } from '../../../support/scriptedTransport';

describe('the fields that always differ', () => {
  const kinds = createKinds(buildKindContext(new ScriptedTransport({})));
  const omitted = (id: string, fields: readonly string[]): readonly string[] => {
    const pattern = kinds.get(id)?.alwaysDiffering;
    return fields.filter((field) => pattern?.test(field) === true);
  };

  for (const id of ['eciInstance', 'serverlessJob']) {
    it(`of the kind ${id} are identities, addresses, events, and restarts`, () => {
      const fields = [
        'ContainerGroupId',
        'EniInstanceId',
        'TenantEniIp',
        'IntranetIp',
        'InternetIp',
        'PodIp',
        'HostIp',
      ];
      const others = ['Ipv6Address', 'uuid', 'Events', 'RestartCount'];
      deepEqual(omitted(id, [...fields, ...others]), [...fields, ...others]);
      deepEqual(omitted(id, ['VSwitchId', 'SecurityGroupId', 'Cpu', 'Image', 'Ip', 'ZoneId', 'Progress']), []);
    });
  }

  it('of an image cache are its progress, its events, and what it was created with', () => {
    const fields = ['ContainerGroupId', 'SnapshotId', 'FlashSnapshotId', 'Progress', 'Events'];
    deepEqual(omitted('imageCache', [...fields, 'ImageCacheSize', 'RestartCount']), fields);
  });
});
