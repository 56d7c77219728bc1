// Collects the English UI strings of the sources into l10n/bundle.l10n.json. --check fails when that file is stale, or when
// a translation lacks a string, keeps one that is gone, or has other placeholders.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';

type Strings = Readonly<Record<string, string>>;

const folder = join(process.cwd(), 'l10n');
const languages = ['zh-cn'];
const check = process.argv.includes('--check');
const problems: string[] = [];

const files = readdirSync('src', { recursive: true, withFileTypes: true }).filter(
  (entry) => entry.isFile() && extname(entry.name) === '.ts',
);
const scripts = files.map((entry) => ({
  extension: '.ts',
  contents: readFileSync(join(entry.parentPath, entry.name), 'utf8'),
}));
const english = Object.fromEntries(
  Object.entries(await getL10nJson(scripts))
    .map(([key, value]) => [key, typeof value === 'string' ? value : value.message] as const)
    .sort(([a], [b]) => a.localeCompare(b)),
);

const bundle = join(folder, 'bundle.l10n.json');
const text = `${JSON.stringify(english, undefined, 2)}\n`;
if (check && text !== read(bundle)) {
  problems.push('l10n/bundle.l10n.json is stale: run "npm run l10n"');
} else if (!check) {
  writeFileSync(bundle, text);
}

for (const language of languages) {
  const file = `bundle.l10n.${language}.json`;
  const translated = JSON.parse(read(join(folder, file)) || '{}') as Strings;
  for (const key of Object.keys(english)) {
    const translation = translated[key];
    if (translation === undefined) {
      problems.push(`${file} lacks ${JSON.stringify(key)}`);
    } else if (placeholders(translation) !== placeholders(english[key] ?? '')) {
      problems.push(`${file} has other placeholders in ${JSON.stringify(key)}`);
    }
  }
  for (const key of Object.keys(translated).filter((one) => !Object.hasOwn(english, one))) {
    problems.push(`${file} translates ${JSON.stringify(key)}, which no source says any more`);
  }
}

problems.forEach((problem) => console.error(problem));
process.exitCode = problems.length > 0 ? 1 : 0;

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function placeholders(message: string): string {
  return [...new Set(message.match(/\{\d+\}/g) ?? [])].sort().join();
}
