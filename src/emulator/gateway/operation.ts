// An operation of a product as one declaration: name, methods, limits, parameters and what it does.
import type { NestedParameters } from './parameters';
import type { RateLimit } from './rateLimit';
import type { Caller } from './temporaryKeys';
import { readArguments, type Arguments, type Rules } from './rules';

/** What a handler may know of the call besides its arguments. */
export interface CallContext {
  /** Scheme, host and port the client used; links in an answer must be reachable the same way. */
  readonly origin: string;
  /** Set by the fault of that name: a task that is accepted fails later. */
  readonly taskFails: boolean;
  /** Keeps the answer back for so long on the emulated clock; absent where nobody waits for it. */
  readonly hold?: (ms: number) => void;
  /** Whose key signed the call; the account's own unless told. */
  readonly caller?: Caller;
}

/** An answer without its RequestId. */
export type Answer = Readonly<Record<string, unknown>>;

/** An operation ready to be called. */
export interface Operation {
  readonly name: string;
  readonly methods: readonly string[];
  readonly limit: RateLimit;
  /** What a listing answers to a caller who may not see anything: RAM empties lists instead of refusing them. */
  readonly emptyAnswer: Answer | undefined;
  /** Anybody may call it: what it is given says who they are. */
  readonly isUnsigned?: true;
  call(parameters: NestedParameters, context: CallContext): Answer;
}

/** A product and version on the gateway. */
export interface Product {
  /** As in RAM actions, `eci`. */
  readonly name: string;
  /** As in x-acs-version. */
  readonly version: string;
  readonly operations: readonly Operation[];
}

interface Definition<R extends Rules> {
  readonly name: string;
  readonly methods?: readonly string[];
  readonly limit: RateLimit;
  readonly parameters: R;
  readonly emptyAnswer?: Answer;
  readonly isUnsigned?: true;
  handle(given: Arguments<R>, context: CallContext): Answer;
}

/** Binds a declaration to the reading of its parameters. */
export function defineOperation<const R extends Rules>(definition: Definition<R>): Operation {
  return {
    name: definition.name,
    methods: definition.methods ?? ['GET', 'POST'],
    limit: definition.limit,
    emptyAnswer: definition.emptyAnswer,
    ...(definition.isUnsigned && { isUnsigned: true }),
    call: (parameters, context) => definition.handle(readArguments(definition.parameters, parameters), context),
  };
}
