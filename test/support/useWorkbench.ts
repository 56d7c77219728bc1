// Mocha hooks around one workbench for all tests of a `describe`, with evidence of those that failed.
import { after, afterEach, before } from 'mocha';
import { Workbench, type WorkbenchOptions } from './workbench';

const openTimeoutMs = 120_000;

/**
 * Call inside `describe`; call the result inside a test. Options may be a function, for what an earlier `before` made.
 */
export function useWorkbench(
  options: WorkbenchOptions | (() => WorkbenchOptions | Promise<WorkbenchOptions>) = {},
): () => Workbench {
  let workbench: Workbench | undefined;
  before('open VS Code', async function () {
    this.timeout(openTimeoutMs);
    workbench = await Workbench.open(typeof options === 'function' ? await options() : options);
  });
  afterEach('keep evidence of a failure', async function () {
    if (this.currentTest?.state === 'failed') {
      await workbench?.saveEvidence(this.currentTest.fullTitle());
    }
  });
  after('close VS Code', async function () {
    this.timeout(openTimeoutMs);
    await workbench?.close();
  });
  return () => {
    if (workbench === undefined) {
      throw new Error('The workbench is open only inside tests and hooks.');
    }
    return workbench;
  };
}
