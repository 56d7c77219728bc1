// What our production build costs a window when it activates, beside an extension that does nothing.
//
// Measured inside the extension host: both extensions are installed with a main of three lines that VS Code loads and
// activates as usual, and that then times import() of the real main (its static chunks included) and its activate()
// with the real context. An activation before both pays for what the first one in a host costs. Several fresh hosts,
// the order of the two alternating; the reported values are medians.
// What activation leaves out is loaded with the first use, which is a command here that does nothing else.
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runInExtensionHost } from '../harness/extensionHost.mjs';
import { root } from '../harness/install.mjs';
import { temporaryFolder, testEnvironment } from '../harness/testEnvironment.mjs';

const hosts = 5;
const aboveMs = 5;
const ours = 'elastic-containers.elastic-containers';
const empty = 'bench.empty';
const warmUp = 'bench.warm-up';

const emptyMain = "import * as vscode from 'vscode';\nexport function activate() { return vscode.version; }\n";
/** @param {string} id */
const timedMain = (id) => `export async function activate(context) {
  const start = performance.now();
  const real = await import('./extension.js');
  const loaded = performance.now();
  await real.activate(context);
  (globalThis.activationTimes ??= {})['${id}'] = { load: loaded - start, activate: performance.now() - loaded };
}
`;
const runnerMain = `const vscode = require('vscode');
exports.run = async () => {
  for (const id of JSON.parse(process.env.BENCH_ORDER)) {
    const extension = vscode.extensions.getExtension(id);
    if (extension === undefined || extension.isActive) {
      throw new Error(id + (extension ? ' is active already' : ' is not installed'));
    }
    await extension.activate();
  }
  const use = async () => {
    const start = performance.now();
    await vscode.commands.executeCommand('elasticContainers.copyText');
    return performance.now() - start;
  };
  const times = globalThis.activationTimes['elastic-containers.elastic-containers'];
  times.firstUse = await use();
  times.nextUse = await use();
  require('node:fs').writeFileSync(process.env.BENCH_RESULT, JSON.stringify(globalThis.activationTimes));
};
`;

/** @typedef {{load: number, activate: number, firstUse: number, nextUse: number}} Times Of an extension, in ms. */

/** @returns {Promise<import('../bench.mjs').Figure[]>} */
export async function run() {
  const temporary = await temporaryFolder();
  try {
    const folder = (/** @type {string} */ name) => join(temporary.path, name);
    await copyOurs(folder(`extensions/${ours}-0.0.0`));
    await writeEmpty(folder(`extensions/${empty}-0.0.0`), empty);
    await writeEmpty(folder(`extensions/${warmUp}-0.0.0`), warmUp);
    await writeExtension(folder('runner'), 'bench.runner', 'commonjs', { 'run.js': runnerMain });
    /** @type {Record<string, Times>[]} */
    const all = [];
    for (let host = 0; host < hosts; host++) {
      all.push(await measure(temporary.path, host));
    }
    const median = (/** @type {string} */ id, /** @type {(times: Times) => number} */ of) => {
      const sorted = all.map((times) => of(/** @type {Times} */ (times[id]))).sort((a, b) => a - b);
      return /** @type {number} */ (sorted[Math.floor(sorted.length / 2)]);
    };
    const figure = (/** @type {string} */ name, /** @type {(times: Times) => number} */ of) => ({
      ...{ name, value: median(ours, of), unit: 'ms' },
      ...{ baseline: median(empty, of), against: 'an extension that does nothing' },
    });
    return [
      figure('activation', ({ load, activate }) => load + activate),
      figure('activation.load', ({ load }) => load),
      {
        ...{ name: 'activation.load.above', unit: 'ms', wanted: 1 },
        value: median(ours, ({ load }) => load) - median(empty, ({ load }) => load),
        ...{ baseline: aboveMs, against: 'the most that loading may take beyond an extension that imports vscode' },
      },
      figure('activation.activate', ({ activate }) => activate),
      {
        ...{ name: 'activation.firstUse', value: median(ours, ({ firstUse }) => firstUse), unit: 'ms' },
        ...{ baseline: median(ours, ({ nextUse }) => nextUse), against: 'the same command again' },
      },
    ];
  } finally {
    await temporary.remove();
  }
}

/**
 * @param {string} parent
 * @param {number} host
 * @returns {Promise<Record<string, Times>>}
 */
async function measure(parent, host) {
  const folder = join(parent, `host${host}`);
  const [home, workspace, result] = [join(folder, 'home'), join(folder, 'workspace'), join(folder, 'result.json')];
  await Promise.all([mkdir(home, { recursive: true }), mkdir(workspace, { recursive: true })]);
  const order = [warmUp, ...(host % 2 === 0 ? [ours, empty] : [empty, ours])];
  /** @type {string[]} */
  const consoleLines = [];
  const code = await runInExtensionHost({
    data: join(folder, 'data'),
    workspace,
    extensionsDir: join(parent, 'extensions'),
    extension: join(parent, 'runner'),
    tests: join(parent, 'runner/run.js'),
    env: { ...testEnvironment(home), BENCH_ORDER: JSON.stringify(order), BENCH_RESULT: result },
    consoleLines,
  });
  if (code !== 0) {
    throw new Error(`The extensions could not be measured:\n${consoleLines.slice(-20).join('\n')}`);
  }
  return JSON.parse(await readFile(result, 'utf8'));
}

/** @param {string} folder */
async function copyOurs(folder) {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  for (const part of ['dist', 'l10n', 'media', 'package.nls.json', 'package.nls.zh-cn.json']) {
    await cp(join(root, part), join(folder, part), { recursive: true });
  }
  await writeFile(join(folder, 'dist/measured.js'), timedMain(ours));
  // What VS Code does on its own, such as opening a JSON document, must not activate it before it is measured.
  const measured = { ...manifest, main: './dist/measured.js', activationEvents: [] };
  await writeFile(join(folder, 'package.json'), JSON.stringify(measured));
}

/** @param {string} folder @param {string} id */
function writeEmpty(folder, id) {
  return writeExtension(folder, id, 'module', {
    'dist/extension.js': emptyMain,
    'dist/measured.js': timedMain(id),
  });
}

/** @param {string} folder @param {string} id @param {string} type @param {Record<string, string>} files */
async function writeExtension(folder, id, type, files) {
  const [publisher, name] = id.split('.');
  const manifest = {
    publisher,
    name,
    type,
    version: '0.0.0',
    main: './dist/measured.js',
    engines: { vscode: '^1.103.0' },
  };
  await mkdir(join(folder, 'dist'), { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ ...manifest, activationEvents: ['onCommand:bench'] }));
  for (const [path, text] of Object.entries(files)) {
    await writeFile(join(folder, path), text);
  }
}
