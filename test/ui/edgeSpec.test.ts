// What a person sees while writing a version of an edge container app. Only Chromium proves it together with VS Code's own JSON service, which
// serves our schema: completion, each problem marked once, quick fixes; and for YAML the real lists, hovers and files. What the extension
// gives by itself is tested in test/contract/window/edgeSpec.test.ts.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import { stringify } from 'yaml';
import { type Emulator, startEmulator } from '../support/emulatorProcess';
import { json, official, sizes, withoutPort, withoutSize } from '../support/edgeSpecs';
import { useWorkbench } from '../support/useWorkbench';
import { SpecEditor } from './pages/specEditor';

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
      'official.esa.json': json(official),
    },
  }));
  after(() => emulator.stop());
  const editor = (): SpecEditor => new SpecEditor(workbench());
  afterEach(async () => {
    await editor().closeAll();
  });

  /** Waits for the list of sizes at the cursor, and checks what each means. */
  async function checkSizes(expected: readonly string[]): Promise<void> {
    const offered = await editor().suggestions('8C32G');
    const labels = offered.map((label) => label.replaceAll('"', '')).filter((label) => sizes.includes(label));
    assert.deepEqual(labels, expected);
    const words = await editor().suggestionWords(expected);
    for (const [index, size] of expected.entries()) {
      const [, cpus = '', memory = ''] = /(\d)C(\d+)G/.exec(size) ?? [];
      assert.match(words[index] ?? '', new RegExp(`${cpus} vCPUs?, ${memory} GiB of memory`), size);
    }
    await editor().closeSuggestions();
  }

  it('offers, marks once and fixes in JSON what the schema and the rules say', async () => {
    await editor().open('size.esa.json');
    // VS Code's own service for JSON starts with the first document, and offers nothing before it marks what it finds there.
    await workbench().page.locator('.squiggly-warning').first().waitFor();
    await editor().putCursor('Spec', 2);
    // It sorts by name.
    await checkSizes([...sizes].sort());
    await workbench().screenshot('edge spec in JSON');
    await editor().closeAll();

    await editor().open('probe.esa.json');
    const [problem, ...more] = await editor().problemTexts(1);
    assert.match(problem ?? '', /Port/);
    assert.deepEqual(more, []);
    await editor().putCursor('healthz');
    await editor().fix('Add Port: 80');
    await editor().problemTexts(0);
    assert.match(await editor().saved('probe.esa.json'), /"Path": "\/healthz",\n +"Port": 80\n/);
    await editor().closeAll();

    await editor().open('official.esa.json');
    await editor().lens('Check').click();
    await workbench().notifications.waitFor('6 errors, 0 warnings.');
    // Some are marked by VS Code's own service and some by the extension, none by both.
    assert.equal((await editor().problemTexts(6)).length, 6);
    const folder = join(workbench().folder, '.vscode');
    await mkdir(folder);
    await writeFile(join(folder, 'settings.json'), '{"json.validate.enable": false}');
    await (await editor().problems()).filter({ hasText: 'Elastic Containers' }).nth(5).waitFor();
    const texts = await editor().problemTexts(6);
    assert.deepEqual(
      texts.filter((text) => !text.includes('Elastic Containers')),
      [],
    );
    assert.equal(texts.length, 6, texts.join('\n'));
  });

  it('offers, explains and checks in YAML, and begins a new document from a template', async () => {
    await editor().open('size.esa.yaml');
    await editor().putCursor('Spec');
    await checkSizes(sizes);
    assert.match(await editor().hover('Storage'), /Disk space of the container/);
    await workbench().screenshot('edge spec hover');

    await workbench().run('Elastic Containers: New Edge Container Spec…');
    await workbench().quickInput.pick('Sidecar pair', 'Select a template');
    await workbench().quickInput.pick('YAML', 'Select a format');
    await workbench().editors.opened('web-with-logs.esa.yaml');
    await editor().lens('Check').waitFor();
    await workbench().page.keyboard.type('app-880688675783794944');
    await editor().lens('Check').click();
    await workbench().notifications.waitFor('No problems found.');
    assert.match(await editor().saved('web-with-logs.esa.yaml'), /^AppId: "app-880688675783794944"\n/);
  });
});
