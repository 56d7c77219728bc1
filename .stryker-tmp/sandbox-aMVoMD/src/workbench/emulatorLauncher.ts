// The extension's side of the emulator process: starts it, reads its one ready line, ends it.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import * as l10n from '@vscode/l10n';
import type { Disposable } from '../base/disposables';
import { UserFacingError } from '../base/errors';
import { Emitter } from '../base/events';

/** The ready line. */
export interface EmulatorAccess {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

export class EmulatorLauncher implements Disposable {
  private readonly changed = new Emitter<void>();
  private starting: Promise<EmulatorAccess> | undefined;
  private child: ChildProcess | undefined;

  /** Fires when the emulator has started or ended. */
  readonly onDidChange = this.changed.event;

  /**
   * @param script path of dist/emulator.js
   * @param given an emulator that another process runs for us
   */
  constructor(
    private readonly script: string,
    readonly given: EmulatorAccess | undefined,
  ) {}

  get isRunning(): boolean {
    return this.starting !== undefined;
  }

  /** The emulator's access, of the one running or of a new one. */
  access(): Promise<EmulatorAccess> {
    if (this.given) {
      return Promise.resolve(this.given);
    }
    if (!this.starting) {
      const starting = this.start();
      this.starting = starting;
      starting.catch(() => this.forget(starting));
      this.changed.fire();
    }
    return this.starting;
  }

  stop(): void {
    this.child?.kill('SIGTERM');
    this.child = undefined;
    if (this.starting) {
      this.forget(this.starting);
    }
  }

  dispose(): void {
    this.stop();
    this.changed.dispose();
  }

  private start(): Promise<EmulatorAccess> {
    const child = spawn(process.execPath, [this.script, '--port', '0', '--exit-with-parent'], {
      // In desktop VS Code the executable is Electron, which runs as Node only when this variable is set.
      env: { ...withoutCredentials(process.env), ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.child = child;
    return new Promise((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', (line) => {
        const access = parseEmulatorAccess(line);
        if (access) {
          resolve(access);
        } else {
          child.kill('SIGTERM');
          reject(didNotStart());
        }
      });
      child.once('error', () => reject(didNotStart()));
      child.once('exit', () => {
        reject(didNotStart());
        if (this.child === child) {
          this.stop();
        }
      });
    });
  }

  private forget(starting: Promise<EmulatorAccess>): void {
    if (this.starting === starting) {
      this.starting = undefined;
      this.changed.fire();
    }
  }
}

/** The emulator has accounts of its own; the user's are none of its business. */
function withoutCredentials(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(ALIBABA_?CLOUD|ALICLOUD|ALIYUN)_/i.test(name)));
}

function didNotStart(): UserFacingError {
  return new UserFacingError(
    l10n.t('The local emulator did not start.'),
    l10n.t('Try again. If that does not help, reinstall the extension.'),
    { retry: {} },
  );
}

/** Reads a ready line; only an emulator on this machine is accepted. */
export function parseEmulatorAccess(line: string | undefined): EmulatorAccess | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line ?? '');
  } catch {
    return undefined;
  }
  const { endpoint, accessKeyId, accessKeySecret } = (value ?? {}) as Record<string, unknown>;
  return typeof endpoint === 'string' &&
    /^http:\/\/127\.0\.0\.1:\d{1,5}$/.test(endpoint) &&
    typeof accessKeyId === 'string' &&
    typeof accessKeySecret === 'string'
    ? { endpoint, accessKeyId, accessKeySecret }
    : undefined;
}
