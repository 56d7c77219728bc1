// The thread itself runs here: dist/specWorker.js, as the build leaves it.
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { stringify } from 'yaml';
import { CancelledError } from '../../../../src/base/errors';
import { SpecChecker } from '../../../../src/engine/spec/analysisWorker';
import { maxHostChars, workerTimeoutMs } from '../../../../src/engine/spec/limits';
import { FakeClock } from '../../../support/fakeClock';

const workerFile = join(process.cwd(), 'dist/specWorker.js');
const notHere = (): Promise<never> => Promise.reject(new Error('Checked in the extension host'));

const container = (name: number) => ({
  ...{ Name: `c${name}`, Image: 'nginx:1.27', IsACRImage: false, Spec: '1C2G', Storage: '0.5G' },
  ...{ ProbeType: 'tcpSocket', ProbeContent: { Port: 1000 + name } },
});
const documentOf = (count: number) => ({
  ...{ AppId: 'app-880688675783794944', Name: 'short' },
  Containers: Array.from({ length: count }, (_one, index) => container(index)),
});

describe('checking a large document', function () {
  this.timeout(90_000);
  let clock: FakeClock;
  let checker: SpecChecker;
  const check = (text: string, syntax: 'json' | 'yaml' = 'json') => checker.check({ kind: 'edgeSpec', text, syntax });

  beforeEach(() => {
    clock = new FakeClock();
    checker = new SpecChecker({ language: notHere, workerFile, translations: { 'Name is missing.': '' }, clock });
  });
  afterEach(() => checker.dispose());

  it('happens in a thread, with the same findings and the same value', async () => {
    for (const [text, syntax] of [
      [JSON.stringify(documentOf(300)), 'json'],
      [stringify(documentOf(60)), 'yaml'],
    ] as const) {
      ok(text.length > maxHostChars[syntax]);
      const { findings, value, root } = await check(text, syntax);
      deepEqual(
        findings.map(({ code, path }) => [code, path]),
        [['too-short', ['Name']]],
      );
      equal(root?.type, 'object');
      equal((value as { Containers: unknown[] }).Containers.length > 50, true);
    }
    equal(clock.sleeping, 0);
  });

  it('happens in the extension host when it is small', async () => {
    await rejects(check('{}'), /Checked in the extension host/);
  });

  it('of more than 2 MB does not happen', async () => {
    const { findings } = await check(' '.repeat(5 * 1024 * 1024));
    deepEqual(
      findings.map(({ code }) => code),
      ['checks-off'],
    );
  });

  it('does not keep the extension host from working, whatever the text', async () => {
    await check(JSON.stringify(documentOf(300)));
    const texts = [
      ['['.repeat(300_000), 'json'],
      [JSON.stringify(documentOf(8000)), 'json'],
      ['[,'.repeat(20_000), 'yaml'],
      [`Containers:\n${'- &a [*a,*a]\n'.repeat(20_000)}`, 'yaml'],
      [stringify(documentOf(1000)), 'yaml'],
    ] as const;
    for (const [text, syntax] of texts) {
      const blocked: number[] = [];
      // A busy machine lets every thread wait now and then: what the text is to blame for comes back each time.
      while (blocked.length < 5 && Math.min(...blocked) >= 100) {
        const delay = monitorEventLoopDelay({ resolution: 1 });
        delay.enable();
        const { findings } = await check(text, syntax);
        delay.disable();
        ok(findings.length > 0);
        blocked.push(delay.max / 1e6);
      }
      ok(Math.min(...blocked) < 100, `${text.slice(0, 20)}… (${text.length}) blocked for ${blocked.join(', ')} ms`);
    }
  });

  it('is given up after a while; the next one gets a new thread', async () => {
    const late = check(`Containers: ${'[a, '.repeat(100_000)}`, 'yaml');
    await clock.whenSleeping();
    await clock.advance(workerTimeoutMs);
    deepEqual(
      (await late).findings.map(({ code, severity }) => [code, severity]),
      [['checks-timed-out', 'error']],
    );
    equal((await check(JSON.stringify(documentOf(300)))).findings.length, 1);
  });

  it('ends without a result when the extension is shut down, and reports an unknown kind', async () => {
    const text = JSON.stringify(documentOf(300));
    await rejects(checker.check({ kind: 'nothing', text, syntax: 'json' }), /Unknown kind/);
    const pending = check(text);
    checker.dispose();
    await rejects(pending, CancelledError);
  });
});
