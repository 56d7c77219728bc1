// Commands of POST /_emulator/world: how tests change the world behind a client's back. Declared like operations.
import { type Reading, readValue, type Rule, type ValueOf } from './rules';

/** A command over the state of its product. */
export interface DefinedWorldCommand<Name extends string, R, State> {
  readonly name: Name;
  readonly value: R & Rule;
  /** @throws RangeError with a reason for people */
  run(value: ValueOf<R>, state: State): object;
}

/** The body that gives one of these commands. */
export type CommandBody<Command> =
  Command extends DefinedWorldCommand<infer Name, infer R, never> ? { readonly [N in Name]: ValueOf<R> } : never;

/** Commands ready to be run, by name. They take the value as it came. @throws RangeError with a reason for people */
export type WorldCommands = Readonly<Record<string, (value: unknown) => object>>;

/** Reads JSON bodies of the control API and rejects them with human-readable messages. */
export const controlReading: Reading = {
  from: 'json',
  missing: (path) => {
    const [, parent, name] = /^(.+)\.([^.]+)$/.exec(path) ?? [];
    return new RangeError(
      name === undefined
        ? `${path} is missing.`
        : `${parent ?? ''} needs ${/^[AEIOU]/i.test(name) ? 'an' : 'a'} ${name}.`,
    );
  },
  invalid: (path, expected) => new RangeError(`${path} must be ${expected}.`),
};

/** Declares a command. `R` is left open, because the values of any rule have no end. */
export function defineWorldCommand<const Name extends string, const R, State>(
  command: DefinedWorldCommand<Name, R, State>,
): DefinedWorldCommand<Name, R, State> {
  return command;
}

/** Any command over this state. */
export interface AnyWorldCommand<State> {
  readonly name: string;
  readonly value: Rule;
  run(value: never, state: State): object;
}

export function bindWorldCommands<State>(commands: readonly AnyWorldCommand<State>[], state: State): WorldCommands {
  return Object.fromEntries(
    commands.map((command) => [
      command.name,
      (value: unknown) => command.run(readValue(command.value, value, command.name, controlReading) as never, state),
    ]),
  );
}
