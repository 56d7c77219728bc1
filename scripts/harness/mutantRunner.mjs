// Runs bundled mocha tests for Stryker, whose own runner fails with mocha 12: the files are loaded once, and each mutant meets the tests
// alone that run its code. The fastest test comes first, because the first that fails decides; one that takes many times what it took
// without a mutant hangs.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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

/** Milliseconds of each test by its full title, from the run without a mutant. Below the copy that Stryker makes: all its processes read it. */
const durationsFile = '.durations.json';

class MutantRunner {
  static inject = /** @type {const} */ (['options']);

  /** @param {{mochaFiles: string[], slowestMs?: number}} options */
  constructor({ mochaFiles, slowestMs = Number.POSITIVE_INFINITY }) {
    this.files = mochaFiles;
    this.slowestMs = slowestMs;
    /** @type {ReadonlyMap<string, number>} */
    this.durations = new Map();
  }

  capabilities() {
    return { reloadEnvironment: false };
  }

  /** @param {import('@stryker-mutator/api/test-runner').DryRunOptions} options */
  async dryRun({ timeout }) {
    const result = await this.run({ timeout, bail: false });
    // The others run for no mutant. Nor do they count in how often a mutant may be executed before it hangs.
    const tests = result.tests.filter(({ timeSpentMs }) => timeSpentMs <= this.slowestMs);
    const { mutantCoverage } = context;
    for (const { id } of result.tests.filter((test) => !tests.includes(test))) {
      delete mutantCoverage?.perTest[id];
    }
    if (result.status === DryRunStatus.Complete) {
      const durations = tests.map(({ id, timeSpentMs }) => [id, timeSpentMs]);
      writeFileSync(durationsFile, JSON.stringify(Object.fromEntries(durations)));
    }
    return { ...result, tests, mutantCoverage };
  }

  /** @param {import('@stryker-mutator/api/test-runner').MutantRunOptions} options */
  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation, timeout, disableBail }) {
    context.hitLimit = hitLimit;
    context.hitCount = hitLimit === undefined ? undefined : 0;
    context.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined;
    await this.load();
    context.activeMutant = activeMutant.id;
    const result = await this.run({
      timeout,
      bail: !disableBail,
      only: testFilter ?? [...this.durations.keys()],
    });
    return toMutantRunResult(determineHitLimitReached(context.hitCount, hitLimit) ?? result);
  }

  async load() {
    if (!this.mocha) {
      this.mocha = new Mocha({
        timeout: 20_000,
        reporter: /** @type {any} */ (function () {}),
      });
      this.files.forEach((file) => this.mocha?.addFile(file));
      await this.mocha.loadFilesAsync();
      this.mocha.cleanReferencesAfterRun(false);
      if (existsSync(durationsFile)) {
        this.durations = new Map(Object.entries(JSON.parse(readFileSync(durationsFile, 'utf8'))));
        sortByDuration(this.mocha.suite, this.durations);
      }
    }
    return this.mocha;
  }

  /** @param {{timeout: number, bail: boolean, only?: string[] | undefined}} options @returns {Promise<import('@stryker-mutator/api/test-runner').CompleteDryRunResult>} */
  async run({ bail, only }) {
    const mocha = await this.load();
    const wanted = only?.map((title) => title.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|');
    mocha.grep(wanted === undefined ? /(?:)/ : new RegExp(`^(?:${wanted})$`));
    /** @type {TestResult[]} */
    const tests = [];
    await new Promise((resolve) => {
      const runner = mocha.run(resolve);
      runner.on('test', (test) => (context.currentTestId = test.fullTitle()));
      runner.on('test end', () => (context.currentTestId = undefined));
      runner.on('pass', (test) => tests.push({ ...about(test), status: TestStatus.Success }));
      runner.on('fail', (test, error) => {
        tests.push({
          ...about(test),
          status: TestStatus.Failed,
          failureMessage: String(error?.message ?? error),
        });
        // Suites take `bail` over from their parent only when they are created.
        if (bail) {
          runner.abort();
        }
      });
    });
    return { status: DryRunStatus.Complete, tests };
  }
}

/**
 * Milliseconds of the fastest test in it, which runs first.
 * @param {import('mocha').Suite} suite
 * @param {ReadonlyMap<string, number>} durations
 * @returns {number}
 */
function sortByDuration(suite, durations) {
  const known = (/** @type {import('mocha').Test} */ test) => durations.get(test.fullTitle()) ?? 0;
  suite.tests.sort((a, b) => known(a) - known(b));
  suite.tests.forEach((test) => test.timeout(1_000 + 5 * known(test)));
  const fastest = new Map(suite.suites.map((inner) => [inner, sortByDuration(inner, durations)]));
  suite.suites.sort((a, b) => (fastest.get(a) ?? 0) - (fastest.get(b) ?? 0));
  return Math.min(...suite.tests.slice(0, 1).map(known), ...fastest.values());
}

/** @param {import('mocha').Test} test */
function about(test) {
  return {
    id: test.fullTitle(),
    name: test.fullTitle(),
    timeSpentMs: test.duration ?? 0,
  };
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'bundled-mocha', /** @type {any} */ (MutantRunner)),
];
