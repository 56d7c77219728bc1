// OAuth: the STS token the CLI has cached, then one for the CLI's access token, then the user has to sign in again. The refresh
// token is left alone: each use makes another one, and then the CLI's file would have to be written.
import * as l10n from '@vscode/l10n';
import { parseOrigin } from '../../endpoints';
import type { Credential } from '../credential';
import type { Surroundings } from '../profile';
import { loginNeeded, unusable } from '../failures';
import type { Entry } from '../fields';
import { numberOf, textOf } from '../fields';
import { ask, credentialIn, objectIn } from './ask';
import { cachedSts, cliLogin } from './cloudSso';
import type { Refused } from './cloudSso';

const sites: ReadonlyMap<string, string> = new Map([
  ['CN', 'https://oauth.aliyun.com'],
  ['INTL', 'https://oauth.alibabacloud.com'],
]);

export async function oauthCredential(
  profile: string,
  entry: Entry,
  { clock, endpoints, remember, refusedToken }: Surroundings & Refused,
  signal: AbortSignal,
): Promise<Credential> {
  const now = clock.now();
  const cached = cachedSts(entry, now, refusedToken);
  if (cached) {
    return cached;
  }
  const site = sites.get(textOf(entry, 'oauth_site_type')?.toUpperCase() ?? '');
  if (site === undefined) {
    throw unusable(profile, l10n.t('{0} is neither CN nor INTL', 'oauth_site_type'));
  }
  const accessToken = textOf(entry, 'oauth_access_token');
  if (!accessToken || (numberOf(entry, 'oauth_access_token_expire') ?? 0) * 1000 <= now) {
    throw loginNeeded(profile, cliLogin(profile, 'OAuth'));
  }
  remember(accessToken);
  const { protocol, host } = parseOrigin(endpoints()['oauth'] ?? site);
  const url = new URL('/v1/exchange', `${protocol}://${host}`);
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
  const reply = await ask({ profile, url, method: 'POST', headers }, signal);
  if (reply.status === 400 || reply.status === 401) {
    throw loginNeeded(profile, cliLogin(profile, 'OAuth'));
  }
  return credentialIn(profile, host, objectIn(profile, url, reply));
}
