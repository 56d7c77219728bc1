// Time for the store and the transport: real, but long waits are counted instead of sat through. The emulator's clock is moved on as
// far as ours, so that its windows have passed as well.
import { setTimeout as delay } from 'node:timers/promises';

const longMs = 1_000;

/** @param {{account: {endpoint: string}, controlToken: string}} emulator */
export function skippingClock({ account, controlToken }) {
  /** @param {string} method @param {string} path @param {object} [body] */
  const control = async (method, path, body) => {
    const response = await fetch(`${account.endpoint}/_emulator/${path}`, {
      method,
      headers: { 'x-emulator-token': controlToken },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) {
      throw new Error(`The emulator refused ${method} ${path}: ${await response.text()}`);
    }
    return response.json();
  };
  const clock = {
    skippedMs: 0,
    control,
    now: () => Date.now() + clock.skippedMs,
    sleep: async (/** @type {number} */ ms, /** @type {AbortSignal | undefined} */ signal) => {
      if (ms <= longMs) {
        await delay(ms, undefined, { signal });
        return;
      }
      // The emulator first: it must never count less time than we do.
      await control('POST', 'clock', { advanceMs: Math.ceil(ms) });
      clock.skippedMs += Math.ceil(ms);
      signal?.throwIfAborted();
    },
  };
  return clock;
}
