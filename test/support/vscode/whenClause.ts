// The `when` clauses of package.json as VS Code judges them, and the menus that follow from them: what a view, a row or a document offers.
// Grammar: https://code.visualstudio.com/api/references/when-clause-contexts
import type { Row, TreeView } from './treeViews';
import { toShown } from './manifestTexts';
import { services } from './services';
import { packageJson, workspace } from './workspace';

/** The value of a context key; undefined when it is not set. */
export type ContextKeys = (key: string) => unknown;

type Judge = (keys: ContextKeys) => boolean;

const tokenPattern =
  /\s*(?:(\|\||&&|==|!=|=~|[!()])|'([^']*)'|(\/(?:\\.|\[(?:\\.|[^\]])*\]|[^/\\[])+\/[a-z]*)|([\p{L}\w\-./\\:*?+[\]^,#@;"%$]+))/uy;

interface Token {
  readonly type: 'operator' | 'text' | 'pattern' | 'word';
  readonly text: string;
}

function toTokens(clause: string): Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < clause.trimEnd().length) {
    const at = tokenPattern.lastIndex;
    const found = tokenPattern.exec(clause);
    if (!found) {
      throw new Error(`Unexpected "${clause.slice(at)}" in the when clause: ${clause}`);
    }
    const [, operator, text, pattern, word] = found;
    tokens.push(
      operator !== undefined
        ? { type: 'operator', text: operator }
        : text !== undefined
          ? { type: 'text', text }
          : pattern !== undefined
            ? { type: 'pattern', text: pattern }
            : { type: 'word', text: word ?? '' },
    );
  }
  return tokens;
}

/** Recursive descent, by falling precedence: parentheses, comparison, `!`, `&&`, `||`. */
class Parser {
  private readonly tokens: Token[];
  private at = 0;

  constructor(private readonly clause: string) {
    this.tokens = toTokens(clause);
  }

  parse(): Judge {
    const judge = this.either();
    if (this.at < this.tokens.length) {
      throw this.unexpected();
    }
    return judge;
  }

  private either(): Judge {
    const parts = [this.both()];
    while (this.takeOperator('||')) {
      parts.push(this.both());
    }
    return (keys) => parts.some((part) => part(keys));
  }

  private both(): Judge {
    const parts = [this.term()];
    while (this.takeOperator('&&')) {
      parts.push(this.term());
    }
    return (keys) => parts.every((part) => part(keys));
  }

  private term(): Judge {
    if (this.takeOperator('!')) {
      const negated = this.term();
      return (keys) => !negated(keys);
    }
    if (this.takeOperator('(')) {
      const inner = this.either();
      this.requireOperator(')');
      return inner;
    }
    const key = this.take('word');
    return this.comparison(key) ?? toConstant(key) ?? ((keys) => Boolean(keys(key)));
  }

  private comparison(key: string): Judge | undefined {
    const operator = this.next?.type === 'operator' ? this.next.text : '';
    if (operator === '==' || operator === '!=') {
      this.at++;
      const value = this.take('word', 'text');
      return (keys) => isEqual(keys(key), value) === (operator === '==');
    }
    if (this.takeOperator('=~')) {
      const [, source = '', flags = ''] = /^\/(.+)\/([a-z]*)$/s.exec(this.take('pattern')) ?? [];
      const pattern = new RegExp(source, flags.replaceAll(/[gy]/g, ''));
      return (keys) => pattern.test(toText(keys(key)));
    }
    if (this.next?.type === 'word' && this.next.text === 'in') {
      this.at++;
      const list = this.take('word');
      return (keys) => contains(keys(list), keys(key));
    }
    return undefined;
  }

  private get next(): Token | undefined {
    return this.tokens[this.at];
  }

  private takeOperator(text: string): boolean {
    const isNext = this.next?.type === 'operator' && this.next.text === text;
    this.at += isNext ? 1 : 0;
    return isNext;
  }

  private requireOperator(text: string): void {
    if (!this.takeOperator(text)) {
      throw this.unexpected();
    }
  }

  private take(...types: Token['type'][]): string {
    const { next } = this;
    if (!next || !types.includes(next.type)) {
      throw this.unexpected();
    }
    this.at++;
    return next.text;
  }

  private unexpected(): Error {
    return new Error(`Unexpected "${this.next?.text ?? 'end'}" in the when clause: ${this.clause}`);
  }
}

function toConstant(word: string): Judge | undefined {
  return word === 'true' || word === 'false' ? () => word === 'true' : undefined;
}

/** As VS Code: `true` and `false` ask whether there is a value, everything else compares text. */
function isEqual(actual: unknown, wanted: string): boolean {
  return wanted === 'true' || wanted === 'false' ? Boolean(actual) === (wanted === 'true') : toText(actual) === wanted;
}

function toText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** A list holds the value, or an object has a property of that name. */
function contains(list: unknown, value: unknown): boolean {
  return Array.isArray(list)
    ? list.includes(value)
    : typeof list === 'object' && list !== null && typeof value === 'string' && Object.hasOwn(list, value);
}

const parsed = new Map<string, Judge>();

/** Whether a clause holds; one that is left out always does. */
export function holds(clause: string | undefined, keys: ContextKeys): boolean {
  if (clause === undefined) {
    return true;
  }
  const judge = parsed.get(clause) ?? new Parser(clause).parse();
  parsed.set(clause, judge);
  return judge(keys);
}

/** The keys that the product has set and its settings, behind those that VS Code sets for a place. */
export function contextKeys(place: Readonly<Record<string, unknown>> = {}): ContextKeys {
  return (key) => {
    const setting = /^config\.(.+)$/.exec(key)?.[1];
    return Object.hasOwn(place, key)
      ? place[key]
      : setting === undefined
        ? services.contextKey(key)
        : (workspace.getConfiguration() as { get(name: string): unknown }).get(setting);
  };
}

/** One entry of a menu. */
export interface MenuEntry {
  readonly command: string;
  /** As the menu shows it. */
  readonly title: string;
  /** With its place in it: `inline`, `navigation`, `1_arrange`… */
  readonly group: string;
}

interface Contributed {
  readonly commands: readonly { readonly command: string; readonly title: string }[];
  readonly menus: Readonly<
    Record<string, readonly { readonly command: string; readonly when?: string; readonly group?: string }[]>
  >;
}

const contributed = packageJson.contributes as unknown as Contributed;

/** The entries of one menu of package.json whose clauses hold, in the order in which VS Code shows them. */
export function readMenu(menu: string, keys: ContextKeys): readonly MenuEntry[] {
  const entries = (contributed.menus[menu] ?? [])
    .filter(({ when }) => holds(when, keys))
    .map(({ command, group = '' }) => {
      const { title } = contributed.commands.find((one) => one.command === command) ?? { title: command };
      const [name = '', order = '0'] = group.split('@');
      return { entry: { command, title: toShown(title), group: name }, order: Number(order) };
    });
  return entries
    .sort(
      (a, b) =>
        compareGroups(a.entry.group, b.entry.group) || a.order - b.order || a.entry.title.localeCompare(b.entry.title),
    )
    .map(({ entry }) => entry);
}

/** `navigation` stands first, all others by name. */
function compareGroups(a: string, b: string): number {
  const rank = (group: string): number => (group === 'navigation' ? 0 : 1);
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

export interface RowMenu {
  /** The buttons it shows under the mouse. */
  readonly inline: readonly MenuEntry[];
  /** Its context menu. */
  readonly context: readonly MenuEntry[];
}

/** What a row of a view offers. When it is one of several selected rows, the menu offers what all of them do. */
export function menuOf(view: TreeView, given: string | RegExp | Row): RowMenu {
  const row = typeof given === 'object' && 'item' in given ? given : view.row(given);
  const { selection } = view;
  const isSelected = selection.length > 1 && selection.includes(row.element);
  const rows = isSelected ? view.rows().filter(({ element }) => selection.includes(element)) : [row];
  const entriesOf = ({ item }: Row): readonly MenuEntry[] =>
    readMenu(
      'view/item/context',
      contextKeys({
        ...{ view: view.id, viewItem: item.contextValue },
        ...{ listMultiSelection: isSelected, listDoubleSelection: isSelected && rows.length === 2 },
      }),
    );
  const own = entriesOf(row);
  const isInline = ({ group }: MenuEntry): boolean => group === 'inline';
  const ofAll = rows.map(entriesOf);
  return {
    inline: own.filter(isInline),
    context: own.filter(
      (entry) =>
        !isInline(entry) && ofAll.every((list) => list.some((one) => !isInline(one) && one.command === entry.command)),
    ),
  };
}

/** What the title of a view offers: its buttons, then the menu behind them. */
export function titleMenuOf(view: TreeView): {
  readonly buttons: readonly MenuEntry[];
  readonly menu: readonly MenuEntry[];
} {
  const entries = readMenu('view/title', contextKeys({ view: view.id }));
  return {
    buttons: entries.filter(({ group }) => group === 'navigation'),
    menu: entries.filter(({ group }) => group !== 'navigation'),
  };
}

/** Whether the Command Palette offers a command. */
export function isInPalette(command: string, place: Readonly<Record<string, unknown>> = {}): boolean {
  const keys = contextKeys(place);
  const hiding = (contributed.menus['commandPalette'] ?? []).filter((entry) => entry.command === command);
  return hiding.every(({ when }) => holds(when, keys));
}
