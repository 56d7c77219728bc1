// The rooms under src/ and what each may import: docs/ARCHITECTURE.md draws them, scripts/imports.mjs holds them.

/**
 * @typedef {object} Room
 * @property {string} path what its files begin with, as a regular expression
 * @property {readonly string[]} mayImport names of other rooms
 */

/** A file belongs to the first room whose path it fits. @type {Readonly<Record<string, Room>>} */
export const rooms = {
  extension: { path: '^src/extension\\.ts$', mayImport: ['base', 'workbench', 'manifests', 'composition'] },
  composition: {
    path: '^src/composition\\.ts$',
    mayImport: ['base', 'cloud', 'products', 'workbench'],
  },
  manifests: { path: '^src/products/manifests\\.ts$', mayImport: ['model', 'products'] },
  pages: { path: '^src/products/.+/page/', mayImport: ['base', 'panelChannel', 'panelUi', 'products'] },
  products: { path: '^src/products/', mayImport: ['base', 'model', 'engine', 'cloud', 'panelChannel'] },
  workbench: { path: '^src/workbench/', mayImport: ['base', 'model', 'engine', 'panelChannel'] },
  engine: { path: '^src/engine/', mayImport: ['base', 'model'] },
  panelChannel: { path: '^src/panels/channel/', mayImport: ['base'] },
  panelUi: { path: '^src/panels/ui/', mayImport: ['model', 'panelChannel'] },
  cloud: { path: '^src/cloud/', mayImport: ['base'] },
  model: { path: '^src/model/', mayImport: ['base'] },
  base: { path: '^src/base/', mayImport: [] },
  emulator: { path: '^src/emulator/', mayImport: ['base'] },
};

/** @param {string} file relative to the root, with slashes */
export function findRoom(file) {
  return Object.keys(rooms).find((name) => new RegExp(rooms[name]?.path ?? '').test(file));
}

/** A path that no earlier room has claimed. @param {string} name */
function pathsOf(name) {
  const names = Object.keys(rooms);
  return {
    path: rooms[name]?.path ?? '',
    pathNot: names.slice(0, names.indexOf(name)).map((one) => rooms[one]?.path ?? ''),
  };
}

/** The rules for dependency-cruiser. @returns {import('dependency-cruiser').IFlattenedRuleSet} */
export function importRules() {
  const roomRules = Object.entries(rooms).map(([name, { mayImport }]) => ({
    name: `${name}-imports`,
    comment: `${name} may import only: ${[name, ...mayImport].join(', ')}.`,
    severity: /** @type {const} */ ('error'),
    from: pathsOf(name),
    to: {
      path: '^src/',
      pathNot: [name, ...mayImport].map((one) => rooms[one]?.path ?? ''),
    },
  }));
  const severity = /** @type {const} */ ('error');
  return {
    forbidden: [
      ...roomRules,
      {
        name: 'no-cycles',
        comment: 'Files do not import one another in a circle, for their types neither.',
        severity,
        from: { path: '^src/' },
        to: { circular: true },
      },
      {
        name: 'between-products',
        comment: 'Of another product only what its product.ts exports.',
        severity,
        from: { path: '^src/products/([^/]+)/' },
        to: { path: '^src/products/[^/]+/', pathNot: ['^src/products/$1/', '^src/products/[^/]+/product\\.ts$'] },
      },
      {
        name: 'page-and-its-panel',
        comment: 'A page knows the contract and the fields of its own panel.',
        severity,
        from: { path: '^(src/products/.+)/page/' },
        to: { path: '^src/products/', pathNot: ['^$1/'] },
      },
      {
        name: 'page-without-cloud',
        comment: 'What a page imports runs in a browser, without credentials.',
        severity,
        from: { path: '^src/products/.+/page/' },
        to: { path: '^src/(cloud|engine)/', reachable: true },
      },
      {
        name: 'composition-is-loaded-on-use',
        comment: 'Only import() reaches composition.ts: activation must not load it.',
        severity,
        from: { path: '^src/extension\\.ts$' },
        to: { path: '^src/composition\\.ts$', dependencyTypesNot: ['dynamic-import', 'type-only'] },
      },
    ],
  };
}
