// Edge containers in the whole extension, as a person releases them: a version from a spec, to staging, to a part of production, and back.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { appId, formatReleasedSpec, releasedContainer } from '../../support/edgeSpecs';
import { type OpenWindow, useWindow } from '../../support/openWindow';
import type { Emulator } from '../../support/emulatorProcess';
import type { Row, TreeView } from '../../support/vscode/treeViews';
import { nextQuestion, services } from '../../support/vscode/useVscode';
import { menuOf } from '../../support/vscode/whenClause';
import { window as vscodeWindow } from '../../support/vscode';

/** One app with two versions and nothing released. */
async function addApp(emulator: Emulator): Promise<void> {
  await emulator.control('POST', 'world', { putEdgeApp: { AppId: appId, Name: 'test-shop', Status: 'created' } });
  for (const [VersionId, Name] of [
    ['ver-880688675783794001', 'release-0'],
    ['ver-880688675783794002', 'release-1'],
  ]) {
    await emulator.advance(1_000);
    await emulator.control('POST', 'world', {
      putEdgeAppVersion: { AppId: appId, VersionId, Name, Status: 'created', Containers: [releasedContainer] },
    });
  }
}

/** From the lens above the document to the question whether to send it. */
async function createFrom(window: OpenWindow, file: string): Promise<void> {
  await window.openSpec(file);
  void window.pressLens('Create Version');
  await window.editor(/test-shop: release-1 →/);
  await window.chooseEditorTitle('Create Version');
}

describe('The window with the edge apps of an account', () => {
  const window = useWindow({
    settings: { 'elasticContainers.regions': ['cn-hangzhou'] },
    files: { 'next.esa.json': formatReleasedSpec('release-2'), 'taken.esa.json': formatReleasedSpec('release-1') },
    world: addApp,
  });
  let view: TreeView;
  beforeEach('with the view of edge apps', async () => {
    services.installExtension('vscode.json-language-features');
    view = await window().openView('edgeApps');
    await view.seen(/^test-shop {2}Not published/m);
  });

  /** The row of a version below the app. */
  async function version(name: string): Promise<Row> {
    await view.expand('test-shop');
    await view.seen(/^ {2}Versions/m);
    await view.expand('Versions');
    await view.seen(new RegExp(`^ {4}${name} `, 'm'));
    return view.rows().find((row) => row.label === name && row.depth === 2) ?? view.row(name);
  }

  const titles = (row: string): readonly string[] => menuOf(view, row).context.map(({ title }) => title);

  it('creates a version by the lens, releases it to staging and to 20% of production, and rolls back', async () => {
    await createFrom(window(), 'next.esa.json');
    const create = await window().message(/Create version .* of test-shop\?/);
    ok(create.isModal);
    ok(create.detail.includes('Account: Local emulator') && create.detail.includes(`test-shop (${appId})`));
    create.press('Create Version');
    const created = await window().message('Version release-2 of test-shop is being created.');
    await view.seen(/release-2 {2}Creating/);
    await window().passUntil(() => /release-2 {2}created/.test(view.text()));

    created.press('Publish to Staging…');
    (await window().message('Publish release-2 to staging?')).press('Publish');
    const staged = await window().passUntilMessage('release-2 runs in staging.');

    staged.press('Publish to Production…');
    equal((await window().pick('Percentage of traffic (canary)…')).title, 'How much production traffic?');
    const share = await nextQuestion('input');
    equal(share.title, 'Percentage of the traffic, 1 to 100');
    share.type_('20');
    share.accept();
    const publish = await window().message('Publish release-2 to production?');
    ok(publish.detail.includes('Traffic: 20%'), publish.detail);
    publish.press('Publish');
    await window().passUntilMessage('release-2 runs in production: 20%.');
    await view.seen(/^test-shop {2}Published · release-2 20%/m);

    void window().choose(view, await version('release-1'), 'Roll Back to This Version…');
    match((await window().pick('All traffic')).title, /Roll back to release-1/);
    (await window().message('Roll production back to release-1?')).press('Roll Back');
    await window().passUntilMessage('Production is rolled back to release-1: all traffic.');
    await view.seen(/^test-shop {2}Rolled back · release-1/m);
    const calls = await Promise.all(
      ['PublishEdgeContainerAppVersion', 'RollbackEdgeContainerAppVersion'].map((action) => window().sent(action)),
    );
    deepEqual(
      calls.map((list) => list.length),
      [2, 1],
    );
  });

  it('puts the answer that a name is taken on the name', async () => {
    await createFrom(window(), 'taken.esa.json');
    (await window().message(/Create version/)).press('Create Version');
    await window().message('This name is already taken.');
    const problems = await window().problems('taken.esa.json', (found) => found.length > 0);
    deepEqual(
      problems.map(({ message, range, severity }) => [message, range.start.line, severity]),
      [['This name is already taken. (NameAlreadyExists) Select another name.', 2, 0]],
    );
    equal((await window().sent('CreateEdgeContainerAppVersion')).length, 1);
  });

  it('looks whether the version is there when the answer was lost, and sends it once', async () => {
    await window().emulator.fault({ name: 'reset-after', operation: 'CreateEdgeContainerAppVersion', count: 1 });
    await createFrom(window(), 'next.esa.json');
    (await window().message(/Create version/)).press('Create Version');
    await window().message('The service gave no clear response, but version release-2 of test-shop exists.');
    equal((await window().sent('CreateEdgeContainerAppVersion')).length, 1);
  });

  it('reports a missing version when the request was lost, and sends it again when the user confirms', async () => {
    await window().emulator.fault({ name: 'reset-before', operation: 'CreateEdgeContainerAppVersion', count: 1 });
    await createFrom(window(), 'next.esa.json');
    (await window().message(/Create version/)).press('Create Version');
    const again = await window().message('test-shop has no version release-2. Send the request again?');
    again.press('Send Again');
    await window().message('Version release-2 of test-shop is being created.');
  });

  for (const [how, close] of [
    ['canceled', () => window().chooseEditorTitle('Cancel')],
    ['closed', () => vscodeWindow.tabGroups.close(vscodeWindow.tabGroups.activeTabGroup.activeTab ?? [])],
  ] as const) {
    it(`sends nothing when the comparison is ${how}`, async () => {
      await window().openSpec('next.esa.json');
      const created = window().pressLens('Create Version');
      await window().editor(/test-shop: release-1 →/);
      await close();
      await created;
      match(window().tab(), /next\.esa\.json$/);
      deepEqual(window().messages(), []);
      deepEqual(await window().sent('CreateEdgeContainerAppVersion'), []);
    });
  }

  it('opens a version as a spec and compares two versions', async () => {
    const row = await version('release-0');
    const opened = window().choose(view, row, 'Open Version as Spec…');
    await window().pick('YAML');
    await opened;
    match(window().tab(), /release-0\.esa\.yaml$/);
    match(window().text(), /AppId: app-880688675783794944\s+Name: release-0\s+Containers:/);
    const compared = window().choose(view, row, 'Compare Versions…');
    const others = await nextQuestion('pick');
    equal(others.title, 'Compare release-0 with');
    others.take('release-1');
    await compared;
    await window().editor(/release-0 ↔ release-1/);
  });

  it('offers on an environment what is done to it, among the versions of its app', async () => {
    await view.expand('test-shop');
    await view.seen(/^ {2}Staging/m);
    for (const title of ['Publish Version…', 'Show Edge App Logs…', 'Open ESA Console']) {
      ok(titles('Production').includes(title), titles('Production').join());
    }
    // Nothing is released there.
    ok(!titles('Production').includes('Roll Back Environment…'), titles('Production').join());
    void window().choose(view, 'Staging', 'Publish Version…');
    equal((await window().pick('release-1')).title, 'Select edge app version');
    (await window().message('Publish release-1 to staging?')).press('Publish');
    await window().passUntilMessage('release-1 runs in staging.');
    await view.seen(/^ {2}Staging {2}Published · release-1/m);
    await window().choose(view, 'Staging', 'Copy ID of Published Version');
    await window().message('Copied ver-880688675783794002.');
    equal(await window().clipboard(), 'ver-880688675783794002');
  });

  it('adds and removes a domain', async () => {
    void window().choose(view, 'test-shop', 'Add Domain to Edge App…');
    match((await window().pick('example.com')).title, /Select the site the domain name belongs to/);
    const box = await nextQuestion('input');
    match(box.title, /Domain name for test-shop/);
    box.type_('elsewhere.example.net');
    match(box.problem, /It must be example\.com or end in \.example\.com\./);
    box.type_('test.example.com');
    equal(box.problem, '');
    box.accept();
    (await window().message('Point test.example.com to this edge app?')).press('Add Domain');
    await window().message('test.example.com now points to test-shop.');
    await view.seen(/test\.example\.com/);
    void window().choose(view, 'test-shop', 'Delete Edge App…');
    (await window().message(/^Delete/)).press('Delete');
    await window().message(/Cannot delete test-shop: .*test\.example\.com/);
    void window().choose(view, 'test.example.com', 'Remove Domain…');
    (await window().message('Remove this domain?')).press('Remove');
    await window().gone(view, 'test.example.com');
  });

  it('adds and removes an image secret, whose password is seen nowhere', async () => {
    void window().choose(view, 'test-shop', 'Add Image Secret to Edge App…');
    for (const [title, text, isPassword] of [
      ['Registry (1 of 3)', 'registry.example.com', false],
      ['User name at registry.example.com (2 of 3)', 'puller', false],
      ['Password for puller', 'Tr0ub4dor-and-3', true],
    ] as const) {
      const box = await nextQuestion('input');
      ok(box.title.includes(title), box.title);
      equal(box.isPassword, isPassword);
      box.type_(text);
      box.accept();
    }
    const question = await window().message('Add an image secret to this edge app?');
    equal(question.detail.includes('Tr0ub4dor-and-3'), false);
    question.press('Add Secret');
    await window().message('The image secret of registry.example.com was added to test-shop.');
    await view.seen(/registry\.example\.com/);
    await window().choose(view, 'test-shop', 'Describe Edge App');
    match(window().tab(), /test-shop\.yaml$/);
    equal(window().describe().includes('Tr0ub4dor-and-3'), false);
    equal(window().text().includes('Tr0ub4dor-and-3'), false);
    equal((await window().sent('CreateEdgeContainerAppImageSecret'))[0]?.['Password'], '***');
    void window().choose(view, 'registry.example.com', 'Remove Image Secret…');
    (await window().message(/^Remove/)).press('Remove');
    await window().gone(view, 'registry.example.com');
  });
});
