// The one place that takes secrets out of text before it is logged, shown or thrown.

/** A double-quoted, single-quoted or bare value. */
const value = String.raw`"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'|[^\s&,;"'}]+`;
/** A name that contains a sensitive word; its length is bounded, so that a long line costs no more than its length. */
const name = String.raw`[\w.-]{0,64}(?:secret|password|passwd|token|signature|credential|private_?key)[\w.-]{0,64}`;

const patterns: readonly (readonly [RegExp, string])[] = [
  // Addresses: keep the host and path, drop user and query: the address may be pre-signed or hold parameters.
  [/\b((?:https?|wss?):\/\/)[^\s/?#"'<>@]*@/gi, '$1…@'],
  [/\b((?:https?|wss?):\/\/[^\s?#"'<>]*)[?#][^\s"'<>]*/gi, '$1?…'],
  [/\b(authorization|x-acs-security-token|x-acs-accesskey-id|cookie)(["']?\s*[:=]\s*)[^\r\n]+/gi, '$1$2…'],
  [new RegExp(String.raw`(?<![\w.-])(${name})(["']?\s*[:=]\s*)(?:${value})`, 'gi'), '$1$2…'],
  [/\b(?:LTAI|STS\.)[\w-]{6,}/g, 'LTAI…'],
];

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
    for (const [pattern, replacement] of patterns) {
      clean = clean.replace(pattern, replacement);
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
