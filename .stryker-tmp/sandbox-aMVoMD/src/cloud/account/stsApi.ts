import { explainStsErrors } from '../errors/sts';
import type { ProductApi } from '../product';

/** Security Token Service: who one is, and roles taken on. Everyone may ask, so that no RAM action is needed. */
export const stsApi: ProductApi = {
  id: 'sts',
  version: '2015-04-01',
  centralHost: 'sts.aliyuncs.com',
  rates: { countedBy: 'product' },
  errors: explainStsErrors,
  operations: { read: [], write: [] },
};
