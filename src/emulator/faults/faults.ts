// Faults: what can be made to go wrong, by name, for one operation or all, a number of times or always.
import { errorCodes, type ErrorCode, isErrorCode } from '../gateway/errorCodes';

/** Faults of the way rather than of the service. */
export const transportFaults = [
  'throttle',
  'throttle-retry-after',
  'http500',
  'http503',
  'html502',
  'empty500',
  'redirect302',
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
export type FaultName = (typeof transportFaults)[number] | ErrorCode;

/** The name under which faults strike downloads of results, which are no operation. */
export const downloadOperation = 'Download';

/** A fault as ordered. */
export interface FaultOrder {
  readonly name: FaultName;
  /** Every operation when absent. */
  readonly operation?: string;
  /** Without end when absent. */
  readonly count?: number;
}

function isFaultName(name: string): name is FaultName {
  return isErrorCode(name) || (transportFaults as readonly string[]).includes(name);
}

/** All names, for messages. */
export function faultNames(): readonly string[] {
  return [...transportFaults, ...Object.keys(errorCodes)];
}

/**
 * Checks an order that came from outside.
 * @param operations names it may be limited to
 * @throws RangeError with a reason for people
 */
export function checkFault(
  order: { readonly name: unknown; readonly operation?: unknown; readonly count?: unknown },
  operations: readonly string[],
): FaultOrder {
  const { name, operation, count } = order;
  if (typeof name !== 'string' || !isFaultName(name)) {
    throw new RangeError(`unknown fault ${JSON.stringify(name)}; known are ${faultNames().join(', ')}`);
  }
  const targets = [...operations, downloadOperation];
  if (operation !== undefined && (typeof operation !== 'string' || !targets.includes(operation))) {
    throw new RangeError(`unknown operation ${JSON.stringify(operation)}; known are ${targets.join(', ')}`);
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
