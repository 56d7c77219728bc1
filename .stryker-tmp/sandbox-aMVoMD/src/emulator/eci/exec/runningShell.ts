import type { Place, ShellName } from './place';
import type { Step, WindowSize } from './steps';

/** A shell as its programs see it. */
export interface RunningShell {
  readonly variables: Map<string, string>;
  readonly exported: Set<string>;
  /** $0, $1 … */
  positional: readonly string[];
  directory: string;
  lastCode: number;
  readonly place: Place;
  readonly name: ShellName;
  /** Undefined without a terminal. */
  readonly size: WindowSize | undefined;
  readonly prompt: string;
  readonly environment: ReadonlyMap<string, string>;
  /** Runs a line; its value is the exit code. @throws ExitShell, BecomeInteractive */
  run(line: string): Generator<Step, number>;
  /** Another shell with the same state, for a subshell or a nested one. */
  child(name?: ShellName, positional?: readonly string[]): RunningShell;
  assign(text: string): void;
}
