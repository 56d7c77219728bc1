import { equal, match, rejects } from 'node:assert/strict';
import type { Account } from '../../../../src/model/ports/connection';
import { DescribeDocuments } from '../../../../src/workbench/documents/describeDocuments';
import { buildRef } from '../../../support/buildResource';
import { workspace } from '../../../support/vscode';
import { useVscode } from '../../../support/vscode/useVscode';

describe('A describing document', () => {
  useVscode();
  let current: string;
  let read: string[];
  /** What happens while a description is read. */
  let onRead: () => unknown;
  let documents: DescribeDocuments;
  const ref = buildRef('eci-1', { name: 'web' });
  beforeEach(() => {
    [current, read, onRead] = ['cli:dev', [], () => undefined];
    const account = (): Account => ({
      ...{ id: current, label: current, detail: '', signal: new AbortController().signal },
      client: () => {
        throw new Error('asked for a client');
      },
    });
    documents = new DescribeDocuments(
      () => (one) => {
        read.push(`${one.id} as ${current}`);
        onRead();
        return Promise.resolve({ summary: [], body: { id: one.id, reading: read.length } });
      },
      { current: () => Promise.resolve(account()) },
    );
    workspace.registerFileSystemProvider('elastic-containers', documents as never);
  });
  afterEach(() => documents.dispose());

  it('is not read again as another account, and says so', async () => {
    await documents.open(ref);
    const [uri] = workspace.textDocuments.map((one) => one.uri);
    current = 'cli:ops';
    if (!uri) {
      throw new Error('no document was opened');
    }
    await rejects(documents.refresh(uri), /opened as dev, which is not signed in now/);
    await rejects(documents.switchFormat(uri), /opened as dev/);
    equal(read.join(), 'eci-1 as cli:dev');
    match(new TextDecoder().decode(await documents.readFile(uri)), /eci-1/);
  });

  it('does not show what was read while the account changed', async () => {
    await documents.open(ref);
    const [uri] = workspace.textDocuments.map((one) => one.uri);
    onRead = () => (current = 'cli:ops');
    await rejects(documents.refresh(uri ?? fail()), /opened as dev, which is not signed in now/);
    equal(read.length, 2);
    match(new TextDecoder().decode(await documents.readFile(uri ?? fail())), /reading: 1/);
  });

  it('that VS Code restores is read only as the account it was opened in', async () => {
    await documents.open(ref);
    const [uri] = workspace.textDocuments.map((one) => one.uri);
    if (!uri) {
      throw new Error('no document was opened');
    }
    documents.dispose();
    current = 'cli:ops';
    const restored = new DescribeDocuments(() => () => Promise.reject(new Error('read')), {
      current: () => Promise.resolve({ id: current } as Account),
    });
    await rejects(restored.readFile(uri), /opened as dev/);
    restored.dispose();
  });

  it('of the window is read for any signed-in account', async () => {
    await documents.open(ref, 'yaml', true);
    const [uri] = workspace.textDocuments.map((one) => one.uri);
    current = 'cli:ops';
    await documents.refresh(uri ?? fail());
    equal(read.length, 2);
  });
});

function fail(): never {
  throw new Error('no document was opened');
}
