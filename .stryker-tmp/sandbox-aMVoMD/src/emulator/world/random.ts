// A small seeded generator (mulberry32): one seed, one world, on every machine.

const idAlphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Draws that depend on nothing but the seeds given. */
export class Random {
  private state: number;

  /** Each further number is stirred in, so that item 7 of seed 1 does not depend on how items 0-6 were drawn. */
  constructor(...seeds: readonly number[]) {
    this.state = seeds.reduce((state, seed) => stir(state ^ Math.imul(seed + 1, 0x9e3779b1)), 0x2545f491);
  }

  /** At least 0, below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    return stir(this.state) / 2 ** 32;
  }

  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.integer(0, items.length - 1)] ?? items[0];
  }

  /** Lower-case letters and digits. */
  id(length: number): string {
    let id = '';
    while (id.length < length) {
      id += idAlphabet.charAt(this.integer(0, idAlphabet.length - 1));
    }
    return id;
  }

  /** Lower-case hexadecimal digits. */
  hex(length: number): string {
    let digits = '';
    while (digits.length < length) {
      // Eight digits a draw, from a table: listings are full of digests.
      const draw = this.integer(0, 2 ** 32 - 1);
      digits += byteDigits(draw >>> 24) + byteDigits(draw >>> 16) + byteDigits(draw >>> 8) + byteDigits(draw);
    }
    return digits.slice(0, length);
  }

  /** A UUID in lower case. */
  uuid(): string {
    return [8, 4, 4, 4, 12].map((length) => this.hex(length)).join('-');
  }
}

const digitsByByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The lowest byte of a number, in hexadecimal. */
function byteDigits(number: number): string {
  return digitsByByte[number & 0xff] ?? '';
}

function stir(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 15), value | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}
