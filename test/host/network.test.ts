// VS Code's own proxy and certificate settings, in force for our calls: a real extension host, a proxy that is asked to CONNECT,
// a gateway whose certificate a private authority signed, the emulator behind both.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import tls from 'node:tls';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Emulator } from '../support/emulatorProcess';
import { startEmulator } from '../support/emulatorProcess';
import { createPrivateCa } from '../support/network/privateCa';
import { ConnectProxy, TlsGateway, otherLoopback } from '../support/network/servers';
import { replaceMembers, sendCallsTo, setUserSettings, writeCliConfig } from '../support/canary/hostSettings';

/** Where VS Code finds the certificates of a Linux machine, and what it asks Node for elsewhere and since 1.106. */
const certificateFiles = /^\/etc\/(ssl|pki)\/.*\.(crt|pem)$/;

/** Of a domain that is reserved: no resolver finds it, only the proxy knows where it is. */
const serviceName = 'eci.elastic-containers.test';

describe('calls in VS Code', () => {
  const proxy = new ConnectProxy((target) => (target === `${serviceName}:443` ? gateway.origin : undefined));
  let emulator: Emulator;
  let gateway: TlsGateway;
  let restoreCertificates: () => void;

  before(async () => {
    const extension = vscode.extensions.getExtension('elastic-containers.elastic-containers');
    await extension?.activate();
    const ca = await createPrivateCa();
    restoreCertificates = installOnThisMachine(ca.certificate);
    emulator = await startEmulator({ instances: 0, host: serviceName });
    gateway = new TlsGateway(await ca.issue(otherLoopback, serviceName), emulator.endpoint);
    await Promise.all([proxy.start(), gateway.start()]);
    const { accessKeyId, accessKeySecret } = emulator.ready;
    const profile = { name: 'default', mode: 'AK', region_id: 'cn-hangzhou' };
    await writeCliConfig(
      JSON.stringify({
        profiles: [{ ...profile, access_key_id: accessKeyId, access_key_secret: accessKeySecret }],
      }),
    );
  });
  beforeEach(() => callService(`https://${serviceName}`));
  afterEach(async () => {
    proxy.isSilent = false;
    proxy.asked.length = 0;
    await setUserSettings({ 'http.proxy': undefined, 'http.systemCertificates': undefined });
  });
  after(async () => {
    restoreCertificates();
    await sendCallsTo({});
    await Promise.all([proxy.stop(), gateway.stop(), emulator.stop()]);
  });

  const callService = (origin: string): Promise<void> => sendCallsTo({ eci: origin });

  /**
   * The certificates of the operating system, with one more among them. VS Code reads them once, with the first https call of a
   * window: no test that comes before may make one.
   */
  function installOnThisMachine(certificate: string): () => void {
    const { readFile } = fs.promises;
    const readWithOurs = (async (...args: Parameters<typeof readFile>) => {
      const [path] = args;
      if (typeof path !== 'string' || !certificateFiles.test(path)) {
        return readFile(...args);
      }
      // A machine without the package ca-certificates has none of these files.
      const text = await readFile(...args).catch(() => '');
      return `${String(text)}\n${certificate}`;
    }) as typeof readFile;
    const restoreFiles = replaceMembers(fs.promises, { readFile: readWithOurs });
    const fromNode = tls as unknown as { getCACertificates?: (type?: string) => readonly string[] };
    const { getCACertificates: ask } = fromNode;
    const restoreNode = ask
      ? replaceMembers(fromNode, {
          getCACertificates: (type?: string) => (type === 'system' ? [...ask(type), certificate] : ask(type)),
        })
      : () => undefined;
    return () => {
      restoreFiles();
      restoreNode();
    };
  }

  /** Asks the service for its regions, as Choose Regions… does, and gives what was offered or the failure shown. */
  async function askForRegions(): Promise<readonly string[] | string> {
    // What was answered before is forgotten with the account.
    await setUserSettings({ 'elasticContainers.profile': 'default' });
    await setUserSettings({ 'elasticContainers.profile': undefined });
    let answer: readonly string[] | string | undefined;
    const restore = replaceMembers(vscode.window, {
      showQuickPick: async (items: unknown) => {
        const offered = ((await items) as readonly vscode.QuickPickItem[]).map(({ label }) => label);
        // After a failure the regions that are known anyway are offered.
        answer ??= offered;
        return undefined;
      },
      showWarningMessage: (message: string) => {
        answer = message;
        return Promise.resolve(undefined);
      },
    });
    try {
      await vscode.commands.executeCommand('elasticContainers.selectRegions');
    } finally {
      restore();
    }
    return answer ?? 'nothing happened';
  }

  async function answersWithRegions(): Promise<void> {
    const answer = await askForRegions();
    assert.ok(Array.isArray(answer) && answer.includes('cn-hangzhou'), String(answer));
  }

  it('go to the service directly when no proxy is set, and keep the connection', async () => {
    await callService(gateway.origin);
    const { secured } = gateway;
    for (let times = 0; times < 3; times++) {
      await answersWithRegions();
    }
    assert.deepEqual(proxy.asked, []);
    assert.equal(gateway.secured - secured, 1);
  });

  it('go through the proxy that http.proxy names, with TLS from end to end', async () => {
    await setUserSettings({ 'http.proxy': proxy.origin });
    await answersWithRegions();
    assert.deepEqual([...new Set(proxy.asked)], [`${serviceName}:443`]);
  });

  it('trust what the machine trusts only while http.systemCertificates says so', async () => {
    await setUserSettings({ 'http.proxy': proxy.origin, 'http.systemCertificates': false });
    assert.match(
      String(await askForRegions()),
      /^The certificate of eci\.elastic-containers\.test is not trusted \((SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)\)\. .*http\.systemCertificates/,
    );
  });

  it('end at their deadline, and leave no connection, when the proxy takes them and never answers', async () => {
    await setUserSettings({ 'http.proxy': proxy.origin });
    proxy.isSilent = true;
    const real = globalThis.setTimeout;
    const deadlineMs = 30_000;
    // A deadline passes in a moment; every other timer of the extension host runs as it is.
    const quick = ((work: () => void, ms?: number, ...args: unknown[]) =>
      real(
        work,
        ms !== undefined && ms > deadlineMs - 1_000 && ms <= deadlineMs ? 500 : ms,
        ...args,
      )) as typeof setTimeout;
    const restore = replaceMembers(globalThis, { setTimeout: quick });
    try {
      assert.match(String(await askForRegions()), /^eci\.elastic-containers\.test did not respond in time\. .*proxy/);
    } finally {
      restore();
    }
    assert.ok(proxy.asked.length > 0, 'the proxy was asked');
    while (proxy.open > 0) {
      await new Promise((resolve) => real(resolve, 10));
    }
  });
});
