// Finds rows by what was typed: every word somewhere in the text of the row.
import UFuzzy from '@leeoniya/ufuzzy';
import type { Resource } from '../../model/resource';
import type { Field } from '../../model/field';

type Mistakes = ReturnType<NonNullable<UFuzzy.Options['intraRules']>>;

/** `intraMode: IntraMode.SingleError`: the library's constants exist in its types only. */
const singleError = JSON.parse('{"intraMode":1}') as Pick<UFuzzy.Options, 'intraMode'>;
/** One letter wrong, left out, too much or swapped, in words where that cannot mean another thing. */
const oneMistake: Mistakes = { intraSlice: [1, Infinity], intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 };
const exact: Mistakes = { intraSlice: [0, Infinity], intraIns: 0, intraSub: 0, intraTrn: 0, intraDel: 0 };

interface SearchResult {
  readonly resources: readonly Resource[];
  readonly query: string;
  readonly found: readonly Resource[];
}

/** Short words, ids, addresses and words of other scripts mean exactly what they say. */
function isExact(word: string): boolean {
  return word.length < 5 || !/^[a-z-]+$/.test(word);
}

type Getter = (resource: Resource) => string;

function keepByKey(get: Getter, getKey: Getter): Getter {
  const kept = new Map<string, string>();
  return (resource) => {
    const key = getKey(resource);
    const text = kept.get(key) ?? get(resource);
    kept.set(key, text);
    return text;
  };
}

export class Finder {
  private readonly fuzzy = new UFuzzy({
    ...singleError,
    // Words are parted by spaces only: `10.0.1.5` and `web-api` are words.
    interSplit: '\\s+',
    intraRules: (word) => (isExact(word) ? exact : oneMistake),
  });
  private readonly texts = new WeakMap<Resource, string>();
  /** The last answer: one more letter is looked for where the letters before were found. */
  private last: SearchResult | undefined;
  /** What all words but the last found: while that one is typed, the others need not be looked for again. */
  private head: SearchResult | undefined;

  private readonly getters: readonly Getter[];

  constructor(fields: readonly Field[]) {
    this.getters = fields.flatMap(({ find, findKey }) => (find ? [findKey ? keepByKey(find, findKey) : find] : []));
  }

  /** The rows that hold every word, in their order. No words: all. */
  find(resources: readonly Resource[], text: string): readonly Resource[] {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) {
      return resources;
    }
    const found =
      this.narrowLast(resources, text, words) ??
      this.filterByWords(this.findHead(resources, words.slice(0, -1)), words.slice(-1));
    this.last = { resources: resources, query: text, found };
    return found;
  }

  private findHead(resources: readonly Resource[], head: readonly string[]): readonly Resource[] {
    const query = head.join(' ');
    if (this.head?.resources !== resources || this.head.query !== query) {
      this.head = { resources: resources, query, found: this.filterByWords(resources, head) };
    }
    return this.head.found;
  }

  private filterByWords(resources: readonly Resource[], words: readonly string[]): readonly Resource[] {
    return words.reduce(
      (among, word) =>
        isExact(word)
          ? among.filter((resource) => this.getText(resource).includes(word))
          : this.findSimilar(among, word),
      resources,
    );
  }

  /** Those that hold the word, or one that differs from it by a mistake. */
  private findSimilar(resources: readonly Resource[], word: string): readonly Resource[] {
    const texts = resources.map((resource) => this.getText(resource));
    return (this.fuzzy.filter(texts, word) ?? []).flatMap((index) => resources[index] ?? []);
  }

  /** Only exact words can but lose matches by another letter: a longer word may come to allow a mistake. */
  private narrowLast(
    resources: readonly Resource[],
    text: string,
    words: readonly string[],
  ): readonly Resource[] | undefined {
    const { last } = this;
    const isLonger = last?.resources === resources && text.startsWith(last.query);
    return isLonger && words.every(isExact) ? this.filterByWords(last.found, words) : undefined;
  }

  private getText(resource: Resource): string {
    let text = this.texts.get(resource);
    if (text === undefined) {
      text = this.getters
        .map((get) => get(resource))
        .join('\n')
        .toLowerCase();
      this.texts.set(resource, text);
    }
    return text;
  }
}
