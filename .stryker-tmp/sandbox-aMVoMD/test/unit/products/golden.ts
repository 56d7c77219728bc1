import { equal } from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Compares text with test/golden/NAME; with UPDATE_GOLDEN=1 writes it there instead, for a person to read the difference. */
export async function matchesGolden(name: string, text: string): Promise<void> {
  const path = join(process.cwd(), 'test/golden', name);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    await writeFile(path, text);
  }
  equal(text, await readFile(path, 'utf8'), `test/golden/${name}: run with UPDATE_GOLDEN=1 when the change is meant`);
}
