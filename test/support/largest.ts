// fast-check generates short texts and lists whatever `maxLength` says, unless `size` is 'max'. A property about a limit that never
// gets there proves nothing, so it notes the sizes it has seen and asserts the largest at its end.
import { ok } from 'node:assert/strict';

export class Largest {
  private size = 0;

  note(size: number): void {
    this.size = Math.max(this.size, size);
  }

  /** Fails when no run of the property was that large. */
  assertReached(size: number): void {
    ok(this.size >= size, `the largest input had the size ${this.size}, the property is about ${size}`);
  }
}
