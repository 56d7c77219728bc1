import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { type ImageCacheDraft, emptyAcrRegistry } from '../../../../../../src/products/eci/imageCache/form/draft';
import { complete, create, listPaths } from './samples';

const credential = { server: 'registry.example.com', userName: 'me', password: 'secret' };
const acr = { ...emptyAcrRegistry, instanceId: 'cri-1' };
const many = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

const wrong: [string, Partial<ImageCacheDraft>[], string[]][] = [
  ['marks every repeated image', [{ images: ['a:1', '', 'a:1', 'b:1', ' a:1'] }], ['images.2', 'images.4']],
  ['refuses an image longer than the service takes', [{ images: ['x'.repeat(255), 'y'.repeat(256)] }], ['images.1']],
  ['counts images', [{ images: many(101).map((n) => `a:${n}`) }], ['images']],
  [
    'counts credentials',
    [{ credentials: many(11).map((n) => ({ ...credential, server: `a${n}.com` })) }],
    ['credentials'],
  ],
  [
    'counts instances',
    [{ acrRegistries: many(21).map((n) => ({ ...acr, instanceId: `cri-${n}` })) }],
    ['acrRegistries'],
  ],
  ['counts tags', [{ tags: many(21).map((n) => ({ key: `k${n}`, value: '' })) }], ['tags']],
  [
    'counts vSwitches',
    [
      {
        vSwitchId: many(11)
          .map((n) => `vsw-${n}`)
          .join(),
      },
    ],
    ['vSwitchId'],
  ],
  [
    'counts domains',
    [
      {
        acrRegistries: [
          {
            ...acr,
            domains: many(101)
              .map((n) => `a${n}.com`)
              .join(),
          },
        ],
      },
    ],
    ['acrRegistries.0.domains'],
  ],
  [
    'needs user and password together',
    [{ credentials: [{ ...credential, password: '' }] }],
    ['credentials.0.password'],
  ],
  ['needs the user too', [{ credentials: [{ ...credential, userName: ' ' }] }], ['credentials.0.userName']],
  [
    'wants a registry without scheme and path',
    ['https://a.com', 'a.com/b', 'a b', 'a.com:99999', '-a.com', 'a..com', ''].map((server) => ({
      credentials: [{ ...credential, server }],
    })),
    ['credentials.0.server'],
  ],
  [
    'wants the id of an instance',
    ['', 'acr-1', 'cri-', 'cri-1/2', 'cri-\u202e1'].map((instanceId) => ({
      acrRegistries: [{ ...acr, instanceId, instanceName: 'x' }],
    })),
    ['acrRegistries.0.instanceId'],
  ],
  ['refuses an instance twice', [{ acrRegistries: [acr, acr] }], ['acrRegistries.1.instanceId']],
  ['wants a region', [{ acrRegistries: [{ ...acr, regionId: 'Hangzhou' }] }], ['acrRegistries.0.regionId']],
  [
    'wants the ARN of a role',
    [{ acrRegistries: [{ ...acr, arnService: 'role/x', arnUser: 'acs:ram::1:role/x' }] }],
    ['acrRegistries.0.arnService'],
  ],
  [
    'wants keys of its own',
    ['aliyun', 'Aliyun-x', 'acs:x', 'http://x', 'a https://x', 'x'.repeat(129), 'a\u200b', ''].map((key) => ({
      tags: [{ key, value: 'v' }],
    })),
    ['tags.0.key'],
  ],
  [
    'wants short values without addresses',
    ['x'.repeat(129), 'http://x', 'a\nb'].map((value) => ({ tags: [{ key: 'k', value }] })),
    ['tags.0.value'],
  ],
  [
    'refuses a key twice',
    [
      {
        tags: [
          { key: 'k', value: '1' },
          { key: ' k ', value: '2' },
        ],
      },
    ],
    ['tags.1.key'],
  ],
  ['wants a printable name', ['', ' ', 'x'.repeat(129), 'a\u202eb', 'a\tb'].map((name) => ({ name })), ['name']],
  [
    'wants amounts in plain digits',
    ['0', '-1', '1.5', '1e3', '0x10', '２０', '2147483648', '+5', '05', '1 0'].map((size) => ({ size })),
    ['size'],
  ],
  ['wants days above zero', [{ retentionDays: '0' }], ['retentionDays']],
  [
    'wants copies above zero',
    [{ standardCopyCount: '0', flashCopyCount: 'x' }],
    ['flashCopyCount', 'standardCopyCount'],
  ],
  [
    'wants a security group',
    ['SG-1', 'sg-', 'vsw-1', 'sg-1,sg-2', 'sg 1'].map((securityGroupId) => ({ securityGroupId })),
    ['securityGroupId'],
  ],
  ['wants vSwitches', ['vsw-1,sg-2', 'vsw'].map((vSwitchId) => ({ vSwitchId })), ['vSwitchId']],
  ['wants an elastic IP address', [{ eipInstanceId: '47.1.2.3' }], ['eipInstanceId']],
  ['wants a resource group', [{ resourceGroupId: 'group' }], ['resourceGroupId']],
  ['wants a zone', [{ zoneId: 'g' }], ['zoneId']],
  [
    'wants hosts',
    [{ plainHttpRegistry: 'a.com, b.com/x', insecureRegistry: 'https://a.com' }],
    ['plainHttpRegistry', 'insecureRegistry'],
  ],
];

describe('the rules of the image cache form', () => {
  for (const [claim, drafts, paths] of wrong) {
    it(claim, () => {
      for (const draft of drafts) {
        const { errors, request } = create(draft);
        deepEqual(listPaths(errors), paths, JSON.stringify(draft));
        ok(errors.every(({ message }) => message.length > 0));
        equal(request, undefined);
      }
    });
  }

  it('say which row an image repeats', () => {
    match(create({ images: ['a:1', 'a:1'] }).errors[0]?.message ?? '', /same as row 1/);
  });

  it('never repeat a password', () => {
    const { errors } = create({ credentials: [{ ...credential, password: 'hunter2\u0000' }] });
    deepEqual(listPaths(errors), ['credentials.0.password']);
    ok(!errors[0]?.message.includes('hunter2'));
  });

  it('judge half a megabyte in every field at once', () => {
    const long = 'x.'.repeat(262_144);
    const everywhere = Object.fromEntries(
      Object.entries(complete).map(([name, value]) => [
        name,
        typeof value === 'string' && !['autoMatch', 'flash', 'osType', 'eliminationStrategy'].includes(name)
          ? long
          : value,
      ]),
    ) as unknown as ImageCacheDraft;
    const started = Date.now();
    const { request } = create({ ...everywhere, images: [long], tags: [{ key: long, value: long }] });
    equal(request, undefined);
    ok(Date.now() - started < 1000);
  });
});
