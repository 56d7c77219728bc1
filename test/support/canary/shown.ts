// Everything a person or a file could get to see, by place, to be searched for secrets.

/** Every form in which a secret could stand somewhere. */
function listEncodedForms(secret: string): readonly string[] {
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  return [...new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), base64])];
}

export class Shown {
  private readonly texts = new Map<string, Set<string>>();

  tell(place: string, ...values: readonly unknown[]): void {
    const known = this.texts.get(place) ?? new Set();
    this.texts.set(place, known);
    values.forEach((value) => {
      const text = collectText(value);
      if (text !== '') {
        known.add(text);
      }
    });
  }

  /** How many different texts there are, by place. */
  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.texts].map(([place, texts]) => [place, texts.size]));
  }

  /** Where the secrets stand that should stand nowhere; `secrets` maps each to what it is. */
  hits(secrets: ReadonlyMap<string, string>): readonly string[] {
    const found: string[] = [];
    for (const [place, texts] of this.texts) {
      const all = [...texts].join('\n');
      for (const [secret, name] of secrets) {
        const form = listEncodedForms(secret).find((one) => all.includes(one));
        if (form !== undefined) {
          const at = all.indexOf(form);
          found.push(`${name} in ${place}: …${all.slice(Math.max(0, at - 60), at + form.length + 20)}…`);
        }
      }
    }
    return found;
  }
}

/** What VS Code draws of a value, and what it keeps. */
function collectText(value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  if (typeof value === 'string') {
    return value;
  }
  if (typeof value !== 'object') {
    return typeof value === 'number' || typeof value === 'boolean' ? `${value}` : '';
  }
  const seen = new WeakSet<object>();
  return JSON.stringify(value, (_name, one: unknown) => {
    if (typeof one === 'object' && one !== null) {
      if (seen.has(one)) {
        return undefined;
      }
      seen.add(one);
    }
    return one;
  });
}
