// Image caches and drafts for the tests of the form's rules.

import fc from 'fast-check';
import {
  type AcrRegistryDraft,
  type CredentialDraft,
  type ImageCacheDraft,
  toDraft,
  emptyAcrRegistry,
  emptyImageCacheDraft,
} from '../../../../../../src/products/eci/imageCache/form/draft';
import type { ImageCacheFields } from '../../../../../../src/products/eci/imageCache/form/fields';
import type { FormIssue } from '../../../../../../src/products/eci/imageCache/form/findings';
import {
  type ImageCacheFindings,
  validateImageCacheDraft,
} from '../../../../../../src/products/eci/imageCache/form/validate';

export const opened: ImageCacheFields = {
  name: 'web-images',
  sizeGiB: 20,
  images: ['registry.example.com/web:1', 'registry.example.com/log:2'],
  tags: [
    { key: 'team', value: 'web' },
    { key: 'acs:system', value: 'x' },
  ],
  resourceGroupId: 'rg-acf1',
  eliminationStrategy: '',
  expireDateTime: '2027-03-01T08:00:00Z',
};

/** A draft that creates a cache as it is. */
export const complete: ImageCacheDraft = {
  ...emptyImageCacheDraft,
  name: 'new',
  images: ['nginx:1'],
  securityGroupId: 'sg-1',
  vSwitchId: 'vsw-1',
};

export function create(changes: Partial<ImageCacheDraft> = {}): ImageCacheFindings {
  return validateImageCacheDraft({ ...complete, ...changes }, { mode: 'create' });
}

export function edit(changes: Partial<ImageCacheDraft> = {}, base = opened): ImageCacheFindings {
  return validateImageCacheDraft({ ...toDraft(base), ...changes }, { mode: 'edit', opened: base });
}

export function listPaths(issues: readonly FormIssue[]): string[] {
  return issues.map(({ path }) => path);
}

/** Texts that are often right, often nearly right, and sometimes anything. */
function texts(...likely: string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('', ...likely) },
    { weight: 2, arbitrary: fc.string({ maxLength: 60 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  );
}

const amount = texts('1', '20', '0', '007', '2147483647', '2147483648', '1e3', '１');
const id = (prefix: string): fc.Arbitrary<string> =>
  texts(`${prefix}1`, `${prefix}abc9`, `${prefix}1, ${prefix}2`, 'x');
const host = texts('registry.example.com', 'a.com:5000', 'a.com, b.com', 'https://a.com', 'a.com/b');
const image = texts('nginx', 'nginx:1', 'nginx:1', ...opened.images, 'a.com:80/b@sha256:1', 'A/b', ' ');

const plain = { noNullPrototype: true };
const credential: fc.Arbitrary<CredentialDraft> = fc.record(
  { server: host, userName: texts('me'), password: texts('secret') },
  plain,
);
const acrRegistry: fc.Arbitrary<AcrRegistryDraft> = fc
  .record({ instanceId: id('cri-'), instanceName: texts('acr'), regionId: texts('cn-hangzhou'), domains: host })
  .map((row) => ({ ...emptyAcrRegistry, ...row }));
const tag = fc.record({ key: texts('team', 'aliyun', 'acs:x', 'env'), value: texts('web', 'http://x') }, plain);
const onOff = fc.constantFrom('keep' as const, 'true' as const, 'false' as const);

/** Any draft a page could hold. */
export const anyDraft: fc.Arbitrary<ImageCacheDraft> = fc.record(
  {
    name: texts('web-images', 'other'),
    size: amount,
    retentionDays: amount,
    eliminationStrategy: fc.constantFrom('keep' as const, 'none' as const, 'LRU' as const),
    images: fc.array(image, { maxLength: 6 }),
    pullAgain: fc.boolean(),
    credentials: fc.array(credential, { maxLength: 3 }),
    acrRegistries: fc.array(acrRegistry, { maxLength: 3 }),
    tags: fc.array(tag, { maxLength: 4 }),
    securityGroupId: id('sg-'),
    vSwitchId: id('vsw-'),
    eipInstanceId: id('eip-'),
    resourceGroupId: id('rg-'),
    autoMatch: onOff,
    flash: onOff,
    standardCopyCount: amount,
    flashCopyCount: amount,
    useDefaultNetwork: fc.boolean(),
    zoneId: texts('cn-hangzhou-g'),
    plainHttpRegistry: host,
    insecureRegistry: host,
    osType: fc.constantFrom('keep' as const, 'Linux' as const, 'Windows' as const),
  },
  plain,
);

/** Drafts of which most are accepted: parts of any draft over a sound one. */
export function mostlySound(base: ImageCacheDraft): fc.Arbitrary<ImageCacheDraft> {
  return fc
    .tuple(anyDraft, fc.subarray(Object.keys(emptyImageCacheDraft) as (keyof ImageCacheDraft)[], { maxLength: 4 }))
    .map(([draft, names]) => ({ ...base, ...Object.fromEntries(names.map((name) => [name, draft[name]])) }));
}
