// What transport, pacing, endpoints, error messages and RAM policies need to know of one API. Data: they name no product.
import type { ErrorExplanation } from './errors/errorWords';
import type { PublishedRates } from './transport/rateLimits';

export interface ProductApi {
  /** As in host names, RAM actions and the setting of endpoints, e.g. `eci`. */
  readonly id: string;
  /** The API version that requests carry, e.g. `2018-08-08`. */
  readonly version: string;
  /** Answers calls that belong to no region. */
  readonly centralHost: string;
  /** Hosts by region that do not follow `<id>.<region>.aliyuncs.com`. */
  readonly irregularHosts?: Readonly<Record<string, string>>;
  /** What the service publishes on how often it may be called. */
  readonly rates: PublishedRates;
  /** Operations whose answers may be larger than usual: most bytes, unpacked. */
  readonly answerBytes?: Readonly<Record<string, number>>;
  /** Error codes of the product. Translated, so loaded on first use. */
  readonly errors: () => Readonly<Record<string, ErrorExplanation>>;
  /** The operations in use; a RAM action is named like its operation. STS needs none: everyone may ask who they are. */
  readonly operations: { readonly read: readonly string[]; readonly write: readonly string[] };
}
