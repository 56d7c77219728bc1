// The one place that takes secrets out of text before it is logged, shown or thrown.

/** A double-quoted, single-quoted or bare value. */
const value = String.raw`"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'|[^\s&,;"'}]+`;
/** A name that contains a sensitive word; its length is bounded, so that a long line costs no more than its length. */
const name = String.raw`[\w.-]{0,64}(?:secret|password|passwd|token|signature|credential|private_?key)[\w.-]{0,64}`;

type Replacement = string | ((...found: readonly string[]) => string);

const patterns: readonly (readonly [RegExp, Replacement])[] = [
  // Addresses: keep the host and path, drop user and query: the address may be pre-signed or hold parameters.
  [/\b((?:https?|wss?):\/\/)[^\s/?#"'<>@]*@/gi, '$1…@'],
  // One that has no query is read as well, so that what has been read is not read again.
  [/\b(?:https?|wss?):\/\/[^\s"'<>]*/gi, (address = '') => address.replace(/[?#].*/s, '?…')],
  [/\b(authorization|x-acs-security-token|x-acs-accesskey-id|cookie)(["']?\s*[:=]\s*)\S[^\r\n]*/gi, '$1$2…'],
  [new RegExp(String.raw`(?<![\w.-])(${name})(["']?\s*[:=]\s*)(?:${value})`, 'gi'), '$1$2…'],
  [/\b(?:LTAI|STS\.)[\w-]{6,}/g, 'LTAI…'],
];

/** Remembers secrets by value and masks them, and whatever looks like one, in any text. */
export class Redactor {
  private readonly secrets = new Set<string>();
  /** Every form of every secret, the longest secret first: one that contains another must go as a whole. */
  private forms: readonly string[] = [];

  /** Registers a secret. Too short a value would mask ordinary words, so it is left to the patterns. */
  remember(secret: string | undefined): void {
    if (secret !== undefined && secret.length >= 8 && !this.secrets.has(secret)) {
      this.secrets.add(secret);
      const longestFirst = [...this.secrets].sort((a, b) => b.length - a.length);
      this.forms = longestFirst.flatMap((one) => [...listEncodedForms(one)]);
    }
  }

  redact(text: string): string {
    let clean = text;
    for (const form of this.forms) {
      clean = clean.replaceAll(form, '…');
    }
    for (const [pattern, replacement] of patterns) {
      clean =
        typeof replacement === 'string' ? clean.replace(pattern, replacement) : clean.replace(pattern, replacement);
    }
    return clean;
  }
}

/** A secret as it is, in JSON, and in addresses. */
function listEncodedForms(secret: string): ReadonlySet<string> {
  const encoded = encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '\ufffd'));
  const query = String(new URLSearchParams({ x: secret })).slice('x='.length);
  const lower = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  return new Set([secret, JSON.stringify(secret).slice(1, -1), encoded, lower(encoded), query, lower(query)]);
}
