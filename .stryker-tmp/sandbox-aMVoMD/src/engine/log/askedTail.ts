// How many of the newest lines to request from a log. The maximum, but fewer while the service cuts off just the wanted lines:
// of 2,000 long lines it gives the first 1 MiB, which may all be known.
import { maxLogLines } from '../../model/logSource';

export class TailSize {
  private lines: number = maxLogLines;
  private isWidened = false;

  get value(): number {
    return this.lines;
  }

  /**
   * After an answer.
   * @param isOpen Its end was cut off.
   * @param brought Whether anything in it was new.
   */
  update(received: number, isOpen: boolean, brought: boolean): void {
    this.isWidened &&= isOpen && !brought;
    if (isOpen && !brought) {
      // Half of what is known stays in the answer, for the lines written meanwhile.
      const left = received > 0 ? this.lines - Math.ceil(received / 2) : Math.floor(this.lines / 2);
      this.lines = Math.max(1, left);
    } else if (!isOpen && brought) {
      this.lines = maxLogLines;
    }
  }

  /** Nothing joined: true when the requested number may have been too small, and the log is to be read again. Once only. */
  widen(received: number): boolean {
    const isWorth = this.lines < maxLogLines && received >= this.lines && !this.isWidened;
    if (isWorth) {
      this.lines = maxLogLines;
      this.isWidened = true;
    }
    return isWorth;
  }
}
