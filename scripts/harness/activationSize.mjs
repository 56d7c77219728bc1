// What VS Code has to read and compile before activate() can run: dist/extension.js and the chunks it imports statically. What
// is behind import() costs nothing until it is used.
import { build } from 'esbuild';
import { extensionOptions } from './buildOptions.mjs';

export const activationLimit = 80 * 1024;

const importOfModule = /\b(?:from|import) ?["']([^."'][^"']*)["'];/g;

/**
 * Of the production build, which is made for this in memory.
 * `modules` are the names of packages and of Node's own modules that these files import.
 * @returns {Promise<{bytes: number, files: string[], modules: string[], heaviest: {source: string, bytes: number}[]}>}
 */
export async function activationSize() {
  const { metafile, outputFiles } = await build({ ...extensionOptions(true), metafile: true, write: false });
  const files = staticGraph(metafile, 'dist/extension.js');
  /** @type {Map<string, number>} */
  const sources = new Map();
  let bytes = 0;
  for (const file of files) {
    const output = /** @type {import('esbuild').Metafile['outputs'][string]} */ (metafile.outputs[file]);
    bytes += output.bytes;
    for (const [source, { bytesInOutput }] of Object.entries(output.inputs)) {
      sources.set(source, (sources.get(source) ?? 0) + bytesInOutput);
    }
  }
  const heaviest = [...sources].map(([source, size]) => ({ source, bytes: size })).sort((a, b) => b.bytes - a.bytes);
  const texts = outputFiles.filter(({ path }) => files.some((file) => path.replaceAll('\\', '/').endsWith(`/${file}`)));
  const modules = new Set(texts.flatMap(({ text }) => [...text.matchAll(importOfModule)].map(([, name = '']) => name)));
  return { bytes, files, modules: [...modules], heaviest };
}

/** @param {import('esbuild').Metafile} metafile @param {string} entry */
function staticGraph({ outputs }, entry) {
  const found = new Set([entry]);
  for (const file of found) {
    for (const { path, kind, external } of outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && !external) {
        found.add(path);
      }
    }
  }
  return [...found];
}
