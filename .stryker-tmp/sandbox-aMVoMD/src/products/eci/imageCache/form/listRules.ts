// The rules of the form's lists. Each notes what is wrong and returns what would be sent.

import * as l10n from '@vscode/l10n';
import type { AcrRegistryDraft, CredentialDraft } from './draft';
import type { Findings } from './findings';
import { type ImageCacheTag, filterOwnTags } from './fields';
import { maxAcrRegistries, maxCredentials, maxDomains, maxImages, maxName, maxTags, maxVSwitches } from './limits';
import type { AcrRegistryInfo, ImageRegistryCredential } from './request';
import {
  checkHost,
  checkImage,
  checkPassword,
  checkPlainText,
  checkRegion,
  checkRole,
  checkTagKey,
  checkTagValue,
  checkUserName,
  createIdRule,
  splitList,
} from './textRules';

/** Rows that hold anything, with their place in the draft. */
function listFilledRows<T>(rows: readonly T[]): { row: T; at: number }[] {
  return rows
    .map((row, at) => ({ row, at }))
    .filter(({ row }) =>
      (typeof row === 'string' ? [row] : Object.values(row as object)).some((text) => String(text).trim() !== ''),
    );
}

function checkCount(findings: Findings, path: string, count: number, max: number): void {
  findings.accept(path, count > max ? l10n.t('Too many: {0} of at most {1}.', count, max) : undefined);
}

/** Notes every repetition; `texts` are as long as `places`. */
function checkUnique(
  findings: Findings,
  texts: readonly string[],
  pathOf: (index: number) => string,
  rows: readonly number[],
): void {
  const first = new Map<string, number>();
  texts.forEach((text, index) => {
    const earlier = first.get(text);
    if (earlier === undefined) {
      first.set(text, rows[index] ?? index);
    } else {
      findings.accept(pathOf(index), l10n.t('The same as row {0}.', earlier + 1));
    }
  });
}

/** `known`: images the service has taken before; they are not judged again. */
export function checkImages(findings: Findings, draft: readonly string[], known: readonly string[]): string[] {
  const taken = new Set(known);
  const rows = listFilledRows(draft).map(({ row, at }) => ({ text: taken.has(row) ? row : row.trim(), at }));
  checkCount(findings, 'images', rows.length, maxImages);
  rows.forEach(({ text, at }) => {
    findings.accept(`images.${at}`, taken.has(text) ? undefined : checkImage(text));
  });
  const texts = rows.map(({ text }) => text);
  const places = rows.map(({ at }) => at);
  checkUnique(findings, texts, (index) => `images.${places[index] ?? 0}`, places);
  if (texts.length === 0) {
    findings.accept('images', l10n.t('Add at least one image.'));
  }
  return texts;
}

export function checkCredentials(findings: Findings, draft: readonly CredentialDraft[]): ImageRegistryCredential[] {
  const rows = listFilledRows(draft);
  checkCount(findings, 'credentials', rows.length, maxCredentials);
  const seen = new Set<string>();
  return rows.map(({ row, at }) => {
    const path = `credentials.${at}`;
    const server = row.server.trim();
    const userName = row.userName.trim();
    findings.accept(`${path}.server`, server === '' ? l10n.t('Enter the registry.') : checkHost(server));
    findings.accept(`${path}.userName`, checkUserName(userName));
    findings.accept(`${path}.password`, checkPassword(row.password));
    if (server !== '' && seen.has(server)) {
      findings.warn(
        `${path}.server`,
        l10n.t('Two credentials are for {0}: the service decides which one is used.', server),
      );
    }
    seen.add(server);
    return { Server: server, UserName: userName, Password: row.password };
  });
}

export function checkAcrRegistries(
  findings: Findings,
  draft: readonly AcrRegistryDraft[],
  withRoles: boolean,
): AcrRegistryInfo[] {
  const rows = listFilledRows(draft);
  checkCount(findings, 'acrRegistries', rows.length, maxAcrRegistries);
  const ids = rows.map(({ row }) => row.instanceId.trim());
  const result = rows.map(({ row, at }) => {
    const path = `acrRegistries.${at}`;
    const [id, name, region] = [row.instanceId.trim(), row.instanceName.trim(), row.regionId.trim()];
    const [service, user] = withRoles ? [row.arnService.trim(), row.arnUser.trim()] : ['', ''];
    const optional = (field: string, text: string, rule: (text: string) => string | undefined): void => {
      findings.accept(`${path}.${field}`, text === '' ? undefined : rule(text));
    };
    findings.accept(`${path}.instanceId`, createIdRule('cri-')(id));
    optional('instanceName', name, (text) => checkPlainText(text, maxName));
    optional('regionId', region, checkRegion);
    const domains = checkHosts(findings, `${path}.domains`, row.domains);
    optional('arnService', service, checkRole);
    optional('arnUser', user, checkRole);
    if ((service === '') !== (user === '')) {
      findings.warn(
        `${path}.${service === '' ? 'arnService' : 'arnUser'}`,
        l10n.t('An instance of another account usually needs both roles.'),
      );
    }
    return {
      InstanceId: id,
      ...(name === '' ? {} : { InstanceName: name }),
      ...(region === '' ? {} : { RegionId: region }),
      ...(domains.length === 0 ? {} : { Domain: domains }),
      ...(service === '' ? {} : { ArnService: service }),
      ...(user === '' ? {} : { ArnUser: user }),
    };
  });
  const places = rows.map(({ at }) => at);
  const named = ids.map((id, index) => (id === '' ? `#${index}` : id));
  checkUnique(findings, named, (index) => `acrRegistries.${places[index] ?? 0}.instanceId`, places);
  return result;
}

/** `opened`: the tags the cache has; pairs among them are not judged again. */
export function checkTags(
  findings: Findings,
  draft: readonly ImageCacheTag[],
  opened: readonly ImageCacheTag[],
): ImageCacheTag[] {
  const known = filterOwnTags(opened);
  const rows = listFilledRows(draft).map(({ row, at }) => {
    const isKnown = known.some(({ key, value }) => key === row.key && value === row.value);
    return { at, isKnown, key: isKnown ? row.key : row.key.trim(), value: isKnown ? row.value : row.value.trim() };
  });
  checkCount(findings, 'tags', rows.length, maxTags);
  for (const { at, isKnown, key, value } of rows) {
    findings.accept(`tags.${at}.key`, isKnown ? undefined : checkTagKey(key));
    findings.accept(`tags.${at}.value`, isKnown ? undefined : checkTagValue(value));
  }
  const named = rows.filter(({ key }) => key !== '');
  const places = named.map(({ at }) => at);
  checkUnique(
    findings,
    named.map(({ key }) => key),
    (index) => `tags.${places[index] ?? 0}.key`,
    places,
  );
  return rows.map(({ key, value }) => ({ key, value }));
}

/** Hosts in one field. */
export function checkHosts(findings: Findings, path: string, text: string): string[] {
  const hosts = [...new Set(splitList(text))];
  if (hosts.length > maxDomains) {
    checkCount(findings, path, hosts.length, maxDomains);
  } else {
    checkItems(findings, path, hosts, checkHost);
  }
  return hosts;
}

/** Ids of vSwitches in one field. */
export function checkVSwitches(findings: Findings, path: string, text: string): string[] {
  const ids = [...new Set(splitList(text))];
  if (ids.length > maxVSwitches) {
    checkCount(findings, path, ids.length, maxVSwitches);
  } else {
    checkItems(findings, path, ids, createIdRule('vsw-'));
  }
  return ids;
}

function checkItems(
  findings: Findings,
  path: string,
  items: readonly string[],
  rule: (text: string) => string | undefined,
): void {
  const wrong = items.map((item) => ({ item, message: rule(item) })).find(({ message }) => message !== undefined);
  if (wrong?.message !== undefined) {
    const shown = wrong.item.length > 40 ? `${wrong.item.slice(0, 40)}…` : wrong.item;
    findings.accept(path, items.length > 1 ? l10n.t('{0}: {1}', shown, wrong.message) : wrong.message);
  }
}
