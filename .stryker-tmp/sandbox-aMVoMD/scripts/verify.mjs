// npm run verify: everything a change must pass that needs no VS Code. Continues after a failure and lists all at the end.
import { lockClone, main, npm, npmPackages, say } from './harness/install.mjs';
import { install } from './harness/needs.mjs';

const steps = [
  ['types', ['run', '--silent', 'types']],
  ['lint', ['run', '--silent', 'lint']],
  ['format', ['run', '--silent', 'format:check']],
  ['contributions', ['run', '--silent', 'contributions', '--', '--check']],
  ['l10n', ['run', '--silent', 'l10n', '--', '--check']],
  ['unit tests', ['run', '--silent', 'test:unit']],
  ['contract tests', ['run', '--silent', 'test:contract']],
];

await main(async () => {
  await lockClone();
  await install([npmPackages]);
  const failed = [];
  for (const [name, args] of /** @type {[string, string[]][]} */ (steps)) {
    say(`\n--- ${name} ---`);
    const startedMs = Date.now();
    const code = await npm(args);
    say(`${name}: ${code === 0 ? 'ok' : 'FAILED'} (${((Date.now() - startedMs) / 1000).toFixed(1)} s)`);
    if (code !== 0) {
      failed.push(name);
    }
  }
  if (failed.length > 0) {
    process.exitCode = 1;
  }
  say(failed.length > 0 ? `\nFailed: ${failed.join(', ')}.` : '\nEverything passes.');
});
