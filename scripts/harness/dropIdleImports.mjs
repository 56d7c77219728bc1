// Each import of a file is one more thing to find on activation, also of one from which nothing is taken. esbuild imports the file of
// its own helpers into every entry point, and writes the banner, which imports `node:module`, into every file.
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/**
 * Replaces both by blanks where nothing uses them, which keeps source maps right. The helpers are declarations: leaving their
 * import out changes nothing.
 * @type {import('esbuild').Plugin}
 */
export const dropIdleImports = {
  name: 'drop-idle-imports',
  setup(build) {
    build.initialOptions.metafile = true;
    const banner = build.initialOptions.banner?.['js'] ?? '';
    build.onEnd(async ({ metafile, outputFiles = [] }) => {
      const outputs = metafile?.outputs ?? {};
      const helpers = Object.keys(outputs).filter(
        (path) =>
          path.endsWith('.js') && Object.keys(outputs[path]?.inputs ?? {}).length === 0 && !outputs[path]?.entryPoint,
      );
      for (const [path, output] of Object.entries(outputs).filter(([name]) => name.endsWith('.js'))) {
        const file = outputFiles.find((one) => one.path.replaceAll('\\', '/').endsWith(`/${path}`));
        const onDisk = join(build.initialOptions.absWorkingDir ?? process.cwd(), path);
        const text = file?.text ?? (await readFile(onDisk, 'utf8'));
        const kept = blankHelpers(blankBanner(text, banner), output.entryPoint ? helpers : []);
        if (kept === text) {
          continue;
        }
        output.imports = output.imports.filter(
          ({ path: to, kind }) =>
            kind !== 'import-statement' || !helpers.includes(to) || kept.includes(`/${basename(to)}"`),
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

/** @param {string} text */
const blank = (text) => ' '.repeat(text.length);

/** The banner declares `require`. @param {string} text @param {string} banner */
function blankBanner(text, banner) {
  const [start, rest] = [text.slice(0, banner.length), text.slice(banner.length)];
  return banner !== '' && start === banner && !/\brequire\b/.test(rest) ? blank(start) + rest : text;
}

/** @param {string} text @param {readonly string[]} helpers */
function blankHelpers(text, helpers) {
  return helpers.reduce((now, helper) => {
    const name = basename(helper).replaceAll('.', String.raw`\.`);
    return now.replace(new RegExp(`(?<=^|;)import ?"[^"]*/${name}";`, 'm'), blank);
  }, text);
}
