import { deepEqual, equal, ok, rejects, throws } from 'node:assert/strict';
import * as vscode from 'vscode';
import { Lazy } from '../../../../src/base/async/lazy';
import { UserFacingError } from '../../../../src/base/errors';
import { registerDocuments } from '../../../../src/workbench/documents/lazyDocuments';
import { describeScheme, logScheme, reviewScheme, textScheme } from '../../../../src/workbench/documents/schemes';
import { flushTasks } from '../../../support/fakeClock';
import { useVscode } from '../../../support/vscode/useVscode';

describe('The documents before the workbench is loaded', () => {
  useVscode();
  let loads: number;
  let failure: Error | undefined;
  let registration: { dispose(): void };
  let fileChanged: vscode.EventEmitter<vscode.FileChangeEvent[]>;
  let logChanged: vscode.EventEmitter<vscode.Uri>;
  let text: string;

  beforeEach(() => {
    [loads, failure, text] = [0, undefined, 'first'];
    [fileChanged, logChanged] = [new vscode.EventEmitter(), new vscode.EventEmitter()];
    const workbench = Lazy.create(
      () => {
        loads += 1;
        return failure ? Promise.reject(failure) : Promise.resolve();
      },
      () => ({
        documents: {
          onDidChangeFile: fileChanged.event,
          stat: () => Promise.resolve({ type: vscode.FileType.File, ctime: 0, mtime: 5, size: 7 }),
          readFile: (uri: vscode.Uri) => Promise.resolve(new TextEncoder().encode(`${text} file ${uri.path}`)),
        },
        logs: {
          onDidChange: logChanged.event,
          provideTextDocumentContent: (uri: vscode.Uri) => `${text} log ${uri.path}`,
        },
        texts: { provideTextDocumentContent: (uri: vscode.Uri) => `${text} text ${uri.path}` },
      }),
    );
    registration = registerDocuments(workbench);
  });
  afterEach(() => registration.dispose());

  const toUri = (scheme: string): vscode.Uri => vscode.Uri.from({ scheme, path: '/a' });
  const open = async (scheme: string): Promise<vscode.TextDocument> => vscode.workspace.openTextDocument(toUri(scheme));

  it('load it with the first text that is asked for, and not before', async () => {
    equal(loads, 0);
    deepEqual(
      (await Promise.all([describeScheme, logScheme, textScheme, reviewScheme].map(open))).map((one) => one.getText()),
      ['first file /a', 'first log /a', 'first text /a', 'first text /a'],
    );
    equal(loads, 1);
    deepEqual(await vscode.workspace.fs.stat(toUri(describeScheme)), { type: 1, ctime: 0, mtime: 5, size: 7 });
  });

  it('are read again when they have changed', async () => {
    const [file, log] = await Promise.all([describeScheme, logScheme].map(open));
    text = 'second';
    fileChanged.fire([{ type: vscode.FileChangeType.Changed, uri: toUri(describeScheme) }]);
    logChanged.fire(toUri(logScheme));
    await flushTasks();
    deepEqual([file?.getText(), log?.getText()], ['second file /a', 'second log /a']);
  });

  it('say in the editor itself why it cannot be loaded', async () => {
    failure = new UserFacingError('The file is gone.', 'Reload the window.');
    await rejects(open(describeScheme), {
      name: 'Unavailable (FileSystemError)',
      message: 'The file is gone. Reload the window.',
    });
    await rejects(open(logScheme), /The file is gone/);
    failure = undefined;
    equal((await open(describeScheme)).getText(), 'first file /a', 'the next one tries again');
  });

  it('are read only: nothing can be written, renamed or deleted', async () => {
    registration.dispose();
    const providers: vscode.FileSystemProvider[] = [];
    const { workspace } = vscode;
    const register = workspace.registerFileSystemProvider;
    Object.assign(workspace, {
      registerFileSystemProvider: (_scheme: string, provider: vscode.FileSystemProvider, options: unknown) => {
        deepEqual(options, { isReadonly: true });
        providers.push(provider);
        return new vscode.Disposable(() => undefined);
      },
    });
    try {
      registration = registerDocuments(
        Lazy.create(
          () => Promise.reject(new Error('x')),
          () => undefined as never,
        ),
      );
    } finally {
      Object.assign(workspace, { registerFileSystemProvider: register });
    }
    const [files] = providers;
    ok(files);
    const uri = toUri(describeScheme);
    const refused = { name: 'NoPermissions (FileSystemError)' };
    throws(() => void files.createDirectory(uri), refused);
    throws(() => void files.writeFile(uri, new Uint8Array(), { create: true, overwrite: true }), refused);
    throws(() => void files.delete(uri, { recursive: true }), refused);
    throws(() => void files.rename(uri, uri, { overwrite: true }), refused);
    deepEqual(await files.readDirectory(uri), []);
    files.watch(uri, { recursive: false, excludes: [] }).dispose();
  });

  it('are read no longer once the extension has ended', async () => {
    registration.dispose();
    await rejects(open(describeScheme), /ENOPRO/);
    await rejects(open(textScheme), /ENOPRO/);
  });
});
