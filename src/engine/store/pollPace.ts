import { getRemainingMs } from '../../base/clock';
import type { Resource } from '../../model/resource';

/** When to poll what is in transition again: at first after `firstMs`, then half as long again each time, up to `maxMs`. */
export class PollBackoff {
  private moving = '';
  private waitMs = 0;
  private polledAt = 0;

  constructor(
    private readonly firstMs: number,
    private readonly maxMs: number,
  ) {}

  /** True when it is time to poll these; the next poll is then due later. Any movement among them resets the interval. */
  isDue(resources: readonly Resource[], now: number): boolean {
    const moving = resources.map(({ ref, status }) => `${ref.region}/${ref.id}/${status.code}`).join(' ');
    const hasMoved = moving !== this.moving;
    if (!hasMoved && getRemainingMs(this.polledAt, this.waitMs, now) > 0) {
      return false;
    }
    this.moving = moving;
    this.waitMs = hasMoved ? this.firstMs : Math.min(this.waitMs * 1.5, this.maxMs);
    this.polledAt = now;
    return true;
  }
}
