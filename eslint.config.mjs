// The rules a machine holds for us: strict types, small functions, one owner per vscode registration, who may name a product.
// The rooms and their imports are in scripts/rooms.mjs.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import importX from 'eslint-plugin-import-x';
import regexp from 'eslint-plugin-regexp';
import { tsImport } from 'tsx/esm/api';
import tseslint from 'typescript-eslint';

const root = dirname(fileURLToPath(import.meta.url));

/** Names and operations of the products: only their own rooms, the emulator and the composition contain them. */
const productFolders = readdirSync(join(root, 'src/products'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const exportsOfApis = await Promise.all(
  productFolders.map(async (name) => tsImport(`./src/products/${name}/api.ts`, import.meta.url)),
);
const operations = exportsOfApis
  .flatMap((exported) => Object.values(exported))
  .flatMap(({ operations }) => (operations ? [...operations.read, ...operations.write] : []));
const productNames = new RegExp(`^(${[...productFolders, ...operations].join('|')})$`);

/**
 * What exists once, with the files that may contain it.
 * @typedef {{selector: string, message: string, owners: readonly string[]}} Owned
 * @param {string} namespace of `vscode`
 * @param {string} name
 * @param {readonly [owner: string, ...others: string[]]} owners
 * @returns {Owned}
 */
const ownCall = (namespace, name, owners) => ({
  selector: `MemberExpression[object.property.name='${namespace}'][property.name='${name}']`,
  message: `${name} belongs to src/${owners[0]}.`,
  owners,
});
/** @type {readonly Owned[]} */
const owned = [
  ownCall('commands', 'registerCommand', ['workbench/commands/registerCommands.ts']),
  // languageServices.ts reads whether other extensions check documents; settings.ts is about our own settings.
  ownCall('workspace', 'getConfiguration', ['workbench/settings/settings.ts', 'workbench/specs/languageServices.ts']),
  ownCall('window', 'createOutputChannel', ['workbench/settings/outputLog.ts']),
  ownCall('window', 'createWebviewPanel', ['workbench/panels/panelHost.ts']),
  ownCall('window', 'createStatusBarItem', ['workbench/status/statusBar.ts']),
  ownCall('languages', 'createDiagnosticCollection', ['workbench/specs/specDiagnostics.ts']),
  {
    selector: "Literal[value='setContext']",
    message: 'setContext belongs to src/workbench/settings/contextKeys.ts.',
    owners: ['workbench/settings/contextKeys.ts'],
  },
  {
    selector: "MemberExpression[object.object.name='vscode'][object.property.name='l10n'][property.name='t']",
    message: "Texts come from l10n.t of '@vscode/l10n' in every room.",
    owners: [],
  },
  {
    selector:
      "CallExpression[callee.object.name='l10n'][callee.property.name='t']:not(:function *):not(PropertyDefinition[static=false] *)",
    message: 'Read a text inside a function: the language is not known yet when a module is loaded.',
    owners: [],
  },
];
/** The rules for a file, without those that it owns. @param {string} [file] @returns {import('eslint').Linter.RulesRecord} */
const refuseOwned = (file) => ({
  'no-restricted-syntax': [
    'error',
    ...owned
      .filter(({ owners }) => file === undefined || !owners.includes(file))
      .map(({ selector, message }) => ({ selector, message })),
  ],
});

/** @typedef {Extract<import('eslint').Rule.Node, {type: 'Identifier'}>} NamedNode */

/** Refuses texts and property names that are a product's. @param {RegExp} names @returns {import('eslint').Rule.RuleModule} */
function noNames(names) {
  return {
    meta: { type: 'problem', schema: [] },
    create: (context) => {
      const check = (/** @type {import('eslint').Rule.Node} */ node, /** @type {unknown} */ text) => {
        if (typeof text === 'string' && names.test(text)) {
          context.report({
            node,
            message: `Only products/, the emulator and composition.ts may name a product: ${text}`,
          });
        }
      };
      return {
        Literal: (node) => check(node, node.value),
        TemplateElement: (node) => check(node, node.value.cooked),
        'Property > Identifier.key': (/** @type {NamedNode} */ node) => check(node, node.name),
        'MemberExpression[computed=false] > Identifier.property': (/** @type {NamedNode} */ node) =>
          check(node, node.name),
      };
    },
  };
}

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '.vscode-test/', 'test-results/'] },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    plugins: { 'import-x': importX, regexp },
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.pages.json', './test/tsconfig.json'],
        tsconfigRootDir: root,
      },
    },
    rules: {
      'import-x/no-default-export': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      'no-console': 'error',
      complexity: ['error', 15],
      'max-params': ['error', 4],
      'max-depth': ['error', 3],
      'regexp/no-super-linear-backtracking': ['error', { report: 'certain' }],
      eqeqeq: 'error',
      curly: 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: refuseOwned(),
  },
  {
    // Text from the service, a container, or a file reaches most of these: what a text repeats must not cost more than its length.
    files: ['src/**/*.ts'],
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/workbench/**', 'src/extension.ts', 'src/composition.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { paths: [{ name: 'vscode', message: 'vscode is imported only in workbench/ and where it is put together.' }] },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/products/**', 'src/emulator/**', 'src/composition.ts'],
    plugins: { house: { rules: { 'no-product-names': noNames(productNames) } } },
    rules: { 'house/no-product-names': 'error' },
  },
  ...[...new Set(owned.flatMap(({ owners }) => owners))].map((owner) => ({
    files: [`src/${owner}`],
    rules: refuseOwned(owner),
  })),
  {
    // A process of its own: its standard output is its interface.
    files: ['src/emulator/main.ts', 'scripts/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Each `?.` of an assertion counts.
      complexity: 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[object.name=/^(describe|it|suite|test)$/][property.name=/^(only|skip)$/]',
          message: 'No focused or skipped tests.',
        },
        { selector: "CallExpression[callee.property.name='retries']", message: 'No retried tests.' },
      ],
    },
  },
  {
    // Its classes and enums stand for those of the `vscode` API and take the same parameters.
    files: ['test/support/vscode/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      'max-params': 'off',
    },
  },
);
