// What all E-HPC operations share: one pace for the product, lists as parameters, refusals in E-HPC's terms.
import { ApiError } from '../gateway/apiError';
import type { Answer, Operation } from '../gateway/operation';
import type { Nested, NestedParameters } from '../gateway/parameters';
import { type RateLimit, RateLimiter } from '../gateway/rateLimit';
import { type Arguments, readArguments, type Rules } from '../gateway/rules';
import { inEhpcTerms, invalidParams } from './refusal';

/** No rate is published; this is the pace clients are asked to keep where nothing is published. */
export const productLimit: RateLimit = { burst: 100, refillPerSecond: 10 };

/** The calls of all E-HPC operations together; the gateway counts those of each operation by itself. */
export class ProductPace {
  private limiter!: RateLimiter;

  constructor(
    private readonly now: () => number,
    readonly limit: RateLimit,
  ) {
    this.reset();
  }

  reset(): void {
    this.limiter = new RateLimiter(this.now);
  }

  /** @throws ApiError Throttling.User */
  take(): void {
    if (this.limiter.take('ehpc', this.limit) > 0) {
      throw ApiError.of('Throttling.User');
    }
  }
}

/** An operation whose handler also sees the parameters as they came. */
export function defineEhpcOperation<const R extends Rules>(
  pace: ProductPace,
  definition: {
    readonly name: string;
    readonly methods: readonly string[];
    readonly parameters: R;
    handle(given: Arguments<R>, raw: NestedParameters): Answer;
  },
): Operation {
  return {
    name: definition.name,
    methods: definition.methods,
    limit: pace.limit,
    // RAM refuses here with 407; no document says that it empties lists.
    emptyAnswer: undefined,
    call: (raw) => {
      pace.take();
      try {
        return definition.handle(readArguments(definition.parameters, raw), raw);
      } catch (thrown) {
        throw inEhpcTerms(thrown);
      }
    },
  };
}

/**
 * The items of `Name.1`, `Name.2`…; undefined when there is none.
 * @throws ApiError InvalidParams
 */
export function readTexts(raw: NestedParameters, name: string, maxItems: number): readonly string[] | undefined {
  const given = raw[name];
  if (given === undefined || given === '') {
    return undefined;
  }
  const items = Array.isArray(given) ? (given as readonly Nested[]) : [];
  const texts = items.filter((item) => typeof item === 'string');
  if (texts.length === 0 || texts.length < items.length || texts.length > maxItems || texts.includes('')) {
    throw invalidParams(name);
  }
  return texts;
}
