import { deepEqual, equal } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import {
  createStopOpsValue,
  toCliCommand,
  toOpsValue,
} from '../../../../../../src/products/eci/instance/tcpdump/opsValue';
import { quoteForShell } from '../../../../../../src/base/shell';

/** The words a POSIX shell makes of a line. */
function splitShellWords(line: string): string[] {
  // A NUL after each word: no word can hold one.
  return execFileSync('sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
}

describe('the OpsValue of a capture', () => {
  it('starts with Enable and keeps the documented order, numbers as numbers', () => {
    equal(
      toOpsValue({
        FileSize: 10485760,
        DestPort: 443,
        IfDeviceName: 'eth0',
        Protocol: 'tcp',
        SourceCidr: '10.0.0.0/8',
      }),
      '{"Enable":true,"Protocol":"tcp","SourceCidr":"10.0.0.0/8","DestPort":443,"IfDeviceName":"eth0","FileSize":10485760}',
    );
  });

  it('is only Enable when nothing is set, and its opposite to stop', () => {
    equal(toOpsValue({}), '{"Enable":true}');
    equal(createStopOpsValue(), '{"Enable":false}');
  });
});

describe('the command line of a capture', () => {
  const call = {
    region: 'cn-hangzhou',
    containerGroupId: 'eci-bp1dvysdafbh00t7',
    opsType: 'tcpdump',
    opsValue: '{"Enable":true,"IfDeviceName":"eth0"}',
  } as const;

  it('is the call of the official client', () => {
    equal(
      toCliCommand(call),
      `aliyun eci CreateInstanceOpsTask --region cn-hangzhou --RegionId 'cn-hangzhou' --ContainerGroupId 'eci-bp1dvysdafbh00t7' --OpsType 'tcpdump' --OpsValue '{"Enable":true,"IfDeviceName":"eth0"}'`,
    );
  });

  if (process.platform !== 'win32') {
    it('gives a shell exactly the words that were meant, whatever they hold', () => {
      const word = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replaceAll('\0', ''));
      const nasty = fc.constantFrom(
        "'",
        "''",
        `'"'"'`,
        '$(id)',
        '`id`',
        '\\',
        "\\'",
        '!x',
        '\n',
        '-n',
        '*',
        '~',
        '{a,b}',
        '',
      );
      fc.assert(
        fc.property(fc.array(fc.oneof(word, nasty), { minLength: 1, maxLength: 8 }), (words) => {
          deepEqual(splitShellWords(words.map(quoteForShell).join(' ')), words);
        }),
        { numRuns: 60 },
      );
      const hostile = { ...call, region: 'x; rm -rf /', containerGroupId: "a' $(id) 'b" };
      deepEqual(splitShellWords(toCliCommand(hostile)).slice(3, 8), [
        '--region',
        'x; rm -rf /',
        '--RegionId',
        'x; rm -rf /',
        '--ContainerGroupId',
      ]);
    });
  }
});
