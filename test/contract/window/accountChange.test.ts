// What is asked in one account is never done in another: every action that changes something, with the account switched at every question
// and every call.
import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { activate } from '../../../src/extension';
import { toCommandId } from '../../../src/model/commandId';
import type { ActionManifest } from '../../../src/model/action';
import type { KindManifest } from '../../../src/model/kind';
import { kindManifests } from '../../../src/products/manifests';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';
import { allApis, createClients } from '../../support/kindContext';
import { CallGate } from '../../support/network/callGate';
import { ObligingUser, type UserStep } from '../../support/scenario/obligingUser';
import { commands, Uri } from '../../support/vscode';
import { TransportTrial } from '../transportTrial';
import type { TestContext } from '../../support/vscode/extensionContext';
import type { MessageQuestion } from '../../support/vscode/questions';
import { createExtensionContext, shown, useVscode } from '../../support/vscode/useVscode';
import { setSetting } from '../../support/vscode/workspace';

const manifests: readonly KindManifest[] = kindManifests;
const writeActions = manifests.flatMap((kind) =>
  Object.entries<ActionManifest>(kind.actions).flatMap(([name, action]) =>
    action.access === 'write' ? [{ id: toCommandId(kind, name), action }] : [],
  ),
);
const reads = new Set(allApis.flatMap(({ operations }) => operations.read));
const writes = new Set(allApis.flatMap(({ operations }) => operations.write));

type WriteAction = (typeof writeActions)[number];
type Moment = UserStep;

const world = { instances: 12, seed: 1 };
const { signal } = new AbortController();

/** A version, its app left out. */
const spec = {
  Name: 'release-9',
  Containers: [
    {
      ...{ Name: 'web', Image: 'nginx:1.27', IsACRImage: false, Spec: '1C2G', Storage: '0.5G' },
      ...{ ProbeType: 'tcpSocket', ProbeContent: { Port: 80 } },
    },
  ],
};

/** One run of an action. */
interface Trace {
  /** When it waited for the user or the service, in order. */
  readonly moments: readonly Moment[];
  /** Notifications since the account has changed; all of them when it has not. */
  readonly notifications: readonly MessageQuestion[];
  /** When the account changed, how many moments there were until then, and whether the action was over already. */
  readonly switched: { readonly moment: Moment; readonly seen: number; readonly wasOver: boolean } | undefined;
}

/** Which entries of the first two lists are taken: not every resource has what the action is about. */
const ways = [0, 1, 2, 3, 4, 5].flatMap((first) => [0, 1, 2].map((second) => [first, second]));

describe('An action that changes something', function () {
  this.timeout(120_000);
  useVscode();
  let emulator: Emulator;
  let gate: CallGate;
  let home: string;
  let otherKey: string;
  let specPath: string;
  const environment = { ...process.env };

  before(async () => {
    emulator = await startEmulator(world);
    gate = new CallGate(emulator.endpoint);
    await gate.start();
    home = await mkdtemp(join(tmpdir(), 'account-'));
    // In place: the home folder is read from the environment of the process.
    Object.keys(process.env)
      .filter((name) => /^(?:ALIBABA_CLOUD_|ALICLOUD_|ALIYUN_)/.test(name))
      .forEach((name) => Reflect.deleteProperty(process.env, name));
    process.env['HOME'] = home;
    process.env['ALIBABA_CLOUD_ECS_METADATA_DISABLED'] = 'true';
    const { accessKeyId, accessKeySecret } = emulator.ready;
    const { endpoint } = emulator;
    const keys = { accessKeyId, accessKeySecret, endpoints: { esa: endpoint, sts: endpoint } };
    const { esa, sts } = createClients(new TransportTrial(endpoint, keys).transport);
    const role = { RoleArn: 'acs:ram::1999999999999999:role/ops', RoleSessionName: 'ops' };
    const { Credentials: other } = await sts.assumeRole(undefined, role, signal);
    otherKey = other?.AccessKeyId ?? '';
    const profiles = [
      { name: 'dev', mode: 'AK', access_key_id: accessKeyId, access_key_secret: accessKeySecret },
      {
        ...{ name: 'ops', mode: 'StsToken', access_key_id: otherKey, access_key_secret: other?.AccessKeySecret },
        sts_token: other?.SecurityToken,
      },
    ].map((profile) => ({ ...profile, region_id: 'cn-hangzhou' }));
    await mkdir(join(home, '.aliyun'));
    await writeFile(join(home, '.aliyun/config.json'), JSON.stringify({ current: 'dev', profiles }));
    specPath = join(home, 'shop.esa.json');
    await emulator.reset(world);
    const { value: page } = await esa.listEdgeContainerApps('cn-hangzhou', signal).next();
    const AppId = page?.Apps?.[0]?.AppId;
    await writeFile(specPath, JSON.stringify({ ...spec, AppId }));
  });
  after(async () => {
    Object.keys(process.env)
      .filter((name) => environment[name] === undefined)
      .forEach((name) => Reflect.deleteProperty(process.env, name));
    Object.assign(process.env, environment);
    await gate.stop();
    await emulator.stop();
    await rm(home, { recursive: true });
  });

  /** Runs an action from the palette. With `switchAt`, a key of `listKeys`, the account changes at that moment. */
  async function run({ id, action }: WriteAction, choices: readonly number[], switchAt?: string): Promise<Trace> {
    await emulator.reset(world);
    const context = openWindow();
    const moments: Moment[] = [];
    const notifications: MessageQuestion[] = [];
    let pending = 0;
    let isSettled = false;
    let wake: () => void = () => undefined;
    let switched: Trace['switched'];
    const change = (moment: Moment): void => {
      const wasOver = isSettled && shown.panels().length + shown.terminals().length === 0;
      switched = { moment, seen: moments.length, wasOver };
      setSetting('elasticContainers.profile', 'ops');
    };
    const isSwitch = (): boolean => switchAt !== undefined && listKeys(moments).at(-1) === switchAt;
    const noteStep = (step: Moment): void => {
      moments.push(step);
      if (isSwitch()) {
        change(step);
      }
    };
    const noteCall = async (name: string): Promise<void> => {
      const moment = { name, isModal: false, isOpen: () => false };
      moments.push(moment);
      if (isSwitch()) {
        // What is sent side by side with it arrives first.
        await drain();
        change(moment);
      }
    };
    const user = new ObligingUser({
      // What the lists read behind a question is over then, and the order the same in each run.
      ready: async () => {
        await drain();
        while (pending > 0) {
          await drain();
        }
      },
      onStep: noteStep,
      onNotification: (notification) => {
        if (switched || switchAt === undefined) {
          notifications.push(notification);
        }
        wake();
      },
    });
    user.choices = choices;
    gate.onCall = ({ action: operation, accessKeyId }) => {
      if (reads.has(operation) || writes.has(operation)) {
        pending++;
        return noteCall(accessKeyId === otherKey ? `${operation} as ops` : operation);
      }
      return undefined;
    };
    gate.onAnswer = ({ action: operation }) => {
      if (reads.has(operation) || writes.has(operation)) {
        pending--;
        wake();
      }
    };
    const hasWritten = (): boolean => moments.some(({ name }) => writes.has(name));
    const isOver = (): boolean =>
      pending === 0 && (notifications.length > 0 || switched?.wasOver === true ? isSettled : hasWritten() && !switched);
    try {
      const target = action.target === 'document' ? [Uri.file(specPath)] : [];
      void commands.executeCommand(id, ...target).then(() => {
        isSettled = true;
        wake();
      });
      while (!isOver()) {
        await new Promise<void>((resolve) => (wake = resolve));
        // What has come is on its way through the extension.
        await drain();
      }
      await drain();
      return { moments, notifications, switched };
    } finally {
      user.dispose();
      context.end();
    }
  }

  function openWindow(): TestContext {
    const { origin } = gate;
    setSetting('elasticContainers.endpoints', { eci: origin, ehpc: origin, esa: origin, sts: origin });
    setSetting('elasticContainers.profile', 'dev');
    const context = createExtensionContext();
    activate(context);
    return context;
  }

  /** What is chosen so that the action comes to a write. */
  async function findWay(write: WriteAction): Promise<{ readonly choices: readonly number[]; readonly trace: Trace }> {
    const tried: string[] = [];
    for (const choices of ways) {
      const trace = await run(write, choices);
      if (trace.moments.some(({ name }) => writes.has(name))) {
        return { choices, trace };
      }
      tried.push(`${choices.join()}: ${trace.notifications.map(({ title }) => title).join()}`);
    }
    throw new Error(`${write.id} comes to no write: ${tried.join('; ')}`);
  }

  const written = new Set<string>();
  /** Reads on the way to a write, and those at which the account changed: in the background a read may come when the action is over. */
  const [readBefore, switchedAt] = [new Set<string>(), new Set<string>()];

  for (const write of writeActions) {
    it(`${write.id} sends nothing once the account has changed, and says so once`, async () => {
      const { choices, trace } = await findWay(write);
      const writeAt = trace.moments.findIndex(({ name }) => writes.has(name));
      trace.moments.forEach(({ name }) => writes.has(name) && written.add(name));
      const wanted = trace.moments.slice(0, writeAt + 1);
      const keys = listKeys(wanted);
      wanted.forEach(({ name }) => reads.has(name) && readBefore.add(name));
      const covered = new Set<string>();
      for (const key of keys) {
        const { moments, notifications, switched } = await run(write, choices, key);
        // A list that is read again in the background may come later than before, when the action is over.
        if (!switched || switched.wasOver) {
          continue;
        }
        covered.add(key);
        switchedAt.add(switched.moment.name);
        const { moment, seen } = switched;
        const where = `switched at ${moment.name}`;
        // A dialog that was open already cannot be closed, and the user may come to it later. A read as the account before may have been
        // on the wire already.
        const later = moments
          .slice(seen)
          .filter(({ name, isModal }) => !isModal && !reads.has(name))
          .map(({ name }) => name);
        const texts = notifications.map(({ title }) => title);
        deepEqual(later, [], where);
        equal(texts.length, 1, `${where}: ${texts.join(' | ')}`);
        match(texts[0] ?? '', /\bdev\b/, where);
        equal(moment.isOpen(), false, where);
        if (moment.isModal) {
          match(texts[0] ?? '', /Your answer was discarded/, where);
        }
      }
      const missed = keys.filter((key, at) => !covered.has(key) && !reads.has(wanted[at]?.name ?? ''));
      deepEqual(missed, []);
    });
  }

  it('has met a change of the account at every operation that is read on the way', () => {
    deepEqual(
      [...readBefore].filter((operation) => !switchedAt.has(operation)),
      [],
    );
  });

  it('is in the list above for every operation that changes something', () => {
    deepEqual(
      [...writes].filter((operation) => !written.has(operation)),
      [],
    );
  });
});

/** Names each moment by what happens and how often it has happened: what happens in the background may come in another order. */
function listKeys(moments: readonly Moment[]): readonly string[] {
  const counts = new Map<string, number>();
  return moments.map(({ name }) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${name}, ${count}`;
  });
}

async function drain(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
