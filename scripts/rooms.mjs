// The rooms under src/ and what each may import: docs/ARCHITECTURE.md draws them, scripts/imports.mjs holds them.

/**
 * @typedef {object} Room
 * @property {string} path what its files begin with, as a regular expression
 * @property {readonly string[]} mayImport names of other rooms
 */

/** No file fits the paths of two rooms. @type {Readonly<Record<string, Room>>} */
export const rooms = {
  extension: { path: '^src/extension\\.ts$', mayImport: ['base', 'workbench', 'manifests', 'composition'] },
  composition: {
    path: '^src/composition\\.ts$',
    mayImport: ['base', 'cloud', 'products', 'workbench'],
  },
  manifests: { path: '^src/products/manifests\\.ts$', mayImport: ['model', 'products'] },
  pages: { path: '^src/products/.+/page/', mayImport: ['base', 'panelChannel', 'panelUi', 'products'] },
  products: {
    path: '^src/products/(?!manifests\\.ts$|.+/page/)',
    mayImport: ['base', 'model', 'engine', 'cloud', 'panelChannel'],
  },
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

/** The page of a panel that belongs to no folder of its own. */
const pageOfItsKind = '^(src/products/eci/imageCache)/page/';

/** The rules for dependency-cruiser. @returns {import('dependency-cruiser').IFlattenedRuleSet} */
export function importRules() {
  const roomRules = Object.entries(rooms).map(([name, { path, mayImport }]) => ({
    name: `${name}-imports`,
    comment: `${name} may import only: ${[name, ...mayImport].join(', ')}.`,
    severity: /** @type {const} */ ('error'),
    from: { path },
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
        name: 'product-by-its-definition',
        comment: 'composition.ts knows a product by its product.ts.',
        severity,
        from: { path: '^src/composition\\.ts$' },
        to: { path: '^src/products/', pathNot: ['^src/products/product\\.ts$', '^src/products/[^/]+/product\\.ts$'] },
      },
      {
        name: 'manifests-only',
        comment: 'Activation loads manifests.ts: it contains the manifests of the kinds, and no code of theirs.',
        severity,
        from: { path: '^src/products/manifests\\.ts$' },
        to: { path: '^src/products/', pathNot: ['/manifests?\\.ts$'] },
      },
      {
        name: 'page-and-its-panel',
        comment: 'A page knows the contract and the fields of its own panel: the folder that contains its page/.',
        severity,
        from: { path: '^(src/products/.+)/page/', pathNot: [pageOfItsKind] },
        to: { path: '^src/products/', pathNot: ['^$1/'] },
      },
      {
        name: 'page-and-its-form',
        comment: 'This page is in the folder of its kind: the contract and the fields are in form/.',
        severity,
        from: { path: pageOfItsKind },
        to: { path: '^src/products/', pathNot: ['^$1/(form|page)/'] },
      },
      {
        name: 'types-of-the-model',
        comment: 'Pages contain the code of panels/ui: of the model it needs only types.',
        severity,
        from: { path: '^src/panels/ui/' },
        to: { path: '^src/model/', dependencyTypesNot: ['type-only'] },
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
        to: { path: '^src/composition\\.ts$', dependencyTypesNot: ['dynamic-import'] },
      },
    ],
  };
}
