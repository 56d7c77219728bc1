// The one place that takes secrets out of text before it is logged, shown, copied or thrown.
import { Copyable, Noted, Secret, mask } from './described';
import { isRecord } from './isRecord';
import { encodeUriPart } from './text';

/**
 * A quoted value, also one in JSON in a text in JSON, or a bare one. A quote may be left open, as texts are cut before they are shown. A
 * comma ends a bare value only if another name or nothing follows.
 */
const value = String.raw`"(?:[^"\\\r\n]|\\[^\r\n])*"?|'(?:[^'\\\r\n]|\\[^\r\n])*'?|\\{1,3}"[^"\r\n]*"?|(?:[^\s&,;"'}]|[,;](?![\w.-]{0,64}(?:=|["']\s*[:=])|[\s"'}]|$))+`;
/** Of bounded length around the sensitive word, so that a long line costs no more than its length. */
const telling = [
  'secret|password|passwd|passphrase|requirepass|pwd|token|signature|creds|credential|dockerconfigjson|dockercfg|密码|口令',
  '(?:private|api|access|auth|account|encryption|master|signing|ssh)[_-]?key',
].join('|');
/** A word that marks a secret only as the whole name, or as the last part of it: `DB_PASS`, but not `bypass`. */
const tellingEnd = String.raw`(?:[\w.-]{0,64}[_.-])?pass`;
const name = String.raw`(?:[\w.-]{0,64}(?:${telling})[\w.-]{0,64}|${tellingEnd})`;
/** Names of flags are about secrets more often: `--key`, `--auth`. */
const flag = String.raw`-{1,2}(?:[\w.-]{0,64}(?:${telling}|key)[\w.-]{0,64}|${tellingEnd})`;
/** Between a name and its value, also in an address as a part of another one. */
const assignment = String.raw`\\{0,3}["']?\s*[:=：]=?>?\s*(?:\[\s*)?|%3[ad](?:%20)*`;
/** A text of several lines in YAML, as far as it is indented. */
const block = String.raw`[|>][+-]?\d?[^\S\r\n]*\r?\n(?<indent>[^\S\r\n]+)\S[^\r\n]*(?:\r?\n\k<indent>[^\r\n]*)*`;
const quote = String.raw`\\{0,3}["']?`;
/** A variable or a tag, which names in one field what the next one holds. */
const named = String.raw`${quote}(?:name|(?:tag_?)?key)${quote}\s*[:=]\s*${quote}${name}${quote}\s*(?:,\s*)?${quote}(?:tag_?)?value`;
/** Programs whose -p is a password: for others it is a port, a path, or a profile. */
const takesPassword = String.raw`\b(?:mysql\w{0,16}|mariadb[\w-]{0,16}|mongo\w{0,16}|sshpass|(?:docker|podman|helm|oras)\s+(?:registry\s+)?login)\b`;

type Replacement = (whole: string, before: string, between: string) => string;

/** An address: no user, and no query, which may be signed or hold parameters. */
const address = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>]*/gi;
const patterns: readonly RegExp[] = [
  /\b(authorization|x-acs-security-token|x-acs-accesskey-id|cookie)(["']?\s*[:=]\s*)\S[^\r\n]*/gi,
  new RegExp(String.raw`(?<![\w.-])(${named})(${quote}\s*[:=]\s*)(?:${value})`, 'gi'),
  new RegExp(String.raw`(?<![\w.-])(${name})(${assignment})(?:${block}|${value})`, 'gi'),
  new RegExp(String.raw`(?<![\w.-])(${flag})(["']?,?\s+)(?!-)(?:${value})`, 'gi'),
  /\b(bearer|basic)(\s+)[\w.~+/=-]{8,}/gi,
  // Of the configuration of Docker and npm.
  /("auth\\{0,3}"|\b_auth)(\s*[:=]\s*)(?:\\{0,3}"[^"\r\n]*"?|[^\s",;]+)/gi,
  /([?&](?:sig|key|auth))(=)[^\s&#"'<>]+/gi,
  // The code of a login; a short one may be a status.
  /([?&]code)(=)[\w.~%+/-]{16,}/gi,
  // XML, also where the end was cut off.
  new RegExp(String.raw`(<(?:[\w.-]{0,64}:)?${name}(?=[\s>]))([^<>]{0,200}>\s*)(?:[^<]{1,4096}(?=</)|[^\s<]+)`, 'gi'),
  /\b(jdbc:oracle:\w{1,16}:[^\s/@"']{0,64}\/)()[^\s@"']{1,128}(?=@)/gi,
  // SQL, .netrc, and the like.
  /\b(identified\s+by|password)(\s+)(?:'[^'\r\n]*'?|"[^"\r\n]*"?)/gi,
  /(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----)()(?:[^-]|-(?!----))*/g,
  /\b(eyJ)()[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g,
];
const passwordFlag = new RegExp(
  String.raw`((?:${takesPassword}[^\r\n|;&]{0,200}?\s-p|\bredis-cli\b[^\r\n|;&]{0,200}?\s-a)\s?)(["']?)(?!-|\s)[^\s"']+`,
  'gi',
);
const userAndPassword = /(?<!\S)(-u\s?|-U\s|--(?:proxy-)?user[\s=])(["']?[^\s"':]{1,128}:)[^\s"']+/g;
const accessKey = /\b(?:LTAI|STS\.)[\w-]{6,}/g;

/** Masks whatever looks like a secret. `keepsQueries`: what else an address asks for is worth reading. */
export function redactText(text: string, hidden = mask, keepsQueries = true): string {
  const replace: Replacement = (_, before, between) => before + between + hidden;
  let clean = text.replace(address, (one) => redactAddress(one, hidden, keepsQueries));
  for (const pattern of [...patterns, passwordFlag, userAndPassword]) {
    clean = clean.replace(pattern, replace);
  }
  return clean.replace(accessKey, hidden === mask ? mask : `LTAI${hidden}`);
}

function redactAddress(whole: string, hidden: string, keepsQueries: boolean): string {
  const start = whole.indexOf('://') + 3;
  const rest = keepsQueries ? whole.slice(start) : whole.slice(start).replace(/[?#].*/s, `?${hidden}`);
  // A password may hold a slash; in an address of the web, an @ behind one is part of the path.
  const end = /^(?:https?|ws|wss):/i.test(whole) ? rest.search(/[/?#]/) : -1;
  const at = (end < 0 ? rest : rest.slice(0, end)).lastIndexOf('@');
  if (at >= 0) {
    return `${whole.slice(0, start)}${hidden}${rest.slice(at)}`;
  }
  // The end of the password may have been cut off. What follows the colon is no port.
  const open = /^[^:/?#@[]*:(?!\d{0,5}(?:[/?#]|$))/.exec(rest)?.[0];
  return whole.slice(0, start) + (open === undefined ? rest : open + hidden);
}

/** Whether a field of this name holds a secret as its whole value. */
function isSecretName(field: string): boolean {
  return secretName.test(field);
}

const secretName =
  /(?:password|passwd|passphrase|secret|secretkey|credential|private_?key|api_?key|(?:security|access|sts|auth|refresh|bearer)_?token)$/i;
/** Names of variables and tags: `DB_TOKEN`, `registry.password`. */
const tellingName = new RegExp(String.raw`${telling}|(?<![^_.-])pass$`, 'i');
/** Flags whose value is the next word, and variables as `env` takes them. */
const wholeFlag = new RegExp(`^${flag}$`, 'i');
const userFlag = /^(?:-u|-U|--user|--proxy-user)$/;
const flagWithValue = new RegExp(`^(["']?(?:${flag}|${name})=)`, 'i');

/** The words of a command, masked word by word: a value goes to the end of its word, whatever it holds. */
export function maskArguments(words: readonly string[]): readonly string[] {
  const isRedis = words.some((word) => /\bredis-cli$/.test(word));
  return words.map((word, index) => {
    const before = words[index - 1] ?? '';
    return (isRedis && before === '-a' ? mask : maskValueOf(before, word)) ?? maskWord(word);
  });
}

/** The word as the value of the flag before it; undefined where that says nothing about it. */
function maskValueOf(before: string, word: string): string | undefined {
  // -p may be a port or make folders; anything else after it may be a password.
  if (before === '-p' ? !/^(?:[\d:.]+|[./~-].*)$/s.test(word) : wholeFlag.test(before) && !word.startsWith('-')) {
    return mask;
  }
  const [user] = (userFlag.test(before) && /^[^\s:]{1,128}:(?=.)/s.exec(word)) || [];
  return user === undefined ? undefined : user + mask;
}

function maskWord(word: string): string {
  if (/^-p(?![\d:.]+$)[^-\s=]\S*$/.test(word)) {
    return `-p${mask}`;
  }
  const [known = ''] = flagWithValue.exec(word) ?? [];
  return known !== '' && !/\s/.test(word) ? known + mask : redactText(word);
}

/** A command as one text, as a shell or the service splits it. */
export function maskCommandLine(text: string): string {
  const clean = redactText(text);
  const words = clean.split(/(\s+)/);
  const masked = maskArguments(words.filter((_, index) => index % 2 === 0));
  return masked.map((word, index) => word + (words[2 * index + 1] ?? '')).join('');
}

const commandFields: ReadonlySet<string> = new Set(['Command', 'Args', 'PostStart', 'PreStop', 'CommandLine']);

/** Data as the service returns it, with each secret wrapped, and texts that hold one masked. */
export function maskDocument(data: unknown, field = ''): unknown {
  if (typeof data === 'string') {
    return maskField(data, field);
  }
  if (data instanceof Copyable) {
    return new Copyable(redactText(data.text), data.title);
  }
  if (data instanceof Secret || data instanceof Noted) {
    return data;
  }
  if (Array.isArray(data)) {
    const items: readonly unknown[] = data;
    const words = items.filter((item): item is string => typeof item === 'string');
    return words.length === items.length ? maskArguments(words) : items.map((item) => maskDocument(item));
  }
  return isRecord(data) ? maskRecord(data) : data;
}

function maskField(text: string, field: string): unknown {
  if (isSecretName(field) && text !== '') {
    return new Secret(text, field);
  }
  return commandFields.has(field) ? maskCommandLine(text) : redactText(text);
}

/** A tag or a variable names in one field what the other holds. */
function maskRecord(data: Readonly<Record<string, unknown>>): object {
  const title = [data['Key'], data['TagKey'], data['Name']].find((one) => typeof one === 'string') ?? '';
  const isTelling = tellingName.test(title);
  return Object.fromEntries(
    Object.entries(data).map(([field, one]) => [
      field,
      isTelling && /^(?:Tag)?Value$/.test(field) && typeof one === 'string' && one !== ''
        ? new Secret(one, title)
        : maskDocument(one, field),
    ]),
  );
}

/** Remembers secrets by value and masks them, and whatever looks like one, in any text. */
export class Redactor {
  /** Each secret with the number of those who hold it. */
  private readonly secrets = new Map<string, number>();
  /** Every form of every secret, the longest secret first: one that contains another must go as a whole. */
  private forms: readonly string[] = [];

  /** Registers a secret. Too short a value would mask ordinary words, so it is left to the patterns. */
  remember(secret: string | undefined): void {
    if (secret !== undefined && !this.secrets.has(secret)) {
      this.count(secret, Number.POSITIVE_INFINITY);
    }
  }

  /** The same for as long as they are in use: call the result to let go of them. */
  hold(secrets: readonly string[]): () => void {
    secrets.forEach((secret) => this.count(secret, 1));
    return () => secrets.forEach((secret) => this.count(secret, -1));
  }

  private count(secret: string, change: number): void {
    if (secret.length < 8) {
      return;
    }
    const before = this.secrets.get(secret) ?? 0;
    const now = before + change;
    if (now > 0) {
      this.secrets.set(secret, now);
    } else {
      this.secrets.delete(secret);
    }
    if (before > 0 !== now > 0) {
      const longestFirst = [...this.secrets.keys()].sort((a, b) => b.length - a.length);
      this.forms = longestFirst.flatMap((one) => [...listEncodedForms(one)]);
    }
  }

  redact(text: string): string {
    let clean = text;
    for (const form of this.forms) {
      clean = clean.replaceAll(form, '…');
    }
    return redactText(clean, '…', false);
  }
}

/** A secret as it is, in JSON, and in addresses. */
function listEncodedForms(secret: string): ReadonlySet<string> {
  const encoded = encodeUriPart(secret);
  const query = String(new URLSearchParams({ x: secret })).slice('x='.length);
  const lower = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  return new Set([secret, JSON.stringify(secret).slice(1, -1), encoded, lower(encoded), query, lower(query)]);
}
