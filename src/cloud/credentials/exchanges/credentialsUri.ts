// A credential from an address: a service beside the program, or a broker on the network.
import * as l10n from '@vscode/l10n';
import { parseOrigin } from '../../endpoints';
import type { Credential } from '../credential';
import type { Surroundings } from '../profile';
import { notObtained, unusable } from '../failures';
import type { Entry } from '../fields';
import { textOf } from '../fields';
import { ask, credentialIn, objectIn, withExpiry } from './ask';
import { externalAllowed } from './externalProgram';

export async function uriCredential(
  profile: string,
  entry: Entry,
  around: Surroundings,
  signal: AbortSignal,
): Promise<Credential> {
  externalAllowed(profile, around.env);
  const text = textOf(entry, 'credentials_uri') ?? '';
  if (!URL.canParse(text)) {
    throw unusable(profile, l10n.t('{0} is not an address', 'credentials_uri'));
  }
  const url = new URL(text);
  // The answer is a secret: in plain http it may only come from this machine.
  parseOrigin(url.origin);
  const body = objectIn(profile, url, await ask({ profile, url }, signal));
  if (textOf(body, 'Code') !== 'Success') {
    throw notObtained(profile, l10n.t('{0} gave no sensible answer', url.host), 200);
  }
  return withExpiry(credentialIn(profile, url.host, body), around.clock.now());
}
