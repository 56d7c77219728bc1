// Roles taken on by STS: with a credential that has been obtained, or with the token of an identity provider.
import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import type { AssumedRole } from '../../account/stsWire';
import type { Credential } from '../credential';
import type { CredentialContext } from '../profile';
import { createUnusableError } from '../failures';
import type { NamedEntry } from '../fields';
import { readNumber, readText } from '../fields';
import { locateSts } from '../stsPlace';
import { parseCredential, withExpiry } from './ask';

/** Session names of those who give none; the CLI demands one. */
const defaultSessionName = 'elastic-containers';

export async function assumeRole(
  named: NamedEntry,
  source: Credential,
  context: CredentialContext,
  signal: AbortSignal,
): Promise<Credential> {
  const { name, entry } = named;
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
  const sts = getStsClient(named, source, context);
  return toStsCredential(name, await sts.assumeRole(readText(entry, 'sts_region'), request, signal), context);
}

export async function assumeRoleWithOidc(
  named: NamedEntry,
  context: CredentialContext,
  signal: AbortSignal,
): Promise<Credential> {
  const { name, entry } = named;
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
  const sts = getStsClient(named, { accessKeyId: '', accessKeySecret: '' }, context);
  return toStsCredential(name, await sts.assumeRoleWithOidc(readText(entry, 'sts_region'), form, signal), context);
}

function getStsClient(
  named: NamedEntry,
  credential: Credential,
  context: CredentialContext,
): ReturnType<CredentialContext['sts']> {
  const place = locateSts(named, context);
  return context.sts(() => Promise.resolve({ credential, ...place }));
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
