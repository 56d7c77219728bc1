// Signing in with the profiles of this machine, in the whole extension.
import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../../../scripts/harness/testEnvironment.mjs';
import { activate } from '../../../src/extension';
import { accessKeyId, accessKeySecret, createCliConfig } from '../../support/cliConfig';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';
import type { TestContext } from '../../support/vscode/extensionContext';
import { createExtensionContext, nextQuestion, openQuestions, shown, useVscode } from '../../support/vscode/useVscode';
import { commands } from '../../support/vscode';
import { menuOf } from '../../support/vscode/whenClause';
import { setSetting } from '../../support/vscode/workspace';
import type { TreeView } from '../../support/vscode/treeViews';

describe('The window of a user who signs in', () => {
  useVscode();
  let emulator: Emulator;
  let context: TestContext;
  let home: Awaited<ReturnType<typeof temporaryFolder>>;
  let restoreEnvironment: () => void;
  before(async () => {
    emulator = await startEmulator({ accessKeyId, accessKeySecret });
  });
  after(() => emulator.stop());
  beforeEach(async () => {
    home = await temporaryFolder();
    await mkdir(join(home.path, '.aliyun'));
    await writeCli(createCliConfig('wrong-secret'));
    restoreEnvironment = setEnvironment({
      HOME: home.path,
      ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret,
      ALIBABA_CLOUD_REGION_ID: 'ap-southeast-1',
    });
    setSetting('elasticContainers.endpoints', { eci: emulator.endpoint, sts: emulator.endpoint });
    context = createExtensionContext();
    activate(context);
  });
  afterEach(async () => {
    context.end();
    restoreEnvironment();
    await home.remove();
  });

  const writeCli = (text: string): Promise<void> => writeFile(join(home.path, '.aliyun/config.json'), text);
  const account = (): string => shown.statusBar().find(({ id }) => id === 'account')?.text ?? '';

  async function openView(): Promise<TreeView> {
    const view = shown.view('elasticContainers.instances');
    await view.show();
    return view;
  }

  /** Chooses a profile from the palette; answers the view. */
  async function choose(profile: string): Promise<TreeView> {
    const chosen = commands.executeCommand('elasticContainers.selectProfile');
    (await nextQuestion('pick')).take(profile);
    await chosen;
    return openView();
  }

  it('takes the environment variables of the official tools first', async () => {
    const view = await openView();
    await view.seen(/^session-cache-/m);
    // The instances of the region in ALIBABA_CLOUD_REGION_ID.
    equal(view.rows().length, 3);
    match(account(), /Environment/);
  });

  it('changes to a profile of the aliyun CLI, and says which one is in use', async () => {
    const view = await choose('production');
    await view.seen(/clickstream-etl-/);
    equal(view.rows().length, 5);
    match(account(), /production/);
    const asked = commands.executeCommand('elasticContainers.selectProfile');
    const pick = await nextQuestion('pick');
    deepEqual(
      pick.items.map(({ label }) => label),
      ['Environment', 'production', 'mistyped', 'by-role', 'half', 'Local emulator', 'Enter an access key…'],
    );
    match(pick.items[1]?.description ?? '', /current/);
    match(pick.items[4]?.detail ?? '', /The profile half cannot be used: ram_role_arn is missing\./);
    pick.cancel();
    await asked;
  });

  it('takes on the role of a profile, and names its account in the status bar', async () => {
    const view = await choose('by-role');
    await view.seen(/clickstream-etl-/);
    match(account(), /by-role · 2034567890123456 · cn-beijing/);
  });

  it('says what is wrong with a profile, and shows no row of the last one', async () => {
    await (await choose('production')).seen(/clickstream-etl-/);
    const view = await choose('half');
    const text = await view.seen(/Could not load {2}.*The profile half cannot be used/);
    equal(text.includes('clickstream'), false);
  });

  it('says that a secret is wrong, on a row with Retry, and shows neither', async () => {
    const view = await choose('mistyped');
    await view.seen(/Could not load {2}.*The access key secret is wrong\. \(SignatureDoesNotMatch\)/);
    deepEqual(
      menuOf(view, 'Could not load').inline.map(({ title }) => title),
      ['Retry'],
    );
    const hover = (await view.hover('Could not load')).replaceAll('&nbsp;', ' ');
    match(hover, /Select another profile, or run "aliyun configure"/);
    equal(/wrong-secret|scenario-secret/.test(`${view.text()}${hover}${JSON.stringify(openQuestions())}`), false);
  });

  it('offers to choose when the CLI’s current profile does not exist, and uses no other one', async () => {
    const restore = setEnvironment({ ALIBABA_CLOUD_ACCESS_KEY_ID: '', ALIBABA_CLOUD_ACCESS_KEY_SECRET: '' });
    try {
      const config = JSON.parse(createCliConfig(accessKeySecret)) as object;
      await writeCli(JSON.stringify({ ...config, current: 'renamed' }));
      const view = await openView();
      const text = await view.seen(
        /Could not load {2}The current profile of the aliyun CLI, renamed, does not exist\./,
      );
      equal(/clickstream|session-cache/.test(text), false);
      const { inline } = menuOf(view, 'Could not load');
      deepEqual(inline.map(({ title }) => title).sort(), ['Retry', 'Select Profile…']);
      const button = inline.find(({ title }) => title === 'Select Profile…');
      const chosen = commands.executeCommand(button?.command ?? '');
      (await nextQuestion('pick')).take('production');
      await chosen;
      await view.seen(/clickstream-etl-/);
    } finally {
      restore();
    }
  });

  it('takes a login written to the file into use without a restart, and without a click', async () => {
    const view = await choose('mistyped');
    await view.seen(/Could not load/);
    await writeCli(createCliConfig(accessKeySecret));
    await view.seen(/clickstream-etl-/);
  });
});

/** Answers what puts the environment back. */
function setEnvironment(values: Readonly<Record<string, string>>): () => void {
  const before = Object.keys(values).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, values);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) {
        // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
        delete process.env[name];
      } else {
        process.env[name] = value;
      }
    }
  };
}
