import type { RunningShell } from './runningShell';

/** A shell without a command of its own takes over the input. */
export class BecomeInteractive extends Error {
  constructor(readonly shell: RunningShell) {
    super();
  }
}
