// Passes output to the screen no faster than a terminal can draw: VS Code takes everything it is given and drops what it cannot
// keep. While much is waiting, the other end is held back. Free of vscode.
import type { Clock } from '../../base/clock';

/** About 3 MB a second, which xterm.js keeps up with; what is typed is echoed within one step. */
const stepMs = 10;
const stepLength = 32 * 1024;
/** Output is paused above the one, resumed below the other. */
const high = 512 * 1024;
const low = 64 * 1024;

export interface PumpNeeds {
  readonly clock: Clock;
  readonly write: (text: string) => void;
  readonly pause: () => void;
  readonly resume: () => void;
}

export class OutputPump {
  private waiting: string[] = [];
  private length = 0;
  /** The other end is held back. */
  isPaused = false;
  private isRunning = false;
  private drained: (() => void)[] = [];

  constructor(private readonly needs: PumpNeeds) {}

  push(text: string): void {
    if (text === '') {
      return;
    }
    this.waiting.push(text);
    this.length += text.length;
    if (this.length > high && !this.isPaused) {
      this.isPaused = true;
      this.needs.pause();
    }
    if (!this.isRunning) {
      void this.run();
    }
  }

  /** Resolves when everything pushed so far is written. */
  drain(): Promise<void> {
    return this.isRunning ? new Promise((resolve) => this.drained.push(resolve)) : Promise.resolve();
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    while (this.length > 0) {
      this.needs.write(this.takeChunk());
      if (this.isPaused && this.length < low) {
        this.isPaused = false;
        this.needs.resume();
      }
      await this.needs.clock.sleep(stepMs);
    }
    this.isRunning = false;
    this.drained.splice(0).forEach((resolve) => resolve());
  }

  /** As many whole pieces as one step takes; a piece that alone is too long is passed whole, for a sequence must not be cut. */
  private takeChunk(): string {
    let text = this.waiting.shift() ?? '';
    for (
      let next = this.waiting[0];
      next !== undefined && text.length + next.length <= stepLength;
      next = this.waiting[0]
    ) {
      text += next;
      this.waiting.shift();
    }
    this.length -= text.length;
    return text;
  }
}
