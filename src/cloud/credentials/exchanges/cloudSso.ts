// CloudSSO: the STS token the CLI has cached, then one for the CLI's access token, then the user has to sign in again.
import * as l10n from '@vscode/l10n';
import { parseOrigin } from '../../endpoints';
import type { Credential } from '../credential';
import type { Surroundings } from '../profile';
import { loginNeeded, unusable } from '../failures';
import type { Entry } from '../fields';
import { numberOf, textOf } from '../fields';
import { ask, credentialIn, objectIn } from './ask';

/** A token that is not to be taken from the file although its time has not come. */
export interface Refused {
  readonly refusedToken: string | undefined;
}

export async function cloudSsoCredential(
  profile: string,
  entry: Entry,
  { clock, remember, endpoints, refusedToken }: Surroundings & Refused,
  signal: AbortSignal,
): Promise<Credential> {
  const now = clock.now();
  const cached = cachedSts(entry, now, refusedToken);
  if (cached) {
    return cached;
  }
  const accessToken = textOf(entry, 'access_token');
  if (!accessToken || (numberOf(entry, 'cloud_sso_access_token_expire') ?? 0) * 1000 <= now) {
    throw loginNeeded(profile, cliLogin(profile, 'CloudSSO'));
  }
  remember(accessToken);
  const url = new URL('/cloud-credentials', signInOrigin(profile, entry, endpoints()['oauth']));
  const reply = await ask(
    {
      ...{ profile, url, method: 'POST' },
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        AccountId: textOf(entry, 'cloud_sso_account_id'),
        AccessConfigurationId: textOf(entry, 'cloud_sso_access_config'),
      }),
    },
    signal,
  );
  if (reply.status === 401) {
    throw loginNeeded(profile, cliLogin(profile, 'CloudSSO'));
  }
  return credentialIn(profile, url.host, objectIn(profile, url, reply)['CloudCredential']);
}

/** The STS token that the CLI has left in the file, when it is good for long enough to be used. */
export function cachedSts(entry: Entry, now: number, refusedToken: string | undefined): Credential | undefined {
  const accessKeyId = textOf(entry, 'access_key_id');
  const accessKeySecret = textOf(entry, 'access_key_secret');
  const securityToken = textOf(entry, 'sts_token');
  const expiresAt = (numberOf(entry, 'sts_expiration') ?? 0) * 1000;
  const isGood = securityToken !== refusedToken && expiresAt > now + 30_000;
  return accessKeyId && accessKeySecret && securityToken && isGood
    ? { accessKeyId, accessKeySecret, securityToken, expiresAt }
    : undefined;
}

/** How the user signs in again, as a list of arguments. */
export function cliLogin(profile: string, mode: 'CloudSSO' | 'OAuth'): readonly string[] {
  return ['aliyun', 'configure', '--profile', profile, '--mode', mode];
}

function signInOrigin(profile: string, entry: Entry, override: string | undefined): string {
  const text = override ?? textOf(entry, 'cloud_sso_sign_in_url') ?? '';
  if (!URL.canParse(text)) {
    throw unusable(profile, l10n.t('{0} is not an address', 'cloud_sso_sign_in_url'));
  }
  const { protocol, host } = parseOrigin(new URL(text).origin);
  return `${protocol}://${host}`;
}
