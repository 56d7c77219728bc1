// One form filled in once, sent through our client and through the official one: the emulator must receive the same.
import assert from 'node:assert/strict';
import { EciClient } from '../../../src/products/eci/client';
import { emptyImageCacheDraft } from '../../../src/products/eci/imageCache/form/draft';
import type { ImageCacheDraft } from '../../../src/products/eci/imageCache/form/draft';
import type { ImageCacheFields } from '../../../src/products/eci/imageCache/form/fields';
import type { ImageCacheRequest } from '../../../src/products/eci/imageCache/form/request';
import { validateImageCacheDraft } from '../../../src/products/eci/imageCache/form/validate';
import { regionId } from '../officialSdk';
import { ImageCacheClient } from './officialSdkCaches';
import { TransportTrial } from '../transportTrial';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';

const secret = 'emulator-secret-for-contract';
const { signal } = new AbortController();

/** Every field that an update takes. */
const draft: ImageCacheDraft = {
  ...emptyImageCacheDraft,
  name: 'renamed',
  size: '40',
  retentionDays: '7',
  images: ['registry.example.com/team/app:1.2', 'nginx:1.25'],
  credentials: [
    { server: 'registry.example.com', userName: 'robot', password: 'p a&ss=+word' },
    { server: 'other.example.com', userName: 'robot2', password: '密码' },
  ],
  acrRegistries: [
    {
      ...{ instanceId: 'cri-abc123', instanceName: 'team', regionId, arnService: '', arnUser: '' },
      domains: 'team-registry.cn-hangzhou.cr.aliyuncs.com, team-registry-vpc.cn-hangzhou.cr.aliyuncs.com',
    },
  ],
  tags: [
    { key: 'team', value: 'shop & co' },
    { key: 'empty', value: '' },
  ],
  securityGroupId: 'sg-good1',
  vSwitchId: 'vsw-good1,vsw-good2',
  eipInstanceId: 'eip-good1',
  resourceGroupId: 'rg-good1',
  autoMatch: 'true',
  flash: 'false',
  standardCopyCount: '2',
  flashCopyCount: '3',
  eliminationStrategy: 'LRU',
};

const opened: ImageCacheFields = {
  ...{ name: 'storefront-base', sizeGiB: 20, images: ['nginx:1'], tags: [] },
  ...{ resourceGroupId: '', eliminationStrategy: '' },
};

/** The same request in the names of the official client's model: RetentionDays is retentionDays. */
function toSdkNames(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(toSdkNames);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([name, one]) => [name.charAt(0).toLowerCase() + name.slice(1), toSdkNames(one)]),
      )
    : value;
}

describe('An update of an image cache', function () {
  this.timeout(10_000);
  let emulator: Emulator;
  let official: ImageCacheClient;
  before(async () => {
    emulator = await startEmulator({ seed: 1, accessKeyId: 'LTAItest', accessKeySecret: secret });
    official = new ImageCacheClient(emulator);
  });
  after(() => emulator.stop());

  async function received(send: () => Promise<unknown>): Promise<Readonly<Record<string, unknown>>> {
    await emulator.clearRequests();
    await send();
    const { requests } = await emulator.requests();
    const { parameters } = requests.find(({ action }) => action === 'UpdateImageCache') ?? assert.fail('nothing came');
    return parameters;
  }

  it('reaches the emulator with the same parameters from our client and from the official one', async () => {
    const { request, errors } = validateImageCacheDraft(draft, { mode: 'edit', opened });
    assert.deepEqual(errors, []);
    const sent: ImageCacheRequest = request ?? assert.fail('no request');
    const id = await official.idOf('storefront-base');
    const ours = new EciClient(new TransportTrial(emulator.endpoint, { accessKeySecret: secret }).transport);

    const fromOurs = await received(() =>
      ours.updateImageCache(regionId, { ImageCacheId: id, ...sent }, 'token-1', signal),
    );
    await emulator.reset();
    const fromOfficial = await received(() =>
      official.update(id, { ...(toSdkNames(sent) as object), clientToken: 'token-1' }),
    );

    assert.deepEqual(fromOurs, fromOfficial);
    // Every parameter of the document but Annotations, which no parameter list has.
    assert.deepEqual(
      [...new Set(Object.keys(fromOurs).map((name) => name.split('.')[0]))].sort(),
      [
        ...['AcrRegistryInfo', 'AutoMatchImageCache', 'ClientToken', 'EipInstanceId', 'EliminationStrategy', 'Flash'],
        ...['FlashCopyCount', 'Image', 'ImageCacheId', 'ImageCacheName', 'ImageCacheSize', 'ImageRegistryCredential'],
        ...['RegionId', 'ResourceGroupId', 'RetentionDays', 'SecurityGroupId', 'StandardCopyCount', 'Tag', 'VSwitchId'],
      ].sort(),
    );
  });
});
