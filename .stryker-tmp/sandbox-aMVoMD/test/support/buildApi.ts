import type { ProductApi } from '../../src/cloud/product';

/** An API that no product has, with the point of the test laid over. */
export function buildApi(over: Partial<ProductApi> = {}): ProductApi {
  return {
    id: 'thing',
    version: '2026-01-01',
    centralHost: 'thing.aliyuncs.com',
    rates: { countedBy: 'product' },
    errors: () => ({}),
    operations: { read: [], write: [] },
    ...over,
  };
}
