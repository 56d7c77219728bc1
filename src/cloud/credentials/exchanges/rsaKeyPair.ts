// GenerateSessionAccessKey of STS, for an RSA key pair. Signed here: the official client knows no RSA signature. Deprecated by the
// service, still a mode of the CLI. Source: STS documentation, signature version 1.0 with SHA256withRSA.
import { createSign, randomUUID } from 'node:crypto';
import { formatUtcSeconds } from '../../../base/format';
import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { stsApi } from '../../account/stsApi';
import { resolveEndpoint } from '../../endpoints';
import type { Credential } from '../credential';
import type { CredentialContext } from '../profile';
import { createNotObtainedError, createUnusableError } from '../failures';
import type { Entry } from '../fields';
import { isRecord } from '../../../base/isRecord';
import { readNumber, readText } from '../fields';
import { locateSts } from '../stsPlace';
import { ask, parseAnswer } from './ask';

export async function obtainRsaCredential(
  profile: string,
  entry: Entry,
  { clock, endpoints, env, remember }: CredentialContext,
  signal: AbortSignal,
): Promise<Credential> {
  const privateKey = await readKey(profile, readText(entry, 'private_key') ?? '');
  remember(privateKey);
  const parameters = {
    AccessKeyId: readText(entry, 'key_pair_name') ?? '',
    Action: 'GenerateSessionAccessKey',
    DurationSeconds: String(readNumber(entry, 'expired_seconds') ?? 3600),
    Format: 'JSON',
    SignatureMethod: 'SHA256withRSA',
    SignatureNonce: randomUUID(),
    SignatureType: 'PRIVATEKEY',
    SignatureVersion: '1.0',
    Timestamp: formatUtcSeconds(clock.now()),
    Version: '2015-04-01',
  };
  const query = Object.entries(parameters)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
  const signature = sign(profile, `GET&${encode('/')}&${encode(query)}`, privateKey);
  const place = locateSts({ name: profile, entry }, { endpoints, env });
  const { protocol, host } = resolveEndpoint(stsApi, readText(entry, 'sts_region'), place.endpoints, place.vpc);
  const url = new URL(`${protocol}://${host}/?${query}&Signature=${encode(signature)}`);
  const key = parseAnswer(profile, url, await ask({ profile, url }, signal))['SessionAccessKey'];
  const accessKeyId = isRecord(key) ? readText(key, 'SessionAccessKeyId') : undefined;
  const accessKeySecret = isRecord(key) ? readText(key, 'SessionAccessKeySecret') : undefined;
  const expiresAt = Date.parse((isRecord(key) ? readText(key, 'Expiration') : undefined) ?? '');
  if (!accessKeyId || !accessKeySecret || Number.isNaN(expiresAt)) {
    throw createNotObtainedError(profile, l10n.t('{0} returned an unexpected response', host), 200);
  }
  return { accessKeyId, accessKeySecret, expiresAt };
}

/** The CLI keeps the path of a file; a key written out in its place is one as well. */
async function readKey(profile: string, value: string): Promise<string> {
  if (value.startsWith('-----BEGIN')) {
    return value;
  }
  try {
    return await readFile(value, 'utf8');
  } catch {
    throw createUnusableError(profile, l10n.t('the file of its private key cannot be read'));
  }
}

function sign(profile: string, text: string, privateKey: string): string {
  try {
    return createSign('RSA-SHA256').update(text).sign(privateKey, 'base64');
  } catch {
    throw createUnusableError(profile, l10n.t('its private key is not an RSA key'));
  }
}

/** RFC 3986, as the signature wants it. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
