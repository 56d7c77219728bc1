// References of container images, as the registries read them: host:port/path:tag@digest. One grammar for all that names an image;
// what a service refuses beyond it (a length, a digest) is for its own rules.
// https://github.com/distribution/reference/blob/main/reference.go
import * as l10n from '@vscode/l10n';
import { hasScheme, isHostName, isIpv6Host, isPort } from './hostName';
import { hasInvisible } from './text';

export interface ImageProblem {
  /** A translated sentence. */
  readonly message: string;
  /** The part of the text it is about. */
  readonly start: number;
  readonly end: number;
  /** The whole reference without the problem, where there is no doubt what was meant. */
  readonly corrected?: string;
}

type Check = (text: string) => ImageProblem | undefined;

const example = 'registry.example.com/team/app:1.2';

/** The first thing that keeps a registry from taking the text. */
export function findImageProblem(text: string): ImageProblem | undefined {
  const problem = findFirst(text);
  if (problem?.corrected === undefined || findFirst(problem.corrected) === undefined) {
    return problem;
  }
  // A correction that leaves another problem is none.
  const { message, start, end } = problem;
  return { message, start, end };
}

/** With a correction that may leave another problem. */
function findFirst(text: string): ImageProblem | undefined {
  for (const check of checks) {
    const problem = check(text);
    if (problem) {
      return problem;
    }
  }
  return undefined;
}

/** Whether the reference names `latest` by naming nothing. */
export function isUntagged(text: string): boolean {
  const { tag, digest } = splitReference(text);
  return tag === undefined && digest === undefined;
}

/** What word processors and input methods write: quotes, dashes, an ellipsis, a full stop, full-width forms of ASCII. */
const typographic = /[\u2010-\u2015\u2018-\u201f\u2026\u2212\u3002\u300c\u300d\uff01-\uff5e]/;

/** What such a character stands for. Quotes have no place in a reference at all. */
function toPlain(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0xff01) {
    return String.fromCharCode(code - 0xfee0);
  }
  switch (character) {
    case '\u2026':
      return '...';
    case '\u3002':
      return '.';
    default:
      return code <= 0x2015 || character === '\u2212' ? '-' : '';
  }
}

const checks: readonly Check[] = [
  (text) =>
    hasInvisible(text) ? about(text, l10n.t('Contains an invisible or control character. Retype it.')) : undefined,
  findTypographic,
  (text) => {
    const scheme = hasScheme(text) ? `${text.slice(0, text.indexOf(':'))}://` : '';
    return scheme === ''
      ? undefined
      : { message: l10n.t('Remove {0}.', scheme), ...correct(text, 0, scheme.length, '') };
  },
  (text) => {
    // <name>, ${NAME}, $(name), {{ name }}, $NAME
    const [placeholder = ''] = /<[^<>]*>|\$\{[^{}]*\}|\$\([^()]*\)|\{\{[^{}]*\}\}|\$[A-Za-z_]\w*/.exec(text) ?? [];
    const start = text.indexOf(placeholder);
    return placeholder === ''
      ? undefined
      : { message: l10n.t('Put a value in the place of {0}.', placeholder), start, end: start + placeholder.length };
  },
  (text) => {
    const start = text.search(/\s/);
    const trimmed = text.trim();
    return start < 0
      ? undefined
      : {
          ...{ message: l10n.t('An image reference cannot contain spaces.'), start, end: start + 1 },
          ...(trimmed !== text && { corrected: trimmed }),
        };
  },
  findPartProblem,
];

function findTypographic(text: string): ImageProblem | undefined {
  const found = typographic.exec(text);
  if (!found) {
    return undefined;
  }
  const { 0: character, index } = found;
  const plain = toPlain(character);
  const message =
    plain === '' ? l10n.t('Remove {0}.', character) : l10n.t('Type {0} in place of {1}.', plain, character);
  const corrected = text.replace(new RegExp(typographic, 'g'), toPlain);
  return { message, start: index, end: index + 1, corrected };
}

function findPartProblem(text: string): ImageProblem | undefined {
  const { host, port, path, tag, digest } = splitReference(text);
  if (host !== undefined && !((isHostName(host) || isIpv6Host(host)) && (port === undefined || isPort(port)))) {
    const place = port === undefined ? host : `${host}:${port}`;
    return about(text, l10n.t('{0} is not a valid registry host.', place), place);
  }
  if (path !== path.toLowerCase()) {
    const message = l10n.t('Image names must be lower case: use {0}.', path.toLowerCase());
    const start = text.indexOf(path, host === undefined ? 0 : text.indexOf('/'));
    return { message, ...correct(text, start, start + path.length, path.toLowerCase()) };
  }
  if (!path.split('/').every(isPathPart)) {
    return about(text, l10n.t('Enter an image, such as {0}.', example));
  }
  if (tag !== undefined && !/^\w[\w.-]{0,127}$/.test(tag)) {
    return about(text, l10n.t('A tag has 1 to 128 letters, digits, underscores, dots and hyphens.'), `:${tag}`);
  }
  return digest === undefined || /^sha256:[0-9a-f]{64}$/.test(digest)
    ? undefined
    : about(text, l10n.t('A digest is "sha256:" followed by 64 hexadecimal digits.'), `@${digest}`);
}

/** Letters and digits, joined by one dot, one or two underscores, or any number of hyphens. One expression would overflow on long texts. */
function isPathPart(part: string): boolean {
  const [first, ...joints] = part.split(/[a-z0-9]+/);
  const last = joints.pop();
  return first === '' && last === '' && joints.every((joint) => /^(?:[._]|__|-+)$/.test(joint));
}

/** A problem of a part, or of the whole. */
function about(text: string, message: string, part = text): ImageProblem {
  const start = text.indexOf(part);
  return { message, start, end: start + part.length };
}

function correct(text: string, start: number, end: number, replacement: string): Omit<ImageProblem, 'message'> {
  return { start, end, corrected: text.slice(0, start) + replacement + text.slice(end) };
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
  const [, ipv6, ipv6Port] = /^(\[[^\]]*\])(?::(.*))?$/.exec(first) ?? [];
  const [host, ...port] = ipv6 === undefined ? first.split(':') : [ipv6, ...(ipv6Port === undefined ? [] : [ipv6Port])];
  return {
    host: hasHost ? host : undefined,
    port: hasHost && port.length > 0 ? port.join(':') : undefined,
    path: hasHost ? place.slice(slash + 1) : place,
    tag: hasTag ? named.slice(colon + 1) : undefined,
    digest: digests.length > 0 ? digests.join('@') : undefined,
  };
}
