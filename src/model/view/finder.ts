// Finds rows by what was typed: every word somewhere in the text of the row. Apart, so that the search library loads with the
// first search.
import UFuzzy from '@leeoniya/ufuzzy';
import type { Resource } from '../resource';
import type { Field } from './field';

type Mistakes = ReturnType<NonNullable<UFuzzy.Options['intraRules']>>;

/** `intraMode: IntraMode.SingleError`: the library's constants exist in its types only. */
const singleError = JSON.parse('{"intraMode":1}') as Pick<UFuzzy.Options, 'intraMode'>;
/** One letter wrong, left out, too much or swapped, in words where that cannot mean another thing. */
const oneMistake: Mistakes = { intraSlice: [1, Infinity], intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 };
const exact: Mistakes = { intraSlice: [0, Infinity], intraIns: 0, intraSub: 0, intraTrn: 0, intraDel: 0 };

/** Short words, ids, addresses and words of other scripts mean exactly what they say. */
function isExact(word: string): boolean {
  return word.length < 5 || !/^[a-z-]+$/.test(word);
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
  private last:
    { readonly of: readonly Resource[]; readonly words: string; readonly found: readonly Resource[] } | undefined;

  constructor(private readonly fields: readonly Field[]) {}

  /** The rows that hold every word, in their order. No words: all. */
  find(resources: readonly Resource[], text: string): readonly Resource[] {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) {
      return resources;
    }
    const within = this.narrowed(resources, text) ?? resources;
    const haystack = within.map((resource) => this.textOf(resource));
    let found: number[] | null = null;
    for (const word of words) {
      found = this.holding(haystack, word, found);
    }
    const matches = (found ?? []).map((index) => within[index]).filter((one) => one !== undefined);
    this.last = { of: resources, words: text, found: matches };
    return matches;
  }

  private holding(haystack: string[], word: string, among: number[] | null): number[] {
    if (!isExact(word)) {
      return this.fuzzy.filter(haystack, word, among ?? undefined) ?? [];
    }
    const found: number[] = [];
    const look = (index: number): void => {
      if (haystack[index]?.includes(word)) {
        found.push(index);
      }
    };
    if (among) {
      among.forEach(look);
    } else {
      haystack.forEach((_, index) => look(index));
    }
    return found;
  }

  /** Only exact words can but lose matches by another letter: a longer word may come to allow a mistake. */
  private narrowed(resources: readonly Resource[], text: string): readonly Resource[] | undefined {
    const { last } = this;
    const isLonger = last?.of === resources && text.startsWith(last.words);
    return isLonger && text.toLowerCase().split(/\s+/).every(isExact) ? last.found : undefined;
  }

  private textOf(resource: Resource): string {
    let text = this.texts.get(resource);
    if (text === undefined) {
      text = this.fields
        .map((field) => field.find?.(resource) ?? '')
        .join('\n')
        .toLowerCase();
      this.texts.set(resource, text);
    }
    return text;
  }
}
