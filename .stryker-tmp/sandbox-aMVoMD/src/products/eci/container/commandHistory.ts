import type { Memory } from '../../../base/memory';
import { Redactor } from '../../../base/redact';

const key = 'commandHistory';
const maxKept = 20;

/** Commands that were run, newest first. What looks like holding a secret, or begins with a space, is not kept. */
export class CommandHistory {
  private readonly redactor = new Redactor();

  constructor(private readonly memory: Memory) {}

  get lines(): readonly string[] {
    const kept = this.memory.get(key);
    return Array.isArray(kept) ? kept.filter((line): line is string => typeof line === 'string').slice(0, maxKept) : [];
  }

  async add(line: string): Promise<void> {
    if (!line.startsWith(' ') && this.redactor.redact(line) === line) {
      await this.memory.set(key, [line, ...this.lines.filter((known) => known !== line)].slice(0, maxKept));
    }
  }
}
