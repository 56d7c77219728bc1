// What stands beside the fields of the image cache form.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { describeTextField, imageCacheTextFields } from '../../../../../../src/products/eci/imageCache/form/describe';

describe('the text fields of the image cache form', () => {
  it('are entered as numbers where they are', () => {
    deepEqual(
      imageCacheTextFields.filter((name) => describeTextField(name).numeric === true).sort(),
      // A keyboard on the screen then shows digits.
      ['flashCopyCount', 'retentionDays', 'size', 'standardCopyCount'],
    );
  });

  it('each have a label of their own', () => {
    const labels = imageCacheTextFields.map((name) => describeTextField(name).label);
    equal(new Set(labels).size, imageCacheTextFields.length);
    ok(labels.every((label) => label !== ''));
  });
});
