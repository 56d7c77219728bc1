// The emulator as a program. Standard output carries one line, the ready line; everything else goes to standard error.
import { toError } from '../base/errors';
import { startEmulator } from './emulator';
import { parseOptions, usage, UsageError } from './options';

const wrongUsage = 2;

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  const { EMULATOR_ACCESS_KEY_ID: accessKeyId, EMULATOR_ACCESS_KEY_SECRET: accessKeySecret } = process.env;
  const emulator = await startEmulator(
    options,
    { ...(accessKeyId && { accessKeyId }), ...(accessKeySecret && { accessKeySecret }) },
    options.verbose ? (line) => console.error(line) : undefined,
  );
  const stop = (): void => {
    emulator.close();
    // A stalled or slow answer must not keep the process.
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (options.exitWithParent) {
    // The pipe ends when the parent does, however it died.
    process.stdin.once('close', stop).once('end', stop).resume();
  }
  console.log(JSON.stringify(emulator.ready));
}

main().catch((thrown: unknown) => {
  const isUsage = thrown instanceof UsageError || thrown instanceof RangeError;
  console.error(isUsage ? `${thrown.message}\n${usage}` : `The emulator could not start: ${toError(thrown).message}`);
  process.exit(isUsage ? wrongUsage : 1);
});
