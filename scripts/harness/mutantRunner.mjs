// Runs bundled mocha tests for Stryker, whose own runner fails with mocha 12: the files are loaded once, and each mutant meets the tests
// alone that run its code.
import Mocha from 'mocha';
import { PluginKind, declareClassPlugin } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  TestStatus,
  determineHitLimitReached,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';

/** @typedef {import('@stryker-mutator/api/test-runner').TestResult} TestResult */
/** @typedef {import('@stryker-mutator/api/core').InstrumenterContext} InstrumenterContext */

const context = /** @type {{[Name in keyof InstrumenterContext]: InstrumenterContext[Name] | undefined}} */ (
  /** @type {any} */ (globalThis).__stryker__ ??= {}
);

class MutantRunner {
  static inject = /** @type {const} */ (['options']);

  /** @param {{mochaFiles: string[]}} options */
  constructor({ mochaFiles }) {
    this.files = mochaFiles;
  }

  capabilities() {
    return { reloadEnvironment: false };
  }

  /** @param {import('@stryker-mutator/api/test-runner').DryRunOptions} options */
  async dryRun({ timeout }) {
    return { ...(await this.run({ timeout, bail: false })), mutantCoverage: context.mutantCoverage };
  }

  /** @param {import('@stryker-mutator/api/test-runner').MutantRunOptions} options */
  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation, timeout, disableBail }) {
    context.hitLimit = hitLimit;
    context.hitCount = hitLimit === undefined ? undefined : 0;
    context.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined;
    await this.load();
    context.activeMutant = activeMutant.id;
    const result = await this.run({ timeout, bail: !disableBail, only: testFilter });
    return toMutantRunResult(determineHitLimitReached(context.hitCount, hitLimit) ?? result);
  }

  async load() {
    if (!this.mocha) {
      this.mocha = new Mocha({ timeout: 20_000, reporter: /** @type {any} */ (function () {}) });
      this.files.forEach((file) => this.mocha?.addFile(file));
      await this.mocha.loadFilesAsync();
      this.mocha.cleanReferencesAfterRun(false);
    }
    return this.mocha;
  }

  /** @param {{timeout: number, bail: boolean, only?: string[] | undefined}} options @returns {Promise<import('@stryker-mutator/api/test-runner').CompleteDryRunResult>} */
  async run({ bail, only }) {
    const mocha = await this.load();
    const wanted = only?.map((title) => title.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|');
    mocha.grep(wanted === undefined ? /(?:)/ : new RegExp(`^(?:${wanted})$`));
    mocha.bail(bail);
    /** @type {TestResult[]} */
    const tests = [];
    await new Promise((resolve) => {
      const runner = mocha.run(resolve);
      runner.on('test', (test) => (context.currentTestId = test.fullTitle()));
      runner.on('test end', () => (context.currentTestId = undefined));
      runner.on('pass', (test) => tests.push({ ...about(test), status: TestStatus.Success }));
      runner.on('fail', (test, error) =>
        tests.push({ ...about(test), status: TestStatus.Failed, failureMessage: String(error?.message ?? error) }),
      );
    });
    return { status: DryRunStatus.Complete, tests };
  }
}

/** @param {import('mocha').Test} test */
function about(test) {
  return { id: test.fullTitle(), name: test.fullTitle(), timeSpentMs: test.duration ?? 0 };
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'bundled-mocha', /** @type {any} */ (MutantRunner)),
];
