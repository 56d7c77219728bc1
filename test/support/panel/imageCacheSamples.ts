// An image cache, and drafts of it, for the tests of its form.

import { type ImageCacheDraft, emptyImageCacheDraft } from '../../../src/products/eci/imageCache/form/draft';
import type { ImageCacheFields } from '../../../src/products/eci/imageCache/form/fields';

export const cacheTarget = { region: 'cn-hangzhou', id: 'imc-bp195erqe9o2pb09abcd', name: 'web-images' };

export const openedCache: ImageCacheFields = {
  name: 'web-images',
  sizeGiB: 20,
  images: ['registry-vpc.cn-hangzhou.aliyuncs.com/team/web:1.4', 'registry-vpc.cn-hangzhou.aliyuncs.com/team/log:2'],
  tags: [
    { key: 'team', value: 'web' },
    { key: 'acs:ecs:cluster', value: 'not ours' },
  ],
  resourceGroupId: 'rg-acfmabcdefghijk',
  eliminationStrategy: '',
  expireDateTime: '2027-03-01T08:00:00Z',
};

export const createDraft: ImageCacheDraft = {
  ...emptyImageCacheDraft,
  name: 'new-cache',
  images: ['registry.example.com/app:1'],
  securityGroupId: 'sg-bp1abc',
  vSwitchId: 'vsw-bp1abc',
};
