// Runs Mocha in a process of its own and reads what it counted.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';
import { exitOf, startProcess } from './processes.mjs';

/** @param {string} file @returns {{passed: number, failed: number, failures: readonly string[]} | undefined} */
export function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Throws when Mocha ended badly for another reason than a failed test.
 * @param {object} options
 * @param {string} options.files a pattern below out/
 * @param {string} options.countsFile
 * @param {readonly string[]} options.args
 * @param {NodeJS.ProcessEnv} options.env
 * @param {(text: string) => void} [options.print] without it, output goes straight to ours
 */
export async function runMocha({ files, countsFile, args, env, print }) {
  const child = startProcess(
    process.execPath,
    [
      join(root, 'node_modules/mocha/bin/mocha.js'),
      '--no-config',
      ...['--reporter', join(root, 'scripts/harness/mochaReporter.mjs')],
      ...args,
      files,
    ],
    {
      cwd: root,
      stdio: ['ignore', print ? 'pipe' : 'inherit', print ? 'pipe' : 'inherit'],
      // Mocha sees no terminal behind a pipe.
      env: { ...env, TEST_COUNTS_FILE: countsFile, ...(print && process.stdout.isTTY && { FORCE_COLOR: '1' }) },
    },
  );
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => print?.(text));
  }
  const code = await exitOf(child);
  if (code !== 0 && readCounts(countsFile)?.failed === 0) {
    throw new Error(`mocha ended with code ${code} though no test failed`);
  }
}
