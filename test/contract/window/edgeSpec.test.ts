// Writing a version of an edge container app, in JSON and in YAML, as VS Code asks the whole extension for it: problems, fixes, completion,
// hovers and the commands above the document. VS Code's own JSON service is left out, as with the setting that turns it off.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type * as vscode from 'vscode';
import { stringify } from 'yaml';
import { container, json, official, sizes, version, withoutPort, withoutSize } from '../../support/edgeSpecs';
import { useWindow } from '../../support/openWindow';
import { nextQuestion, services } from '../../support/vscode/useVscode';
import { setSetting } from '../../support/vscode/workspace';
import { saveDocument, typeText } from '../../support/vscode/documents';

const twins = version(container, { ...container, ProbeContent: { Path: '/', Port: 81 } });
const jsonService = 'vscode.json-language-features';

describe('The window with an edge container spec', () => {
  const window = useWindow({
    files: {
      'size.esa.yaml': stringify(withoutSize).replace('Spec: ""', 'Spec: '),
      'probe.esa.json': json(withoutPort),
      'probe.esa.yaml': stringify(withoutPort),
      'official.esa.json': json(official),
      'official.esa.yaml': stringify(official),
      'twins.esa.json': json(twins),
      'fresh.esa.yaml': 'AppId: \nName: storefront-1-4-0\n',
      'fresh.esa.json': '{\n  "AppId": \n}\n',
    },
  });

  it('offers the seven sizes with what they mean, from small to large', async () => {
    await window().openSpec('size.esa.yaml');
    const items = await window().completions('Spec: ');
    deepEqual(
      [...items].sort(bySortText).map((item) => toLabel(item).label),
      sizes,
    );
    for (const item of items) {
      const { label, description } = toLabel(item);
      const [, cpus = '', memory = ''] = /(\d)C(\d+)G/.exec(label) ?? [];
      const meaning = new RegExp(`${cpus} vCPUs?, ${memory} GiB of memory`);
      match(description ?? '', meaning);
      match(toText(item.documentation), meaning);
    }
  });

  for (const file of ['probe.esa.json', 'probe.esa.yaml']) {
    it(`marks a missing port once and puts it in in ${file}`, async () => {
      const document = await window().openSpec(file);
      const [problem, ...more] = await window().problems(file, (found) => found.length > 0);
      match(problem?.message ?? '', /Port/);
      deepEqual(more, []);
      await window().fix('healthz', 'Add Port: 80');
      deepEqual(await window().problems(file, (found) => found.length === 0), []);
      await saveDocument(document);
      match(document.getText(), /"?Path"?: "?\/healthz"?,?\n +"?Port"?: 80\n/);
      equal(await window().readFile(file), document.getText());
    });
  }

  for (const file of ['official.esa.json', 'official.esa.yaml']) {
    it(`finds six things in the service's own example in ${file}, and says so`, async () => {
      await window().openSpec(file);
      await window().pressLens('Check');
      await window().message('6 errors, 0 warnings.');
      const problems = await window().problems(file, (found) => found.length === 6);
      const texts = problems.map(({ message }) => message);
      for (const about of [/Storage/, /IsACRImage/, /object/i]) {
        equal(texts.filter((text) => about.test(text)).length, 2, texts.join('\n'));
      }
      deepEqual([...new Set(problems.map(({ source }) => source))], ['Elastic Containers']);
    });
  }

  it('shows only what a rule finds where VS Code shows what the schema finds, and all of it when that is turned off', async () => {
    services.installExtension(jsonService);
    await window().openSpec('twins.esa.json');
    const [twin, ...more] = await window().problems('twins.esa.json', (found) => found.length > 0);
    match(twin?.message ?? '', /^Another container of this version is named web\./);
    equal(twin?.source, 'Elastic Containers');
    deepEqual(more, []);
    deepEqual(await window().lensTitles(), ['Check', 'Create Version', 'Compare with Newest Version']);

    await window().openSpec('official.esa.json');
    await window().pressLens('Check');
    await window().message('6 errors, 0 warnings.');
    deepEqual(await window().problems('official.esa.json', () => true), []);
    setSetting('json.validate.enable', false);
    equal((await window().problems('official.esa.json', (found) => found.length > 0)).length, 6);
  });

  it('explains a field of a YAML document under the mouse, and leaves that to a language service that is there', async () => {
    await window().openSpec('size.esa.yaml');
    match(await window().hover('Storage'), /Disk space of the container/);
    services.installExtension('redhat.vscode-yaml');
    equal(await window().hover('Storage'), '');
    deepEqual(await window().completions('Spec: '), []);
  });

  for (const [file, place] of [
    ['fresh.esa.yaml', 'AppId: '],
    ['fresh.esa.json', '"AppId": '],
  ] as const) {
    it(`offers the apps of the account by their names in ${file}`, async () => {
      services.installExtension(jsonService);
      await window().openSpec(file);
      const items = (await window().completions(place)).filter((item) => /^app-\d+$/.test(toLabel(item).label));
      ok(items.length > 1, items.map((item) => toLabel(item).label).join());
      const shop = items.find((item) => toLabel(item).description === 'checkout-api');
      match(shop?.filterText ?? '', /^"?app-\d+ checkout-api"?$/);
    });
  }

  it('begins a new document from a template, with the app still to be chosen', async () => {
    const begun = window().run('edgeSpec.new');
    const template = await nextQuestion('pick');
    equal(template.title, 'Select a template');
    template.take('Sidecar pair');
    const format = await nextQuestion('pick');
    equal(format.title, 'Select a format');
    format.take('YAML');
    await begun;
    match(window().tab(), /web-with-logs\.esa\.yaml$/);
    const document = window().document();
    equal(document.isUntitled, true);
    // The cursor is where the app goes.
    const at = document.offsetAt(window().cursor());
    const text = document.getText();
    typeText(document, `${text.slice(0, at)}app-880688675783794944${text.slice(at)}`);
    match(document.getText(), /^AppId: "app-880688675783794944"\n/);
    await window().pressLens('Check');
    await window().message('No problems found.');
  });
});

const toLabel = ({ label }: vscode.CompletionItem): vscode.CompletionItemLabel =>
  typeof label === 'string' ? { label } : label;

const toText = (text: string | vscode.MarkdownString | undefined): string =>
  (typeof text === 'object' ? text.value : (text ?? '')).replaceAll('`', '');

const bySortText = (a: vscode.CompletionItem, b: vscode.CompletionItem): number =>
  (a.sortText ?? toLabel(a).label) < (b.sortText ?? toLabel(b).label) ? -1 : 1;
