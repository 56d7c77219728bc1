// One command over one WebSocket. The protocol is the one of Kubernetes (v4.channel.k8s.io), whose numbers third-party clients of
// ECI were seen to use: the first byte of a binary frame is its channel.
import type { WebSocket } from 'ws';
import { parseJsonRecord } from '../../../base/json';
import type { Clock } from '../../world/clock';
import { LineDiscipline } from './lineDiscipline';
import type { Place } from './place';
import type { RunningShell } from './runningShell';
import { Shell } from './shell';
import { joinWords } from './shellSyntax';
import { BecomeInteractive } from './becomeInteractive';
import { ExitShell } from './steps';
import type { Step, WindowSize } from './steps';

const channels = { stdin: 0, stdout: 1, stderr: 2, status: 3, resize: 4 } as const;

export interface Execution {
  readonly place: Place;
  readonly command: readonly string[];
  readonly tty: boolean;
  readonly stdin: boolean;
}

export class ExecConnection {
  private readonly input: LineDiscipline;
  private readonly size: WindowSize | undefined;
  /** Of the line that is running. */
  private running = new AbortController();
  private readonly closed = new AbortController();

  constructor(
    private readonly socket: WebSocket,
    private readonly execution: Execution,
    private readonly clock: Clock,
  ) {
    this.size = execution.tty ? { columns: 80, rows: 24 } : undefined;
    this.input = new LineDiscipline(
      execution.tty,
      (text) => this.send(channels.stdout, Buffer.from(text)),
      () => this.running.abort(),
    );
    if (!execution.stdin) {
      this.input.end();
    }
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) {
        this.receive(data);
      }
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      this.closed.abort();
      this.running.abort();
      this.input.end();
    });
  }

  /** Runs the command to its end and closes the connection. */
  async run(): Promise<void> {
    // The kubelet opens each channel with an empty frame.
    this.send(channels.stdout, Buffer.alloc(0));
    this.send(channels.stderr, Buffer.alloc(0));
    const code = await this.execute();
    if (!this.closed.signal.aborted) {
      this.send(channels.status, Buffer.from(JSON.stringify(createStatus(code))));
      this.socket.close(1000);
    }
  }

  /** Breaks the connection as a lost network does. */
  drop(): void {
    this.socket.terminate();
  }

  private async execute(): Promise<number> {
    const { place, command } = this.execution;
    const [program = ''] = command;
    const outer = new Shell(place, 'sh', this.size);
    if (place.shells.size === 0 || (/(?:^|\/)bash$/.test(program) && !place.shells.has('bash'))) {
      const reason = `exec failed: unable to start container process: exec: "${program}": no such file or directory\n`;
      await this.perform({ to: 'out', bytes: Buffer.from(reason) });
      return 126;
    }
    try {
      return await this.runLine(outer, joinWords(command));
    } catch (thrown) {
      return this.toExitCode(thrown);
    }
  }

  private async toExitCode(thrown: unknown): Promise<number> {
    if (thrown instanceof ExitShell) {
      return thrown.code;
    }
    if (thrown instanceof BecomeInteractive) {
      return this.interact(thrown.shell);
    }
    throw thrown;
  }

  /** Reads and runs lines until the shell ends. */
  private async interact(shell: RunningShell): Promise<number> {
    for (;;) {
      if (this.size) {
        this.send(channels.stdout, Buffer.from(shell.prompt));
      }
      const line = await this.input.read();
      if (line === undefined) {
        return shell.lastCode;
      }
      try {
        shell.lastCode = await this.runLine(shell, line);
      } catch (thrown) {
        if (thrown instanceof BecomeInteractive) {
          shell.lastCode = await this.interact(thrown.shell);
        } else if (thrown instanceof ExitShell) {
          return thrown.code;
        } else {
          throw thrown;
        }
      }
    }
  }

  private async runLine(shell: RunningShell, line: string): Promise<number> {
    this.running = new AbortController();
    const steps = shell.run(line);
    for (;;) {
      const step = steps.next();
      if (step.done) {
        return step.value;
      }
      await this.perform(step.value);
      if (this.running.signal.aborted) {
        return 130;
      }
    }
  }

  private async perform(step: Step): Promise<void> {
    if ('to' in step) {
      // A terminal has one output, and begins lines at the left.
      const channel = step.to === 'err' && !this.size ? channels.stderr : channels.stdout;
      this.send(channel, this.size ? withReturns(step.bytes) : step.bytes);
    } else {
      await this.clock.reach(this.clock.now() + step.waitMs, this.running.signal);
    }
  }

  private receive(frame: Buffer): void {
    const payload = frame.subarray(1);
    if (frame[0] === channels.stdin && this.execution.stdin) {
      this.input.input(payload);
    } else if (frame[0] === channels.resize && this.size) {
      const size = parseJsonRecord(payload.toString('utf8'));
      const { Width: width, Height: height } = size ?? {};
      if (typeof width === 'number' && typeof height === 'number') {
        this.size.columns = width;
        this.size.rows = height;
      }
    }
  }

  private send(channel: number, payload: Buffer): void {
    if (this.socket.readyState === this.socket.OPEN) {
      this.socket.send(Buffer.concat([Buffer.of(channel), payload]));
    }
  }
}

/** A line feed alone; one inside a character of several bytes does not exist in UTF-8. */
function withReturns(bytes: Buffer): Buffer {
  return bytes.includes(10) ? Buffer.from(bytes.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1') : bytes;
}

/** The Status object of Kubernetes. */
function createStatus(code: number): object {
  return code === 0
    ? { metadata: {}, status: 'Success' }
    : {
        metadata: {},
        status: 'Failure',
        message: `command terminated with non-zero exit code: exit status ${code}`,
        reason: 'NonZeroExitCode',
        details: { causes: [{ reason: 'ExitCode', message: String(code) }] },
      };
}
