import { deepEqual, equal, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { SchemaCompletion } from '../../../../src/workbench/specs/schemaCompletion';
import { services, useVscode } from '../../../support/vscode/useVscode';
import { createAnalyses, openSpec } from './showSpecs';
import { trialSchema } from './trialSpec';

const labelOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);
const insertOf = ({ insertText }: vscode.CompletionItem): string | undefined =>
  typeof insertText === 'string' ? insertText : insertText?.value;

describe('Completion from the schema', () => {
  useVscode();
  let schema: typeof trialSchema | undefined;
  beforeEach(() => (schema = trialSchema));

  const complete = async (written: string, name?: string): Promise<readonly vscode.CompletionItem[] | undefined> => {
    const { document, position } = await openSpec(written, name);
    const provider = new SchemaCompletion(createAnalyses(), () => Promise.resolve(schema));
    return provider.provideCompletionItems(document, position);
  };
  const labels = async (written: string): Promise<readonly string[] | undefined> =>
    (await complete(written))?.map(labelOf);
  const find = async (written: string, label: string): Promise<vscode.CompletionItem> => {
    const found = (await complete(written))?.find((item) => labelOf(item) === label);
    ok(found);
    return found;
  };

  it('offers the keys that are not there yet, those that are required first', async () => {
    const found = (await complete('Size: small\n|')) ?? [];
    const order = ['Name', 'AppId', 'On', 'Port', 'Probe', 'Containers'];
    const items = found.toSorted((a, b) => order.indexOf(labelOf(a)) - order.indexOf(labelOf(b)));
    deepEqual(
      items.map((item) => [labelOf(item), insertOf(item), item.sortText, item.detail]),
      [
        ['Name', 'Name: $0', '0Name', 'required'],
        ['AppId', 'AppId: $0', '1AppId', undefined],
        ['On', 'On: $0', '1On', undefined],
        ['Port', 'Port: $0', '1Port', undefined],
        ['Probe', 'Probe:\n  $0', '1Probe', undefined],
        ['Containers', 'Containers:\n  - $0', '1Containers', undefined],
      ],
    );
    ok(items.every(({ kind }) => kind === vscode.CompletionItemKind.Property));
    ok(items.every(({ command }) => command?.command === 'editor.action.triggerSuggest'));
    deepEqual(
      items.slice(0, 3).map(({ documentation }) => (documentation as vscode.MarkdownString).value),
      ['The **name**.', 'The app.', ''],
    );
  });

  it('replaces what has been typed of a key', async () => {
    const { range } = await find('Size: small\n  \nNa|', 'Name');
    deepEqual(range, new vscode.Range(2, 0, 2, 2));
  });

  it('offers the values of a field in the order of the schema, with what they mean', async () => {
    const items = (await complete('Size: sm|')) ?? [];
    deepEqual(
      items.map(({ label, sortText, range, kind }) => [label, sortText, (range as vscode.Range).start.character, kind]),
      [
        [{ label: 'small', description: 'One vCPU.' }, '000', 6, vscode.CompletionItemKind.Value],
        [{ label: 'large', description: 'Two.' }, '001', 6, vscode.CompletionItemKind.Value],
      ],
    );
    equal((items[0]?.documentation as vscode.MarkdownString).value, 'One `vCPU`.');
  });

  it('offers both of a switch, and the usual values of what can be anything, each once', async () => {
    deepEqual(await labels('On: |'), ['true', 'false']);
    deepEqual(await labels('Port: |'), ['80', '443']);
    deepEqual(await labels('Name: |'), []);
  });

  it('offers a snippet where a whole value is still to come, as a value and as its keys', async () => {
    const asValue = await find('Probe: |', 'HTTP');
    deepEqual(
      [insertOf(asValue), asValue.sortText, asValue.label, asValue.kind],
      [
        '\n  Path: ${1:/}\n  Every: ${2:5}',
        '2HTTP',
        { label: 'HTTP', description: 'asks over HTTP' },
        vscode.CompletionItemKind.Snippet,
      ],
    );
    equal((asValue.documentation as vscode.MarkdownString).value, '\n```yaml\nPath: /\nEvery: 5\n```\n');
    deepEqual(asValue.range, new vscode.Range(0, 7, 0, 7));
    const asKeys = await find('Probe:\n  |', 'HTTP');
    equal(insertOf(asKeys), 'Path: ${1:/}\nEvery: ${2:5}');
    deepEqual(await labels('Probe:\n  Path: /\n  |'), ['Every']);
  });

  it('offers no snippet of the document as a whole', async () => {
    schema = { ...trialSchema, defaultSnippets: [{ label: 'All', description: '', body: { Name: 'a' } }] };
    ok(!(await labels('|'))?.includes('All'));
  });

  it('is none inside brackets, for other documents, and without the schema', async () => {
    equal(await complete('Probe: { |'), undefined);
    equal(await complete('|', 'a.yaml'), undefined);
    schema = undefined;
    equal(await complete('|'), undefined);
  });

  it('is left to a language service that serves the document', async () => {
    services.installExtension('redhat.vscode-yaml');
    equal(await complete('|'), undefined);
  });
});
