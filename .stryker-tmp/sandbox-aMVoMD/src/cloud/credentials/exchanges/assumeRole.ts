// Roles taken on by STS: with a credential that has been obtained, or with the token of an identity provider.
import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import type { AssumedRole } from '../../account/stsWire';
import type { Credential } from '../credential';
import type { CredentialContext } from '../profile';
import { createUnusableError } from '../failures';
import type { Entry, NamedEntry } from '../fields';
import { readNumber, readText } from '../fields';
import { parseCredential, withExpiry } from './ask';

/** Session names of those who give none; the CLI demands one. */
const defaultSessionName = 'elastic-containers';

export async function assumeRole(
  { name, entry }: NamedEntry,
  source: Credential,
  context: CredentialContext,
  signal: AbortSignal,
): Promise<Credential> {
  const duration = readNumber(entry, 'expired_seconds');
  const externalId = readText(entry, 'external_id');
  const policy = readText(entry, 'policy');
  const request = {
    RoleArn: readText(entry, 'ram_role_arn') ?? '',
    RoleSessionName: readText(entry, 'ram_session_name') ?? defaultSessionName,
    ...(duration !== undefined && { DurationSeconds: duration }),
    ...(externalId !== undefined && { ExternalId: externalId }),
    ...(policy !== undefined && { Policy: policy }),
  };
  const sts = getStsClient(entry, source, context);
  return toStsCredential(name, await sts.assumeRole(readText(entry, 'sts_region'), request, signal), context);
}

export async function assumeRoleWithOidc(
  { name, entry }: NamedEntry,
  context: CredentialContext,
  signal: AbortSignal,
): Promise<Credential> {
  const token = await readToken(name, readText(entry, 'oidc_token_file') ?? '');
  context.remember(token);
  const duration = readNumber(entry, 'expired_seconds');
  const form = {
    OIDCProviderArn: readText(entry, 'oidc_provider_arn') ?? '',
    OIDCToken: token,
    RoleArn: readText(entry, 'ram_role_arn') ?? '',
    RoleSessionName: readText(entry, 'ram_session_name') ?? defaultSessionName,
    ...(duration !== undefined && { DurationSeconds: duration }),
  };
  const sts = getStsClient(entry, { accessKeyId: '', accessKeySecret: '' }, context);
  return toStsCredential(name, await sts.assumeRoleWithOidc(readText(entry, 'sts_region'), form, signal), context);
}

function getStsClient(
  entry: Entry,
  credential: Credential,
  { sts, endpoints }: CredentialContext,
): ReturnType<CredentialContext['sts']> {
  return sts(() => {
    const own = readText(entry, 'sts_endpoint');
    // The machine's settings take precedence over the profile.
    const override = endpoints()['sts'] ?? (own === undefined ? undefined : withProtocol(own));
    return Promise.resolve({ credential, endpoints: override === undefined ? {} : { sts: override } });
  });
}

/** The CLI keeps a host; an address is one as well. */
function withProtocol(host: string): string {
  return /^https?:\/\//i.test(host) ? host : `https://${host}`;
}

function toStsCredential(profile: string, { Credentials }: AssumedRole, { clock }: CredentialContext): Credential {
  return withExpiry(parseCredential(profile, 'STS', Credentials), clock.now());
}

async function readToken(profile: string, path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch {
    throw createUnusableError(profile, l10n.t('the file of its OIDC token cannot be read'));
  }
}
