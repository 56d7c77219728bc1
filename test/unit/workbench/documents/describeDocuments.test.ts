import { deepEqual, equal, match, notEqual, ok, rejects } from 'node:assert/strict';
import * as vscode from 'vscode';
import { Copyable, Secret } from '../../../../src/base/described';
import { UserFacingError } from '../../../../src/base/errors';
import type { Description } from '../../../../src/model/kind';
import type { ResourceRef } from '../../../../src/model/resource';
import { DescribeDocuments } from '../../../../src/workbench/documents/describeDocuments';
import { describeScheme } from '../../../../src/workbench/documents/schemes';
import { buildRef } from '../../../support/buildResource';
import { FakeConnection } from '../../../support/fakeConnection';
import { flushTasks } from '../../../support/fakeClock';
import { closeTab, openTab } from '../../../support/vscode/documents';
import type { Tab } from '../../../support/vscode/documents';
import { services, useVscode } from '../../../support/vscode/useVscode';
import { ReadOnlyFiles } from '../readOnlyFiles';

const ref = buildRef('eci-1', { name: 'web' });
const address = vscode.Uri.from({
  scheme: describeScheme,
  path: '/thing/cn-hangzhou/eci-1/web.yaml',
  query: 'cli:work',
});

describe('The documents that describe resources', () => {
  useVscode();
  let documents: DescribeDocuments;
  let connection: FakeConnection;
  let described: ResourceRef[];
  let description: Description | undefined;
  let failure: Error | undefined;

  beforeEach(() => {
    connection = new FakeConnection();
    [described, failure] = [[], undefined];
    description = { summary: ['Running'], body: { Id: 'eci-1', Password: new Secret('hunter2', 'PASSWORD') } };
    documents = new DescribeDocuments(
      (kindId) =>
        kindId === 'thing'
          ? (one) => {
              described.push(one);
              return failure ? Promise.reject(failure) : Promise.resolve(description);
            }
          : undefined,
      connection,
    );
    vscode.workspace.registerFileSystemProvider(describeScheme, new ReadOnlyFiles(documents));
  });
  afterEach(() => documents.dispose());

  const active = (): vscode.TextDocument => {
    const document = vscode.window.activeTextEditor?.document;
    ok(document);
    return document;
  };
  const tabs = (): readonly Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs) as unknown as Tab[];
  const text = async (): Promise<string> => {
    await flushTasks();
    return active().getText();
  };
  const secretLine = (): number =>
    active()
      .getText()
      .split('\n')
      .findIndex((line) => line.startsWith('Password'));
  const toggle = async (uri = active().uri): Promise<void> => {
    const key = documents.getKeyAt(uri, secretLine());
    ok(key);
    await documents.toggleValue(uri, key);
  };

  it('have a stable address, the summary on top, and secrets masked', async () => {
    await documents.open(ref);
    deepEqual([active().uri.toString(), tabs()[0]?.isPreview], [address.toString(), true]);
    match(active().getText(), /^# Running\n\nId: eci-1\nPassword: ••••••\n$/);
    deepEqual([described, connection.asked], [[{ kind: 'thing', region: 'cn-hangzhou', id: 'eci-1', name: 'web' }], 3]);
  });

  it('fail as a command when they cannot be read, and open no empty editor', async () => {
    failure = new UserFacingError('No network.');
    await rejects(documents.open(ref), /No network/);
    failure = undefined;
    description = undefined;
    await rejects(documents.open(ref), { message: 'This resource no longer exists.', hint: 'Refresh the list.' });
    await rejects(documents.open({ ...ref, kind: 'unknown' }), /no longer exists/);
    deepEqual(tabs(), []);
  });

  it('are read by VS Code when it restores them, after it is known who is signed in', async () => {
    await vscode.window.showTextDocument(address);
    match(await text(), /Id: eci-1/);
    // Before and after reading: the account may have changed in between.
    deepEqual([described.length, connection.asked], [1, 2]);
  });

  it('say what is wrong in the editor itself when VS Code restores them in vain', async () => {
    const unavailable = (message: string) => ({ name: 'Unavailable (FileSystemError)', message });
    failure = new UserFacingError('No network.');
    await rejects(documents.readFile(address), unavailable('No network.'));
    await rejects(documents.stat(address), unavailable('No network.'));
    connection.accountError = new Error('Not signed in.');
    await rejects(documents.readFile(address), unavailable('Not signed in.'));
    connection.accountError = undefined;
    await rejects(
      documents.readFile(address.with({ path: '/nonsense' })),
      unavailable('This resource no longer exists.'),
    );
    failure = undefined;
    match(new TextDecoder().decode(await documents.readFile(address)), /Id: eci-1/);
  });

  it('are files whose size and time fit their text, and that are read once', async () => {
    const { type, ctime, size, mtime } = await documents.stat(address);
    const bytes = await documents.readFile(address);
    deepEqual([type, ctime, size, described.length], [vscode.FileType.File, 0, bytes.length, 1]);
    ok(mtime > 0);
    notEqual(size, new TextDecoder().decode(bytes).length, 'bytes, not letters');
  });

  it('are read again in place, and known to have changed even within a millisecond', async () => {
    await documents.open(ref);
    const { now } = Date;
    const { mtime } = await documents.stat(address);
    Date.now = () => mtime;
    description = { summary: [], body: { Id: 'eci-2' } };
    const changes: unknown[] = [];
    documents.onDidChangeFile((events) => changes.push(...events));
    try {
      await documents.refresh(address);
      equal((await documents.stat(address)).mtime, mtime + 1);
      await documents.refresh(address);
      equal((await documents.stat(address)).mtime, mtime + 2);
      Date.now = () => mtime + 1_000;
      await documents.refresh(address);
      equal((await documents.stat(address)).mtime, mtime + 1_000);
    } finally {
      Date.now = now;
    }
    equal(await text(), 'Id: eci-2\n');
    deepEqual(changes, Array(3).fill({ type: vscode.FileChangeType.Changed, uri: address }));
    equal(described.length, 4);
  });

  it('keep their text when reading them again fails', async () => {
    await documents.open(ref);
    failure = new UserFacingError('No network.');
    await rejects(documents.refresh(address), /No network/);
    match(await text(), /Id: eci-1/);
  });

  it('are opened in the other format, and back', async () => {
    await documents.open(ref);
    await documents.switchFormat(active().uri);
    equal(active().uri.path, '/thing/cn-hangzhou/eci-1/web.json');
    deepEqual(JSON.parse(active().getText()), { Id: 'eci-1', Password: '••••••' });
    await documents.switchFormat(active().uri);
    equal(active().uri.path, address.path);
    await documents.switchFormat(vscode.Uri.parse('untitled:other'));
    equal(tabs().length, 2);
  });

  describe('with a secret', () => {
    it('show it on request and mask it again, without asking the service', async () => {
      await documents.open(ref);
      await toggle();
      match(await text(), /Password: hunter2/);
      await toggle();
      match(await text(), /Password: ••••••/);
      equal(described.length, 1);
    });

    it('keep it shown when they are read again', async () => {
      await documents.open(ref);
      await toggle();
      await documents.refresh(address);
      match(await text(), /Password: hunter2/);
    });

    it('know which line it is in', async () => {
      await documents.open(ref);
      equal(documents.getKeyAt(address, 0), undefined);
      equal(documents.getKeyAt(vscode.Uri.parse('untitled:other'), secretLine()), undefined);
    });

    it('show nothing of what they have not read', async () => {
      await documents.toggleValue(address, 'key');
      deepEqual(described, []);
    });

    it('mask it again once the last tab is closed, though VS Code may keep the document', async () => {
      await documents.open(ref);
      await toggle();
      const [first] = tabs();
      ok(first);
      const moved = openTab('web', new vscode.TabInputText(address));
      const diff = openTab('diff', new vscode.TabInputTextDiff(address, address));
      const other = openTab('other', new vscode.TabInputText(vscode.Uri.file('/other')));
      closeTab(first, { keepsDocument: true });
      await flushTasks();
      const [document] = vscode.workspace.textDocuments;
      match(document?.getText() ?? '', /Password: hunter2/, 'it is open in another tab');
      closeTab(moved, { keepsDocument: true });
      await flushTasks();
      match(document?.getText() ?? '', /Password: ••••••/);
      deepEqual(tabs(), [diff, other], 'neither of which shows it');
    });

    it('are not drawn again when they are closed with nothing shown', async () => {
      await documents.open(ref);
      let changes = 0;
      documents.onDidChangeFile(() => changes++);
      closeTab(tabs()[0] as Tab, { keepsDocument: true });
      await flushTasks();
      equal(changes, 0);
    });

    it('forget it when the document is closed', async () => {
      await documents.open(ref);
      await toggle();
      closeTab(tabs()[0] as Tab);
      await vscode.window.showTextDocument(address);
      match(await text(), /Password: ••••••/);
      equal(described.length, 2, 'nothing of it is kept');
    });
  });

  it('have buttons at values and an outline, by the commands that are registered for them', async () => {
    description = { summary: [], body: { Cli: new Copyable('aliyun eci', 'Copy'), Password: new Secret('x', 'P') } };
    await documents.open(ref);
    const [provider] = services.providers('codeLens') as vscode.CodeLensProvider[];
    const token = new vscode.CancellationTokenSource().token;
    const lenses = (await provider?.provideCodeLenses(active(), token)) ?? [];
    deepEqual(
      lenses.map(({ command }) => command?.command),
      ['elasticContainers.copyText', 'elasticContainers.toggleValue'],
    );
    documents.dispose();
    deepEqual(services.providers('codeLens'), []);
  });
});
