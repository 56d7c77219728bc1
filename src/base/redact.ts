// The one place that takes secrets out of text before it is logged, shown or thrown.

const patterns: readonly [RegExp, string][] = [
  // Addresses: keep where, drop what was asked, it may be pre-signed or hold parameters.
  [/\b((?:https?|wss?):\/\/[^\s?#"'<>]*)[?#][^\s"'<>]*/gi, '$1?…'],
  [/\b(authorization|x-acs-security-token|x-acs-accesskey-id|cookie)(["']?\s*[:=]\s*)[^\r\n]+/gi, '$1$2…'],
  [
    /\b([\w.-]*(?:secret|password|passwd|token|signature|credential|private_?key)[\w.-]*)(["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s&,;"']+)/gi,
    '$1$2…',
  ],
  [/\b(?:LTAI|STS\.)[\w-]{6,}/g, 'LTAI…'],
];

/** Remembers secrets by value and masks them, and whatever looks like one, in any text. */
export class Redactor {
  private readonly secrets = new Set<string>();

  /** Registers a secret. Too short a value would mask ordinary words, so it is left to the patterns. */
  remember(secret: string | undefined): void {
    if (secret !== undefined && secret.length >= 8) {
      this.secrets.add(secret);
    }
  }

  redact(text: string): string {
    let clean = text;
    // Longest first: a secret that contains another must go as a whole.
    for (const secret of [...this.secrets].sort((a, b) => b.length - a.length)) {
      for (const form of new Set([secret, encodeURIComponent(secret)])) {
        clean = clean.replaceAll(form, '…');
      }
    }
    for (const [pattern, replacement] of patterns) {
      clean = clean.replace(pattern, replacement);
    }
    return clean;
  }
}
