// The image cache form as typed, where its first values come from, and how a draft from outside is read.

import { isRecord } from '../../../../base/isRecord';
import type { ImageCacheFields, ImageCacheTag } from './fields';
import { filterOwnTags } from './fields';
import { maxDraftHosts, maxDraftRows, maxDraftText } from './limits';

export interface CredentialDraft {
  readonly server: string;
  readonly userName: string;
  readonly password: string;
}

export interface AcrRegistryDraft {
  readonly instanceId: string;
  readonly instanceName: string;
  readonly regionId: string;
  /** Separated by commas or white space. */
  readonly domains: string;
  /** Roles for an instance of another account; sent on create only. */
  readonly arnService: string;
  readonly arnUser: string;
}

/** `keep` sends nothing: the service's default on create, what the cache has on edit. */
export type SwitchDraft = 'keep' | 'true' | 'false';

/** Empty text sends nothing. A list row that is empty throughout does not count. */
export interface ImageCacheDraft {
  readonly name: string;
  readonly size: string;
  readonly retentionDays: string;
  readonly eliminationStrategy: 'keep' | 'none' | 'LRU';
  readonly images: readonly string[];
  /** Send the list although it is unchanged, which makes the service pull again. Edit only. */
  readonly pullAgain: boolean;
  readonly credentials: readonly CredentialDraft[];
  readonly acrRegistries: readonly AcrRegistryDraft[];
  readonly tags: readonly ImageCacheTag[];
  readonly securityGroupId: string;
  readonly vSwitchId: string;
  readonly eipInstanceId: string;
  readonly resourceGroupId: string;
  readonly autoMatch: SwitchDraft;
  readonly flash: SwitchDraft;
  readonly standardCopyCount: string;
  readonly flashCopyCount: string;
  /** The rest is for create only. */
  readonly useDefaultNetwork: boolean;
  readonly zoneId: string;
  /** Separated by commas or white space, like the next. */
  readonly plainHttpRegistry: string;
  readonly insecureRegistry: string;
  readonly osType: 'keep' | 'Linux' | 'Windows';
}

export const emptyCredential: CredentialDraft = Object.freeze({ server: '', userName: '', password: '' });
const emptyTag: ImageCacheTag = Object.freeze({ key: '', value: '' });
export const emptyAcrRegistry: AcrRegistryDraft = Object.freeze({
  ...{ instanceId: '', instanceName: '', regionId: '', domains: '' },
  ...{ arnService: '', arnUser: '' },
});

export const emptyImageCacheDraft: ImageCacheDraft = Object.freeze({
  name: '',
  size: '',
  retentionDays: '',
  eliminationStrategy: 'keep',
  images: [],
  pullAgain: false,
  credentials: [],
  acrRegistries: [],
  tags: [],
  securityGroupId: '',
  vSwitchId: '',
  eipInstanceId: '',
  resourceGroupId: '',
  autoMatch: 'keep',
  flash: 'keep',
  standardCopyCount: '',
  flashCopyCount: '',
  useDefaultNetwork: false,
  zoneId: '',
  plainHttpRegistry: '',
  insecureRegistry: '',
  osType: 'keep',
});

/** What an edit begins with: what the service returns; the rest is left as it is. */
export function toDraft(fields: ImageCacheFields): ImageCacheDraft {
  const { eliminationStrategy: strategy } = fields;
  return {
    ...emptyImageCacheDraft,
    name: fields.name,
    size: fields.sizeGiB > 0 ? String(fields.sizeGiB) : '',
    images: [...fields.images],
    tags: filterOwnTags(fields.tags).map(({ key, value }) => ({ key, value })),
    resourceGroupId: fields.resourceGroupId,
    eliminationStrategy: strategy === 'LRU' ? 'LRU' : strategy === '' ? 'none' : 'keep',
  };
}

/** A draft that may be stored and shown. */
export function withoutPasswords(draft: ImageCacheDraft): ImageCacheDraft {
  return { ...draft, credentials: draft.credentials.map((credential) => ({ ...credential, password: '' })) };
}

/** Reads a draft that came from outside. Unknown fields are dropped, missing ones are empty, oversized ones refused. */
export function parseImageCacheDraft(raw: unknown): ImageCacheDraft | undefined {
  if (!isRecord(raw)) {
    return undefined;
  }
  const own = (name: keyof ImageCacheDraft): unknown => (Object.hasOwn(raw, name) ? raw[name] : undefined);
  const read: Record<keyof ImageCacheDraft, unknown> = {
    name: parseText(own('name')),
    size: parseText(own('size')),
    retentionDays: parseText(own('retentionDays')),
    eliminationStrategy: parseChoice(own('eliminationStrategy'), ['keep', 'none', 'LRU']),
    images: parseRows(own('images'), (row) => (typeof row === 'string' ? parseText(row) : undefined)),
    pullAgain: parseFlag(own('pullAgain')),
    credentials: parseRows(own('credentials'), (row) => parseRecord(row, emptyCredential)),
    acrRegistries: parseRows(own('acrRegistries'), (row) => parseRecord(row, emptyAcrRegistry)),
    tags: parseRows(own('tags'), (row) => parseRecord(row, emptyTag)),
    securityGroupId: parseText(own('securityGroupId')),
    vSwitchId: parseText(own('vSwitchId')),
    eipInstanceId: parseText(own('eipInstanceId')),
    resourceGroupId: parseText(own('resourceGroupId')),
    autoMatch: parseChoice(own('autoMatch'), ['keep', 'true', 'false']),
    flash: parseChoice(own('flash'), ['keep', 'true', 'false']),
    standardCopyCount: parseText(own('standardCopyCount')),
    flashCopyCount: parseText(own('flashCopyCount')),
    useDefaultNetwork: parseFlag(own('useDefaultNetwork')),
    zoneId: parseText(own('zoneId')),
    plainHttpRegistry: parseText(own('plainHttpRegistry'), maxDraftHosts),
    insecureRegistry: parseText(own('insecureRegistry'), maxDraftHosts),
    osType: parseChoice(own('osType'), ['keep', 'Linux', 'Windows']),
  };
  // Each reader above gives the type its field has there.
  return Object.values(read).includes(undefined) ? undefined : (read as unknown as ImageCacheDraft);
}

function parseText(raw: unknown = '', maxLength = maxDraftText): string | undefined {
  return typeof raw === 'string' && raw.length <= maxLength ? raw : undefined;
}

function parseFlag(raw: unknown = false): boolean | undefined {
  return typeof raw === 'boolean' ? raw : undefined;
}

function parseChoice(raw: unknown = 'keep', choices: readonly string[]): string | undefined {
  return choices.find((choice) => choice === raw);
}

function parseRows<T>(raw: unknown = [], parse: (row: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(raw) || raw.length > maxDraftRows) {
    return undefined;
  }
  const rows = raw.map(parse);
  return rows.every((row) => row !== undefined) ? rows : undefined;
}

/** A row of texts with the names of `empty`. */
function parseRecord(raw: unknown, empty: object): Record<string, string> | undefined {
  if (!isRecord(raw)) {
    return undefined;
  }
  const row: Record<string, string> = {};
  for (const name of Object.keys(empty)) {
    const text = parseText(
      Object.hasOwn(raw, name) ? raw[name] : undefined,
      name === 'domains' ? maxDraftHosts : undefined,
    );
    if (text === undefined) {
      return undefined;
    }
    row[name] = text;
  }
  return row;
}
