// Entry point of the suite that runs inside VS Code's extension host; scripts/harness/hostSuite.mjs starts it and prints
// the output file. Variables: TEST_OUTPUT_FILE, TEST_COUNTS_FILE, TEST_GREP, and TEST_FILE for a window of its own.
import assert from 'node:assert/strict';
import { appendFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format } from 'node:util';
import Mocha from 'mocha';
import CountingReporter from '../../scripts/harness/mochaReporter.mjs';
import { sendCallsTo } from '../support/canary/hostSettings';
import { refuseOutsideConnections } from './support/outsideConnections';

const timeoutMs = 20_000;

export async function run(): Promise<void> {
  const output = process.env.TEST_OUTPUT_FILE;
  if (output !== undefined) {
    Mocha.reporters.Base.consoleLog = (...args: unknown[]) => appendFileSync(output, `${format(...args)}\n`);
  }
  const grep = process.env.TEST_GREP;
  let running: string | undefined;
  const outside = new Set<string>();
  refuseOutsideConnections((target) => outside.add(`${target} in "${running ?? 'no test'}"`));
  const mocha = new Mocha({
    timeout: timeoutMs,
    reporter: CountingReporter,
    rootHooks: {
      beforeAll: () => sendCallsTo({}),
      beforeEach(this: Mocha.Context) {
        running = this.currentTest?.fullTitle();
      },
      afterAll: () => assert.deepEqual([...outside], [], 'Connections to other machines'),
    },
    ...(grep === undefined ? {} : { grep }),
  });
  const folder = dirname(fileURLToPath(import.meta.url));
  const alone = process.env.TEST_FILE;
  const files = alone === undefined ? readdirSync(folder).filter((name) => name.endsWith('.test.js')) : [alone];
  try {
    for (const file of files.sort().map((name) => join(folder, name))) {
      // Not mocha.loadFilesAsync(): it tries require() first, which never returns in VS Code 1.103 for an ES module that
      // imports "vscode" (the hook that answers runs on the thread that require() blocks).
      mocha.suite.emit('pre-require', globalThis, file, mocha);
      mocha.suite.emit('require', await import(pathToFileURL(file).href), file, mocha);
      mocha.suite.emit('post-require', globalThis, file, mocha);
    }
  } catch (error) {
    Mocha.reporters.Base.consoleLog('The suite could not be loaded:', error);
    throw error;
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) {
    throw new Error(`${failures} tests failed.`);
  }
}
