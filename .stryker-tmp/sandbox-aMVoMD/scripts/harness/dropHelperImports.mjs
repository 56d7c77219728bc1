// esbuild imports the file of its own helpers into every entry point, also where none is used: one more file to find and read on
// activation. The helpers are declarations, so an import that takes nothing from them does nothing.
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/**
 * Replaces such imports in entry points by blanks, which keeps source maps right.
 * @type {import('esbuild').Plugin}
 */
export const dropHelperImports = {
  name: 'drop-helper-imports',
  setup(build) {
    build.initialOptions.metafile = true;
    build.onEnd(async ({ metafile, outputFiles = [] }) => {
      const outputs = metafile?.outputs ?? {};
      const helpers = Object.keys(outputs).filter(
        (path) =>
          path.endsWith('.js') && Object.keys(outputs[path]?.inputs ?? {}).length === 0 && !outputs[path]?.entryPoint,
      );
      for (const [path, output] of Object.entries(outputs)) {
        const idle = output.entryPoint ? helpers.map((helper) => idleImportOf(basename(helper))) : [];
        const file = outputFiles.find((one) => one.path.replaceAll('\\', '/').endsWith(`/${path}`));
        const onDisk = join(build.initialOptions.absWorkingDir ?? process.cwd(), path);
        const text = idle.length === 0 ? '' : (file?.text ?? (await readFile(onDisk, 'utf8')));
        const kept = idle.reduce((now, pattern) => now.replace(pattern, (found) => ' '.repeat(found.length)), text);
        if (kept === text) {
          continue;
        }
        output.imports = output.imports.filter(
          ({ path: to, kind }) => kind !== 'import-statement' || !helpers.includes(to) || usesOf(kept, basename(to)),
        );
        if (file) {
          file.contents = new TextEncoder().encode(kept);
        } else {
          await writeFile(onDisk, kept);
        }
      }
    });
  },
};

/** @param {string} name */
function idleImportOf(name) {
  return new RegExp(`(?<=^|;)import ?"[^"]*/${name.replaceAll('.', '\\.')}";`, 'm');
}

/** @param {string} text @param {string} name */
function usesOf(text, name) {
  return text.includes(`/${name}"`);
}
