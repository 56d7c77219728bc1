// Runs a bench inside the extension host of a VS Code server: its run() writes the metrics into the file BENCH_RESULT names.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { runInExtensionHost } from '../../harness/extensionHost.mjs';
import { root } from '../../harness/install.mjs';
import { temporaryFolder, testEnvironment } from '../../harness/testEnvironment.mjs';
import { compiledSchema } from '../../specSchemas.mjs';

/**
 * @param {string} entryPoint the module with run()
 * @param {string} what is measured, for an error
 * @returns {Promise<{name: string, value: number, unit: string, baseline: number}[]>}
 */
export async function hostBench(entryPoint, what) {
  const temporary = await temporaryFolder();
  try {
    const [runner, home] = [join(temporary.path, 'runner'), join(temporary.path, 'home')];
    const [workspace, result] = [join(temporary.path, 'workspace'), join(temporary.path, 'result.json')];
    await Promise.all([runner, home, workspace].map((folder) => mkdir(folder)));
    const manifest = { publisher: 'bench', name: 'runner', version: '0.0.0', engines: { vscode: '^1.103.0' } };
    await writeFile(join(runner, 'package.json'), JSON.stringify(manifest));
    await build({
      ...{ absWorkingDir: root, entryPoints: [entryPoint], outfile: join(runner, 'run.js') },
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
      throw new Error(`${what} could not be measured:\n${consoleLines.slice(-20).join('\n')}`);
    }
    return JSON.parse(await readFile(result, 'utf8'));
  } finally {
    await temporary.remove();
  }
}
