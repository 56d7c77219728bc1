// What several targets promise of texts that people see.
import { ok } from 'node:assert/strict';

/** Control characters, marks that show nothing, and marks that turn the text around; not tab and line feed. */
const dangerous = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

export function assertPlainLines(text: string): void {
  ok(!dangerous.test(text), `not plain: ${JSON.stringify(text.slice(0, 300))}`);
}

export function assertPlainLine(text: string, maxLength: number): void {
  assertPlainLines(text);
  ok(!/[\n\t]/.test(text), `more than a line: ${JSON.stringify(text.slice(0, 300))}`);
  // Counted as people do: a character may be two units long.
  ok(text.length <= maxLength || Array.from(text).length <= maxLength, `more than ${maxLength} characters`);
}

/** A value that was to be a text and was none; what the given texts hold themselves may be quoted. */
export function assertNoLeak(text: string, ...given: readonly string[]): void {
  const leak = [/\bundefined\b/, /\bNaN\b/, /\[object /].find(
    (mark) => mark.test(text) && !given.some((part) => mark.test(part)),
  );
  ok(!leak, `a value that is none: ${JSON.stringify(text.slice(0, 300))}`);
}
