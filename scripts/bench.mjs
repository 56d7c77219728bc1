// npm run bench -- NAME... [--json]: measures what the benches in scripts/bench/ name; all of them without a name.
// A bench exports `run()`, which resolves with figures; a figure stands beside a baseline measured in the same run.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { SetupError, build, installDependencies, main, root, say } from './harness/install.mjs';
import { stopAll } from './harness/processes.mjs';

/** @typedef {{name: string, value: number, unit: string, baseline: number}} Figure */

const folder = join(root, 'scripts/bench');
const known = readdirSync(folder).flatMap((file) => (file.endsWith('.mjs') ? [file.slice(0, -'.mjs'.length)] : []));

/** @param {number} value */
const rounded = (value) => Number(value.toPrecision(4));

await main(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new SetupError(`There is no bench "${unknown.join('", "')}". Known: ${known.join(', ')}.`);
  }
  await installDependencies();
  await build('--production');
  /** @type {(Figure & {ratio: number})[]} */
  const figures = [];
  for (const name of positionals.length > 0 ? positionals : known) {
    say(`Measuring ${name} ...`);
    const bench = await import(pathToFileURL(join(folder, `${name}.mjs`)).href);
    for (const figure of /** @type {Figure[]} */ (await bench.run())) {
      const { value, baseline } = figure;
      const shown = {
        ...figure,
        value: rounded(value),
        baseline: rounded(baseline),
        ratio: rounded(value / baseline),
      };
      figures.push(shown);
      if (values.json) {
        const { name: title, unit, ratio } = shown;
        console.log(JSON.stringify({ name: title, value: shown.value, unit, baseline: shown.baseline, ratio }));
      }
    }
  }
  if (!values.json) {
    console.table(Object.fromEntries(figures.map(({ name, ...rest }) => [name, rest])));
  }
});
await stopAll();
