// The command line, read and checked.
import { parseArgs } from 'node:util';
import { toError } from '../base/errors';
import { type Quirk, checkQuirk, describeQuirks } from './quirks';
import { regionIds } from './world/regions';

/** A command line that cannot be understood; the message is for people. */
export class UsageError extends Error {}

/** A fault as written on the command line, its names not yet checked. */
interface FaultArgument {
  readonly name: string;
  readonly operation?: string;
  readonly count?: number;
}

/** The options of an emulator run. */
export interface EmulatorOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** The default inhabitants when absent. */
  readonly instances?: number;
  /** The number of regions they are spread over; their default regions when absent. */
  readonly overRegions?: number;
  readonly seed: number;
  readonly latencyMs: number;
  readonly faults: readonly FaultArgument[];
  readonly quirks: readonly Quirk[];
  /** A further name it answers to, of a gateway in front of it; otherwise names and addresses of this machine only. */
  readonly host?: string;
  readonly verbose: boolean;
  readonly exitWithParent: boolean;
}

export const usage = `usage: emulator [--port N] [--instances N] [--regions N] [--seed N] [--latency MS] [--fault NAME[:Operation[:count]]]... [--quirk NAME]... [--host NAME] [--exit-with-parent] [--verbose]
quirks:
${describeQuirks()}`;

const defaultSeed = 1;
const maxRegions = regionIds.length;

/** @throws UsageError for an unknown option or a value out of bounds, RangeError for an unknown quirk */
export function parseOptions(args: readonly string[]): EmulatorOptions {
  const values = parse(args);
  const instances =
    values.instances === undefined ? undefined : wholeNumber('--instances', values.instances, 0, 200_000);
  const overRegions =
    values.regions === undefined ? undefined : wholeNumber('--regions', values.regions, 1, maxRegions);
  return {
    port: wholeNumber('--port', values.port ?? '0', 0, 65_535),
    ...(instances !== undefined && { instances }),
    ...(overRegions !== undefined && { overRegions }),
    seed: wholeNumber('--seed', values.seed ?? String(defaultSeed), 0, 2 ** 31),
    latencyMs: wholeNumber('--latency', values.latency ?? '0', 0, 600_000),
    faults: (values.fault ?? []).map(parseFault),
    quirks: (values.quirk ?? []).map(checkQuirk),
    ...(values.host !== undefined && { host: values.host }),
    verbose: values.verbose ?? false,
    exitWithParent: values['exit-with-parent'] ?? false,
  };
}

function parse(args: readonly string[]): Partial<{
  port: string;
  instances: string;
  regions: string;
  seed: string;
  latency: string;
  fault: string[];
  quirk: string[];
  host: string;
  verbose: boolean;
  'exit-with-parent': boolean;
}> {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        instances: { type: 'string' },
        regions: { type: 'string' },
        seed: { type: 'string' },
        latency: { type: 'string' },
        fault: { type: 'string', multiple: true },
        quirk: { type: 'string', multiple: true },
        host: { type: 'string' },
        verbose: { type: 'boolean' },
        'exit-with-parent': { type: 'boolean' },
      },
    }).values;
  } catch (thrown) {
    throw new UsageError(toError(thrown).message);
  }
}

function wholeNumber(option: string, text: string, min: number, max: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) {
    throw new UsageError(`${option} takes a whole number from ${min} to ${max}, not "${text}"`);
  }
  return value;
}

/** `NAME`, `NAME:Operation`, `NAME:Operation:count`; an empty operation is every operation. */
function parseFault(text: string): FaultArgument {
  const [name = '', operation = '', count, ...rest] = text.split(':');
  if (name === '' || rest.length > 0) {
    throw new UsageError(`--fault takes NAME[:Operation[:count]], not "${text}"`);
  }
  return {
    name,
    ...(operation !== '' && { operation }),
    ...(count !== undefined && { count: wholeNumber('the count of --fault', count, 1, 2 ** 31) }),
  };
}
