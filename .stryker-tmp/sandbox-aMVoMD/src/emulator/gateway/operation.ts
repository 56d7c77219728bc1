// An operation of a product as one declaration: name, methods, limit, parameters and what it does.
import type { ApiError } from './apiError';
import type { NestedParameters } from './parameters';
import type { RateLimit } from './rateLimit';
import { type Arguments, gatewayReading, readArguments, type Rules } from './rules';
import type { Caller } from './temporaryKeys';

/** What a handler may know of the call besides its arguments. */
export interface CallContext {
  /** Scheme, host and port the client used; links in an answer must be reachable the same way. */
  readonly origin: string;
  /** Set by the fault of that name: a task that is accepted fails later. */
  readonly taskFails: boolean;
  /** Keeps the answer back for so long on the emulated clock; absent where no client waits for it. */
  readonly hold?: (ms: number) => void;
  /** Whose key signed the call; the account's own when absent. */
  readonly caller?: Caller;
}

/** An answer without its RequestId. */
export type Answer = Readonly<Record<string, unknown>>;

interface Facts {
  readonly name: string;
  readonly methods: readonly string[];
  /** What a listing answers to a caller who may not see anything: RAM empties lists instead of refusing them. */
  readonly emptyAnswer: Answer | undefined;
  /** Not signed: what the caller sends proves who they are. */
  readonly isUnsigned?: true;
}

/** An operation ready to be called. */
export interface Operation extends Facts {
  readonly limit: RateLimit;
  call(parameters: NestedParameters, context: CallContext): Answer;
}

/** How a product refuses a parameter of the wrong type or out of bounds, where it has its own way. */
type RefuseParameter = (path: string, expected: string) => ApiError;

/** An operation over the state of its product, whatever that is in a run. */
export interface DefinedOperation<State> extends Facts {
  /** Undefined where none is published; then the product's general limit holds. */
  readonly limit: RateLimit | undefined;
  call(parameters: NestedParameters, state: State, context: CallContext, refuse?: RefuseParameter): Answer;
}

interface Definition<R extends Rules, State> {
  readonly name: string;
  /** GET and POST when absent. */
  readonly methods?: readonly string[];
  readonly limit?: RateLimit;
  readonly parameters: R;
  readonly emptyAnswer?: Answer;
  readonly isUnsigned?: true;
  handle(given: Arguments<R>, state: State, context: CallContext): Answer;
}

/** Declares an operation. The type of its state follows from what its handler takes. */
export function defineOperation<const R extends Rules, State>(
  definition: Definition<R, State>,
): DefinedOperation<State> {
  const { name, methods = ['GET', 'POST'], limit, emptyAnswer, isUnsigned, parameters } = definition;
  return {
    name,
    methods,
    limit,
    emptyAnswer,
    ...(isUnsigned && { isUnsigned }),
    call: (given, state, context, invalid: RefuseParameter = gatewayReading.invalid) =>
      definition.handle(readArguments(parameters, given, { ...gatewayReading, invalid }), state, context),
  };
}

/** What holds for all operations of a product. */
export interface ProductPolicy {
  /** For operations without a published limit. */
  readonly limit: RateLimit;
  readonly refuseParameter?: RefuseParameter;
  /** Called before each call. @throws ApiError when the product takes no more calls */
  readonly admit?: () => void;
}

/** The operations of a product over its state. */
export function bindOperations<State>(
  defined: readonly DefinedOperation<State>[],
  state: State,
  { limit, refuseParameter, admit }: ProductPolicy,
): readonly Operation[] {
  return defined.map((operation) => ({
    ...operation,
    limit: operation.limit ?? limit,
    call: (parameters, context) => {
      admit?.();
      return operation.call(parameters, state, context, refuseParameter);
    },
  }));
}
