// How VS Code behaves, as far as tests rely on it: declared once, and run against what stands for VS Code (test/unit/support) as well as
// against a real extension host (test/host). Only the API is used, and for what a user does, a few ways that differ between the two.
import { deepEqual, equal, notEqual, ok, rejects, throws } from 'node:assert/strict';
import * as vscode from 'vscode';

export interface User {
  /** A view that nothing else fills. */
  readonly viewId: string;
  /** Brings the view to the front. */
  readonly showView: () => Promise<void>;
  /** What a command receives that is chosen on the row with this id now. */
  readonly receive: (itemId: string) => Promise<unknown>;
  /** Presses Enter in the quick pick or input box that is open or about to open, until `isOver`. */
  readonly accept: (isOver: () => boolean) => Promise<void>;
  /** The same with Escape. */
  readonly cancel: (isOver: () => boolean) => Promise<void>;
  /** VS Code reports an error to the user, which the test has caused. */
  readonly takeErrors: () => number;
}

/** Waits for something that is seen only by looking; the timeout of the test ends it. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

interface Row {
  readonly id: string;
  readonly rows?: readonly Row[];
}

/** Rows that the test holds; notes what it is asked for, and may keep VS Code waiting. */
class Rows implements vscode.TreeDataProvider<Row> {
  private readonly changed = new vscode.EventEmitter<Row | readonly Row[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event as vscode.Event<Row | Row[] | undefined>;
  /** Ids whose children, and whose item, were asked for. */
  readonly children: string[] = [];
  readonly items: string[] = [];
  private gate: Promise<void> | undefined;
  private open: () => void = () => undefined;

  constructor(private roots: readonly Row[]) {}

  set(...roots: readonly Row[]): void {
    this.roots = roots;
  }

  /** What is below rows is held back until `release`. */
  hold(): void {
    this.gate = new Promise<void>((resolve) => (this.open = resolve));
  }

  release(): void {
    this.gate = undefined;
    this.open();
  }

  change(rows: Row | readonly Row[] | undefined): void {
    this.changed.fire(rows);
  }

  async getChildren(row?: Row): Promise<Row[]> {
    this.children.push(row?.id ?? '');
    await this.gate;
    return [...(row ? (row.rows ?? []) : this.roots)];
  }

  getTreeItem({ id, rows }: Row): vscode.TreeItem {
    this.items.push(id);
    const { None, Collapsed } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(`row ${id}`, rows ? Collapsed : None);
    item.id = id;
    return item;
  }

  getParent(row: Row): Row | undefined {
    const find = (rows: readonly Row[], parent?: Row): Row | undefined =>
      rows.some(({ id }) => id === row.id) ? parent : first(rows.map((one) => find(one.rows ?? [], one)));
    return find(this.roots);
  }
}

function first<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.find((one) => one !== undefined);
}

export function declareConformance(user: User): void {
  describe('a tree view', () => declareTreeView(user));
  describe('a quick pick', () => declareQuickPick(user));
  describe('an input box', () => declareInputBox(user));
  describe('commands', declareCommands);
  describe('text documents', declareDocuments);
  describe('values', declareValues);
}

function declareTreeView(user: User): void {
  const leaf: Row = { id: 'leaf' };
  const deep: Row = { id: 'deep' };
  const inner: Row = { id: 'inner', rows: [deep] };
  const top: Row = { id: 'top', rows: [inner, leaf] };
  const other: Row = { id: 'other', rows: [] };
  let rows: Rows;
  let view: vscode.TreeView<Row>;

  beforeEach(() => (rows = new Rows([top, other])));
  afterEach(() => {
    rows.release();
    view.dispose();
  });

  const isKnown = (row: Row) => async (): Promise<boolean> => (await user.receive(row.id)) === row;

  /** One after the other, as a user clicks. */
  async function receive(...ids: readonly string[]): Promise<readonly unknown[]> {
    const received: unknown[] = [];
    for (const id of ids) {
      received.push(await user.receive(id));
    }
    return received;
  }

  async function open(provider: vscode.TreeDataProvider<Row> = rows): Promise<void> {
    view = vscode.window.createTreeView(user.viewId, { treeDataProvider: provider, canSelectMany: true });
    await user.showView();
  }

  async function openTop(): Promise<void> {
    await open();
    await until(isKnown(top));
    await view.reveal(top, { select: false, expand: true });
    await until(isKnown(leaf));
  }

  it('asks for its first rows, and not for what is below them as long as they are closed', async () => {
    await open();
    await until(isKnown(other));
    deepEqual([rows.children.includes('top'), rows.items.includes('leaf')], [false, false]);
    deepEqual([await user.receive('leaf'), await user.receive('top')], [undefined, top]);
    equal(view.visible, true);
  });

  it('hands a command the very row it was chosen on', async () => {
    await openTop();
    deepEqual([await user.receive('leaf'), await user.receive('inner')], [leaf, inner]);
    equal(await user.receive('leaf'), leaf);
  });

  it('forgets what is below a row that is drawn again, until it has been asked for again', async () => {
    await openTop();
    await view.reveal(inner, { select: false, expand: true });
    await until(isKnown(deep));
    const before = rows.children.filter((id) => id === 'top').length;
    rows.hold();
    rows.change([top]);
    await until(() => rows.children.filter((id) => id === 'top').length > before);
    deepEqual(await receive('top', 'other', 'leaf', 'inner', 'deep'), [top, other, undefined, undefined, undefined]);
    rows.release();
    await until(isKnown(leaf));
    // What was open below it is open again.
    await until(isKnown(deep));
  });

  it('keeps what is below other rows when one is drawn again', async () => {
    await openTop();
    const before = rows.items.filter((id) => id === 'other').length;
    rows.change(other);
    await until(() => rows.items.filter((id) => id === 'other').length > before);
    equal(await user.receive('leaf'), leaf);
    equal(rows.children.includes('other'), false);
  });

  it('forgets every row when everything is drawn again, and keeps open what was open', async () => {
    await openTop();
    const before = rows.children.filter((id) => id === '').length;
    rows.hold();
    rows.change(undefined);
    await until(() => rows.children.filter((id) => id === '').length > before);
    deepEqual(await receive('top', 'other', 'leaf'), [undefined, undefined, undefined]);
    rows.release();
    await until(isKnown(leaf));
    equal(await user.receive('top'), top);
  });

  it('asks nothing of a row below one that is drawn again with it', async () => {
    await openTop();
    await view.reveal(inner, { select: false, expand: true });
    await until(isKnown(deep));
    const before = rows.children.length;
    rows.change([top, inner]);
    await until(async () => rows.children.length > before && (await isKnown(deep)()));
    deepEqual(rows.children.slice(before), ['top', 'inner']);
  });

  it('drops a row that has gone', async () => {
    await openTop();
    rows.set(other);
    rows.change(undefined);
    await until(isKnown(other));
    deepEqual([await user.receive('top'), await user.receive('leaf')], [undefined, undefined]);
  });

  it('never has two rows with one id: a command reaches one of them at most', async () => {
    const twins: readonly Row[] = [{ id: 'twin' }, { id: 'twin' }];
    rows.set(...twins);
    await open();
    await until(async () => (await user.receive('twin')) !== undefined);
    ok(twins.includes((await user.receive('twin')) as Row));
    user.takeErrors();
  });

  it('selects what is revealed, and says so', async () => {
    await open();
    await until(isKnown(other));
    const selections: (readonly Row[])[] = [];
    view.onDidChangeSelection(({ selection }) => selections.push(selection));
    await view.reveal(other);
    await until(() => selections.length > 0);
    deepEqual([selections[0], view.selection], [[other], [other]]);
    await view.reveal(top, { select: false });
    deepEqual(view.selection, [other]);
  });

  it('opens the way to what is revealed, and says which rows it opened', async () => {
    await open();
    const opened: string[] = [];
    view.onDidExpandElement(({ element }) => opened.push(element.id));
    await view.reveal(deep);
    await until(() => view.selection[0] === deep);
    await until(() => opened.length >= 2);
    deepEqual(opened.sort(), ['inner', 'top']);
  });

  it('takes another object with the same id for the row', async () => {
    await open();
    await until(isKnown(other));
    await view.reveal({ id: 'leaf' });
    await until(() => view.selection.length > 0);
    equal(view.selection[0], leaf);
  });

  it('cannot reveal what is not there, nor anything without knowing what is above it', async () => {
    await open();
    await until(isKnown(other));
    await rejects(Promise.resolve(view.reveal({ id: 'nothing' })), /Cannot resolve tree item for element/);
    view.dispose();
    const { onDidChangeTreeData } = rows;
    await open({
      onDidChangeTreeData,
      getChildren: (row) => rows.getChildren(row),
      getTreeItem: (row) => rows.getTreeItem(row),
    });
    await rejects(Promise.resolve(view.reveal(other)), /'getParent' method/);
  });
}

function declareQuickPick(user: User): void {
  const items = ['one', 'two', 'three'].map((label) => ({ label, value: { label } }));

  /** What `given` resolves to once the user has done that. */
  async function answered<T>(given: Thenable<T>, act: User['accept']): Promise<T> {
    let isOver = false;
    const over = (): void => void (isOver = true);
    given.then(over, over);
    await act(() => isOver);
    return given;
  }

  it('gives the very item that was given to it', async () => {
    equal(await answered(vscode.window.showQuickPick(items), user.accept), items[0]);
    equal(await answered(vscode.window.showQuickPick(['x', 'y']), user.accept), 'x');
  });

  it('gives nothing when it is left', async () => {
    equal(await answered(vscode.window.showQuickPick(items), user.cancel), undefined);
    equal(await answered(vscode.window.showQuickPick(items, { canPickMany: true }), user.cancel), undefined);
  });

  it('takes items that come later, and fails as they do', async () => {
    equal(await answered(vscode.window.showQuickPick(Promise.resolve(items)), user.accept), items[0]);
    const failing = Promise.reject<typeof items>(new Error('It is down'));
    await rejects(Promise.resolve(vscode.window.showQuickPick(failing)), /It is down/);
  });

  it('gives all that were ticked, in the order they were given', async () => {
    const ticked = items.map((item) => ({ ...item, picked: item.label !== 'two' }));
    const picked = await answered(vscode.window.showQuickPick(ticked, { canPickMany: true }), user.accept);
    deepEqual(
      picked?.map(({ label }) => label),
      ['one', 'three'],
    );
    equal(picked[0], ticked[0]);
  });

  it('gives no item that is a separator', async () => {
    const separated = [{ label: 'group', kind: vscode.QuickPickItemKind.Separator }, { label: 'one' }];
    equal(await answered(vscode.window.showQuickPick(separated), user.accept), separated[1]);
  });

  it('that is drawn by the extension has its first item active, and says what was chosen', async () => {
    const box = vscode.window.createQuickPick();
    const active: (string | undefined)[] = [];
    const chosen: (string | undefined)[] = [];
    let hidden = 0;
    box.onDidChangeActive(([item]) => active.push(item?.label));
    box.onDidAccept(() => {
      chosen.push(box.selectedItems[0]?.label);
      box.hide();
    });
    box.onDidHide(() => hidden++);
    box.items = items;
    box.show();
    await until(() => active.length > 0);
    deepEqual([active.at(-1), box.activeItems], ['one', [items[0]]]);
    await user.accept(() => hidden > 0);
    deepEqual([chosen, hidden], [['one'], 1]);
    box.dispose();
    equal(hidden, 1);
  });

  it('that is drawn by the extension is hidden by Escape', async () => {
    const box = vscode.window.createQuickPick();
    let hidden = 0;
    let accepted = 0;
    box.onDidHide(() => hidden++);
    box.onDidAccept(() => accepted++);
    box.items = items;
    box.show();
    await user.cancel(() => hidden > 0);
    deepEqual([hidden, accepted], [1, 0]);
    box.dispose();
  });
}

function declareInputBox(user: User): void {
  it('keeps what it was given, and stays open until it is hidden', async () => {
    const box = vscode.window.createInputBox();
    const accepted: string[] = [];
    let hidden = 0;
    box.value = 'text';
    box.onDidAccept(() => accepted.push(box.value));
    box.onDidHide(() => hidden++);
    box.show();
    await user.accept(() => accepted.length > 0);
    deepEqual([accepted[0], hidden], ['text', 0]);
    box.hide();
    await until(() => hidden > 0);
    box.dispose();
    equal(hidden, 1);
  });

  it('is hidden by Escape', async () => {
    const box = vscode.window.createInputBox();
    let hidden = 0;
    box.onDidHide(() => hidden++);
    box.show();
    await user.cancel(() => hidden > 0);
    equal(hidden, 1);
    box.dispose();
  });
}

function declareCommands(): void {
  const id = 'conformance.command';

  it('get what they are run with, and give back what they return', async () => {
    const given = { a: 1 };
    const registration = vscode.commands.registerCommand(id, (...args: unknown[]) => args);
    const [got, second] = await vscode.commands.executeCommand<unknown[]>(id, given, undefined);
    deepEqual([got === given, second], [true, undefined]);
    registration.dispose();
  });

  it('reject with what they throw', async () => {
    const registration = vscode.commands.registerCommand(id, () => {
      throw new Error('It is down');
    });
    await rejects(Promise.resolve(vscode.commands.executeCommand(id)), /It is down/);
    registration.dispose();
  });

  it('are listed as long as they are registered, and once only', async () => {
    const registration = vscode.commands.registerCommand(id, () => undefined);
    equal((await vscode.commands.getCommands(true)).includes(id), true);
    throws(() => vscode.commands.registerCommand(id, () => undefined), /already exists/);
    registration.dispose();
    await until(async () => !(await vscode.commands.getCommands(true)).includes(id));
    await rejects(Promise.resolve(vscode.commands.executeCommand(id)), /not found/);
    vscode.commands.registerCommand(id, () => undefined).dispose();
  });
}

function declareDocuments(): void {
  const scheme = 'conformance-text';
  const owned: vscode.Disposable[] = [];
  afterEach(() => {
    for (const one of owned.splice(0)) {
      one.dispose();
    }
  });
  let count = 0;

  /** A document whose text the test changes. */
  async function openProvided(text: string, extension = 'txt') {
    const changed = new vscode.EventEmitter<vscode.Uri>();
    let current = text;
    let asked = 0;
    owned.push(
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: changed.event,
        provideTextDocumentContent: () => {
          asked++;
          return current;
        },
      }),
    );
    const uri = vscode.Uri.from({ scheme, path: `/${++count}/file.${extension}` });
    const document = await vscode.workspace.openTextDocument(uri);
    const set = (next: string): void => {
      current = next;
      changed.fire(uri);
    };
    return { uri, document, set, asked: () => asked };
  }

  it('of a provider are one object as long as they are open, with the text it gave', async () => {
    const { uri, document, asked } = await openProvided('a\nb');
    deepEqual([document.getText(), document.lineCount, document.version], ['a\nb', 2, 1]);
    deepEqual([document.isDirty, document.isUntitled, document.isClosed], [false, false, false]);
    equal(await vscode.workspace.openTextDocument(uri), document);
    equal(asked(), 1);
    ok(vscode.workspace.textDocuments.includes(document));
  });

  it('change when their provider says so, with a new version and one event', async () => {
    const { document, set } = await openProvided('a');
    const texts: string[] = [];
    owned.push(
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document === document) {
          texts.push(event.document.getText());
        }
      }),
    );
    set('b');
    await until(() => document.getText() === 'b');
    deepEqual(texts, ['b']);
    notEqual(document.version, 1);
  });

  it('have the language of their name', async () => {
    equal((await openProvided('{}', 'json')).document.languageId, 'json');
    equal((await openProvided('a: 1', 'yaml')).document.languageId, 'yaml');
  });

  it('cannot be opened when nothing provides them, or their file is not there', async () => {
    const unknown = vscode.Uri.from({ scheme: 'conformance-unknown', path: '/x' });
    await rejects(Promise.resolve(vscode.workspace.openTextDocument(unknown)));
    await rejects(Promise.resolve(vscode.workspace.openTextDocument(vscode.Uri.file('/no/such/file'))));
  });

  it('without a file have the text and the language they are given', async () => {
    const document = await vscode.workspace.openTextDocument({ content: 'a: 1', language: 'yaml' });
    deepEqual([document.getText(), document.languageId, document.isUntitled], ['a: 1', 'yaml', true]);
    equal(document.uri.scheme, 'untitled');
  });

  it('are edited at places of the text as it was', async () => {
    const document = await vscode.workspace.openTextDocument({ content: 'one two' });
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, 0, 3), 'first');
    edit.replace(document.uri, new vscode.Range(0, 4, 0, 7), 'second');
    equal(await vscode.workspace.applyEdit(edit), true);
    equal(document.getText(), 'first second');
  });

  it('know their lines and places', async () => {
    const { document } = await openProvided('first\n  second\n');
    equal(document.lineCount, 3);
    const line = document.lineAt(1);
    deepEqual(
      [line.text, line.firstNonWhitespaceCharacterIndex, line.isEmptyOrWhitespace, line.lineNumber],
      ['  second', 2, false, 1],
    );
    deepEqual([line.range.end.character, line.rangeIncludingLineBreak.end.line], [8, 2]);
    equal(document.lineAt(2).isEmptyOrWhitespace, true);
    throws(() => document.lineAt(3), /Illegal value for `line`/);
    equal(document.offsetAt(new vscode.Position(1, 2)), 8);
    ok(document.positionAt(8).isEqual(new vscode.Position(1, 2)));
    equal(document.getText(new vscode.Range(0, 1, 1, 3)), 'irst\n  s');
    ok(document.validatePosition(new vscode.Position(9, 9)).isEqual(new vscode.Position(2, 0)));
  });

  it('that are shown are in front, in a tab with their address', async () => {
    const { uri, document } = await openProvided('a');
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    equal(editor.document, document);
    equal(vscode.window.activeTextEditor?.document, document);
    ok(vscode.window.visibleTextEditors.some((one) => one.document === document));
    await until(() => vscode.window.tabGroups.activeTabGroup.activeTab !== undefined);
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    ok(tab?.input instanceof vscode.TabInputText);
    equal(tab.input.uri.toString(), uri.toString());
    const closed: string[] = [];
    owned.push(
      vscode.window.tabGroups.onDidChangeTabs((event) => closed.push(...event.closed.map(({ label }) => label))),
    );
    equal(await vscode.window.tabGroups.close(tab), true);
    await until(() => closed.length > 0);
    deepEqual(closed, ['file.txt']);
  });

  it('of a file system are its bytes, and what it throws', async () => {
    const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
    let text = 'a';
    let mtime = 1;
    const none = (): never => {
      throw vscode.FileSystemError.NoPermissions('read only');
    };
    owned.push(
      vscode.workspace.registerFileSystemProvider(
        'conformance-files',
        {
          onDidChangeFile: changed.event,
          watch: () => new vscode.Disposable(() => undefined),
          stat: ({ path }) => {
            if (path !== '/file.yaml') {
              throw vscode.FileSystemError.FileNotFound(path);
            }
            return { type: vscode.FileType.File, ctime: 0, mtime, size: text.length };
          },
          readFile: () => new TextEncoder().encode(text),
          ...{ readDirectory: none, createDirectory: none, writeFile: none, delete: none, rename: none },
        },
        { isReadonly: true },
      ),
    );
    const uri = vscode.Uri.from({ scheme: 'conformance-files', path: '/file.yaml' });
    const document = await vscode.workspace.openTextDocument(uri);
    deepEqual([document.getText(), document.languageId], ['a', 'yaml']);
    [text, mtime] = ['other', 2];
    changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    await until(() => document.getText() === 'other');
    await rejects(Promise.resolve(vscode.workspace.openTextDocument(uri.with({ path: '/gone.yaml' }))));
    equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), 'other');
    equal((await vscode.workspace.fs.stat(uri)).size, 5);
  });
}

function declareValues(): void {
  it('of places are ordered, and cut and joined', () => {
    const range = new vscode.Range(1, 2, 3, 4);
    ok(new vscode.Range(3, 4, 1, 2).isEqual(range));
    ok(range.contains(new vscode.Position(3, 4)) && !range.contains(new vscode.Position(3, 5)));
    ok(range.intersection(new vscode.Range(2, 0, 9, 0))?.isEqual(new vscode.Range(2, 0, 3, 4)));
    equal(range.intersection(new vscode.Range(8, 0, 9, 0)), undefined);
    ok(range.union(new vscode.Range(0, 0, 1, 0)).isEqual(new vscode.Range(0, 0, 3, 4)));
    deepEqual([range.isEmpty, range.isSingleLine], [false, false]);
    ok(new vscode.Position(1, 5).translate(1, -2).isEqual(new vscode.Position(2, 3)));
    throws(() => new vscode.Position(-1, 0));
    const selection = new vscode.Selection(new vscode.Position(2, 0), new vscode.Position(1, 0));
    deepEqual([selection.isReversed, selection.start.line, selection.active.line], [true, 1, 1]);
  });

  it('of addresses are taken apart, put together and escaped', () => {
    const uri = vscode.Uri.from({ scheme: 'test', path: '/a b/ü', query: 'x=1' });
    equal(uri.toString(), 'test:/a%20b/%C3%BC?x%3D1');
    equal(vscode.Uri.parse(uri.toString(), true).path, '/a b/ü');
    throws(() => vscode.Uri.parse('no scheme', true));
    equal(vscode.Uri.joinPath(uri, '..', 'c').path, '/a b/c');
    equal(uri.with({ path: '/d' }).toString(true), 'test:/d?x=1');
    equal(vscode.Uri.file('/x y').fsPath, '/x y');
  });

  it('of Markdown hold text as text', () => {
    const text = '*a* _b_ [c](d) `e` #f <g> h\\i\n> j  k';
    const shown = new vscode.MarkdownString('**').appendText(text).appendMarkdown('**').value;
    const [first_ = '', second] = shown.replaceAll('&nbsp;', ' ').split('\n\n');
    equal(first_, String.raw`**\*a\* \_b\_ \[c\]\(d\) \`e\` \#f <g\> h\\i`);
    equal(second, String.raw`\> j  k**`);
    equal(shown.includes(' '), false);
    equal(new vscode.MarkdownString().appendCodeblock('a', 'yaml').value, '\n```yaml\na\n```\n');
  });

  it('of events reach every listener, also when one of them throws', () => {
    const emitter = new vscode.EventEmitter<number>();
    const got: string[] = [];
    const first_ = emitter.event((value) => got.push(`first ${value}`));
    emitter.event((value) => got.push(`second ${value}`));
    emitter.fire(1);
    first_.dispose();
    emitter.fire(2);
    emitter.dispose();
    emitter.fire(3);
    deepEqual(got, ['first 1', 'second 1', 'second 2']);
  });

  it('of tokens are cancelled once', () => {
    const source = new vscode.CancellationTokenSource();
    let cancellations = 0;
    source.token.onCancellationRequested(() => cancellations++);
    equal(source.token.isCancellationRequested, false);
    source.cancel();
    source.cancel();
    deepEqual([cancellations, source.token.isCancellationRequested], [1, true]);
  });

  it('of things to end are ended together', () => {
    const ended: number[] = [];
    vscode.Disposable.from({ dispose: () => ended.push(1) }, { dispose: () => ended.push(2) }).dispose();
    deepEqual(ended, [1, 2]);
  });

  it('of file errors say what is wrong', () => {
    const error = vscode.FileSystemError.FileNotFound('x');
    deepEqual([error.code, error instanceof Error], ['FileNotFound', true]);
    equal(vscode.FileSystemError.NoPermissions('x').code, 'NoPermissions');
    equal(vscode.FileSystemError.Unavailable('x').code, 'Unavailable');
  });
}
