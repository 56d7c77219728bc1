// Every refusal published for UpdateImageCache, as the official client meets it.
import assert from 'node:assert/strict';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';
import { catchErrorCode, type Refusal, catchRefusal } from '../officialSdk';
import { ImageCacheClient } from './officialSdkCaches';

/** Code, status and text published for UpdateImageCache. Texts published as `%s` are free. */
const updateErrors: readonly (readonly [status: number, code: string, text?: string])[] = [
  [400, 'Account.Arrearage', 'Your account has an outstanding payment.'],
  [400, 'DryRunOperation', 'Request validation has been passed with DryRun flag set.'],
  [400, 'InvalidParameter.CPU.Memory', 'The specified cpu and memory are not allowed'],
  [400, 'IncorrectStatus'],
  [400, 'ServiceNotEnabled'],
  [400, 'DiskVolume.NotSupport', 'The disk volume is not supported.'],
  [400, 'RamRole.NotSupport', 'The RAM role is not supported.'],
  [400, 'ImageCache.IncorrectStatus'],
  [
    400,
    'ImageCacheNotSupport',
    'Image cache is not available for all users. If you want to enable this function, contact us.',
  ],
  [400, 'OperationConflict', 'Request was denied due to conflict with a previous request.'],
  [400, 'NoNeedUpdate', 'There are no changes to be updated for current resource.'],
  [403, 'OperationDenied.VswZoneMisMatch', 'The specified VSwitchId is not in the specified Zone.'],
  [403, 'QuotaExceeded', 'ImageCache quota exceeded.'],
  [403, 'Zone.NotOnSale', 'The specified zone is not available for purchase.'],
  [403, 'Forbidden.RiskControl'],
  [403, 'Forbidden.SubUser', 'The specified action is not available for you.'],
  [403, 'Forbidden.OnlyForInvitedTest'],
  [
    403,
    'OperationDenied.SecurityGroupMisMatch',
    'The specified VSwitchId and SecurityGroupId are not in the same VPC.',
  ],
  [403, 'InvalidVSwitchId.IpNotEnough', 'The specified VSwitch does not have enough IP addresses.'],
  [403, 'Forbidden.UserBussinessStatus'],
  [403, 'Forbidden.UserNotRealNameAuthentication'],
  [403, 'InvalidUser.PassRoleForbidden', 'The RAM user is not authorized to assume a RAM role.'],
  [403, 'OperationDenied.NoStock'],
  [
    403,
    'NoPermission',
    'The RAM role AliyunECIContainerGroupRole does not belong to eci.aliyuncs.com. Please check and try again.',
  ],
  [403, 'SecurityRisk.3DVerification'],
  [403, 'CreateServiceLinkedRole.Denied', 'Please make sure the account has ram:CreateServiceLinkedRole permission.'],
];

describe('The image caches of the emulator refuse', () => {
  let emulator: Emulator;
  let caches: ImageCacheClient;

  before(async () => {
    emulator = await startEmulator();
    caches = new ImageCacheClient(emulator);
  });
  after(async () => {
    await emulator.stop();
  });
  afterEach(async () => {
    await emulator.clearFaults();
    await emulator.reset();
  });

  it('an update with each published code on a fault, with its status and text', async () => {
    const id = await caches.idOf('storefront-base');
    for (const [status, code, text] of updateErrors) {
      await emulator.fault({ name: code, operation: 'UpdateImageCache', count: 1 });
      const refusal = await catchRefusal(caches.update(id, { imageCacheName: 'x' }));
      assert.deepEqual([refusal.code, refusal.statusCode], [code, status]);
      assert.ok(text === undefined || refusal.message.includes(text), `${code}: ${refusal.message}`);
    }
    assert.equal(
      await catchErrorCode(caches.update(id, { imageCacheName: 'storefront-base' })),
      'NoNeedUpdate',
      'nothing was applied',
    );
  });

  it('what the call itself makes unfit', async () => {
    const id = await caches.idOf('storefront-base');
    const cases: readonly (readonly [string, object])[] = [
      ['OperationDenied.SecurityGroupMisMatch', { securityGroupId: 'sg-mismatch' }],
      ['InvalidVSwitchId.IpNotEnough', { vSwitchId: 'vsw-noip' }],
      ['OperationDenied.VswZoneMisMatch', { vSwitchId: 'vsw-zone' }],
      ['NoNeedUpdate', {}],
      ['InvalidParameter', { retentionDays: 0 }],
    ];
    for (const [code, fields] of cases) {
      assert.equal(await catchErrorCode(caches.update(id, fields)), code);
    }
    assert.equal(
      await catchErrorCode(caches.update(await caches.idOf('nightly-etl'), { imageCacheName: 'x' })),
      'ImageCache.IncorrectStatus',
    );
    assert.equal(await catchErrorCode(caches.list({ limit: 51 })), 'InvalidParameter');
  });

  it('one of two changes at the same time', async () => {
    const id = await caches.idOf('storefront-base');
    const codes = await Promise.all(
      ['one', 'two'].map((name) =>
        caches.update(id, { imageCacheName: name }).then(
          () => 'accepted',
          (error: unknown) => (error as Refusal).code,
        ),
      ),
    );
    assert.deepEqual(codes.sort(), ['OperationConflict', 'accepted']);
  });
});
