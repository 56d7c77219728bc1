// The role of the ECS instance this runs on, from its metadata service. Source: ECS documentation, instance metadata and RAM roles.
import * as l10n from '@vscode/l10n';
import { parseOrigin } from '../../endpoints';
import type { Reply } from '../../transport/exchange';
import type { Credential } from '../credential';
import type { CredentialContext } from '../profile';
import { createNotObtainedError, createUnusableError } from '../failures';
import { readText } from '../fields';
import { ask, parseCredential, parseAnswer, withExpiry } from './ask';

/** Of the link-local network: it answers at once or is not there. */
const deadlineMs = 2_000;
const origin = 'http://100.100.100.200';
const rolePath = '/latest/meta-data/ram/security-credentials/';
const tokenLifeSeconds = 21_600;

export async function obtainMetadataCredential(
  profile: string,
  role: string | undefined,
  context: CredentialContext,
  signal: AbortSignal,
): Promise<Credential> {
  const { env, endpoints, clock, remember } = context;
  if (isSet(env['ALIBABA_CLOUD_ECS_METADATA_DISABLED'])) {
    throw createUnusableError(
      profile,
      l10n.t('the metadata service is disabled by {0}', 'ALIBABA_CLOUD_ECS_METADATA_DISABLED'),
      l10n.t('Unset the variable and restart VS Code, or select another profile.'),
    );
  }
  const base = toOrigin(endpoints()['metadata']);
  const put = { profile, url: new URL('/latest/api/token', base), method: 'PUT', deadlineMs } as const;
  const reply = await ask(
    { ...put, headers: { 'x-aliyun-ecs-metadata-token-ttl-seconds': String(tokenLifeSeconds) } },
    signal,
  );
  const token = reply.status === 200 ? reply.text.trim() : undefined;
  if (token === undefined && isSet(env['ALIBABA_CLOUD_IMDSV1_DISABLED'])) {
    throw createNotObtainedError(profile, l10n.t('{0} returned HTTP {1}', base.host, reply.status), reply.status);
  }
  remember(token);
  const get = async (path: string): Promise<Reply> => {
    const headers = token === undefined ? {} : { 'x-aliyun-ecs-metadata-token': token };
    return ask({ profile, url: new URL(path, base), headers, deadlineMs }, signal);
  };
  const name = role ?? parseRoleName(profile, base, await get(rolePath));
  const url = new URL(`${rolePath}${encodeURIComponent(name)}`, base);
  const body = parseAnswer(profile, url, await get(url.pathname));
  if (readText(body, 'Code') !== 'Success') {
    throw createNotObtainedError(profile, l10n.t('{0} returned an unexpected response', url.host), 200);
  }
  return withExpiry(parseCredential(profile, url.host, body), clock.now());
}

function parseRoleName(profile: string, base: URL, reply: Reply): string {
  const name = reply.text.trim().split('\n', 1)[0] ?? '';
  if (reply.status !== 200 || !/^[\w.-]{1,64}$/.test(name)) {
    throw createNotObtainedError(
      profile,
      l10n.t('this machine has no RAM role ({0} returned HTTP {1})', base.host, reply.status),
      404,
    );
  }
  return name;
}

function toOrigin(override: string | undefined): URL {
  if (override === undefined) {
    return new URL(origin);
  }
  const { protocol, host } = parseOrigin(override);
  return new URL(`${protocol}://${host}`);
}

function isSet(value: string | undefined): boolean {
  return /^(1|true)$/i.test(value?.trim() ?? '');
}
