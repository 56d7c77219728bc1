// OAuth: the STS token the CLI has cached, then one for the CLI's access token, then the user has to sign in again. The refresh
// token is left alone: each use makes another one, and then the CLI's file would have to be written.
import * as l10n from '@vscode/l10n';
import { parseOrigin } from '../../endpoints';
import type { Credential } from '../credential';
import type { CredentialContext } from '../profile';
import { createLoginNeededError, createUnusableError } from '../failures';
import type { Entry } from '../fields';
import { readNumber, readText } from '../fields';
import { ask, parseCredential, parseAnswer } from './ask';
import { readCachedSts, createCliLogin } from './cloudSso';
import type { Refused } from './cloudSso';

const sites: ReadonlyMap<string, string> = new Map([
  ['CN', 'https://oauth.aliyun.com'],
  ['INTL', 'https://oauth.alibabacloud.com'],
]);

export async function obtainOauthCredential(
  profile: string,
  entry: Entry,
  { clock, endpoints, remember, refusedTokens }: CredentialContext & Refused,
  signal: AbortSignal,
): Promise<Credential> {
  const now = clock.now();
  const cached = readCachedSts(entry, now, refusedTokens);
  if (cached) {
    return cached;
  }
  const site = sites.get(readText(entry, 'oauth_site_type')?.toUpperCase() ?? '');
  if (site === undefined) {
    throw createUnusableError(profile, l10n.t('{0} is neither CN nor INTL', 'oauth_site_type'));
  }
  const accessToken = readText(entry, 'oauth_access_token');
  if (!accessToken || (readNumber(entry, 'oauth_access_token_expire') ?? 0) * 1000 <= now) {
    throw createLoginNeededError(profile, createCliLogin(profile, 'OAuth'));
  }
  remember(accessToken);
  const { protocol, host } = parseOrigin(endpoints()['oauth'] ?? site);
  const url = new URL('/v1/exchange', `${protocol}://${host}`);
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
  const reply = await ask({ profile, url, method: 'POST', headers }, signal);
  if (reply.status === 400 || reply.status === 401) {
    throw createLoginNeededError(profile, createCliLogin(profile, 'OAuth'));
  }
  return parseCredential(profile, host, parseAnswer(profile, url, reply));
}
