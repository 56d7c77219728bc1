// All fuzz targets by the names that `npm run fuzz` takes.
import { answers } from './answers';
import { emulator } from './emulator';
import { logs } from './logs';
import { messages } from './messages';
import { profiles } from './profiles';
import { specs } from './specs';
import { terminal } from './terminal';
import type { FuzzTarget } from './target';

export const fuzzTargets = { answers, emulator, logs, messages, profiles, specs, terminal } satisfies Readonly<
  Record<string, FuzzTarget>
>;

export { runFuzz } from './target';
