import assert from 'node:assert/strict';
import { splitCommandLine } from '../../../../../src/cloud/credentials/exchanges/commandLine';

const lines: readonly (readonly [line: string, elsewhere: readonly string[], onWindows?: readonly string[]])[] = [
  ['  get  key ', ['get', 'key']],
  [`get 'a "b" \\' ""`, ['get', 'a "b" \\', '']],
  [`get a'b c'"d e"f`, ['get', 'ab cd ef']],
  [`get "a \\"b\\""`, ['get', 'a "b"']],
  ['get "\\$a \\`b \\n"', ['get', '$a `b \\n'], ['get', '\\$a \\`b \\n']],
  ['C:\\a\\ b', ['C:a b'], ['C:\\a\\', 'b']],
  [`get "a\\\\b"`, ['get', 'a\\b'], ['get', 'a\\\\b']],
];

describe('a command line', () => {
  for (const [line, elsewhere, onWindows = elsewhere] of lines) {
    it(`${line} is split as the aliyun CLI does`, () => {
      assert.deepEqual(splitCommandLine(line, 'linux'), elsewhere);
      assert.deepEqual(splitCommandLine(line, 'win32'), onWindows);
    });
  }

  it('that is not finished or empty is refused', () => {
    assert.throws(() => splitCommandLine(`get 'a`, 'linux'), /a quote that is not closed/);
    assert.throws(() => splitCommandLine(`get "a\\`, 'linux'), /a quote that is not closed/);
    assert.throws(() => splitCommandLine('get \\', 'linux'), /a backslash at the end/);
    assert.throws(() => splitCommandLine('  ', 'linux'), /nothing to start/);
    assert.throws(() => splitCommandLine(`'' get`, 'linux'), /nothing to start/);
    assert.deepEqual(splitCommandLine('get \\', 'win32'), ['get', '\\']);
  });
});
