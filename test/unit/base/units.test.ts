import { equal } from 'node:assert/strict';
import { formatBytes, formatSeconds } from '../../../src/base/units';

describe('amounts for people', () => {
  it('are bytes in binary units', () => {
    equal(formatBytes(1), '1 B');
    equal(formatBytes(1536), '1.5 KiB');
    equal(formatBytes(1048575), '1.0 MiB');
    equal(formatBytes(10485760), '10.0 MiB');
    equal(formatBytes(1073741824), '1.0 GiB');
  });

  it('are times without empty parts', () => {
    equal(formatSeconds(0), '0 s');
    equal(formatSeconds(60), '1 min');
    equal(formatSeconds(3690), '1 h 1 min 30 s');
    equal(formatSeconds(90061), '1 d 1 h 1 min 1 s');
  });
});
