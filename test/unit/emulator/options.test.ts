import assert from 'node:assert/strict';
import { parseOptions, UsageError } from '../../../src/emulator/options';

describe('The command line', () => {
  it('has defaults for everything', () => {
    assert.deepEqual(parseOptions([]), {
      port: 0,
      seed: 1,
      latencyMs: 0,
      faults: [],
      quirks: [],
      verbose: false,
      exitWithParent: false,
    });
  });

  it('takes every option, values apart or after an equals sign', () => {
    const args = [
      '--port',
      '8123',
      '--instances=50000',
      '--regions',
      '20',
      '--seed',
      '7',
      '--latency',
      '20',
      '--quirk',
      'http-links',
      '--verbose',
      '--exit-with-parent',
    ];
    assert.deepEqual(parseOptions(args), {
      port: 8123,
      instances: 50_000,
      overRegions: 20,
      seed: 7,
      latencyMs: 20,
      faults: [],
      quirks: ['http-links'],
      verbose: true,
      exitWithParent: true,
    });
  });

  it('takes any number of faults, with or without operation and count', () => {
    const args = [
      '--fault',
      'throttle',
      '--fault',
      'stall:Download',
      '--fault',
      'Ops.ExecuteTaskFail:CreateInstanceOpsTask:2',
      '--fault',
      'gzip::3',
    ];
    assert.deepEqual(parseOptions(args).faults, [
      { name: 'throttle' },
      { name: 'stall', operation: 'Download' },
      { name: 'Ops.ExecuteTaskFail', operation: 'CreateInstanceOpsTask', count: 2 },
      { name: 'gzip', count: 3 },
    ]);
  });

  for (const args of [
    ['--ports', '1'],
    ['--port'],
    ['--port', '65536'],
    ['--port', '-1'],
    ['--instances', 'many'],
    ['--instances', '200001'],
    ['--regions', '0'],
    ['--regions', '36'],
    ['--seed', '1.5'],
    ['--latency', ''],
    ['--fault', ''],
    ['--fault', 'a:b:c'],
    ['--fault', 'a:b:1:d'],
    ['extra'],
  ]) {
    it(`refuses ${args.join(' ')}`, () => {
      assert.throws(() => parseOptions(args), UsageError);
    });
  }
});
