// Values from the account, kept for a while so that completion answers at once. Free of vscode.
import type { Clock } from '../../base/clock';
import { toError } from '../../base/errors';
import type { Log } from '../../base/log';
import { SingleFlight } from '../../base/async/singleFlight';
import type { Connection } from '../../model/ports/connection';
import type { LiveValue } from '../../model/spec/document';
import type { SpecKind } from './specFiles';

const keptMs = 60_000;
const afterFailureMs = 10_000;

interface CachedValues {
  readonly values: readonly LiveValue[];
  readonly until: number;
}

export class LiveValues {
  private readonly kept = new Map<string, CachedValues>();
  private readonly pendingReads = new SingleFlight<string, readonly LiveValue[]>();
  private readonly lifetime = new AbortController();
  private account = 0;

  constructor(
    private readonly connection: Connection,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Nothing when no account is signed in, or when the service does not answer: everything else works without. */
  async read({ id, binding }: SpecKind, field: string): Promise<readonly LiveValue[]> {
    if (!binding.liveValues || !binding.liveFields.includes(field)) {
      return [];
    }
    const key = `${this.account}/${id}/${field}`;
    const kept = this.kept.get(key);
    if (kept && this.clock.now() < kept.until) {
      return kept.values;
    }
    return this.pendingReads.run(key, async () => {
      const values = await this.tryRead(() => binding.liveValues?.(field, this.lifetime.signal));
      this.kept.set(key, { values: values ?? [], until: this.clock.now() + (values ? keptMs : afterFailureMs) });
      return values ?? [];
    });
  }

  /** Forgets everything: another account may be signed in. */
  clear(): void {
    this.account++;
    this.kept.clear();
  }

  dispose(): void {
    this.lifetime.abort();
  }

  private async tryRead(
    read: () => Promise<readonly LiveValue[]> | undefined,
  ): Promise<readonly LiveValue[] | undefined> {
    try {
      return (await this.connection.current()) ? await read() : undefined;
    } catch (error) {
      this.log.warn(`Could not read values for completion: ${toError(error).message}`);
      return undefined;
    }
  }
}
