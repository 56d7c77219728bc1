import { deepEqual } from 'node:assert/strict';
import { toQuotas } from '../../../../../../src/products/eci/instance/observe/quotas';

describe('quotas', () => {
  it('are the pairs of what is allowed and what is used, those without words by their name', () => {
    deepEqual(toQuotas({ MaxCpu: 100, UsedCpu: 7, MaxGpu: 4, UsedGpu: 4, MaxAlone: 1, Other: 3 }), [
      { name: 'vCPU', used: 7, max: 100 },
      { name: 'Gpu', used: 4, max: 4 },
    ]);
    deepEqual(toQuotas({}), []);
  });
});
