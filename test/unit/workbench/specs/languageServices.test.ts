import { deepEqual, equal } from 'node:assert/strict';
import { isCheckedByService, isServed, onDidChangeServices } from '../../../../src/workbench/specs/languageServices';
import { services, useVscode } from '../../../support/vscode/useVscode';
import { setSetting } from '../../../support/vscode/workspace';
import { openSpec } from './showSpecs';

const [json, yaml] = ['vscode.json-language-features', 'redhat.vscode-yaml'];

describe('The language services of others', () => {
  useVscode();
  const state = async (): Promise<readonly boolean[]> => {
    const documents = [(await openSpec('{}', 'a.json')).document, (await openSpec('a: 1', 'a.yaml')).document];
    return documents.flatMap((document) => [isServed(document), isCheckedByService(document)]);
  };

  it('serve the documents of their language, if they are installed', async () => {
    deepEqual(await state(), [false, false, false, false]);
    services.installExtension(json);
    deepEqual(await state(), [true, true, false, false]);
    services.installExtension(yaml);
    deepEqual(await state(), [true, true, true, true]);
  });

  it('check them unless a setting turns that off', async () => {
    services.installExtension(json);
    services.installExtension(yaml);
    setSetting('json.validate.enable', false);
    deepEqual(await state(), [true, false, true, true]);
    setSetting('json.validate.enable', true);
    setSetting('yaml.validate', false);
    deepEqual(await state(), [true, true, true, false]);
  });

  it('report when one is installed or its setting changes, and nothing else', () => {
    let heard = 0;
    const registration = onDidChangeServices(() => heard++);
    services.installExtension(yaml);
    setSetting('json.validate.enable', false);
    setSetting('yaml.validate', false);
    equal(heard, 3);
    setSetting('json.format.enable', false);
    setSetting('yaml.format.enable', false);
    equal(heard, 3);
    registration.dispose();
    services.installExtension(json);
    setSetting('yaml.validate', true);
    equal(heard, 3);
  });
});
