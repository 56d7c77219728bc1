// Mocha hooks around one workbench for all tests of a `describe`, with evidence of what failed.
import { after, afterEach, before, beforeEach } from 'mocha';
import { Workbench, type WorkbenchOptions } from './workbench';

/** A server, a browser and a window have to start, beside those of another test file. */
const openTimeoutMs = 180_000;

/**
 * Call inside `describe`, before other hooks; call the result inside a test. Options may be a function, for what an earlier
 * `before` made.
 */
export function useWorkbench(
  options: WorkbenchOptions | (() => WorkbenchOptions | Promise<WorkbenchOptions>) = {},
): () => Workbench {
  let workbench: Workbench | undefined;
  let reachedTests = false;
  before('open VS Code', async function () {
    this.timeout(openTimeoutMs);
    workbench = await Workbench.open(typeof options === 'function' ? await options() : options);
  });
  beforeEach('note that the tests were reached', () => {
    reachedTests = true;
  });
  afterEach('keep evidence of a failure', async function () {
    // Without a state when a hook before it failed, so that it never began.
    if (this.currentTest !== undefined && this.currentTest.state !== 'passed' && !this.currentTest.isPending()) {
      await workbench?.saveEvidence(this.currentTest.fullTitle());
    }
  });
  after('close VS Code', async function () {
    this.timeout(openTimeoutMs);
    if (!reachedTests) {
      await workbench?.saveEvidence(`${this.test?.parent?.fullTitle() ?? ''} before its tests`);
    }
    await workbench?.close();
  });
  return () => {
    if (workbench === undefined) {
      throw new Error('The workbench is open only inside tests and hooks.');
    }
    return workbench;
  };
}
