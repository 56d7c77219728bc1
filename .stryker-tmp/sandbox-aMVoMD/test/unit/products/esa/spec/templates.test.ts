// Beginning and checking a document, as the commands do.
import { populate } from '../../../../../src/emulator/esa/population';
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { loadYaml } from '../../../../../src/base/yaml';
import { EdgeApps } from '../../../../../src/emulator/esa/edgeApps';
import { parseOptions } from '../../../../../src/emulator/options';
import { Clock } from '../../../../../src/emulator/world/clock';
import { checkSpec, newSpec } from '../../../../../src/products/esa/spec/actions';
import { edgeSpecLanguage } from '../../../../../src/products/esa/spec/language';
import { createTemplates } from '../../../../../src/products/esa/spec/templates';
import { analyzeSpec } from '../../../../../src/engine/spec/analysis';
import type { SpecDocument } from '../../../../../src/model/spec/document';
import { fakeNow } from '../../../../support/fakeClock';
import { ScriptedContext } from '../../../../support/scriptedContext';

await loadYaml();

const findings = (text: string, syntax: 'json' | 'yaml') =>
  analyzeSpec(edgeSpecLanguage, text, syntax).findings.map(({ code, path }) => [code, path.join()]);

function buildDocument(text: string): SpecDocument & { opened: number } {
  return {
    ...{ uri: 'file:///web.esa.json', text, languageId: 'json', version: 1, opened: 0 },
    analyze: () => Promise.resolve(analyzeSpec(edgeSpecLanguage, text, 'json')),
    showServiceFinding: () => undefined,
    showProblems() {
      this.opened++;
      return Promise.resolve();
    },
  };
}

describe('templates of edge container specs', () => {
  it('lack nothing but the app, in either syntax', () => {
    equal(createTemplates().length, 4);
    for (const { body, label } of createTemplates()) {
      deepEqual(findings(stringify(body), 'yaml'), [['too-short', 'AppId']], label);
      deepEqual(findings(JSON.stringify(body), 'json'), [['too-short', 'AppId']], label);
    }
  });

  it('are opened unsaved, the cursor where the app goes', async () => {
    const context = new ScriptedContext();
    await newSpec(context, undefined);
    const [opened] = context.show.newDocuments;
    equal(opened?.fileName, 'web.esa.yaml');
    equal(opened.text.slice(0, opened.cursor), 'AppId: "');
  });
});

describe('the sample workspace', () => {
  const sample = readFileSync(join(process.cwd(), 'scripts/sample/storefront.esa.json'), 'utf8');

  it('has a spec without a finding', () => {
    deepEqual(findings(sample, 'json'), []);
  });

  it('has a spec of an app that the emulator begins with, in which its name is not taken', () => {
    const { AppId, Name } = JSON.parse(sample) as { readonly AppId: string; readonly Name: string };
    const app = new EdgeApps(new Clock(() => fakeNow), parseOptions([]).seed, populate).find(AppId);
    const names = [...(app?.versions.values() ?? [])].map(({ name }) => name);
    equal(app?.settings.Name, 'shop-storefront');
    ok(names.length > 0 && !names.includes(Name), names.join());
  });
});

describe('checking by command', () => {
  it('says how many findings of each severity there are, and leads to them', async () => {
    const context = new ScriptedContext();
    const document = buildDocument('{"AppId":"","Name":"storefront","Containers":[]}');
    equal(await checkSpec(context, document), undefined);
    const [message] = context.show.messages;
    equal(message?.text, '2 errors, 0 warnings.');
    await message.buttons[0]?.run();
    equal(document.opened, 1);
  });

  it('says that there is nothing to say', async () => {
    const context = new ScriptedContext();
    const [template] = createTemplates();
    const text = JSON.stringify({ ...template?.body, AppId: 'app-880688675783794944' });
    deepEqual(await checkSpec(context, buildDocument(text)), { message: 'No problems found.' });
    ok(context.show.messages.length === 0);
  });
});
