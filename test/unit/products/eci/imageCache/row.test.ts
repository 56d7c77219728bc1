import { deepEqual, equal, ok } from 'node:assert/strict';
import { findErrorField } from '../../../../../src/products/eci/imageCache/errorFields';
import { toImageCacheFields, toImageCache } from '../../../../../src/products/eci/imageCache/row';
import { imageCacheManifest } from '../../../../../src/products/eci/imageCache/manifest';
import { imageCacheStatuses } from '../../../../../src/products/eci/imageCache/status';
import { allowsAction } from '../../../../../src/model/allowsAction';
import { isResource } from '../../../../../src/model/resource';

const now = Date.parse('2026-11-23T03:00:00Z');
const statuses = ['Preparing', 'Creating', 'Ready', 'Failed', 'Updating', 'UpdateFailed'];
const wire = {
  ImageCacheId: 'imc-1',
  ImageCacheName: 'web',
  Status: 'Updating',
  Progress: '35%',
  ImageCacheSize: 20,
  Images: ['nginx:1', 'redis:7'],
  ExpireDateTime: '2026-11-25T03:00:00Z',
  Tags: [{ Key: 'team', Value: 'shop' }],
};

describe('an image cache as a row', () => {
  it('shows status, progress while in transition, size, number of images and time left', () => {
    const row = toImageCache(wire, 'cn-hangzhou', now);
    equal(row.label, 'web');
    equal(row.description, 'Updating · 35% · 20 GiB · 2 images · expires in 2 d');
    equal(toImageCache({ ...wire, Status: 'Ready' }, 'cn-hangzhou', now).description?.includes('35%'), false);
  });

  it('has a shape of its own for each status, and shows a status it does not know as it is', () => {
    equal(new Set(statuses.map((code) => imageCacheStatuses.get(code).icon.name)).size, statuses.length);
    deepEqual(
      statuses.map((code) => imageCacheStatuses.get(code).icon.name),
      ['watch', 'cloud-upload', 'layers-active', 'error', 'sync', 'warning'],
    );
    equal(imageCacheStatuses.get('Frozen\u202e').text, 'Frozen\ufffd');
  });

  it('can be edited only where the service allows it', () => {
    const allowsEdit = (Status: string): boolean =>
      allowsAction(imageCacheManifest, toImageCache({ ...wire, Status }, 'cn-hangzhou', now), 'edit');
    deepEqual(statuses.filter(allowsEdit), ['Ready', 'UpdateFailed']);
    equal(allowsEdit('Frozen'), true);
  });

  it('opens into images, events and tags', async () => {
    const rows = await toImageCache(wire, 'cn-hangzhou', now).children?.(new AbortController().signal);
    deepEqual(
      rows?.map((row) => [row.id, row.description]),
      [
        ['images', '2'],
        ['events', '0'],
        ['tags', '1'],
      ],
    );
    ok(rows.every((row) => !isResource(row)));
  });

  it('passes to the form what the service returns and nothing else', () => {
    deepEqual(toImageCacheFields({}), {
      ...{ name: '', sizeGiB: 0, images: [], tags: [], resourceGroupId: '', eliminationStrategy: '' },
    });
    deepEqual(toImageCacheFields(wire).tags, [{ key: 'team', value: 'shop' }]);
  });
});

describe('an error of the service', () => {
  it('lands on the field it speaks of, whatever its letter case', () => {
    equal(findErrorField('OperationDenied.SecurityGroupMisMatch'), 'securityGroupId');
    equal(findErrorField('invalidvswitchid.ipnotenough'), 'vSwitchId');
  });

  it('goes on top when it speaks of none, also when it is named like a property every object has', () => {
    for (const code of ['QuotaExceeded', 'ImageCache.IncorrectStatus', 'toString', '__proto__', undefined]) {
      equal(findErrorField(code), undefined);
    }
  });
});
