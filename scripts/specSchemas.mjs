// What the build makes of the schema sources of spec kinds: a JSON file per language for editors, and code that checks.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Name of the files below dist/schemas, and the module with `schemaFiles`. */
const sources = { esa: 'src/products/esa/spec/schema/schemaFiles.ts' };

/** @param {string} source @returns {Promise<{schemaFiles: Record<string, object>, bareSchema: object}>} */
async function schemasOf(source) {
  const { outputFiles } = await build({
    ...{ absWorkingDir: root, entryPoints: [source], bundle: true, format: 'esm', write: false },
  });
  const code = Buffer.from(outputFiles[0]?.text ?? '').toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

export async function writeSchemas() {
  const folder = join(root, 'dist/schemas');
  await mkdir(folder, { recursive: true });
  for (const [name, source] of Object.entries(sources)) {
    for (const [language, schema] of Object.entries((await schemasOf(source)).schemaFiles)) {
      await writeFile(join(folder, `${name}.${language}.json`), `${JSON.stringify(schema, undefined, 1)}\n`);
    }
  }
}

/**
 * The schema with each `$ref` to its definitions replaced by what it means. They do not refer to themselves.
 * @param {object} schema
 * @returns {object}
 */
function withoutReferences(schema) {
  const { definitions = {}, ...rest } = /** @type {{definitions?: Record<string, object>}} */ (schema);
  /** @param {unknown} node @returns {unknown} */
  const replaced = (node) => {
    if (typeof node !== 'object' || node === null) {
      return node;
    }
    if (Array.isArray(node)) {
      return node.map(replaced);
    }
    const { $ref, ...own } = /** @type {{$ref?: string}} */ (node);
    const meant = $ref === undefined ? {} : definitions[$ref.replace('#/definitions/', '')];
    if (meant === undefined) {
      throw new Error(`The schema has no definition for ${$ref}.`);
    }
    return Object.fromEntries(Object.entries({ ...meant, ...own }).map(([key, value]) => [key, replaced(value)]));
  };
  return /** @type {object} */ (replaced(rest));
}

/**
 * Stands in for `schema/compiledSchema`: the checks of the schema beside it as plain code, so that neither the schema nor a
 * compiler is loaded to check a document (docs/decisions/0012).
 * @type {import('esbuild').Plugin}
 */
export const compiledSchema = {
  name: 'compiled-schema',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/compiledSchema$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, dirname(path), 'schemaFiles.ts'),
      namespace: 'compiled-schema',
    }));
    onLoad({ filter: /.*/, namespace: 'compiled-schema' }, async ({ path }) => {
      // strict would refuse the words for editors, such as markdownDescription.
      const ajv = new Ajv({ strict: false, allErrors: true, code: { source: true, esm: true } });
      // With references every container would have a list of faults of its own, and joining them all takes quadratic time.
      const validate = ajv.compile(withoutReferences((await schemasOf(path)).bareSchema));
      const contents = standaloneCode(ajv, validate);
      return { contents, loader: 'js', resolveDir: root, watchFiles: [path] };
    });
  },
};
