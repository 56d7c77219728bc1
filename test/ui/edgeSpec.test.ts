// What a person sees while writing a version of an edge container app, in JSON and in YAML.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import { stringify } from 'yaml';
import { type Emulator, startEmulator } from '../support/emulatorProcess';
import { useWorkbench } from '../support/useWorkbench';
import { SpecEditor } from './pages/specEditor';

const sizes = ['1C2G', '2C4G', '2C8G', '4C8G', '4C16G', '8C16G', '8C32G'];
const container = {
  ...{ Name: 'web', Image: 'nginx:1.27', IsACRImage: false, Spec: '1C2G', Storage: '0.5G' },
  ...{ ProbeType: 'httpGet', ProbeContent: { Path: '/healthz', Port: 80 } },
};
const version = (...containers: readonly object[]): object => ({
  ...{ AppId: 'app-880688675783794944', Name: 'storefront-1-4-0', Containers: containers },
});
const withoutPort = version({ ...container, ProbeContent: { Path: '/healthz' } });
const withoutSize = version({ ...container, Spec: '' });
/** As the service's document has it. */
const official = {
  ...{ AppId: 'app-88068867578379****', Name: 'verson1', Remarks: 'test app' },
  Containers: [
    {
      ...{ Name: 'container1', Image: 'image1', Spec: '1C2G', Command: '/bin/sh', Args: '-c hello' },
      ...{ ProbeType: 'tcpSocket', ProbeContent: '{"Port":8080}' },
    },
    {
      ...{ Name: 'container2', Image: 'image2', Spec: '2C4G' },
      ...{ ProbeType: 'httpGet', ProbeContent: '{"Path":"/","Port":80,"InitialDelaySeconds":10}' },
    },
  ],
};
const twins = version(container, { ...container, ProbeContent: { Path: '/', Port: 81 } });
const json = (body: object): string => `${JSON.stringify(body, undefined, 2)}\n`;

describe('writing edge container specs', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  const workbench = useWorkbench(() => ({
    emulator: emulator.ready,
    viewport: { width: 1400, height: 1000 },
    settings: { 'editor.hover.delay': 100, 'files.autoSave': 'off' },
    files: {
      'size.esa.json': json(withoutSize),
      'size.esa.yaml': stringify(withoutSize).replace('Spec: ""', 'Spec: '),
      'probe.esa.json': json(withoutPort),
      'probe.esa.yaml': stringify(withoutPort),
      'official.esa.json': json(official),
      'official.esa.yaml': stringify(official),
      'twins.esa.json': json(twins),
      'fresh.esa.yaml': 'AppId: \nName: storefront-1-4-0\n',
    },
  }));
  after(() => emulator.stop());
  const editor = (): SpecEditor => new SpecEditor(workbench());
  afterEach(async () => {
    await editor().closeAll();
  });

  for (const [file, back] of [
    ['size.esa.json', 2],
    ['size.esa.yaml', 0],
  ] as const) {
    it(`offers the seven sizes with what they mean in ${file}`, async () => {
      await editor().open(file);
      if (file.endsWith('.json')) {
        // VS Code's own service for JSON starts with the first document, and offers nothing before it marks what it finds there.
        await workbench().page.locator('.squiggly-warning').first().waitFor();
      }
      await editor().putCursor('Spec', back);
      const offered = await editor().suggestions('8C32G');
      const labels = offered.map((label) => label.replaceAll('"', '')).filter((label) => sizes.includes(label));
      // VS Code's own service sorts by name.
      const expected = file.endsWith('.json') ? [...sizes].sort() : sizes;
      assert.deepEqual(labels, expected);
      const words = await editor().suggestionWords(expected);
      for (const [index, size] of expected.entries()) {
        const [, cpus = '', memory = ''] = /(\d)C(\d+)G/.exec(size) ?? [];
        assert.match(words[index] ?? '', new RegExp(`${cpus} vCPUs?, ${memory} GiB of memory`), size);
      }
      await workbench().screenshot(`edge spec completion in ${file}`);
      await editor().closeSuggestions();
    });
  }

  for (const file of ['probe.esa.json', 'probe.esa.yaml']) {
    it(`marks a missing port once and puts it in in ${file}`, async () => {
      await editor().open(file);
      const problems = await editor().problemTexts(1);
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0] ?? '', /Port/);
      await workbench().screenshot(`edge spec problem in ${file}`);
      await editor().putCursor('healthz');
      await editor().fix('Add Port: 80');
      await editor().problemTexts(0);
      assert.match(await editor().saved(file), /"?Path"?: "?\/healthz"?,?\n +"?Port"?: 80\n/);
    });
  }

  for (const file of ['official.esa.json', 'official.esa.yaml']) {
    it(`finds six things in the service's own example in ${file}, and says so`, async () => {
      await editor().open(file);
      await editor().problemTexts(6);
      await editor().lens('Check').click();
      await workbench().notifications.waitFor('6 errors, 0 warnings.');
      const texts = await editor().problemTexts(6);
      assert.equal(texts.length, 6, texts.join('\n'));
      for (const about of [/Storage/, /IsACRImage/, /object/i]) {
        assert.equal(texts.filter((text) => about.test(text)).length, 2, texts.join('\n'));
      }
      await workbench().screenshot(`edge spec official example in ${file}`);
      await workbench().notifications.close('6 errors, 0 warnings.');
    });
  }

  it('says what a rule finds beside what VS Code finds', async () => {
    await editor().open('twins.esa.json');
    const [text, ...more] = await editor().problemTexts(1);
    assert.match(text ?? '', /Another container of this version is named web\. Elastic Containers/);
    assert.deepEqual(more, []);
    assert.deepEqual(await editor().lensTitles(), ['Check', 'Create Version', 'Compare with Newest Version']);
  });

  it('explains a field of a YAML document under the mouse', async () => {
    await editor().open('size.esa.yaml');
    assert.match(await editor().hover('Storage'), /Disk space of the container/);
    await workbench().screenshot('edge spec hover');
  });

  it('offers the apps of the account by their names', async () => {
    await workbench().openView('ECI Instances');
    await editor().open('fresh.esa.yaml');
    await editor().putCursor('AppId');
    const offered = await editor().suggestions(/^app-/);
    assert.ok(offered.filter((label) => /^app-\d+/.test(label)).length > 1, offered.join());
    await workbench().screenshot('edge spec apps');
    await editor().closeSuggestions();
  });

  it('begins a new document from a template, with the app still to be chosen', async () => {
    await workbench().run('Elastic Containers: New Edge Container Spec…');
    await workbench().quickInput.pick('Sidecar pair', 'Select a template');
    await workbench().quickInput.pick('YAML', 'Select a format');
    await workbench().editors.opened('web-with-logs.esa.yaml');
    await editor().lens('Check').waitFor();
    await workbench().page.keyboard.type('app-880688675783794944');
    await editor().lens('Check').click();
    await workbench().notifications.waitFor('No problems found.');
    await workbench().screenshot('edge spec new');
    assert.match(await editor().saved('web-with-logs.esa.yaml'), /^AppId: "app-880688675783794944"\n/);
  });

  it('shows the findings of the schema itself where VS Code is told not to', async () => {
    const folder = join(workbench().folder, '.vscode');
    await mkdir(folder);
    await writeFile(join(folder, 'settings.json'), '{"json.validate.enable": false}');
    await editor().open('official.esa.json');
    const panel = await editor().problems();
    await panel.filter({ hasText: 'Elastic Containers' }).nth(5).waitFor();
    const texts = await editor().problemTexts(6);
    assert.equal(texts.length, 6, texts.join('\n'));
    assert.ok(
      texts.every((text) => text.includes('Elastic Containers')),
      texts.join('\n'),
    );
  });
});
