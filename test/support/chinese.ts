// What the extension says in Simplified Chinese, by what it says in English.
import { ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/harness/install.mjs';

type Texts = Readonly<Record<string, string>>;

const read = (file: string): Texts => JSON.parse(readFileSync(join(root, file), 'utf8')) as Texts;
const contributed = read('package.nls.zh-cn.json');
const translations = read('l10n/bundle.l10n.zh-cn.json');

/** The translation of a text, with what goes into its places. */
export function said(english: string, ...values: readonly string[]): string {
  const chinese = translations[english];
  ok(chinese !== undefined && chinese !== english, `"${english}" is not translated`);
  return chinese.replaceAll(/\{(\d)\}/g, (_, index) => values[Number(index)] ?? '');
}

/** A text of package.json, by its key. */
export function contributedText(key: string): string {
  const chinese = contributed[key];
  ok(chinese !== undefined, `package.nls.zh-cn.json has no ${key}`);
  return chinese;
}

/** Those that have no Chinese character. */
export function untranslated(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => text !== '' && !/[\u4e00-\u9fff]/.test(text));
}
