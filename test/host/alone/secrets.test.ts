// A marked secret in every place one can be, every command under every fault of the emulator, and no mark anywhere but on the wire.
// In a window of its own: what is shown is noted from before the extension starts, and the folder of user data is its own.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import Mocha, { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { transportFaults } from '../../../src/emulator/faults/faults';
import { kindManifests } from '../../../src/products/manifests';
import { allowsAction } from '../../../src/model/allowsAction';
import type { KindManifest } from '../../../src/model/kind';
import type { Resource, ResourceRef } from '../../../src/model/resource';
import type { Emulator } from '../../support/emulatorProcess';
import { WireTap } from '../../support/network/wireTap';
import { addMarks, markedInstance, marks, region, startMarkedWorld } from '../../support/scenario/markedWorld';
import { hideViews, replaceMembers, sendCallsTo, setUserSettings, writeCliConfig } from '../support/hostSettings';
import { markedSpec, pages } from '../support/markedInput';
import { ScriptedWindow } from '../support/scriptedWindow';
import { Shown } from '../../support/shown';

const noFault = 'no fault';
const faults = [noFault, ...transportFaults];

/** They change who is signed in: last, and one after another. */
const signingIn = [
  ...['selectRegions', 'addKey', 'signInAgain', 'startEmulator', 'stopEmulator', 'selectProfile', 'removeKey'],
].map((name) => `elasticContainers.${name}`);

/** By turns. */
const modes = ['AK', 'StsToken', 'RamRoleArn'] as const;

/**
 * Time passes so many times as fast for the extension while its commands run. Not more: what it signs must not be dated a quarter of an
 * hour ahead, which the service would refuse.
 */
const timesFaster = 30;

const manifests = new Map(kindManifests.map((manifest): [string, KindManifest] => [manifest.id, manifest]));

interface Row {
  readonly type: string;
  readonly resource?: Pick<Resource, 'ref' | 'status' | 'traits'>;
  readonly notice?: { readonly kind: string };
}

describe('secrets', function () {
  this.timeout(60_000);
  const shown = new Shown();
  /** What there is to run commands on, by kind; the marked ones first. */
  const targets = new Map<string, readonly Pick<Resource, 'ref' | 'status' | 'traits'>[]>();
  const secrets = new Map<string, string>();
  const seenOnWire = new Set<string>();
  const window = new ScriptedWindow(shown, {
    typed: (title) => typedFor(title),
    secret: marks.typedSecret,
    pick: (_title, labels) => labels.findIndex((label) => label === 'marked' || label === markedInstance),
  });
  const restore: (() => void)[] = [];
  let commands: readonly string[] = [];
  let restoreTime = (): void => undefined;
  /** Begins while the one before is at work. */
  let next: Promise<Emulator>;
  let cells = 0;
  let specUri: vscode.Uri;

  before('note everything, then start the extension', async () => {
    next = startMarkedWorld();
    window.webviews.scripts = pages;
    const extension = vscode.extensions.getExtension('elastic-containers.elastic-containers');
    assert.ok(extension && !extension.isActive, 'the extension sleeps');
    restore.push(window.install(), noteDocuments());
    await extension.activate();
    const { contributes } = extension.packageJSON as { contributes: { commands: { command: string }[] } };
    commands = contributes.commands.map(({ command }) => command);
    addMarks(secrets);
    await hideViews();
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    specUri = vscode.Uri.joinPath(folder, 'marked.esa.yaml');
  });
  after(async () => {
    restore.forEach((one) => one());
    await Promise.all([sendCallsTo({}), (await next).stop()]);
    Mocha.reporters.Base.consoleLog(`    ${cells} cells: ${commands.length} commands times ${faults.length} faults`);
  });

  for (const [index, fault] of faults.entries()) {
    it(`are told by no command under the fault ${fault}`, async () => {
      const emulator = await next;
      next = startMarkedWorld();
      const tap = new WireTap(emulator.endpoint);
      await tap.start();
      try {
        await signIn(emulator, tap, modes[index % modes.length] ?? 'AK');
        targets.clear();
        await lookAtEverything();
        if (index === 0) {
          // Written again, it would change under the commands that read it.
          await vscode.workspace.fs.writeFile(specUri, Buffer.from(markedSpec(findTarget('edgeApp', '')?.id ?? '')));
        }
        restoreTime = hurry();
        if (fault !== noFault) {
          await emulator.fault({ name: fault });
        }
        await runAll();
        await lookAtEverything();
        await Promise.all(signingIn.map((command) => run(command)));
        restoreTime();
        noteWhatIsOpen();
        shown.tell('emulator’s log', (await emulator.requests()).requests, emulator.said);
        tap.secrets.forEach((name, secret) => {
          secrets.set(secret, name);
          seenOnWire.add(name);
        });
        [...Object.entries(marks), ['STS token', emulator.ready.securityToken] as const]
          .filter(([, secret]) => tap.carried(secret))
          .forEach(([name]) => seenOnWire.add(name));
      } finally {
        restoreTime();
        await tap.stop();
        await emulator.stop();
      }
      assert.deepEqual(told(), []);
    });
  }

  it('are told by no file that cannot be read', async () => {
    await writeCliConfig(`{"profiles": [{"name": "marked", "access_key_secret": "${marks.brokenFile}", ]`);
    await setUserSettings({ 'elasticContainers.profile': 'other' });
    await lookAtEverything();
    await runOneByOne(['elasticContainers.refresh', 'elasticContainers.selectProfile', 'elasticContainers.showQuotas']);
    noteWhatIsOpen();
    assert.deepEqual(told(), []);
  });

  it('are in no file of VS Code’s user data', async () => {
    const folder = process.env['TEST_USER_DATA'];
    assert.ok(folder);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    assert.ok(files.length > 3, files.join());
    const found = new Shown();
    for (const file of files) {
      found.tell(file, await readFile(file, 'latin1'));
    }
    assert.deepEqual(found.hits(secrets), []);
  });

  it('were there to be told: each went over the wire, and every place was looked at', () => {
    const counts = shown.counts();
    assert.deepEqual(
      ['log', 'notification', 'dialog', 'pick', 'input', 'progress', 'row', 'view', 'status bar', 'document', 'webview']
        .concat(['terminal', 'clipboard', 'context key', 'link', 'emulator’s log'])
        .filter((place) => (counts[place] ?? 0) < 3),
      [],
      JSON.stringify(counts),
    );
    assert.deepEqual([...seenOnWire].sort(), [
      ...['STS token', 'configFile', 'download address', 'environmentValue', 'exec address', 'flexVolume'],
      ...['registryPassword', 'specValue', 'temporary secret', 'temporary token', 'terminal token', 'typedSecret'],
    ]);
  });

  /** Who is signed in is forgotten with where calls go. */
  async function signIn({ ready }: Emulator, tap: WireTap, mode: (typeof modes)[number]): Promise<void> {
    const { accessKeyId, accessKeySecret, securityToken } = ready;
    secrets.set(securityToken, 'STS token');
    const profile = {
      ...{ name: 'marked', mode, region_id: region, access_key_id: accessKeyId, access_key_secret: accessKeySecret },
      ...(mode === 'StsToken' && { sts_token: securityToken }),
      ...(mode === 'RamRoleArn' && { ram_role_arn: 'acs:ram::2034567890123456:role/reader' }),
    };
    await writeCliConfig(JSON.stringify({ current: 'marked', profiles: [profile] }));
    const { origin } = tap;
    await sendCallsTo({ eci: origin, ehpc: origin, esa: origin, sts: origin, metadata: origin, oauth: origin });
    await vscode.commands.executeCommand('elasticContainers.selectProfile');
  }

  /** Every row as VS Code would draw it, hovers included; rows are also what commands are run on. */
  async function lookAtEverything(): Promise<void> {
    while ((await Promise.all(window.trees.map((tree) => look(tree, undefined, 3)))).includes('loading')) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async function look(tree: vscode.TreeDataProvider<unknown>, row: unknown, depth: number): Promise<'loading' | 'all'> {
    let state: 'loading' | 'all' = 'all';
    for (const child of (await tree.getChildren(row)) ?? []) {
      const item = await tree.getTreeItem(child);
      const hovered = (await tree.resolveTreeItem?.(item, child, new vscode.CancellationTokenSource().token)) ?? item;
      shown.tell('row', item, hovered.tooltip);
      const { resource, notice } = child as Row;
      if (resource) {
        const others = targets.get(resource.ref.kind) ?? [];
        const isMarked = resource.ref.name.includes(markedInstance);
        targets.set(resource.ref.kind, isMarked ? [resource, ...others] : [...others, resource]);
      }
      const below = depth > 0 ? await look(tree, child, depth - 1) : 'all';
      state = notice?.kind === 'loading' || below === 'loading' ? 'loading' : state;
    }
    return state;
  }

  /** What a person is about to send of their own spec is put before them, values and all. */
  function told(): readonly string[] {
    return shown.hits(secrets).filter((hit) => !hit.startsWith('specValue in document:'));
  }

  async function runAll(): Promise<void> {
    const access = (command: string): string => {
      const action = getAction(command)?.[1];
      return action?.destructive ? 'destructive' : (action?.access ?? 'read');
    };
    const others = commands.filter((command) => !signingIn.includes(command));
    for (const step of ['read', 'write', 'destructive']) {
      await Promise.all(others.filter((command) => access(command) === step).map((command) => run(command)));
      await window.webviews.answered();
    }
  }

  /** One that allows the action now. The marked instance has no shell: its containers are made up. */
  function findTarget(kind: string, action: string): ResourceRef | undefined {
    const all = targets.get(kind) ?? [];
    const real = /terminal|runCommand/i.test(action)
      ? all.filter(({ ref }) => !ref.name.includes(markedInstance))
      : all;
    const manifest = manifests.get(kind);
    return (real.find((row) => manifest && allowsAction(manifest, row, action)) ?? all[0])?.ref;
  }

  async function runOneByOne(some: readonly string[]): Promise<void> {
    for (const command of some) {
      await run(command);
    }
  }

  async function run(command: string): Promise<void> {
    cells++;
    const [kind, action, name] = getAction(command) ?? [];
    const args =
      action?.target === 'document' ? [specUri] : action ? [findTarget(action.on ?? kind ?? '', name ?? '')] : [];
    await vscode.commands.executeCommand(command, ...args);
  }

  function noteDocuments(): () => void {
    const note = (document: vscode.TextDocument): void => {
      const { uri } = document;
      // A spec that a person opens to edit is theirs, values and all.
      if (uri.scheme !== 'file' && uri.scheme !== 'untitled') {
        shown.tell('document', uri.toString(true), document.getText());
      }
    };
    const listening = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument(note),
      vscode.workspace.onDidChangeTextDocument(({ document }) => note(document)),
    );
    return () => {
      listening.dispose();
    };
  }

  function noteWhatIsOpen(): void {
    vscode.workspace.textDocuments
      .filter(({ uri }) => uri.scheme !== 'file' && uri.scheme !== 'untitled')
      .forEach((document) => {
        shown.tell('document', document.getText());
      });
    for (const [, found] of vscode.languages.getDiagnostics()) {
      shown.tell('problem', ...found.map(({ message }) => message));
    }
  }
});

function getAction(
  command: string,
): readonly [kind: string, action: KindManifest['actions'][string], name: string] | undefined {
  const [, kind = '', name = ''] = command.split('.');
  const manifest: KindManifest | undefined = kindManifests.find(({ id }) => id === kind);
  const action = manifest?.actions[name];
  return action && [kind, action, name];
}

function typedFor(title: string): readonly string[] {
  return /command/i.test(title)
    ? ['ls']
    : ['marked', 'LTAImarked', 'registry.example.com', 'www.example.com', region, '80', '1h', ''];
}

/** Deadlines, pauses and polls of the extension pass quickly; what VS Code and the tests wait for does not. */
function hurry(): () => void {
  const { setTimeout: wait } = globalThis;
  const { now } = Date;
  const startedAt = now();
  const isOurs = (): boolean => /[\\/]dist[\\/]/.test(new Error().stack ?? '');
  const quick = ((work: () => void, ms = 0, ...args: unknown[]) =>
    wait(work, ms > 100 && isOurs() ? ms / timesFaster : ms, ...args)) as typeof setTimeout;
  const restore = [
    replaceMembers(globalThis, { setTimeout: quick }),
    replaceMembers(Date, { now: () => startedAt + (now() - startedAt) * timesFaster }),
  ];
  return () => restore.forEach((one) => one());
}
