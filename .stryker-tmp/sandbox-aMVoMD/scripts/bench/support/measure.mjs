// Runs one measurement in a fresh process, so that none warms up or fills the heap of another.
import { fileURLToPath } from 'node:url';
import { startProcess, exitOf } from '../../harness/processes.mjs';
import { buildBenches } from './build.mjs';

const measurements = fileURLToPath(new URL('./measurements.mjs', import.meta.url));

/**
 * @param {string} name export of measurements.mjs
 * @param {object} given its argument, as plain data
 * @returns {Promise<Record<string, any>>}
 */
export async function measure(name, given) {
  await buildBenches();
  const args = ['--expose-gc', '--max-old-space-size=4096', measurements, name, JSON.stringify(given)];
  const child = startProcess(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk) => (text += chunk));
  const ended = new Promise((resolve) => child.stdout?.once('end', resolve));
  const code = await exitOf(child);
  await ended;
  if (code !== 0) {
    throw new Error(`The measurement ${name} failed with code ${code}.`);
  }
  return JSON.parse(text);
}
