// A credential from an address: a service beside the program, or a broker on the network.
import * as l10n from '@vscode/l10n';
import { parseOrigin } from '../../endpoints';
import type { Credential } from '../credential';
import type { CredentialContext } from '../profile';
import { createNotObtainedError, createUnusableError } from '../failures';
import type { Entry } from '../fields';
import { readText } from '../fields';
import { ask, parseCredential, parseAnswer, withExpiry } from './ask';
import { assertExternalAllowed } from './externalProgram';

export async function obtainUriCredential(
  profile: string,
  entry: Entry,
  context: CredentialContext,
  signal: AbortSignal,
): Promise<Credential> {
  assertExternalAllowed(profile, context.env);
  const text = readText(entry, 'credentials_uri') ?? '';
  if (!URL.canParse(text)) {
    throw createUnusableError(profile, l10n.t('{0} is not an address', 'credentials_uri'));
  }
  const url = new URL(text);
  // The answer is a secret: in plain http it may only come from this machine.
  parseOrigin(url.origin);
  const body = parseAnswer(profile, url, await ask({ profile, url }, signal));
  if (readText(body, 'Code') !== 'Success') {
    throw createNotObtainedError(profile, l10n.t('{0} returned an unexpected response', url.host), 200);
  }
  return withExpiry(parseCredential(profile, url.host, body), context.clock.now());
}
