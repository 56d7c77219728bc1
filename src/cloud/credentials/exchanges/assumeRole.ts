// Roles taken on by STS: with a credential that has been obtained, or with the token of an identity provider.
import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import type { AssumedRole } from '../../account/stsWire';
import type { Credential } from '../credential';
import type { Surroundings } from '../profile';
import { unusable } from '../failures';
import type { Entry } from '../fields';
import { numberOf, textOf } from '../fields';
import { credentialIn, withExpiry } from './ask';

/** Session names of those who give none; the CLI demands one. */
const defaultSessionName = 'elastic-containers';

export async function assumeRole(
  profile: string,
  entry: Entry,
  source: Credential,
  around: Surroundings,
  signal: AbortSignal,
): Promise<Credential> {
  const duration = numberOf(entry, 'expired_seconds');
  const externalId = textOf(entry, 'external_id');
  const policy = textOf(entry, 'policy');
  const request = {
    RoleArn: textOf(entry, 'ram_role_arn') ?? '',
    RoleSessionName: textOf(entry, 'ram_session_name') ?? defaultSessionName,
    ...(duration !== undefined && { DurationSeconds: duration }),
    ...(externalId !== undefined && { ExternalId: externalId }),
    ...(policy !== undefined && { Policy: policy }),
  };
  const sts = stsOf(entry, source, around);
  return fromSts(profile, await sts.assumeRole(textOf(entry, 'sts_region'), request, signal), around);
}

export async function assumeRoleWithOidc(
  profile: string,
  entry: Entry,
  around: Surroundings,
  signal: AbortSignal,
): Promise<Credential> {
  const token = await readToken(profile, textOf(entry, 'oidc_token_file') ?? '');
  around.remember(token);
  const duration = numberOf(entry, 'expired_seconds');
  const form = {
    OIDCProviderArn: textOf(entry, 'oidc_provider_arn') ?? '',
    OIDCToken: token,
    RoleArn: textOf(entry, 'ram_role_arn') ?? '',
    RoleSessionName: textOf(entry, 'ram_session_name') ?? defaultSessionName,
    ...(duration !== undefined && { DurationSeconds: duration }),
  };
  const sts = stsOf(entry, { accessKeyId: '', accessKeySecret: '' }, around);
  return fromSts(profile, await sts.assumeRoleWithOidc(textOf(entry, 'sts_region'), form, signal), around);
}

function stsOf(
  entry: Entry,
  credential: Credential,
  { sts, endpoints }: Surroundings,
): ReturnType<Surroundings['sts']> {
  return sts(() => {
    const own = textOf(entry, 'sts_endpoint');
    // What the machine's settings say comes before what a profile says.
    const override = endpoints()['sts'] ?? (own === undefined ? undefined : withProtocol(own));
    return Promise.resolve({ credential, endpoints: override === undefined ? {} : { sts: override } });
  });
}

/** The CLI keeps a host; an address is one as well. */
function withProtocol(host: string): string {
  return /^https?:\/\//i.test(host) ? host : `https://${host}`;
}

function fromSts(profile: string, { Credentials }: AssumedRole, { clock }: Surroundings): Credential {
  return withExpiry(credentialIn(profile, 'STS', Credentials), clock.now());
}

async function readToken(profile: string, path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch {
    throw unusable(profile, l10n.t('the file of its OIDC token cannot be read'));
  }
}
