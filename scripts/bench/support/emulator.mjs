// The emulator in a process of its own, and its report of the calls it received.
import { startProcess, stopProcess, lineOf } from '../../harness/processes.mjs';
import { buildBenches, emulatorBundle } from './build.mjs';

/** Added to every call: the latency at which the benches' metrics are wanted. */
export const latencyMs = 100;

/**
 * @typedef {{calls: number, throttled: number, overLimit: number, maxIn60s: number}} ApiCalls
 * @typedef {{endpoint: string, accessKeyId: string, accessKeySecret: string, controlToken: string, regions: string[]}} Ready
 * @typedef {{apis: Record<string, ApiCalls>, limitsExceeded: string[], peakConcurrency: number}} Report
 */

export class Emulator {
  /** @param {import('node:child_process').ChildProcess} child @param {Ready} ready */
  constructor(child, ready) {
    this.child = child;
    this.ready = ready;
  }

  /** @param {{instances: number, regions?: number}} world */
  static async start({ instances, regions }) {
    await buildBenches();
    const spread = regions === undefined ? [] : ['--regions', String(regions)];
    const args = ['--instances', String(instances), ...spread, '--latency', String(latencyMs), '--exit-with-parent'];
    const child = startProcess(process.execPath, [emulatorBundle, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
    const [line] = await lineOf(child, /^\{.*\}$/m, { name: 'The emulator', timeoutMs: 30_000 });
    return new Emulator(child, JSON.parse(line));
  }

  /** What every measurement is given. @param {number} instances */
  given(instances) {
    return { account: this.account, controlToken: this.ready.controlToken, instances };
  }

  get account() {
    const { endpoint, accessKeyId, accessKeySecret } = this.ready;
    return { endpoint, accessKeyId, accessKeySecret };
  }

  /** @param {string} method @param {string} path @param {object} [body] */
  async control(method, path, body) {
    const response = await fetch(`${this.ready.endpoint}/_emulator/${path}`, {
      method,
      headers: { 'x-emulator-token': this.ready.controlToken },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) {
      throw new Error(`The emulator refused ${method} ${path}: ${await response.text()}`);
    }
    return response.json();
  }

  /** Lets a minute pass on its clock: the next measurement is another process, which knows nothing of the calls of the last. */
  async rest() {
    await this.control('POST', 'clock', { advanceMs: 61_000 });
  }

  /** The requests since the last report. @returns {Promise<Report>} */
  async takeReport() {
    const report = /** @type {Report} */ (await this.control('GET', 'requests'));
    await this.control('DELETE', 'requests');
    return report;
  }

  /** A bench that goes too fast for the service measures nothing of use. */
  async stop() {
    const { limitsExceeded } = /** @type {Report} */ (await this.control('GET', 'requests'));
    await stopProcess(this.child);
    if (limitsExceeded.length > 0) {
      throw new Error(`The rate limit was exceeded by ${limitsExceeded.join(', ')}.`);
    }
  }
}

/** @template T @param {{instances: number, regions?: number}} world @param {(emulator: Emulator) => Promise<T>} work @returns {Promise<T>} */
export async function withEmulator(world, work) {
  const emulator = await Emulator.start(world);
  try {
    return await work(emulator);
  } finally {
    await emulator.stop();
  }
}

/** @param {Pick<Report, 'apis'>} report */
export function callsIn(report) {
  return Object.values(report.apis).reduce((sum, { calls }) => sum + calls, 0);
}
