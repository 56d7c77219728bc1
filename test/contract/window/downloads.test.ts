// Results whose links are plain http, as the service's are, downloaded by the whole extension.
import { deepEqual, equal, match } from 'node:assert/strict';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { emulatedStorageHost } from '../../../src/emulator/eci/capture/objectStore';
import { replaceMembers } from '../../support/canary/hostSettings';
import { StorageRoute } from '../../support/network/storageRoute';
import { useWindow } from '../../support/openWindow';
import { putInstances, scenarioRegion } from '../../support/scenario/instances';
import { nextQuestion, openQuestions, shown } from '../../support/vscode/useVscode';
import { Uri } from '../../support/vscode/values';

describe('A result whose link is plain http', () => {
  const window = useWindow({
    quirks: ['http-links'],
    settings: { 'elasticContainers.regions': [scenarioRegion] },
    world: (emulator) => putInstances(emulator, { 'web-1': 'Running' }),
  });
  let route: StorageRoute;
  let restore: () => void;
  let path: string;
  beforeEach(async () => {
    route = await StorageRoute.open({ host: emulatedStorageHost, behind: window().emulator.endpoint, others: fetch });
    restore = replaceMembers(globalThis, { fetch: route.send });
    path = join(window().folder, 'result.core');
  });
  afterEach(async () => {
    restore();
    await route.close();
  });

  /** Has a core file made, and downloads it as far as the place for it. */
  async function startDownload(): Promise<void> {
    const view = await window().openView('instances');
    await view.seen(/checkout-api-.* {2}/);
    await window().choose(view, /^checkout-api-/, 'Enable Core Dump');
    const ready = await window().passUntilMessage(/Core dump of checkout-api-\S+: Ready to download/);
    ready.press('Download');
    (await nextQuestion('save')).save(Uri.file(path));
  }

  it('is downloaded by https without a question, for its owner only', async () => {
    await startDownload();
    await window().message(`Saved ${path}`);
    deepEqual(route.sent, ['https:']);
    deepEqual([...(await readFile(path)).subarray(0, 4)], [0x7f, ...Buffer.from('ELF')]);
    equal((await stat(path)).mode & 0o777, 0o600);
  });

  it('is downloaded unencrypted after one question where https fails', async () => {
    route.isWithoutTls = true;
    await startDownload();
    const question = await window().message(
      `${emulatedStorageHost} is unreachable by HTTPS. Download the file unencrypted?`,
    );
    match(question.detail, /can read and change an unencrypted file/);
    deepEqual(route.sent, ['https:']);
    question.press('Download Unencrypted');
    await window().message(`Saved ${path}`);
    deepEqual(route.sent, ['https:', 'http:']);
    deepEqual([...(await readFile(path)).subarray(0, 4)], [0x7f, ...Buffer.from('ELF')]);
  });

  it('is not downloaded when the user declines', async () => {
    route.isWithoutTls = true;
    await startDownload();
    (await window().message(/is unreachable by HTTPS/)).cancel();
    while (shown.progresses().some(({ isOver }) => !isOver)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    deepEqual(route.sent, ['https:']);
    deepEqual(await readdir(window().folder), []);
    deepEqual(
      openQuestions().filter(({ title }) => /HTTPS|download/i.test(title) && !/Ready to download/.test(title)),
      [],
    );
  });
});
