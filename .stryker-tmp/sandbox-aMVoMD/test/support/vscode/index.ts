// Stands for the module `vscode` in unit and contract tests (esbuild.js). Tests look at it and play the user through ../window.
export * from './values';
export { window } from './window';
export { workspace } from './workspace';
export { commands, env, extensions, l10n, languages } from './services';
