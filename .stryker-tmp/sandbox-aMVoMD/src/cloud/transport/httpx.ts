// Bundled in the place of `httpx`, the HTTP layer of the official client (docs/decisions/0005): what is to be sent goes to the
// exchange that rides along in its headers. Imports nothing of ours: the client's chunk must share no code with what is loaded on
// activation.
import type { Readable } from 'node:stream';

export interface HttpxOptions {
  readonly method: string;
  readonly headers: Record<string, string> & Partial<CarryingHeaders>;
  readonly data?: Readable | Buffer | string;
}

/** Where an exchange rides along through the official client: it copies the headers it is given, and signs and sends named ones only. */
export const exchangeKey = Symbol('exchange');

/** Headers for the official client that carry the exchange they belong to. */
export type CarryingHeaders = Record<string, string> & {
  readonly [exchangeKey]: (url: string, options: HttpxOptions) => Promise<Readable>;
};

/**
 * The official client calls it by this name.
 * @public
 */
export function request(url: string, options: HttpxOptions): Promise<Readable> {
  const send = options.headers[exchangeKey];
  return send ? send(url, options) : Promise.reject(new Error('The official client may send only inside an exchange'));
}
