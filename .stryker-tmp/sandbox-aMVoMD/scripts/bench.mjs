// npm run bench -- NAME... [--json]: measures what the benches in scripts/bench/ name; all of them without a name.
// A bench exports `run()`, which resolves with metrics; each metric stands beside a baseline measured in the same run.
import { readdirSync } from 'node:fs';
import { cpus, getPriority, loadavg, platform } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromiumAndFont } from './harness/chromium.mjs';
import { SetupError, build, lockClone, main, npmPackages, root, say } from './harness/install.mjs';
import { install } from './harness/needs.mjs';
import { stopAll } from './harness/processes.mjs';
import { vscodeServer } from './harness/vscodeServer.mjs';

/**
 * `against` says what the baseline is; `wanted` is the highest ratio that is good enough.
 * @typedef {{name: string, value: number, unit: string, baseline: number, against?: string, wanted?: number}} Figure
 */

const folder = join(root, 'scripts/bench');
const known = readdirSync(folder).flatMap((file) => (file.endsWith('.mjs') ? [file.slice(0, -'.mjs'.length)] : []));

/** Measured inside VS Code; known before a bench is loaded, as that takes what is installed. */
const inWindows = new Set(['activation', 'follow', 'spec']);

/** @param {number} value */
const rounded = (value) => Number(value.toPrecision(4));

await main(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new SetupError(`There is no bench "${unknown.join('", "')}". Known: ${known.join(', ')}.`);
  }
  const names = positionals.length > 0 ? positionals : known;
  await lockClone();
  const windows = names.some((name) => inWindows.has(name)) ? [chromiumAndFont(), vscodeServer('newest')] : [];
  await install([npmPackages, ...windows]);
  const benches = await Promise.all(names.map((name) => import(pathToFileURL(join(folder, `${name}.mjs`)).href)));
  if (benches.some(({ measuresDist }) => measuresDist !== false)) {
    await build('--production');
  }
  const [{ model } = { model: 'unknown' }] = cpus();
  say(`${cpus().length} × ${model}, Node ${process.versions.node}, ${platform()}, priority ${getPriority()}`);
  /** @type {(Figure & {ratio: number})[]} */
  const figures = [];
  for (const [index, bench] of benches.entries()) {
    say(`Measuring ${names[index]} (load ${loadavg()[0]?.toFixed(1)}) ...`);
    for (const figure of /** @type {Figure[]} */ (await bench.run())) {
      const { value, baseline } = figure;
      const shown = {
        ...figure,
        value: rounded(value),
        baseline: rounded(baseline),
        ratio: rounded(value / baseline),
        ...(figure.wanted !== undefined && { wanted: rounded(figure.wanted) }),
      };
      figures.push(shown);
      if (values.json) {
        const { name, unit, ratio, against, wanted } = shown;
        console.log(
          JSON.stringify({ name, value: shown.value, unit, baseline: shown.baseline, ratio, against, wanted }),
        );
      }
    }
  }
  if (!values.json) {
    console.table(Object.fromEntries(figures.map(({ name, ...rest }) => [name, rest])));
  }
});
await stopAll();
