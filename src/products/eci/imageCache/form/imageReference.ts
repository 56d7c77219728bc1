// References of container images, as the registries read them: host:port/path:tag@digest.
// https://github.com/distribution/reference/blob/main/reference.go

import * as l10n from '@vscode/l10n';
import { maxImageReference } from './limits';
import { checkPlainText, hasScheme, isHostName, isPort } from './textRules';

const example = 'registry.example.com/team/app:1.2';

export function checkImageReference(text: string): string | undefined {
  const wrong = checkPlainText(text, maxImageReference);
  if (wrong !== undefined) {
    return wrong;
  }
  if (hasScheme(text)) {
    return l10n.t('Leave out {0}.', `${text.slice(0, text.indexOf(':'))}://`);
  }
  if (/\s/.test(text)) {
    return l10n.t('An image reference has no spaces.');
  }
  const { host, port, path, tag, digest } = splitReference(text);
  if (host !== undefined && !(isHostName(host) && (port === undefined || isPort(port)))) {
    return l10n.t('{0} is not the host of a registry.', port === undefined ? host : `${host}:${port}`);
  }
  if (path !== path.toLowerCase()) {
    return l10n.t('The path of an image is in lower case: {0}', path.toLowerCase());
  }
  if (!path.split('/').every((part) => /^[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*$/.test(part))) {
    return l10n.t('Enter an image, such as {0}.', example);
  }
  if (tag !== undefined && !/^\w[\w.-]{0,127}$/.test(tag)) {
    return l10n.t('A tag has 1 to 128 letters, digits, underscores, dots and hyphens.');
  }
  return digest === undefined || /^sha256:[0-9a-f]{64}$/.test(digest)
    ? undefined
    : l10n.t('A digest is sha256: and 64 hexadecimal digits.');
}

/** Whether the reference names `latest` by naming nothing. */
export function isUntagged(text: string): boolean {
  const { tag, digest } = splitReference(text);
  return tag === undefined && digest === undefined;
}

interface ImageReference {
  readonly host: string | undefined;
  readonly port: string | undefined;
  readonly path: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Where the parts would be; whether they are sound is for the caller to judge. */
function splitReference(text: string): ImageReference {
  const [named = '', ...digests] = text.split('@');
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  const place = hasTag ? named.slice(0, colon) : named;
  const slash = place.indexOf('/');
  const first = place.slice(0, Math.max(slash, 0));
  // The first part is a host when it can be nothing else, as Docker decides it.
  const hasHost = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  const [host, ...port] = first.split(':');
  return {
    host: hasHost ? host : undefined,
    port: hasHost && port.length > 0 ? port.join(':') : undefined,
    path: hasHost ? place.slice(slash + 1) : place,
    tag: hasTag ? named.slice(colon + 1) : undefined,
    digest: digests.length > 0 ? digests.join('@') : undefined,
  };
}
