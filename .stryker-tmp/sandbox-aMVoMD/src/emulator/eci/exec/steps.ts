// What happens while a line of the emulated shell runs.
/** One thing that happens while a line runs. Every output is a frame of its own on the wire. */
export type Step = { readonly to: 'out' | 'err'; readonly bytes: Buffer } | { readonly waitMs: number };

export interface WindowSize {
  columns: number;
  rows: number;
}

/** The shell ends with this code. */
export class ExitShell extends Error {
  constructor(readonly code: number) {
    super();
  }
}

export function text(value: string): Step {
  return { to: 'out', bytes: Buffer.from(value) };
}

export function fault(value: string): Step {
  return { to: 'err', bytes: Buffer.from(value) };
}
