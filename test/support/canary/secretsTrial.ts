// A marked secret in every place one can be, every command of the extension, and no mark anywhere but on the wire. Used over a real
// extension host and over what stands for it: what is shown is noted from before the extension starts.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { kindManifests } from '../../../src/products/manifests';
import { allowsAction } from '../../../src/model/allowsAction';
import type { KindManifest } from '../../../src/model/kind';
import type { Resource, ResourceRef } from '../../../src/model/resource';
import type { Emulator } from '../emulatorProcess';
import { WireTap } from '../network/wireTap';
import { addMarks, markedInstance, marks, region, startMarkedWorld } from '../scenario/markedWorld';
import { replaceMembers, sendCallsTo, setUserSettings, writeCliConfig } from './hostSettings';
import { markedSpec, pages } from './markedInput';
import { ScriptedWindow } from './scriptedWindow';
import { Shown } from './shown';

export const noFault = 'no fault';

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

/** Each command meets some of them. */
const throttledCalls = 150;

const manifests = new Map(kindManifests.map((manifest): [string, KindManifest] => [manifest.id, manifest]));

type Target = Pick<Resource, 'ref' | 'status' | 'traits'>;

interface Row {
  readonly type: string;
  readonly resource?: Target;
  readonly notice?: { readonly kind: string };
}

export interface TrialParts {
  /** Starts the extension; answers the ids of its commands. */
  readonly activate: () => Promise<readonly string[]>;
  /** Starts the extension anew where that is possible: the limits of one account would hold back one world after another. */
  readonly restart?: () => void;
  /** Where the spec that is read by commands is written. */
  readonly folder: () => vscode.Uri;
  /** True for a caller of setTimeout whose waits pass quickly, by the stack of the call. */
  readonly isHurried: (stack: string) => boolean;
}

export class SecretsTrial {
  readonly shown = new Shown();
  /** Commands that were run, under all faults. */
  cells = 0;
  commands: readonly string[] = [];
  /** What there is to run commands on, by kind; the marked ones first. */
  private readonly targets = new Map<string, readonly Target[]>();
  private readonly secrets = new Map<string, string>();
  private readonly seenOnWire = new Set<string>();
  private readonly window = new ScriptedWindow(this.shown, {
    typed: (title) => typedFor(title),
    secret: marks.typedSecret,
    pick: (_title, labels) => labels.findIndex((label) => label === 'marked' || label === markedInstance),
  });
  private readonly restore: (() => void)[] = [];
  /** Begins while the one before is at work. */
  private next = startMarkedWorld();
  private specUri: vscode.Uri | undefined;

  constructor(private readonly parts: TrialParts) {}

  async start(): Promise<void> {
    this.window.webviews.scripts = pages;
    this.restore.push(this.window.install(), this.noteDocuments());
    this.commands = await this.parts.activate();
    addMarks(this.secrets);
  }

  async end(): Promise<void> {
    this.restore.forEach((one) => one());
    await Promise.all([sendCallsTo({}), (await this.next).stop()]);
  }

  /** Runs every command while the service fails so; returns the secrets that were shown. */
  async runUnder(fault: string, turn: number): Promise<readonly string[]> {
    const emulator = await this.next;
    this.next = startMarkedWorld();
    const tap = new WireTap(emulator.endpoint);
    await tap.start();
    if (this.parts.restart) {
      this.window.trees.splice(0);
      this.parts.restart();
    }
    let restoreTime = (): void => undefined;
    try {
      await this.signIn(emulator, tap, modes[turn % modes.length] ?? 'AK');
      this.targets.clear();
      await this.lookAtEverything();
      if (!this.specUri) {
        // Written again, it would change under the commands that read it.
        this.specUri = vscode.Uri.joinPath(this.parts.folder(), 'marked.esa.yaml');
        await vscode.workspace.fs.writeFile(
          this.specUri,
          Buffer.from(markedSpec(this.findTarget('edgeApp', '')?.id ?? '')),
        );
      }
      if (fault !== noFault) {
        // Without a fault nothing is waited for, and on a busy machine a call would not end within its hurried deadline.
        restoreTime = this.hurry();
        // A service that throttles for ever would hold back 130 commands at once for longer than a test may take.
        await emulator.fault({ name: fault, ...(fault.startsWith('throttle') && { count: throttledCalls }) });
      }
      await this.runAll();
      await this.lookAtEverything();
      await Promise.all(signingIn.map((command) => this.run(command)));
      restoreTime();
      this.noteWhatIsOpen();
      this.shown.tell('emulator’s log', (await emulator.requests()).requests, emulator.said);
      this.noteWire(emulator, tap);
    } finally {
      restoreTime();
      await tap.stop();
      await emulator.stop();
    }
    return this.leaks();
  }

  /** Has a broken credential file read; returns the secrets that were shown. */
  async readBrokenFile(): Promise<readonly string[]> {
    await writeCliConfig(`{"profiles": [{"name": "marked", "access_key_secret": "${marks.brokenFile}", ]`);
    await setUserSettings({ 'elasticContainers.profile': 'other' });
    await this.lookAtEverything();
    for (const name of ['refresh', 'selectProfile', 'showQuotas']) {
      await this.run(`elasticContainers.${name}`);
    }
    this.noteWhatIsOpen();
    return this.leaks();
  }

  /** Which of the texts hold a secret. */
  search(texts: ReadonlyMap<string, string>): readonly string[] {
    const found = new Shown();
    texts.forEach((text, place) => found.tell(place, text));
    return found.hits(this.secrets);
  }

  /** Fails when a secret did not go over the wire, or a place was hardly looked at. */
  assertAllWasThere(): void {
    const counts = this.shown.counts();
    assert.deepEqual(
      ['log', 'notification', 'dialog', 'pick', 'input', 'progress', 'row', 'view', 'status bar', 'document', 'webview']
        .concat(['terminal', 'clipboard', 'context key', 'link', 'emulator’s log'])
        .filter((place) => (counts[place] ?? 0) < 3),
      [],
      JSON.stringify(counts),
    );
    assert.deepEqual([...this.seenOnWire].sort(), [
      ...['STS token', 'configFile', 'download address', 'environmentValue', 'exec address', 'flexVolume'],
      ...['registryPassword', 'specValue', 'temporary secret', 'temporary token', 'terminal token', 'typedSecret'],
    ]);
  }

  /** Who is signed in is forgotten with where calls go. */
  private async signIn({ ready }: Emulator, tap: WireTap, mode: (typeof modes)[number]): Promise<void> {
    const { accessKeyId, accessKeySecret, securityToken } = ready;
    this.secrets.set(securityToken, 'STS token');
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
  private async lookAtEverything(): Promise<void> {
    while ((await Promise.all(this.window.trees.map((tree) => this.look(tree, undefined, 3)))).includes('loading')) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  private async look(tree: vscode.TreeDataProvider<unknown>, row: unknown, depth: number): Promise<'loading' | 'all'> {
    let state: 'loading' | 'all' = 'all';
    for (const child of (await tree.getChildren(row)) ?? []) {
      const item = await tree.getTreeItem(child);
      const hovered = (await tree.resolveTreeItem?.(item, child, new vscode.CancellationTokenSource().token)) ?? item;
      this.shown.tell('row', item, hovered.tooltip);
      const { resource, notice } = child as Row;
      if (resource) {
        const others = this.targets.get(resource.ref.kind) ?? [];
        const isMarked = resource.ref.name.includes(markedInstance);
        this.targets.set(resource.ref.kind, isMarked ? [resource, ...others] : [...others, resource]);
      }
      const below = depth > 0 ? await this.look(tree, child, depth - 1) : 'all';
      state = notice?.kind === 'loading' || below === 'loading' ? 'loading' : state;
    }
    return state;
  }

  /** What a person is about to send of their own spec is put before them, values and all. */
  private leaks(): readonly string[] {
    return this.shown.hits(this.secrets).filter((hit) => !hit.startsWith('specValue in document:'));
  }

  private async runAll(): Promise<void> {
    const access = (command: string): string => {
      const action = getAction(command)?.[1];
      return action?.destructive ? 'destructive' : (action?.access ?? 'read');
    };
    const others = this.commands.filter((command) => !signingIn.includes(command));
    for (const step of ['read', 'write', 'destructive']) {
      await Promise.all(others.filter((command) => access(command) === step).map((command) => this.run(command)));
      await this.window.webviews.answered();
    }
  }

  /** One that allows the action now. The marked instance has no shell: its containers are made up. */
  private findTarget(kind: string, action: string): ResourceRef | undefined {
    const all = this.targets.get(kind) ?? [];
    const real = /terminal|runCommand/i.test(action)
      ? all.filter(({ ref }) => !ref.name.includes(markedInstance))
      : all;
    const manifest = manifests.get(kind);
    return (real.find((row) => manifest && allowsAction(manifest, row, action)) ?? all[0])?.ref;
  }

  private async run(command: string): Promise<void> {
    this.cells++;
    const [kind, action, name] = getAction(command) ?? [];
    const args =
      action?.target === 'document'
        ? [this.specUri]
        : action
          ? [this.findTarget(action.on ?? kind ?? '', name ?? '')]
          : [];
    await vscode.commands.executeCommand(command, ...args);
  }

  private noteDocuments(): () => void {
    const note = (document: vscode.TextDocument): void => {
      const { uri } = document;
      // A spec that a person opens to edit is theirs, values and all.
      if (uri.scheme !== 'file' && uri.scheme !== 'untitled') {
        this.shown.tell('document', uri.toString(true), document.getText());
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

  private noteWhatIsOpen(): void {
    vscode.workspace.textDocuments
      .filter(({ uri }) => uri.scheme !== 'file' && uri.scheme !== 'untitled')
      .forEach((document) => {
        this.shown.tell('document', document.getText());
      });
    for (const [, found] of vscode.languages.getDiagnostics()) {
      this.shown.tell('problem', ...found.map(({ message }) => message));
    }
  }

  private noteWire(emulator: Emulator, tap: WireTap): void {
    tap.secrets.forEach((name, secret) => {
      this.secrets.set(secret, name);
      this.seenOnWire.add(name);
    });
    [...Object.entries(marks), ['STS token', emulator.ready.securityToken] as const]
      .filter(([, secret]) => tap.carried(secret))
      .forEach(([name]) => this.seenOnWire.add(name));
  }

  /** Deadlines, pauses and polls of the extension pass quickly. */
  private hurry(): () => void {
    const { setTimeout: wait } = globalThis;
    const { now } = Date;
    const startedAt = now();
    const isHurried = (): boolean => this.parts.isHurried(new Error().stack ?? '');
    const quick = ((work: () => void, ms = 0, ...args: unknown[]) =>
      wait(work, ms > 100 && isHurried() ? ms / timesFaster : ms, ...args)) as typeof setTimeout;
    const restore = [
      replaceMembers(globalThis, { setTimeout: quick }),
      replaceMembers(Date, { now: () => startedAt + (now() - startedAt) * timesFaster }),
    ];
    return () => restore.forEach((one) => one());
  }
}

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
