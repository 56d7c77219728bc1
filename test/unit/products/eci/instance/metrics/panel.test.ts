// Whatever a page sends is checked: only agreed values reach a handler.
import { deepEqual, equal } from 'node:assert/strict';
import { metricsPanel } from '../../../../../../src/products/eci/instance/metrics/panel';
import { ranges } from '../../../../../../src/products/eci/instance/metrics/ranges';

const { read, newest } = metricsPanel.messages;

describe('a message of the metrics page', () => {
  it('reads a range that the page offers, and no other', () => {
    for (const { id } of ranges) {
      deepEqual(read.parse({ range: id, more: 1 }), { range: id });
    }
    for (const raw of [undefined, null, '5m', [], {}, { range: '6m' }, { range: 5 }]) {
      equal(read.parse(raw), undefined);
    }
  });

  it('reads the newest samples, whatever it says', () => {
    deepEqual(newest.parse({ more: 1 }), {});
  });
});
