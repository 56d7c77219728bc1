import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import {
  type ImageCacheDraft,
  toDraft,
  emptyAcrRegistry,
  emptyImageCacheDraft,
} from '../../../../../../src/products/eci/imageCache/form/draft';
import type { ImageCacheRequest } from '../../../../../../src/products/eci/imageCache/form/request';
import { validateImageCacheDraft } from '../../../../../../src/products/eci/imageCache/form/validate';
import { anyDraft, complete, create, edit, mostlySound, opened, listPaths } from './samples';
import { Largest } from '../../../../../support/largest';

const credential = { server: 'registry.example.com', userName: 'me', password: 'secret' };
const acr = { ...emptyAcrRegistry, instanceId: 'cri-1' };

describe('the request of a new image cache', () => {
  it('has the parameters of the service, and only those that were set', () => {
    deepEqual(create(), {
      errors: [],
      warnings: [],
      request: { ImageCacheName: 'new', Image: ['nginx:1'], SecurityGroupId: 'sg-1', VSwitchId: 'vsw-1' },
    });
    const { request } = create({
      ...{ size: ' 50 ', retentionDays: '7', eliminationStrategy: 'LRU', images: ['b:1', '', ' a:2 '] },
      ...{ vSwitchId: 'vsw-1，vsw-2\nvsw-1', zoneId: 'cn-hangzhou-g', eipInstanceId: 'eip-1', resourceGroupId: 'rg-1' },
      ...{ autoMatch: 'true', flash: 'false', standardCopyCount: '2', osType: 'Windows', pullAgain: true },
      ...{ plainHttpRegistry: 'harbor.local, 10.0.0.1:5000', insecureRegistry: 'a.com' },
      credentials: [credential, { server: ' ', userName: '', password: '' }],
      acrRegistries: [
        { ...acr, instanceName: 'acr', regionId: 'cn-beijing', domains: 'a.com b.com' },
        { ...acr, instanceId: 'cri-2', arnService: 'acs:ram::1:role/a', arnUser: 'acs:ram::2:role/b' },
      ],
      tags: [{ key: 'team', value: '' }],
    });
    deepEqual(request, {
      Image: ['b:1', 'a:2'],
      ImageCacheName: 'new',
      ImageCacheSize: 50,
      RetentionDays: 7,
      EliminationStrategy: 'LRU',
      ImageRegistryCredential: [{ Server: 'registry.example.com', UserName: 'me', Password: 'secret' }],
      AcrRegistryInfo: [
        { InstanceId: 'cri-1', InstanceName: 'acr', RegionId: 'cn-beijing', Domain: ['a.com', 'b.com'] },
        { InstanceId: 'cri-2', ArnService: 'acs:ram::1:role/a', ArnUser: 'acs:ram::2:role/b' },
      ],
      PlainHttpRegistry: 'harbor.local,10.0.0.1:5000',
      InsecureRegistry: 'a.com',
      SecurityGroupId: 'sg-1',
      VSwitchId: 'vsw-1,vsw-2',
      ZoneId: 'cn-hangzhou-g',
      EipInstanceId: 'eip-1',
      AutoMatchImageCache: true,
      Flash: false,
      StandardCopyCount: 2,
      Tag: [{ Key: 'team', Value: '' }],
      ResourceGroupId: 'rg-1',
      OsType: 'Windows',
    });
  });

  it('needs images, a name and a network, in the order of the form', () => {
    const { errors } = validateImageCacheDraft(emptyImageCacheDraft, { mode: 'create' });
    deepEqual(listPaths(errors), ['images', 'name', 'securityGroupId', 'vSwitchId']);
  });

  it('may leave the network to the account', () => {
    const { request } = create({ useDefaultNetwork: true, securityGroupId: 'nonsense', vSwitchId: '' });
    deepEqual([request?.SecurityGroupId, request?.VSwitchId], [undefined, undefined]);
    equal(request?.ImageCacheName, 'new');
  });
});

describe('the request of an update', () => {
  it('holds the current name and nothing else when nothing was typed', () => {
    deepEqual(edit(), { errors: [], warnings: [], request: { ImageCacheName: 'web-images' } });
  });

  it('holds what was changed', () => {
    deepEqual(edit({ name: 'other', size: '40', eliminationStrategy: 'LRU' }).request, {
      ImageCacheName: 'other',
      ImageCacheSize: 40,
      EliminationStrategy: 'LRU',
    });
    equal(
      edit({ eliminationStrategy: 'none' }, { ...opened, eliminationStrategy: 'LRU' }).request?.EliminationStrategy,
      '',
    );
    equal(
      edit({ eliminationStrategy: 'keep' }, { ...opened, eliminationStrategy: 'FIFO' }).request?.EliminationStrategy,
      undefined,
    );
  });

  it('holds the images when the list changed or they are to be pulled again', () => {
    equal(edit({ images: [...opened.images].reverse() }).request?.Image, undefined);
    deepEqual(edit({ pullAgain: true }).request?.Image, opened.images);
    deepEqual(edit({ images: ['a:1'] }).request?.Image, ['a:1']);
  });

  it('holds all own tags when one changed, and none that Alibaba Cloud set', () => {
    deepEqual(
      edit({
        tags: [
          { key: 'team', value: 'web' },
          { key: 'env', value: '' },
        ],
      }).request?.Tag,
      [
        { Key: 'team', Value: 'web' },
        { Key: 'env', Value: '' },
      ],
    );
    equal(edit({ tags: [{ key: 'team', value: 'web' }] }).request?.Tag, undefined);
  });

  it('has nothing of what is for creating only', () => {
    const { request } = edit({
      ...{ zoneId: '!', plainHttpRegistry: '!', insecureRegistry: '!', osType: 'Windows', useDefaultNetwork: true },
      acrRegistries: [{ ...acr, arnService: '!', arnUser: '!' }],
    });
    deepEqual(request, { ImageCacheName: 'web-images', AcrRegistryInfo: [{ InstanceId: 'cri-1' }] });
  });

  it('does not judge again what the service took before', () => {
    const odd = {
      ...opened,
      name: ' \u200b',
      images: ['UPPER/Case'],
      tags: [{ key: ' http://x', value: 'y'.repeat(200) }],
      resourceGroupId: 'default',
    };
    deepEqual(edit({}, odd).errors, []);
    deepEqual(edit({ size: '30', pullAgain: true }, odd).request, {
      ...{ ImageCacheName: ' \u200b', ImageCacheSize: 30, Image: ['UPPER/Case'] },
    });
  });

  it('cannot empty what an empty parameter would leave alone', () => {
    deepEqual(listPaths(edit({ images: [''], size: '', tags: [], resourceGroupId: ' ' }).errors), [
      ...['images', 'size', 'tags', 'resourceGroupId'],
    ]);
    deepEqual(listPaths(edit({ name: '' }).errors), ['name']);
  });
});

describe('the warnings of the image cache form', () => {
  const warned = (changes: Partial<ImageCacheDraft>): string[] => listPaths(edit(changes).warnings);

  it('do not block submission', () => {
    deepEqual(warned({ images: ['nginx'] }), ['images']);
    deepEqual(warned({ size: '10' }), ['size']);
    deepEqual(warned({ credentials: [credential] }), ['credentials']);
    deepEqual(warned({ securityGroupId: 'sg-1' }), ['vSwitchId']);
    deepEqual(warned({ vSwitchId: 'vsw-1' }), ['securityGroupId']);
    deepEqual(warned({ flash: 'false', flashCopyCount: '2' }), ['flashCopyCount']);
    deepEqual(warned({ pullAgain: true, credentials: [credential, credential] }), ['credentials.1.server']);
    deepEqual(listPaths(create({ acrRegistries: [{ ...acr, arnService: 'acs:ram::1:role/a' }] }).warnings), [
      'acrRegistries.0.arnUser',
    ]);
    ok(edit({ size: '10' }).request);
  });
});

describe('whatever is typed', () => {
  it('is judged without an exception, and either refused with a reason or accepted', () => {
    const longest = new Largest();
    fc.assert(
      fc.property(anyDraft, (draft) => {
        longest.note(Math.max(...draft.images.map(({ length }) => length)));
        for (const { errors, request } of [create(draft), edit(draft)]) {
          equal(request === undefined, errors.length > 0);
          ok(errors.every(({ path, message }) => path !== '' && message !== ''));
        }
      }),
      { numRuns: 200 },
    );
    // More than an image reference may have.
    longest.assertReached(256);
  });

  it('is accepted up to each limit of the service, and refused where one of them is exceeded', () => {
    const limits = {
      ...{ name: 128, images: 100, imageLength: 255, tags: 20, keyLength: 128, valueLength: 128 },
      ...{ credentials: 10, userLength: 256, passwordLength: 4_096, registries: 20, registryName: 128, domains: 100 },
      ...{ vSwitches: 10 },
    };
    type Sizes = typeof limits;
    const x = (length: number): string => 'x'.repeat(length);
    const many = <T>(count: number, make: (index: number) => T): T[] =>
      Array.from({ length: count }, (_, at) => make(at));
    const toDraftOf = (sizes: Sizes): Partial<ImageCacheDraft> => ({
      name: x(sizes.name),
      images: [`a/${x(sizes.imageLength - 2)}`, ...many(sizes.images - 1, (at) => `a:${at}`)],
      tags: [
        { key: x(sizes.keyLength), value: x(sizes.valueLength) },
        ...many(sizes.tags - 1, (at) => ({ key: `k${at}`, value: '' })),
      ],
      credentials: many(sizes.credentials, (at) => ({
        ...{ server: `a${at}.com`, userName: x(sizes.userLength), password: x(sizes.passwordLength) },
      })),
      acrRegistries: many(sizes.registries, (at) => ({
        ...{ ...emptyAcrRegistry, instanceId: `cri-${at}`, instanceName: x(sizes.registryName) },
        domains: at === 0 ? many(sizes.domains, (of) => `a${of}.com`).join() : '',
      })),
      vSwitchId: many(sizes.vSwitches, (at) => `vsw-${at}`).join(),
    });
    const names = Object.keys(limits) as (keyof Sizes)[];
    const accepted = Object.fromEntries(names.map((name) => [name, new Largest()])) as Record<keyof Sizes, Largest>;
    const refused = new Set<string>();
    const sizes = fc.record(
      Object.fromEntries(names.map((name) => [name, fc.constantFrom(limits[name] - 1, limits[name])])) as {
        readonly [name in keyof Sizes]: fc.Arbitrary<number>;
      },
    );
    const exceeded = fc.oneof(fc.constant(undefined), fc.constantFrom(...names));
    fc.assert(
      fc.property(sizes, exceeded, (near, over) => {
        const chosen = { ...near, ...(over && { [over]: limits[over] + 1 }) };
        const { errors, request } = create(toDraftOf(chosen));
        equal(request === undefined, over !== undefined, JSON.stringify([over, listPaths(errors)]));
        if (request) {
          isWithinLimits(request);
          names.forEach((name) => accepted[name].note(chosen[name]));
        } else {
          refused.add(String(over));
        }
      }),
      { numRuns: 300 },
    );
    names.forEach((name) => accepted[name].assertReached(limits[name]));
    deepEqual([...refused].sort(), [...names].sort());
  });

  it('becomes a request within the limits of the service', () => {
    let accepted = 0;
    const sound = fc.oneof(
      mostlySound(complete).map((draft) => create(draft)),
      mostlySound(toDraft(opened)).map((draft) => edit(draft)),
    );
    fc.assert(
      fc.property(sound, ({ request }) => {
        if (request) {
          accepted++;
          isWithinLimits(request);
        }
      }),
      { numRuns: 200 },
    );
    ok(accepted > 50, `only ${accepted} accepted`);
  });
});

function isWithinLimits(request: ImageCacheRequest): void {
  const { Image = ['x'], Tag = [], ImageRegistryCredential: credentials = [], AcrRegistryInfo: acrs = [] } = request;
  ok(request.ImageCacheName.length >= 1 && request.ImageCacheName.length <= 128);
  ok(Image.length >= 1 && Image.length <= 100 && new Set(Image).size === Image.length);
  ok(Image.every((image) => /^[\x21-\x7e]{1,255}$/.test(image)));
  ok(Tag.length <= 20 && new Set(Tag.map(({ Key }) => Key)).size === Tag.length);
  ok(
    Tag.every(
      ({ Key, Value }) => Key.length >= 1 && Key.length <= 128 && Value.length <= 128 && !/^(aliyun|acs:)/i.test(Key),
    ),
  );
  ok(credentials.length <= 10 && credentials.every((one) => one.Server && one.UserName && one.Password));
  ok(
    acrs.length <= 20 &&
      acrs.every(({ InstanceId, Domain = [] }) => /^cri-\w+$/.test(InstanceId) && Domain.length <= 100),
  );
  const { ImageCacheSize, RetentionDays, StandardCopyCount, FlashCopyCount } = request;
  for (const amount of [ImageCacheSize, RetentionDays, StandardCopyCount, FlashCopyCount]) {
    ok(amount === undefined || (Number.isInteger(amount) && amount >= 1 && amount <= 2147483647));
  }
  ok(Object.values(request).every((value) => value !== undefined));
}
