import { deepEqual, equal } from 'node:assert/strict';
import type * as vscode from 'vscode';
import { SchemaHover } from '../../../../src/workbench/specs/schemaHover';
import { services, useVscode } from '../../../support/vscode/useVscode';
import { createAnalyses, openSpec } from './showSpecs';
import { trialSchema } from './trialSpec';

describe('The hover over a spec', () => {
  useVscode();
  let schema: typeof trialSchema | undefined;
  beforeEach(() => (schema = trialSchema));

  /** The text of the hover at `|`, and what it is of. */
  const hover = async (written: string, name?: string): Promise<readonly [string, string] | undefined> => {
    const { document, position } = await openSpec(written, name);
    const provider = new SchemaHover(createAnalyses(), () => Promise.resolve(schema));
    const found = await provider.provideHover(document, position);
    const [content] = (found?.contents ?? []) as vscode.MarkdownString[];
    return content && [content.value, document.getText(found?.range)];
  };

  it('describes the field, over its name and over its value', async () => {
    deepEqual(await hover('N|ame: web'), ['The **name**.', 'Name']);
    deepEqual(await hover('Name: w|eb'), ['The **name**.', 'web']);
    deepEqual(await hover('Probe:\n  Pa|th: /'), ['Its path.', 'Path']);
    deepEqual(await hover('Pr|obe:\n  Path: /'), ['The probe.', 'Probe']);
    deepEqual(await hover('{"Na|me": "web"}', 'a.trial.json'), ['The **name**.', '"Name"']);
  });

  it('says what a value means, over the value only', async () => {
    deepEqual(await hover('Size: sm|all'), ['How `large`.\n\nOne `vCPU`.', 'small']);
    deepEqual(await hover('Size: la|rge'), ['How `large`.\n\nTwo.', 'large']);
    deepEqual(await hover('Size: oth|er'), ['How `large`.', 'other']);
    deepEqual(await hover('Si|ze: small'), ['How `large`.', 'Size']);
    deepEqual(await hover('Size: 1|5'), ['How `large`.', '15']);
  });

  it('is none where nothing is described', async () => {
    equal(await hover('App|Id: x'), undefined);
    equal(await hover('Unkn|own: x'), undefined);
    equal(await hover('Name: web\n\n|\nSize: small'), undefined);
    equal(await hover('|'), undefined);
    equal(await hover('Probe: {| Path: / }'), undefined, 'an object as a whole');
    equal(await hover('Containers: [ | ]'), undefined, 'a list as a whole');
  });

  it('is left to a language service that serves the document', async () => {
    services.installExtension('redhat.vscode-yaml');
    equal(await hover('N|ame: web'), undefined);
    deepEqual(await hover('{"Na|me": "web"}', 'a.trial.json'), ['The **name**.', '"Name"']);
  });

  it('is none for other documents, and none without the schema', async () => {
    equal(await hover('N|ame: web', 'a.yaml'), undefined);
    schema = undefined;
    equal(await hover('N|ame: web'), undefined);
  });
});
