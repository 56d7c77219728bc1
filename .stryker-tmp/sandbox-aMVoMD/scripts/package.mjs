// npm run package: elastic-containers.vsix at the root, within its size limits.
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError, build, lockClone, main, npmPackages, root } from './harness/install.mjs';
import { install } from './harness/needs.mjs';
import { run } from './harness/processes.mjs';

const vsix = 'elastic-containers.vsix';
const packageLimit = 1024 * 1024;

/** @param {number} bytes */
const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

/** @param {string} what @param {number} size @param {number} limit */
function hold(what, size, limit) {
  console.log(`${what}: ${kb(size)} (limit ${kb(limit)})`);
  if (size > limit) {
    throw new SetupError(`${what} is too big: ${kb(size)}, the limit is ${kb(limit)}.`);
  }
}

await main(async () => {
  await lockClone();
  await install([npmPackages]);
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  rmSync(join(root, vsix), { force: true });
  await build('--production');
  const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
  const options = { cwd: root, env: { ...process.env, VSCE_STORE: 'file' } };
  for (const args of [
    ['ls', '--no-dependencies'],
    // The README names what lies beside it, and there is no address it could be turned into.
    ['package', '--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository', '--out', vsix],
  ]) {
    console.log(`\nvsce ${args[0]}`);
    if ((await run(process.execPath, [vsce, ...args], options)) !== 0) {
      throw new SetupError(`vsce ${args[0]} failed; its messages are above.`);
    }
  }
  // Loaded here: a fresh clone has no esbuild before the dependencies are installed.
  const { activationLimit, activationSize } = await import('./harness/activationSize.mjs');
  const { files } = await activationSize();
  const bytes = files.reduce((sum, file) => sum + statSync(join(root, file)).size, 0);
  console.log('');
  hold(`Loaded on activation (extension.js and ${files.length - 1} chunks)`, bytes, activationLimit);
  hold(vsix, statSync(join(root, vsix)).size, packageLimit);
});
