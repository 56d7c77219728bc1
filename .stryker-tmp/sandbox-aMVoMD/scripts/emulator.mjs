// npm run emulator -- ARGS: the emulator alone. Its ready line is all that goes to standard output.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, builtAtMs, lockClone, main, npmPackages, root } from './harness/install.mjs';
import { install } from './harness/needs.mjs';
import { endsBySignal, run } from './harness/processes.mjs';

const bundle = join(root, 'dist/emulator.js');

/** Whether any source of the emulator is newer than its bundle. */
function isStale() {
  if (!existsSync(bundle)) {
    return true;
  }
  const built = builtAtMs();
  return ['src/emulator', 'src/base'].some((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).some(
      (entry) => entry.isFile() && statSync(join(entry.parentPath, entry.name)).mtimeMs > built,
    ),
  );
}

await main(async () => {
  if (isStale()) {
    const unlock = await lockClone();
    await install([npmPackages]);
    await build();
    unlock();
  }
  endsBySignal();
  process.exitCode = await run(process.execPath, [bundle, ...process.argv.slice(2)], { stdio: 'inherit' });
});
