// npm run lint, second half: the rooms and their import rules, by dependency-cruiser; and no room may be allowed what it does not use.
import { relative, sep } from 'node:path';
import { main, root } from './harness/install.mjs';
import { findRoom, importRules, rooms } from './rooms.mjs';

/**
 * @typedef {{source: string, dependencies: readonly {resolved: string}[]}} Module
 * @param {string} folder the folder with src/
 */
export async function cruiseImports(folder) {
  const { cruise } = await import('dependency-cruiser');
  const { output } = await cruise(
    ['src'],
    {
      baseDir: folder,
      ruleSet: importRules(),
      validate: true,
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '\\.css$' },
    },
    { extensions: ['.ts', '.js'] },
  );
  if (typeof output === 'string') {
    throw new Error(output);
  }
  return output;
}

/**
 * Permissions that no import needs, as `room -> room`.
 * @param {readonly Module[]} modules
 */
export function findUnusedPermissions(modules) {
  const used = new Set(
    modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => `${findRoom(source)} -> ${findRoom(resolved)}`),
    ),
  );
  return Object.entries(rooms)
    .flatMap(([name, { mayImport }]) => mayImport.map((other) => `${name} -> ${other}`))
    .filter((permission) => !used.has(permission));
}

/** @param {string} folder @returns {Promise<readonly string[]>} */
export async function listImportProblems(folder) {
  const { modules, summary } = await cruiseImports(folder);
  const broken = summary.violations.map(
    ({ rule, from, to, cycle }) =>
      `${rule.name}: ${[from, ...(cycle?.map(({ name }) => name) ?? [to])].map((path) => path.split(sep).join('/')).join(' -> ')}`,
  );
  const homeless = modules
    .map(({ source }) => source.split(sep).join('/'))
    .filter((file) => file.startsWith('src/') && findRoom(file) === undefined);
  return [
    ...broken,
    ...homeless.map((file) => `no-room: ${file}`),
    ...findUnusedPermissions(modules).map((permission) => `unused-permission: ${permission}`),
  ];
}

if (relative(root, process.argv[1] ?? '') === ['scripts', 'imports.mjs'].join(sep)) {
  await main(async () => {
    const problems = await listImportProblems(root);
    problems.forEach((problem) => console.error(problem));
    if (problems.length > 0) {
      process.exitCode = 1;
    }
  });
}
