// Faults: what can be made to go wrong, by name, for one operation or all, a number of times or always.

/** Faults of the way rather than of the service. */
export const transportFaults = [
  'throttle',
  'throttle-retry-after',
  'http500',
  'http503',
  'html502',
  'empty500',
  'redirect302',
  'error-in-200',
  'success-false',
  'truncated',
  'gzip',
  'reset-before',
  'reset-after',
  'stall',
  'dribble',
  'skew',
  'expired-token',
  'denied',
  'denied-empty',
  'task-failed',
] as const;
export type TransportFault = (typeof transportFaults)[number];
/** A fault of the transport, or an error code. */
export type FaultName = string;

/** What faults can be ordered by. */
export interface KnownNames {
  /** Operations and endpoints. */
  readonly operations: readonly string[];
  readonly codes: readonly string[];
}

/** A fault as ordered. */
export interface FaultOrder {
  readonly name: FaultName;
  /** Every operation when absent. */
  readonly operation?: string;
  /** Without end when absent. */
  readonly count?: number;
}

export function isTransportFault(name: string): name is TransportFault {
  return (transportFaults as readonly string[]).includes(name);
}

/**
 * Checks an order that came from outside.
 * @throws RangeError with a reason for people
 */
export function checkFault(
  order: { readonly name: unknown; readonly operation?: unknown; readonly count?: unknown },
  known: KnownNames,
): FaultOrder {
  const { name, operation, count } = order;
  const names = [...transportFaults, ...known.codes];
  if (typeof name !== 'string' || !names.includes(name)) {
    throw new RangeError(`unknown fault ${JSON.stringify(name)}; known are ${names.join(', ')}`);
  }
  const { operations } = known;
  if (operation !== undefined && (typeof operation !== 'string' || !operations.includes(operation))) {
    throw new RangeError(`unknown operation ${JSON.stringify(operation)}; known are ${operations.join(', ')}`);
  }
  if (count !== undefined && (typeof count !== 'number' || !Number.isInteger(count) || count < 1)) {
    throw new RangeError(`the count of a fault is a whole number from 1, not ${JSON.stringify(count)}`);
  }
  return { name, ...(operation !== undefined && { operation }), ...(count !== undefined && { count }) };
}

/** The faults in force. */
export class Faults {
  private orders: { readonly order: FaultOrder; left: number }[] = [];

  add(order: FaultOrder): void {
    this.orders.push({ order, left: order.count ?? Infinity });
  }

  /** Ends the faults ordered for an operation, or all. */
  clear(operation?: string): void {
    this.orders = operation === undefined ? [] : this.orders.filter(({ order }) => order.operation !== operation);
  }

  /** The fault that strikes a call of an operation, the oldest first; it counts as used. */
  take(operation: string): FaultName | undefined {
    const found = this.orders.find(({ order }) => order.operation === undefined || order.operation === operation);
    if (!found) {
      return undefined;
    }
    found.left -= 1;
    if (found.left <= 0) {
      this.orders = this.orders.filter((other) => other !== found);
    }
    return found.order.name;
  }
}
