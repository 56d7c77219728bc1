import { deepEqual, equal } from 'node:assert/strict';
import * as vscode from 'vscode';
import { silentLog } from '../../../../src/base/log';
import { LiveCompletion } from '../../../../src/workbench/specs/liveCompletion';
import { LiveValues } from '../../../../src/workbench/specs/liveValues';
import { FakeClock } from '../../../support/fakeClock';
import { FakeConnection } from '../../../support/fakeConnection';
import { useVscode } from '../../../support/vscode/useVscode';
import { createAnalyses, openSpec } from './showSpecs';

describe('Completion of values that exist in the account', () => {
  useVscode();
  let connection: FakeConnection;
  beforeEach(() => (connection = new FakeConnection()));

  const complete = async (written: string, name?: string): Promise<readonly vscode.CompletionItem[] | undefined> => {
    const { document, position } = await openSpec(written, name);
    const values = new LiveValues(connection, new FakeClock(), silentLog);
    return new LiveCompletion(createAnalyses(), values).provideCompletionItems(document, position);
  };
  /** What the first value replaces and what it inserts. */
  const first = async (written: string, name?: string): Promise<readonly unknown[] | undefined> => {
    const [item] = (await complete(written, name)) ?? [];
    const { start, end } = (item?.range ?? {}) as Partial<vscode.Range>;
    return item && [`${start?.line}:${start?.character}-${end?.character}`, item.insertText];
  };

  it('offers each with its name, by which it is found too, as text of one line', async () => {
    const [item] = (await complete('AppId: |')) ?? [];
    deepEqual(
      [item?.label, item?.detail, item?.filterText, item?.sortText, item?.kind],
      [
        { label: 'app-1', description: 'shop front' },
        'Running\ufffd',
        'app-1 shop front',
        ' shop front',
        vscode.CompletionItemKind.Value,
      ],
    );
  });

  it('replaces what is there of the value in YAML, up to a comment', async () => {
    deepEqual(await first('AppId: |'), ['0:7-7', 'app-1']);
    deepEqual(await first('AppId: ap|p-old'), ['0:7-14', 'app-1']);
    deepEqual(await first('AppId: ap|p-old  # of the shop'), ['0:7-14', 'app-1']);
    deepEqual(await first('Name: a\nAppId: app-old|'), ['1:7-14', 'app-1']);
    deepEqual(await first('AppId:   |   '), ['0:9-9', 'app-1']);
  });

  it('replaces the value with its quotes in JSON', async () => {
    const name = 'a.trial.json';
    deepEqual(await first('{"AppId": "ap|p"}', name), ['0:10-15', '"app-1"']);
    deepEqual(await first('{"AppId": |}', name), ['0:10-10', '"app-1"']);
    equal((await complete('{"AppId": "|"}', name))?.[0]?.filterText, '"app-1 shop front"');
  });

  it('is offered at the fields that have such values only, and at their values only', async () => {
    for (const written of ['Name: |', 'Ap|', 'Probe:\n  AppId: |', '- AppId: |', '|', 'AppId: [|']) {
      equal(await complete(written), undefined, written);
    }
    const name = 'a.trial.json';
    for (const written of ['{"Name": "|"}', '{"App|": 1}', '{"Probe": {"AppId": "|"}}', '[|]', '|']) {
      equal(await complete(written, name), undefined, written);
    }
  });

  it('is none for other documents, and none while no account is signed in', async () => {
    equal(await complete('AppId: |', 'a.yaml'), undefined);
    connection.account = undefined;
    deepEqual(await complete('AppId: |'), []);
  });
});
