// The rules a machine holds for us: the room rule (docs/decisions/0001), one owner per vscode registration, strict types.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const root = dirname(fileURLToPath(import.meta.url));

/** What each room under src/ may import besides itself. `wire` types are the one exception, see below. */
const rooms = {
  base: [],
  protocol: ['base'],
  cloud: ['base'],
  model: ['base', 'protocol'],
  kinds: ['base', 'protocol', 'cloud', 'model'],
  workbench: ['base', 'protocol', 'model'],
  webviews: ['base', 'protocol'],
  emulator: ['base'],
};

const zones = Object.entries(rooms).map(([room, allowed]) => ({
  target: `./src/${room}`,
  from: './src',
  except: [room, ...allowed].map((name) => `./${name}`),
  message: `${room}/ may import only ${[room, ...allowed].join(', ')} (docs/decisions/0001-rooms-and-import-rule.md).`,
}));

/** Kinds know nothing of one another. */
const kindFolders = readdirSync(join(root, 'src/kinds'), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
for (const kind of kindFolders) {
  zones.push({
    target: `./src/kinds/${kind}`,
    from: kindFolders.filter((other) => other !== kind).map((other) => `./src/kinds/${other}`),
    message: 'A kind does not import another: what one needs of another goes through childOf or a command.',
  });
}

/** vscode calls that exist once, with the file that owns them. */
const owned = [
  ['commands', 'registerCommand', 'workbench/commands/registerCommands.ts'],
  ['workspace', 'getConfiguration', 'workbench/settings/settings.ts'],
  ['window', 'createOutputChannel', 'workbench/settings/outputLog.ts'],
  ['window', 'createWebviewPanel', 'workbench/panels/panelHost.ts'],
  ['window', 'createStatusBarItem', 'workbench/status/statusBar.ts'],
  ['languages', 'createDiagnosticCollection', 'workbench/specs/specDiagnostics.ts'],
];
const ownedRules = owned.map(([namespace, name, owner]) => ({
  selector: `MemberExpression[object.property.name='${namespace}'][property.name='${name}']`,
  message: `${name} belongs to src/${owner}.`,
}));
ownedRules.push(
  {
    selector: "MemberExpression[object.object.name='vscode'][object.property.name='l10n'][property.name='t']",
    message: "Texts come from l10n.t of '@vscode/l10n' in every room.",
  },
  {
    selector:
      "CallExpression[callee.object.name='l10n'][callee.property.name='t']:not(:function *):not(PropertyDefinition[static=false] *)",
    message: 'Ask for a text inside a function: the language is not known yet when a module is loaded.',
  },
);
ownedRules.push({
  selector: "Literal[value='setContext']",
  message: 'setContext belongs to src/workbench/settings/contextKeys.ts.',
});

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '.vscode-test/', 'test-results/'] },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    plugins: { 'import-x': importX },
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.pages.json', './test/tsconfig.json'],
        tsconfigRootDir: root,
      },
    },
    settings: {
      'import-x/resolver-next': [importX.createNodeResolver({ extensions: ['.ts', '.js'] })],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: root, zones }],
      'import-x/no-cycle': 'error',
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
      eqeqeq: 'error',
      curly: 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...ownedRules] },
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
  ...owned.map(([, , owner]) => ({ files: [`src/${owner}`], rules: { 'no-restricted-syntax': 'off' } })),
  // Reads whether other extensions check documents; settings.ts is about our own settings.
  { files: ['src/workbench/specs/languageServices.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['src/workbench/settings/contextKeys.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    // A process of its own: its standard output is its interface.
    files: ['src/emulator/main.ts', 'scripts/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
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
);
