/** Keeps one copy of texts that many objects share, such as zones and images. Clears itself rather than grow without bound. */
export class StringPool {
  private texts = new Map<string, string>();

  constructor(private readonly limit = 20_000) {}

  /** The same text, one object for all who ask. */
  intern(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) {
      return known;
    }
    if (this.texts.size >= this.limit) {
      this.texts = new Map();
    }
    this.texts.set(text, text);
    return text;
  }
}
