// The one source of the image cache form's rules: the form applies them as the user types, the extension again on submit.

import * as l10n from '@vscode/l10n';
import type { ImageCacheDraft, SwitchDraft } from './draft';
import { type ImageCacheFields, isSameList, isSameTags, filterOwnTags } from './fields';
import { Findings, type FormIssue } from './findings';
import { isUntagged } from '../../../../base/imageReference';
import { checkAcrRegistries, checkCredentials, checkHosts, checkImages, checkTags, checkVSwitches } from './listRules';
import type { ImageCacheRequest } from './request';
import { type Rule, checkAmount, checkName, checkZone, createIdRule } from './textRules';

export type ImageCacheMode =
  | { readonly mode: 'create' }
  /** What the service returned; changes are computed against it. */
  | { readonly mode: 'edit'; readonly opened: ImageCacheFields };

export interface ImageCacheFindings {
  /** In the order of the form. */
  readonly errors: readonly FormIssue[];
  /** Things to know before sending; they do not block submission. */
  readonly warnings: readonly FormIssue[];
  /** Present when there is no error. On edit it holds the name and what was set or changed. */
  readonly request?: ImageCacheRequest;
}

/** A request while it is put together. */
type Parts = { -readonly [K in keyof ImageCacheRequest]?: ImageCacheRequest[K] | undefined };

export function validateImageCacheDraft(draft: ImageCacheDraft, mode: ImageCacheMode): ImageCacheFindings {
  const findings = new Findings();
  const opened = mode.mode === 'edit' ? mode.opened : undefined;
  // In the order of the form, which is the order of the errors.
  const request: Parts = {
    Image: readImages(findings, draft, opened),
    ...readBasics(findings, draft, opened),
    ...readRegistries(findings, draft, opened),
    ...readNetwork(findings, draft, opened),
    ...readSpeed(findings, draft),
    Tag: readTags(findings, draft, opened),
    ResourceGroupId: readResourceGroup(findings, draft, opened),
    ...(opened ? {} : { OsType: draft.osType === 'keep' ? undefined : draft.osType }),
  };
  if (opened && request.Image === undefined && request.ImageRegistryCredential) {
    findings.warn('credentials', l10n.t('Credentials are only used to pull images, and this update pulls none.'));
  }
  const { errors, warnings } = findings;
  return { errors, warnings, ...(errors.length === 0 ? { request: withoutUndefined(request) } : {}) };
}

function readImages(
  findings: Findings,
  draft: ImageCacheDraft,
  opened: ImageCacheFields | undefined,
): readonly string[] | undefined {
  const images = checkImages(findings, draft.images, opened?.images ?? []);
  const untagged = images.filter(isUntagged).length;
  if (opened && isSameList(opened.images, images) && !draft.pullAgain) {
    return undefined;
  }
  if (untagged > 0) {
    findings.warn(
      'images',
      l10n.t('Images without a tag or digest: {0}. They may point to different content later.', untagged),
    );
  }
  return images;
}

function readBasics(findings: Findings, draft: ImageCacheDraft, opened: ImageCacheFields | undefined): Parts {
  const name = draft.name === opened?.name ? draft.name : draft.name.trim();
  findings.accept('name', name === opened?.name && name !== '' ? undefined : checkName(name));
  const openedSize = opened !== undefined && opened.sizeGiB > 0 ? opened.sizeGiB : undefined;
  const size = readAmount(findings, 'size', draft.size);
  if (openedSize !== undefined && draft.size.trim() === '') {
    findings.accept('size', l10n.t('Enter a size. It is {0} GiB now.', openedSize));
  }
  if (openedSize !== undefined && size !== undefined && size < openedSize) {
    findings.warn('size', l10n.t('Smaller than the current size ({0} GiB): the service may reject it.', openedSize));
  }
  return {
    ImageCacheName: name,
    ImageCacheSize: size === openedSize ? undefined : size,
    RetentionDays: readAmount(findings, 'retentionDays', draft.retentionDays),
    EliminationStrategy: readStrategy(draft, opened),
  };
}

function readStrategy(draft: ImageCacheDraft, opened: ImageCacheFields | undefined): '' | 'LRU' | undefined {
  const { eliminationStrategy: chosen } = draft;
  const strategy = chosen === 'LRU' ? chosen : '';
  return chosen === 'keep' || strategy === (opened?.eliminationStrategy ?? '') ? undefined : strategy;
}

function readRegistries(findings: Findings, draft: ImageCacheDraft, opened: ImageCacheFields | undefined): Parts {
  const credentials = checkCredentials(findings, draft.credentials);
  const acr = checkAcrRegistries(findings, draft.acrRegistries, opened === undefined);
  const hosts = (path: 'plainHttpRegistry' | 'insecureRegistry'): string | undefined =>
    opened ? undefined : checkHosts(findings, path, draft[path]).join(',') || undefined;
  return {
    ImageRegistryCredential: credentials.length > 0 ? credentials : undefined,
    AcrRegistryInfo: acr.length > 0 ? acr : undefined,
    PlainHttpRegistry: hosts('plainHttpRegistry'),
    InsecureRegistry: hosts('insecureRegistry'),
  };
}

function readNetwork(findings: Findings, draft: ImageCacheDraft, opened: ImageCacheFields | undefined): Parts {
  const isCreate = opened === undefined;
  const byDefault = isCreate && draft.useDefaultNetwork;
  const group = byDefault
    ? undefined
    : readText(findings, 'securityGroupId', draft.securityGroupId, createIdRule('sg-'));
  if (isCreate && !byDefault && draft.securityGroupId.trim() === '') {
    findings.accept('securityGroupId', l10n.t('Enter a security group, or use the account defaults.'));
  }
  const switches = byDefault ? [] : checkVSwitches(findings, 'vSwitchId', draft.vSwitchId);
  if (isCreate && !byDefault && switches.length === 0) {
    findings.accept('vSwitchId', l10n.t('Enter a vSwitch, or use the account defaults.'));
  }
  if (opened && (group === undefined) !== (switches.length === 0)) {
    findings.warn(
      group === undefined ? 'securityGroupId' : 'vSwitchId',
      l10n.t('The security group and the vSwitch must be in the same VPC: usually both are changed.'),
    );
  }
  return {
    SecurityGroupId: group,
    VSwitchId: switches.length > 0 ? switches.join(',') : undefined,
    ZoneId: isCreate ? readText(findings, 'zoneId', draft.zoneId, checkZone) : undefined,
    EipInstanceId: readText(findings, 'eipInstanceId', draft.eipInstanceId, createIdRule('eip-')),
  };
}

function readSpeed(findings: Findings, draft: ImageCacheDraft): Parts {
  const flashCopies = readAmount(findings, 'flashCopyCount', draft.flashCopyCount);
  if (flashCopies !== undefined && draft.flash === 'false') {
    findings.warn('flashCopyCount', l10n.t('Local snapshots require flash caching, which you turn off.'));
  }
  return {
    AutoMatchImageCache: readSwitch(draft.autoMatch),
    Flash: readSwitch(draft.flash),
    StandardCopyCount: readAmount(findings, 'standardCopyCount', draft.standardCopyCount),
    FlashCopyCount: flashCopies,
  };
}

function readTags(
  findings: Findings,
  draft: ImageCacheDraft,
  opened: ImageCacheFields | undefined,
): ImageCacheRequest['Tag'] {
  const before = opened?.tags ?? [];
  const tags = checkTags(findings, draft.tags, before);
  if (isSameTags(before, tags)) {
    return undefined;
  }
  if (tags.length === 0 && filterOwnTags(before).length > 0) {
    findings.accept('tags', l10n.t('Keep at least one tag: the service treats an empty list as no change.'));
  }
  return tags.map(({ key, value }) => ({ Key: key, Value: value }));
}

function readResourceGroup(
  findings: Findings,
  draft: ImageCacheDraft,
  opened: ImageCacheFields | undefined,
): string | undefined {
  if (opened !== undefined && draft.resourceGroupId === opened.resourceGroupId) {
    return undefined;
  }
  const group = readText(findings, 'resourceGroupId', draft.resourceGroupId, createIdRule('rg-'));
  if (group === undefined && opened !== undefined && draft.resourceGroupId.trim() === '') {
    findings.accept(
      'resourceGroupId',
      l10n.t('An image cache must belong to a resource group. Enter a resource group ID.'),
    );
  }
  return group;
}

function readText(findings: Findings, path: string, typed: string, rule: Rule): string | undefined {
  const text = typed.trim();
  return text !== '' && findings.accept(path, rule(text)) ? text : undefined;
}

function readAmount(findings: Findings, path: string, typed: string): number | undefined {
  const text = readText(findings, path, typed, checkAmount);
  return text === undefined ? undefined : Number(text);
}

function readSwitch(chosen: SwitchDraft): boolean | undefined {
  return chosen === 'keep' ? undefined : chosen === 'true';
}

function withoutUndefined(parts: Parts): ImageCacheRequest {
  const set = Object.entries(parts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set) as unknown as ImageCacheRequest; // The name is there: it is checked or known.
}
