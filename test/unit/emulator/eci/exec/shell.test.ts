import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readCommand } from '../../../../../src/emulator/eci/exec/command';
import type { Place } from '../../../../../src/emulator/eci/exec/place';
import { createPlace } from '../../../../../src/emulator/eci/exec/place';
import { Shell } from '../../../../../src/emulator/eci/exec/shell';
import { BecomeInteractive } from '../../../../../src/emulator/eci/exec/becomeInteractive';
import { ExitShell } from '../../../../../src/emulator/eci/exec/steps';
import { ApiError } from '../../../../../src/emulator/gateway/apiError';
import { Clock } from '../../../../../src/emulator/world/clock';
import { World } from '../../../../../src/emulator/world/world';

const world = new World(new Clock(() => Date.parse('2026-11-22T03:00:00Z')), { seed: 1 });

function placeIn(container: string): Place {
  for (const group of world.inRegion('cn-hangzhou')) {
    const spec = group.workload.containers.find(({ Name }) => Name === container);
    if (spec) {
      return createPlace(group, spec);
    }
  }
  throw new Error(container);
}

interface Ran {
  readonly out: string;
  readonly err: string;
  readonly code: number;
  readonly waitedMs: number;
  readonly became?: string;
}

function run(line: string, container = 'nginx', size?: { columns: number; rows: number }): Ran {
  const ran = { out: '', err: '', code: 0, waitedMs: 0 };
  const steps = new Shell(placeIn(container), 'sh', size).run(line);
  try {
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        return { ...ran, code: step.value };
      }
      if ('to' in step.value) {
        ran[step.value.to] += step.value.bytes.toString();
      } else {
        ran.waitedMs += step.value.waitMs;
      }
    }
  } catch (thrown) {
    if (thrown instanceof ExitShell) {
      return { ...ran, code: thrown.code };
    }
    if (thrown instanceof BecomeInteractive) {
      return { ...ran, became: thrown.shell.name };
    }
    throw thrown;
  }
}

describe('the emulated shell', () => {
  it('knows lists, quotes, variables, subshells and where outputs go', () => {
    equal(run('echo a && echo b || echo c; nonsense || echo d').out, 'a\nb\nd\n');
    equal(run(`x='1  2'; echo $x "$x"`).out, '1 2 1  2\n');
    deepEqual(run('(exit 3); echo $?').out, '3\n');
    equal(run('echo out; echo err >&2').err, 'err\n');
    equal(run('ls /nowhere 2>/dev/null').err, '');
    equal(run('ls /nowhere 2>&1').out, 'ls: /nowhere: No such file or directory\n');
    equal(run('nonsense').code, 127);
    equal(run('echo "').code, 2);
  });

  it('joins the pieces of a long command', () => {
    equal(
      run(`sh -c 'IFS=; c="$0$*"; unset IFS; set --; (eval "$c"); echo $?' 'echo a' ' b; exi' 't 4'`).out,
      'a b\n4\n',
    );
  });

  it('takes over the input where a shell is started, bash where the image has it', () => {
    const find = 'command -v bash >/dev/null 2>&1 && exec bash; exec sh';
    equal(run(find, 'nginx').became, 'bash');
    equal(run(find, 'redis').became, 'sh');
  });

  it('knows the size of its window only in a terminal', () => {
    equal(run('stty cols 120 rows 40; stty size', 'nginx', { columns: 80, rows: 24 }).out, '40 120\n');
    match(run('stty size').err, /Not a tty/);
  });

  it('waits on the clock', () => {
    equal(run('sleep 5; sleep 2').waitedMs, 7_000);
  });

  it('reads the files and the environment of the container, nothing of this machine', () => {
    match(run('ls /').out, /^app\nbin\netc\nroot\ntmp\nvar\n$/);
    match(run('env').out, /NGINX_WORKER_PROCESSES=2/);
    equal(run('cat /etc/passwd').code, 1);
    equal(run('cd /app; cat ../etc/hostname; pwd').out.split('\n').at(-2), '/app');
  });
});

describe('the parameter Command', () => {
  it('is an array or a bare word', () => {
    deepEqual(readCommand('["/bin/sh","-c","ls -a"]'), ['/bin/sh', '-c', 'ls -a']);
    deepEqual(readCommand('/bin/bash'), ['/bin/bash']);
  });

  it('has limits, and is nothing else', () => {
    const codeOf = (text: string): string => {
      try {
        readCommand(text);
        return '';
      } catch (error) {
        ok(error instanceof ApiError);
        return error.code;
      }
    };
    equal(codeOf(JSON.stringify(Array<string>(20).fill('x'.repeat(256)))), '');
    equal(codeOf(JSON.stringify(Array<string>(21).fill('x'))), 'InvalidParameter.ValueExceeded');
    equal(codeOf(JSON.stringify(['x'.repeat(257)])), 'InvalidParameter.ValueExceeded');
    for (const text of ['ls -a', '[]', '[1]', '[', '["a"']) {
      equal(codeOf(text), 'InvalidParameter');
    }
  });
});

describe('emulated time', () => {
  it('is waited for until it is reached or advanced, or the caller aborts', async () => {
    const clock = new Clock();
    const reached: string[] = [];
    const gone = new AbortController();
    const waiting = [
      clock.reach(clock.now() + 60_000, new AbortController().signal).then(() => reached.push('moved')),
      clock.reach(clock.now() + 3_600_000, gone.signal).then(() => reached.push('given up')),
      clock.reach(clock.now() + 5, new AbortController().signal).then(() => reached.push('by itself')),
    ];
    await waiting[2];
    clock.advance(60_000);
    await waiting[0];
    gone.abort();
    await waiting[1];
    deepEqual(reached, ['by itself', 'moved', 'given up']);
  });
});
