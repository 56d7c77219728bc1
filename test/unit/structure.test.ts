// The shape of the source tree, and that the rules a linter holds for us are really held.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type * as Eslint from 'eslint';

const root = process.cwd();

interface Entry {
  readonly path: string;
  readonly isFile: boolean;
}

function entriesBelow(folder: string): readonly Entry[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true }).map((entry) => ({
    path: relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'),
    isFile: entry.isFile(),
  }));
}

const entries = ['src', 'test'].flatMap(entriesBelow);
const files = entries.filter(({ isFile }) => isFile).map(({ path }) => path);
const folders = ['src', 'test', ...entries.filter(({ isFile }) => !isFile).map(({ path }) => path)];
const code = files.filter((path) => /\.(ts|mts|css)$/.test(path));

describe('the source tree', () => {
  it('is where it is looked for', () => {
    ok(code.includes('src/extension.ts') && code.length > 100);
  });

  it('has camelCase names', () => {
    const name = /^[a-z][A-Za-z0-9]*$/;
    const isOdd = (path: string): boolean =>
      !basename(path)
        .replace(/\.(test|main|d)?\.?(ts|mts|css|json|txt)$/, '')
        .split('.')
        .every((part) => name.test(part));
    const named = [...files, ...folders].filter((path) => basename(path) !== 'tsconfig.json');
    deepEqual(named.filter(isOdd), []);
  });

  it('has no name that says nothing', () => {
    const empty = /(^|[a-z0-9])(Manager|Helper|Util|Utils|Common|Misc|Data|Info)s?$/;
    const whole = /^(manager|helper|util|common|misc|data|info)s?$/;
    // The service's own words for what is sent to it.
    const ofTheWire = new Set(['AcrRegistryInfo']);
    const says = (name: string): boolean => ofTheWire.has(name) || (!empty.test(name) && !whole.test(name));
    const inPath = [...files, ...folders].filter((path) => !says(basename(path).split('.')[0] ?? ''));
    deepEqual(inPath, []);
    const exported = code.flatMap((path) =>
      [
        ...readFileSync(join(root, path), 'utf8').matchAll(
          /^export (?:abstract )?(?:class|interface|type|function|const) (\w+)/gm,
        ),
      ]
        .map(([, name = '']) => name)
        .filter((name) => !says(name))
        .map((name) => `${path}: ${name}`),
    );
    deepEqual(exported, []);
  });

  it('has a test tree that mirrors the sources', () => {
    const homeless = folders
      .filter((folder) => folder.startsWith('test/unit/'))
      .map((folder) => folder.replace('test/unit/', ''))
      .filter((folder) => !folders.includes(`src/${folder}`) && !/^(?:scripts|support)(?:\/|$)/.test(folder));
    deepEqual(homeless, []);
  });
});

describe('the rules that lint holds', () => {
  let lint: (text: string, path: string) => Promise<readonly string[]>;

  before(async () => {
    // By a name the bundler does not follow: the linter is no part of a test bundle.
    const name = 'eslint';
    const { ESLint } = (await import(name)) as typeof Eslint;
    const kept =
      /^(house\/no-product-names|@typescript-eslint\/no-restricted-imports|no-restricted-syntax|no-console)$/;
    const eslint = new ESLint({
      cwd: root,
      // Without types: the rules asked about here need none, and the program takes seconds to build.
      overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parserOptions: { project: null } } }],
      ruleFilter: ({ ruleId }) => kept.test(ruleId),
    });
    lint = async (text, path) => {
      const results = await eslint.lintText(text, { filePath: join(root, path) });
      return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message));
    };
    // The first text loads the parser and the rules.
    await lint('', 'src/base/x.ts');
  });

  it('refuse names of products outside their rooms', async () => {
    const rule = ['house/no-product-names'];
    deepEqual(await lint("export const id = 'eci';\n", 'src/workbench/x.ts'), rule);
    for (const operation of ['DescribeContainerGroups', 'StopServerlessJobs', 'ListEdgeContainerApps']) {
      deepEqual(await lint(`export const operation = '${operation}';\n`, 'src/cloud/x.ts'), rule, operation);
    }
    deepEqual(await lint('export const name = { esa: 1 };\n', 'src/engine/x.ts'), rule);
    deepEqual(await lint("export const id = 'sts';\n", 'src/cloud/x.ts'), []);
    deepEqual(await lint("export const id = 'eci';\n", 'src/products/eci/x.ts'), []);
    deepEqual(await lint("export const id = 'eci';\n", 'src/emulator/x.ts'), []);
  });

  for (const room of ['base', 'cloud', 'engine', 'model', 'panels', 'products', 'emulator']) {
    it(`refuse vscode in ${room}`, async () => {
      deepEqual(await lint("import * as vscode from 'vscode';\nvoid vscode;\n", `src/${room}/x.ts`), [
        '@typescript-eslint/no-restricted-imports',
      ]);
    });
  }

  it('allow vscode in the workbench and the composition root', async () => {
    for (const path of ['src/workbench/x.ts', 'src/workbench/tree/x.ts', 'src/extension.ts', 'src/composition.ts']) {
      deepEqual(await lint("import * as vscode from 'vscode';\nvoid vscode;\n", path), []);
    }
  });

  const owned: readonly [string, string][] = [
    ["vscode.commands.registerCommand('x', () => 1);", 'src/workbench/commands/registerCommands.ts'],
    ["vscode.workspace.getConfiguration('x');", 'src/workbench/settings/settings.ts'],
    ["vscode.window.createOutputChannel('x');", 'src/workbench/settings/outputLog.ts'],
    ["vscode.window.createWebviewPanel('x', 'x', 1);", 'src/workbench/panels/panelHost.ts'],
    ['vscode.window.createStatusBarItem();', 'src/workbench/status/statusBar.ts'],
    ["vscode.commands.executeCommand('setContext', 'x', 1);", 'src/workbench/settings/contextKeys.ts'],
  ];
  for (const [call, owner] of owned) {
    it(`keep ${call} to ${owner}`, async () => {
      const text = `import * as vscode from 'vscode';\n${call}\n`;
      deepEqual(await lint(text, 'src/workbench/x.ts'), ['no-restricted-syntax']);
      deepEqual(await lint(text, owner), []);
      const [other = ''] = owned.flatMap(([call, file]) => (file === owner ? [] : [call]));
      deepEqual(await lint(`import * as vscode from 'vscode';\n${other}\n`, owner), ['no-restricted-syntax']);
    });
  }

  it('allow languageServices.ts to read the settings of others, and nothing else that has an owner', async () => {
    const path = 'src/workbench/specs/languageServices.ts';
    deepEqual(await lint("import * as vscode from 'vscode';\nvscode.workspace.getConfiguration('x');\n", path), []);
    deepEqual(await lint("import * as l10n from '@vscode/l10n';\nexport const x = l10n.t('x');\n", path), [
      'no-restricted-syntax',
    ]);
  });

  it('refuse to write to the console, and focused or skipped tests', async () => {
    deepEqual(await lint("console.log('x');\n", 'src/cloud/x.ts'), ['no-console']);
    equal((await lint("describe.only('x', () => 1);\nit.skip('y', () => 1);\n", 'test/unit/x.test.ts')).length, 2);
  });
});
