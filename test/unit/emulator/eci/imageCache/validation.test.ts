import assert from 'node:assert/strict';
import { eciErrors } from '../../../../../src/emulator/eci/errors';
import { gatewayErrors } from '../../../../../src/emulator/gateway/errors';
import { createImageCacheCalls, type Flat, type ImageCacheCalls } from './imageCacheCalls';

function many(name: string, count: number, value: (index: number) => string): Flat {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [name.replace('N', String(index + 1)), value(index)]),
  );
}

describe('The image cache operations', () => {
  let calls: ImageCacheCalls;

  beforeEach(() => {
    calls = createImageCacheCalls();
  });

  function create(parameters: Flat): string {
    return calls.codeOf('CreateImageCache', { ImageCacheName: 'mine', 'Image.1': 'nginx', ...parameters });
  }

  it('ask for what is mandatory', () => {
    assert.equal(calls.codeOf('CreateImageCache', { ImageCacheName: 'mine' }), 'MissingImage');
    assert.equal(calls.codeOf('CreateImageCache', { 'Image.1': 'a' }), 'MissingImageCacheName');
    assert.equal(calls.codeOf('UpdateImageCache', { RegionId: '' }), 'MissingRegionId');
    assert.equal(calls.codeOf('UpdateImageCache'), 'MissingImageCacheId');
    assert.equal(calls.codeOf('DeleteImageCache'), 'MissingImageCacheId');
  });

  it('accept every list at its limit and refuse it one longer', () => {
    const lists: readonly (readonly [limit: number, list: (count: number) => Flat])[] = [
      [100, (count) => many('Image.N', count, (index) => `image:${index}`)],
      [10, (count) => many('ImageRegistryCredential.N.Server', count, (index) => `server-${index}`)],
      [20, (count) => many('AcrRegistryInfo.N.InstanceId', count, (index) => `cri-${index}`)],
      [100, (count) => many('AcrRegistryInfo.1.Domain.N', count, (index) => `d${index}.cr.aliyuncs.com`)],
      [20, (count) => many('Tag.N.Key', count, (index) => `key-${index}`)],
    ];
    for (const [limit, list] of lists) {
      assert.equal(create(list(limit)), 'accepted', String(limit));
      assert.equal(create(list(limit + 1)), 'InvalidParameter', String(limit + 1));
    }
  });

  it('refuse values of the wrong type or out of bounds', () => {
    const bad: readonly Flat[] = [
      { RegionId: 'cn-nowhere' },
      { ImageCacheName: 'n'.repeat(129) },
      { 'Image.1': '' },
      { 'Image.1': 'two words' },
      { 'Image.1': 'i'.repeat(256) },
      { ImageCacheSize: 0 },
      { ImageCacheSize: 1.5 },
      { RetentionDays: 0 },
      { RetentionDays: -1 },
      { RetentionDays: 2 ** 31 },
      { RetentionDays: 'week' },
      { StandardCopyCount: 0 },
      { FlashCopyCount: 'x' },
      { EliminationStrategy: 'lru' },
      { Flash: 'yes' },
      { AutoMatchImageCache: 1 },
      { 'Tag.1.Value': 'no key' },
      { 'Tag.1.Key': 'acs:mine' },
      { 'Tag.1.Key': 'aliyun-mine' },
      { 'Tag.1.Key': 'a-http://b' },
      { 'Tag.1.Key': 'k'.repeat(65) },
      { 'Tag.1.Key': 'k', 'Tag.1.Value': 'v'.repeat(129) },
      { 'Tag.1.Key': 'k', 'Tag.2.Key': 'k' },
      { ImageRegistryCredential: '[{"Server":"s"}]' },
      { 'ImageRegistryCredential.1': 's' },
      { 'ImageRegistryCredential.1.Server.1': 's' },
      { 'AcrRegistryInfo.1.Domain': 'd' },
      { ClientToken: 't'.repeat(65) },
      { ClientToken: '令牌' },
      { VSwitchId: Array.from({ length: 11 }, (_, index) => `vsw-${index}`).join(',') },
      { OsType: 'BeOS' },
    ];
    for (const parameters of bad) {
      assert.equal(create(parameters), 'InvalidParameter', JSON.stringify(parameters));
    }
    assert.equal(create({ EliminationStrategy: '', RetentionDays: 1, ImageCacheSize: 32_768 }), 'accepted');
    assert.equal(calls.codeOf('DescribeImageCaches', { Limit: 51 }), 'InvalidParameter');
    assert.equal(calls.codeOf('DescribeImageCaches', { Limit: 0 }), 'InvalidParameter');
    assert.equal(calls.codeOf('DescribeImageCaches', many('MatchImage.N', 101, String)), 'InvalidParameter');
    assert.equal(calls.codeOf('ListUsage', { RegionId: 'cn-nowhere' }), 'InvalidParameter');
  });

  it('never show a password in a refusal', () => {
    assert.throws(
      () => calls.call('UpdateImageCache', { ImageCacheId: 'imc', 'ImageRegistryCredential.1.Password.1': 'geheim' }),
      (error: Error) => !error.message.includes('geheim') && error.message.includes('Password'),
    );
  });

  it('refuse what is marked as unfit, with the code and status of the mark', () => {
    const { ImageCacheId } = calls.named('storefront-base');
    const marks: Readonly<Record<string, Flat>> = {
      'OperationDenied.SecurityGroupMisMatch': { SecurityGroupId: 'sg-mismatch-1' },
      'InvalidVSwitchId.IpNotEnough': { VSwitchId: 'vsw-a, vsw-noip-1' },
      'OperationDenied.VswZoneMisMatch': { VSwitchId: 'vsw-zone-1' },
      'OperationDenied.NoStock': { VSwitchId: 'vsw-nostock-1' },
      'Zone.NotOnSale': { VSwitchId: 'vsw-notonsale-1' },
      IncorrectStatus: { EipInstanceId: 'eip-busy-1' },
      'Forbidden.SubUser': { ResourceGroupId: 'rg-subuser-1' },
      NoPermission: { ResourceGroupId: 'rg-norole-1' },
      'RamRole.NotSupport': { 'AcrRegistryInfo.1.InstanceId': 'cri-norole-1' },
      'InvalidUser.PassRoleForbidden': { 'AcrRegistryInfo.1.InstanceId': 'cri-nopassrole-1' },
      'CreateServiceLinkedRole.Denied': { 'AcrRegistryInfo.1.InstanceId': 'cri-noslr-1' },
      'DiskVolume.NotSupport': { ImageCacheSize: 32_769 },
    };
    for (const [code, parameters] of Object.entries(marks)) {
      assert.ok(code in eciErrors || code in gatewayErrors, code);
      assert.equal(create(parameters), code);
      assert.equal(calls.codeOf('UpdateImageCache', { ImageCacheId, ...parameters }), code);
    }
    assert.equal(create({ EipInstanceId: 'eip-pool-1' }), 'EipAddressPoolIpNotEnough');
    assert.equal(calls.codeOf('UpdateImageCache', { ImageCacheId, EipInstanceId: 'eip-pool-1' }), 'accepted');
  });

  it('know a cache only in its own region', () => {
    const { ImageCacheId } = calls.named('storefront-base');
    for (const operation of ['UpdateImageCache', 'DeleteImageCache']) {
      assert.equal(
        calls.codeOf(operation, { RegionId: 'cn-beijing', ImageCacheId, ImageCacheName: 'x' }),
        'InvalidParameter.NotFound',
      );
    }
  });

  it('take a call with a known client token once, and refuse the token for another call', () => {
    const { ImageCacheId } = calls.named('storefront-base');
    const token = { ClientToken: 'token-1' };
    const password = (value: string): Flat => ({ ...token, 'ImageRegistryCredential.1.Password': value });
    const id = calls.create(password('one'));
    assert.equal(calls.create(password('one')), id);
    assert.equal(create(password('two')), 'IdempotentParameterMismatch');
    const update = { ImageCacheId, ...token, ImageCacheName: 'renamed' };
    assert.equal(calls.codeOf('UpdateImageCache', update), 'accepted');
    assert.equal(calls.codeOf('UpdateImageCache', update), 'accepted', 'not NoNeedUpdate, not OperationConflict');
    assert.equal(calls.codeOf('UpdateImageCache', { ...update, RetentionDays: 1 }), 'IdempotentParameterMismatch');
    assert.equal(calls.codeOf('DeleteImageCache', { ImageCacheId, ...token }), 'accepted');
    assert.equal(calls.codeOf('DeleteImageCache', { ImageCacheId, ...token }), 'accepted');
  });

  it('keep no password anywhere', () => {
    const id = calls.create({ 'ImageRegistryCredential.1.Password': 'geheim', ClientToken: 't' });
    const cache = calls.product.account.caches.find(id);
    assert.deepEqual(cache?.settings.ImageRegistryCredential, [{ Server: '', UserName: '', hasPassword: true }]);
    assert.ok(!JSON.stringify(cache).includes('geheim'));
  });
});
