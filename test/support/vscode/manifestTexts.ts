// The texts of package.json as VS Code translates them when it loads an extension.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from './services';
import { extensionFolder } from './workspace';

type Texts = Readonly<Record<string, string>>;

const texts = new Map<string, Texts>();

function read(): Texts {
  const file = services.language === 'en' ? 'package.nls.json' : `package.nls.${services.language}.json`;
  const known = texts.get(file) ?? (JSON.parse(readFileSync(join(extensionFolder, file), 'utf8')) as Texts);
  texts.set(file, known);
  return known;
}

/** One text, in the language of the window. */
export function toShown(text: string): string {
  return text.replace(/^%(.+)%$/, (whole, key: string) => read()[key] ?? whole);
}

/** Every text below a value. */
export function translate<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_key, one: unknown) => (typeof one === 'string' ? toShown(one) : one)) as T;
}
