// Readers of what a request carries: a query, a form, a JSON body.
import { parseJsonRecord } from '../../base/json';
import { ApiError } from './apiError';
import type { ReceivedRequest } from './received';

/** A decoded name and value of a query or a form. */
export type Pair = readonly [name: string, value: string];

/** The fields of a JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Decodes a query or a form, keeping order and repeats.
 * @throws ApiError InvalidParameter when a percent escape is broken
 */
export function decodePairs(text: string): Pair[] {
  const decode = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '));
  try {
    return text
      .split('&')
      .filter((part) => part !== '')
      .map((part): Pair => {
        const equals = part.indexOf('=');
        return equals < 0 ? [decode(part), ''] : [decode(part.slice(0, equals)), decode(part.slice(equals + 1))];
      });
  } catch {
    throw new ApiError('InvalidParameter', 400, 'The request holds a percent escape that is not UTF-8.');
  }
}

/** The parameters of a call: those of the query, then those of a form body. */
export function parameterPairs(request: ReceivedRequest): Pair[] {
  const isForm = (request.headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded');
  return [...decodePairs(request.rawQuery), ...(isForm ? decodePairs(request.body.toString('utf8')) : [])];
}

/** The JSON object in a body; undefined when there is none. */
export function jsonBody({ body }: ReceivedRequest): Fields | undefined {
  return parseJsonRecord(body.toString('utf8'));
}
