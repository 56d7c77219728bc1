// What checking and completing a spec document of 200 containers costs, measured inside the extension host: our rules beside
// the parsing they need, once warm and once cold, and completion from its cache beside finding the place.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { runInExtensionHost } from '../harness/extensionHost.mjs';
import { root } from '../harness/install.mjs';
import { temporaryFolder, testEnvironment } from '../harness/testEnvironment.mjs';
import { compiledSchema } from '../specSchemas.mjs';

/** @returns {Promise<{name: string, value: number, unit: string, baseline: number}[]>} */
export async function run() {
  const temporary = await temporaryFolder();
  try {
    const [runner, home] = [join(temporary.path, 'runner'), join(temporary.path, 'home')];
    const [workspace, result] = [join(temporary.path, 'workspace'), join(temporary.path, 'result.json')];
    await Promise.all([runner, home, workspace].map((folder) => mkdir(folder)));
    const manifest = { publisher: 'bench', name: 'runner', version: '0.0.0', engines: { vscode: '^1.103.0' } };
    await writeFile(join(runner, 'package.json'), JSON.stringify(manifest));
    await build({
      ...{ absWorkingDir: root, entryPoints: ['scripts/bench/specHost.ts'], outfile: join(runner, 'run.js') },
      ...{ bundle: true, minify: true, platform: 'node', target: 'node20', format: 'cjs', external: ['vscode'] },
      plugins: [compiledSchema],
      alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    });
    /** @type {string[]} */
    const consoleLines = [];
    const code = await runInExtensionHost({
      data: join(temporary.path, 'data'),
      workspace,
      extension: runner,
      tests: join(runner, 'run.js'),
      env: { ...testEnvironment(home), BENCH_RESULT: result },
      consoleLines,
    });
    if (code !== 0) {
      throw new Error(`The spec could not be measured:\n${consoleLines.slice(-20).join('\n')}`);
    }
    return JSON.parse(await readFile(result, 'utf8'));
  } finally {
    await temporary.remove();
  }
}
