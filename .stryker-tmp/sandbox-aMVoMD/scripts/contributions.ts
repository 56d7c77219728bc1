// Writes the parts of package.json and package.nls.json that follow from the manifests; --check fails when they are stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { kindManifests } from '../src/products/manifests';
import type { ActionManifest } from '../src/model/action';
import { toCommandId } from '../src/model/commandId';
import type { KindManifest } from '../src/model/kind';
import type { SpecManifest } from '../src/model/spec/document';
import type { GlobalCommand } from '../src/workbench/commands/globalManifest';
import { globalCommands } from '../src/workbench/commands/globalManifest';

interface MenuEntry {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

const root = process.cwd();
const kinds: readonly KindManifest[] = kindManifests;
const globals: readonly (readonly [string, GlobalCommand])[] = Object.entries(globalCommands);
const actions = kinds.flatMap((kind) =>
  Object.entries<ActionManifest>(kind.actions).map(([name, action]) => ({
    kind,
    name,
    action,
    id: toCommandId(kind, name),
  })),
);
const views = kinds.flatMap(({ view }) => (view ? [view] : []));
/** A kind listed below another shares its view. */
const viewOf = (kind: KindManifest): KindManifest['view'] =>
  kind.view ?? kinds.find(({ id }) => id === kind.parent)?.view;
/** The setting counts before the extension has started, its own key from then on. */
const mayWrite = '!elasticContainers.readOnly && !config.elasticContainers.readOnly';
/** Background work: workbench/status/watchesView.ts. */
const runningView = { id: 'elasticContainers.running', name: 'Activity' };
const anyView = `view =~ /^elasticContainers\\./`;

const specs = kinds.flatMap((kind) => (kind.spec ? [{ kind, spec: kind.spec }] : []));
/** The schema file is chosen by language. */
const schemaKey = ({ schema }: SpecManifest): string => `schema.${schema}`;

const nlsKey = (id: string): string => `command.${id.replace('elasticContainers.', '')}.title`;
const viewKey = (id: string): string => `view.${id.replace('elasticContainers.', '')}.name`;

/** The documents of a spec, by their names. */
function whenDocument({ patterns }: SpecManifest): string {
  const endings = [...patterns.json, ...patterns.yaml].map((pattern) =>
    pattern.replace('*', '').replaceAll('.', '\\.'),
  );
  return `resourceFilename =~ /(${endings.join('|')})$/`;
}

function command(id: string, icon: string | undefined): object {
  return {
    command: id,
    title: `%${nlsKey(id)}%`,
    category: '%category%',
    ...(icon !== undefined && { icon: `$(${icon})` }),
  };
}

const byCommand = (a: { command: string }, b: { command: string }): number => a.command.localeCompare(b.command);

const contributes = {
  viewsContainers: {
    activitybar: [{ id: 'elasticContainers', title: '%container.title%', icon: 'media/elastic-containers.svg' }],
  },
  views: {
    elasticContainers: [
      ...views.map(({ id }) => ({ id, name: `%${viewKey(id)}%`, icon: 'media/elastic-containers.svg' })),
      {
        id: runningView.id,
        name: `%${viewKey(runningView.id)}%`,
        icon: 'media/elastic-containers.svg',
        when: 'elasticContainers.isWatching',
      },
    ],
  },
  viewsWelcome: views.map(({ id }) => ({
    view: id,
    contents: '%welcome.signIn%',
    when: "elasticContainers.connection == 'none'",
  })),
  commands: [
    ...globals.map(([id, { icon }]) => command(id, icon)),
    ...actions.map(({ id, action }) => command(id, action.icon)),
  ].sort((a, b) => byCommand(a as MenuEntry, b as MenuEntry)),
  menus: {
    commandPalette: [
      ...globals
        .filter(([, { palette, when }]) => palette === false || when !== undefined)
        .map(([id, { palette, when }]) => ({ command: id, when: palette === false ? 'false' : (when ?? 'true') })),
      ...actions.filter(({ action }) => action.palette === false).map(({ id }) => ({ command: id, when: 'false' })),
      ...actions
        .filter(({ action }) => action.palette !== false && action.access === 'write')
        .map(({ id }) => ({ command: id, when: mayWrite })),
    ].sort(byCommand),
    'view/title': [
      ...globals.flatMap(([id, { viewTitle, when }]): MenuEntry[] =>
        viewTitle === undefined
          ? []
          : [{ command: id, when: [anyView, when].filter(Boolean).join(' && '), group: viewTitle }],
      ),
      ...actions.flatMap(({ id, kind, action }): MenuEntry[] =>
        action.viewTitle === undefined || viewOf(kind) === undefined
          ? []
          : [
              {
                command: id,
                when: [
                  `view == ${viewOf(kind)?.id ?? ''}`,
                  "elasticContainers.connection == 'in'",
                  ...(action.access === 'write' ? [mayWrite] : []),
                  ...(action.viewWhen === 'filtered' ? ['view in elasticContainers.filteredViews'] : []),
                ].join(' && '),
                group: action.viewTitle,
              },
            ],
      ),
    ].sort(byCommand),
    'editor/title': [
      ...globals.flatMap(([id, { documentTitle, when }]): MenuEntry[] =>
        documentTitle === undefined ? [] : [{ command: id, group: documentTitle, ...(when !== undefined && { when }) }],
      ),
      ...actions.flatMap(({ id, kind, action: { documentTitle, access } }): MenuEntry[] => {
        if (documentTitle === undefined || kind.spec === undefined) {
          return [];
        }
        const readOnly = access === 'write' ? ` && ${mayWrite}` : '';
        return [{ command: id, when: `${whenDocument(kind.spec)}${readOnly}`, group: documentTitle }];
      }),
    ].sort(byCommand),
    'file/newFile': specs
      .map(({ kind, spec }): MenuEntry => ({ command: toCommandId(kind, spec.create), group: 'file' }))
      .sort(byCommand),
    'view/item/context': [
      ...globals.flatMap(([id, { onDescribed }]): MenuEntry[] =>
        onDescribed === undefined
          ? []
          : [{ command: id, when: `${anyView} && viewItem =~ /\\+describe\\b/`, group: onDescribed }],
      ),
      ...globals.flatMap(([id, { onWatch }]): MenuEntry[] =>
        onWatch ? [{ command: id, when: `view == ${runningView.id} && viewItem == watch`, group: 'inline' }] : [],
      ),
      ...globals.flatMap(([id, { onNotice }]): MenuEntry[] =>
        onNotice === undefined
          ? []
          : [
              {
                command: id,
                when: `${anyView} && viewItem =~ /^notice\\.${onNotice.replace('.', '\\.')}\\b/`,
                group: 'inline',
              },
            ],
      ),
      ...actions.flatMap(({ id, kind, name, action }): MenuEntry[] => {
        if (action.target === 'none' || action.target === 'document') {
          return [];
        }
        const offered = action.on === undefined ? name : `${kind.id}\\.${name}`;
        const view = action.within === undefined ? anyView : `view == ${action.within}`;
        const whenHas = (mark: string): string =>
          `${view} && viewItem =~ /^${action.on ?? kind.id}\\b.*${mark}${offered}\\b/`;
        const when = whenHas('\\+');
        const button = action.target === 'many' && action.on === undefined ? whenHas('=') : when;
        const below = (action.below ?? []).map((guest) => ({
          command: id,
          when: `${view} && viewItem =~ /^${guest}\\b.*\\+${kind.id}\\.${name}\\b/`,
          group: action.group,
        }));
        const inline =
          action.inline === undefined ? [] : [{ command: id, when: button, group: `inline@${action.inline}` }];
        return [...inline, { command: id, when, group: action.group }, ...below];
      }),
    ].sort(byCommand),
  },
  jsonValidation: specs.map(({ spec }) => ({ fileMatch: spec.patterns.json, url: `%${schemaKey(spec)}%` })),
  yamlValidation: specs.map(({ spec }) => ({ fileMatch: spec.patterns.yaml, url: `%${schemaKey(spec)}%` })),
};

const activationEvents = [
  // Restores our documents; the scheme is that of workbench/documents/schemes.ts.
  'onFileSystem:elastic-containers',
  // A spec document is checked without a command of ours; VS Code has no event for its name.
  ...(specs.length > 0 ? ['json', 'jsonc', 'yaml'].map((language) => `onLanguage:${language}`) : []),
  ...kinds.flatMap(({ panels }) => (panels ?? []).map(({ name }) => `onWebviewPanel:elasticContainers.${name}`)),
].sort();

const strings = Object.fromEntries([
  ...globals.map(([id, { title }]) => [nlsKey(id), title] as const),
  ...actions.map(({ id, action }) => [nlsKey(id), action.title] as const),
  ...[...views, runningView].map(({ id, name }) => [viewKey(id), name] as const),
  ...specs.map(({ spec }) => [schemaKey(spec), `./dist/schemas/${spec.schema}.en.json`] as const),
]);

type Json = Record<string, unknown>;
const readJson = (file: string): Json => JSON.parse(readFileSync(join(root, file), 'utf8')) as Json;

const manifest = readJson('package.json');
const nls = readJson('package.nls.json');
const handWritten = Object.entries(nls).filter(([key]) => !/^(command|view|schema)\./.test(key));
const wanted: Readonly<Record<string, Json>> = {
  'package.json': {
    ...manifest,
    activationEvents,
    contributes: { ...(manifest['contributes'] as Json), ...contributes },
  },
  'package.nls.json': Object.fromEntries(
    [...handWritten, ...Object.entries(strings)].sort(([a], [b]) => a.localeCompare(b)),
  ),
};

const check = process.argv.includes('--check');
for (const [file, json] of Object.entries(wanted)) {
  const path = join(root, file);
  const text = await format(JSON.stringify(json), { ...(await resolveConfig(path)), filepath: path });
  if (text === readFileSync(path, 'utf8')) {
    continue;
  }
  if (check) {
    console.error(`${file} is stale: run "npm run contributions"`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, text);
    console.log(`wrote ${file}`);
  }
}
