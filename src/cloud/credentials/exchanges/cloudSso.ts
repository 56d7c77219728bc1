// CloudSSO: the STS token the CLI has cached, then one for the CLI's access token, then the user has to sign in again.
import * as l10n from '@vscode/l10n';
import { parseOrigin } from '../../endpoints';
import type { Credential } from '../credential';
import type { CredentialContext } from '../profile';
import { createLoginNeededError, createUnusableError } from '../failures';
import type { Entry } from '../fields';
import { readNumber, readText } from '../fields';
import { ask, parseCredential, parseAnswer } from './ask';

/** Tokens that are not to be taken from the file although their time has not come. */
export interface Refused {
  readonly refusedTokens: ReadonlySet<string> | undefined;
}

export async function obtainCloudSsoCredential(
  profile: string,
  entry: Entry,
  { clock, remember, endpoints, refusedTokens }: CredentialContext & Refused,
  signal: AbortSignal,
): Promise<Credential> {
  const now = clock.now();
  const cached = readCachedSts(entry, now, refusedTokens);
  if (cached) {
    return cached;
  }
  const accessToken = readText(entry, 'access_token');
  if (!accessToken || (readNumber(entry, 'cloud_sso_access_token_expire') ?? 0) * 1000 <= now) {
    throw createLoginNeededError(profile, createCliLogin(profile, 'CloudSSO'));
  }
  remember(accessToken);
  const url = new URL('/cloud-credentials', signInOrigin(profile, entry, endpoints()['oauth']));
  const reply = await ask(
    {
      ...{ profile, url, method: 'POST' },
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        AccountId: readText(entry, 'cloud_sso_account_id'),
        AccessConfigurationId: readText(entry, 'cloud_sso_access_config'),
      }),
    },
    signal,
  );
  if (reply.status === 401) {
    throw createLoginNeededError(profile, createCliLogin(profile, 'CloudSSO'));
  }
  return parseCredential(profile, url.host, parseAnswer(profile, url, reply)['CloudCredential']);
}

/** The STS token that the CLI has left in the file, when it is valid for long enough to be used. */
export function readCachedSts(
  entry: Entry,
  now: number,
  refusedTokens: Refused['refusedTokens'],
): Credential | undefined {
  const accessKeyId = readText(entry, 'access_key_id');
  const accessKeySecret = readText(entry, 'access_key_secret');
  const securityToken = readText(entry, 'sts_token');
  const expiresAt = (readNumber(entry, 'sts_expiration') ?? 0) * 1000;
  const isGood = expiresAt > now + 30_000;
  return accessKeyId && accessKeySecret && securityToken && isGood && refusedTokens?.has(securityToken) !== true
    ? { accessKeyId, accessKeySecret, securityToken, expiresAt }
    : undefined;
}

/** How the user signs in again, as a list of arguments. */
export function createCliLogin(profile: string, mode: 'CloudSSO' | 'OAuth'): readonly string[] {
  return ['aliyun', 'configure', '--profile', profile, '--mode', mode];
}

function signInOrigin(profile: string, entry: Entry, override: string | undefined): string {
  const text = override ?? readText(entry, 'cloud_sso_sign_in_url') ?? '';
  if (!URL.canParse(text)) {
    throw createUnusableError(profile, l10n.t('{0} is not an address', 'cloud_sso_sign_in_url'));
  }
  const { protocol, host } = parseOrigin(new URL(text).origin);
  return `${protocol}://${host}`;
}
