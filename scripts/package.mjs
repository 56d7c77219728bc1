// npm run package: elastic-containers.vsix at the root, within its size limits.
import { readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SetupError, build, installDependencies, main, root } from './harness/install.mjs';
import { run } from './harness/processes.mjs';

const vsix = 'elastic-containers.vsix';
const packageLimit = 1024 * 1024;
/** What VS Code reads and compiles before activate() can run. */
const activationLimit = 80 * 1024;

/**
 * The bundle and the chunks it imports before its first line runs; chunks behind import() cost nothing until used.
 * @param {string} file
 * @param {Set<string>} [seen]
 */
function staticImports(file, seen = new Set()) {
  if (!seen.has(file)) {
    seen.add(file);
    const statement =
      /(?:^|[;}\n])\s*(?:import|export)\s*(?:[\w$*{][^;'"()]*?\bfrom\s*|\{[^}]*\}\s*from\s*|\*[^;'"()]*?from\s*)?["'](\.[^"']+)["']/g;
    for (const [, path] of readFileSync(file, 'utf8').matchAll(statement)) {
      staticImports(join(dirname(file), /** @type {string} */ (path)), seen);
    }
  }
  return seen;
}

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
  await installDependencies();
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  rmSync(join(root, vsix), { force: true });
  await build('--production');
  const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
  const options = { cwd: root, env: { ...process.env, VSCE_STORE: 'file' } };
  for (const args of [
    ['ls', '--no-dependencies'],
    ['package', '--no-dependencies', '--out', vsix],
  ]) {
    console.log(`\nvsce ${args[0]}`);
    if ((await run(process.execPath, [vsce, ...args], options)) !== 0) {
      throw new SetupError(`vsce ${args[0]} failed; its messages are above.`);
    }
  }
  const loaded = [...staticImports(join(root, 'dist/extension.js'))];
  const loadedSize = loaded.reduce((sum, file) => sum + statSync(file).size, 0);
  console.log('');
  hold(`Loaded on activation (extension.js and ${loaded.length - 1} chunks)`, loadedSize, activationLimit);
  hold(vsix, statSync(join(root, vsix)).size, packageLimit);
});
