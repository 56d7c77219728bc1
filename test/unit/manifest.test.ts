// What package.json promises, held against the sources that it must agree with.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KindManifest } from '../../src/model/kind';
import { kindManifests } from '../../src/products/manifests';
import { toCommandId } from '../../src/model/commandId';
import type { ContextKeyValues } from '../../src/workbench/settings/contextKeys';
import { settings } from '../../src/workbench/settings/settings';
import { globalCommands } from '../../src/workbench/commands/globalManifest';
import { ScriptedTransport } from '../support/scriptedTransport';
import { setSetting } from '../support/vscode/workspace';
import { useVscode } from '../support/vscode/useVscode';
import { allKinds } from './products/allKinds';

type Json = Readonly<Record<string, unknown>>;
interface Command {
  readonly command: string;
  readonly title?: string;
  readonly category?: string;
}
interface MenuEntry {
  readonly command: string;
  readonly when?: string;
}
interface Setting {
  readonly type?: unknown;
  readonly default?: unknown;
  readonly scope?: string;
  readonly description?: string;
  readonly markdownDescription?: string;
}
interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly commands: readonly Command[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  };
}

const read = (path: string): string => readFileSync(join(process.cwd(), path), 'utf8');
const text = read('package.json');
const manifest = JSON.parse(text) as Manifest;
const { commands, menus, views, configuration } = manifest.contributes;
const english = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
const chinese = JSON.parse(read('package.nls.zh-cn.json')) as Readonly<Record<string, string>>;
const stale = 'run "npm run contributions"';

/** All values found under a key, at any depth. */
function collectValues(key: string, node: unknown): readonly unknown[] {
  if (typeof node !== 'object' || node === null) {
    return [];
  }
  return Object.entries(node as Json).flatMap(([name, value]) => [
    ...(name === key ? [value] : []),
    ...collectValues(key, value),
  ]);
}

/** All that the extension sets: the compiler refuses one too many or too few. */
const contextKeys: Readonly<Record<keyof ContextKeyValues, true>> = {
  'elasticContainers.connection': true,
  'elasticContainers.emulatorRunning': true,
  'elasticContainers.readOnly': true,
  'elasticContainers.filteredViews': true,
  'elasticContainers.isWatching': true,
  'elasticContainers.followedLogs': true,
};

const clauses = collectValues('when', manifest.contributes) as readonly string[];

describe('commands', () => {
  it('have a title and the category, translated', () => {
    for (const { command, title, category } of commands) {
      match(title ?? '', /^%command\..+\.title%$/, command);
      equal(category, '%category%', command);
    }
  });

  it('are those of the kinds and the global ones, no more and no fewer', () => {
    const ofKinds = kindManifests.flatMap((kind: KindManifest) =>
      Object.keys(kind.actions).map((name) => toCommandId(kind, name)),
    );
    const wanted = [...ofKinds, ...Object.keys(globalCommands)].sort();
    deepEqual(commands.map(({ command }) => command).sort(), wanted, stale);
  });

  it('of kinds have code, as they are registered from the manifests alone', () => {
    const kinds = [...allKinds(new ScriptedTransport()).values()];
    deepEqual(
      kinds.map(({ manifest: { id } }) => id),
      kindManifests.map(({ id }) => id),
    );
  });

  it('named in menus exist', () => {
    const known = new Set(commands.map(({ command }) => command));
    const strangers = Object.values(menus).flatMap((entries) => entries.filter(({ command }) => !known.has(command)));
    deepEqual(strangers, []);
  });

  it('linked from welcome views exist', () => {
    const known = new Set(commands.map(({ command }) => command));
    const links = [english, chinese].flatMap((bundle) =>
      Object.values(bundle).flatMap((words) => [...words.matchAll(/\(command:([\w.]+)\)/g)].map(([, id = '']) => id)),
    );
    ok(links.length > 0);
    deepEqual(
      links.filter((id) => !known.has(id)),
      [],
    );
  });

  it('that write are hidden from the palette in read-only mode', () => {
    const palette = new Map((menus['commandPalette'] ?? []).map(({ command, when }) => [command, when]));
    for (const kind of kindManifests as readonly KindManifest[]) {
      for (const [name, { access }] of Object.entries(kind.actions)) {
        const when = palette.get(toCommandId(kind, name));
        equal(
          when,
          access === 'write' ? '!elasticContainers.readOnly && !config.elasticContainers.readOnly' : undefined,
          `${kind.id}.${name}: ${stale}`,
        );
      }
    }
  });
});

describe('when clauses', () => {
  /** The names in a clause, without its texts and regular expressions. */
  const namesIn = (clause: string): readonly string[] =>
    clause
      .replace(/=~ \/(?:\\.|[^/\\])+\//g, '')
      .replace(/'[^']*'/g, '')
      .replace(/[=!]= *[\w.-]+/g, '')
      .replace(/ in /g, ' ')
      .match(/[A-Za-z][\w.]*/g) ?? [];

  it('ask only for keys that exist', () => {
    const ours = new Set(Object.keys(contextKeys));
    const known = new Set([
      'view',
      'viewItem',
      'resource',
      'resourceScheme',
      'resourceFilename',
      'true',
      'false',
      ...ours,
    ]);
    for (const clause of clauses) {
      for (const name of namesIn(clause)) {
        const setting = name.startsWith('config.') ? name.slice('config.'.length) : undefined;
        ok(setting === undefined ? known.has(name) : setting in configuration.properties, `${name} in ${clause}`);
      }
    }
    for (const name of ours) {
      ok(
        clauses.some((clause) => namesIn(clause).includes(name)),
        `no clause uses ${name}`,
      );
    }
  });

  it('hold regular expressions that compile', () => {
    for (const clause of clauses) {
      for (const [, source = ''] of clause.matchAll(/=~ \/((?:\\.|[^/\\])+)\//g)) {
        ok(new RegExp(source));
      }
    }
  });

  it('of row menus match the context values of rows, and only for their own action', () => {
    const entry = (menus['view/item/context'] ?? []).find(({ command }) => command.endsWith('.stopTcpdump'));
    const source = /viewItem =~ \/((?:\\.|[^/\\])+)\//.exec(entry?.when ?? '')?.[1];
    ok(source);
    equal(new RegExp(source).test('eciInstance +startTcpdump +stopTcpdump +delete'), true);
    equal(new RegExp(source).test('eciInstance +startTcpdump +delete'), false);
    equal(new RegExp(source).test('eciInstanceGroup +stopTcpdump'), false);
  });
});

describe('settings', () => {
  const toSettingName = (getter: string): string =>
    getter === 'logMaxLines' ? 'elasticContainers.log.maxLines' : `elasticContainers.${getter}`;
  const properties = Object.entries(configuration.properties);
  useVscode();

  it('have a type, a default, a scope and a description', () => {
    for (const [name, setting] of properties) {
      ok(setting.type !== undefined && 'default' in setting && setting.scope !== undefined, name);
      match(setting.markdownDescription ?? setting.description ?? '', /^%setting\..+%$/, name);
    }
  });

  it('have a getter each, and each getter a setting', () => {
    deepEqual(Object.keys(settings).map(toSettingName).sort(), properties.map(([name]) => name).sort());
  });

  it('that decide where signed requests go belong to the machine, and are read from no workspace', () => {
    for (const [name, value, fallback] of [
      ['profile', 'theirs', ''],
      ['endpoints', { eci: 'https://evil.example' }, {}],
      ['productionProfiles', ['theirs'], []],
    ] as const) {
      equal(configuration.properties[`elasticContainers.${name}`]?.scope, 'machine', name);
      setSetting(`elasticContainers.${name}`, value, 'workspace');
      deepEqual(settings[name](), fallback, name);
      setSetting(`elasticContainers.${name}`, value, 'global');
      deepEqual(settings[name](), value, name);
    }
  });

  it('have a default that their getter answers when nothing is set', () => {
    deepEqual(
      Object.entries(settings).map(([name, getter]) => [name, getter()]),
      Object.entries(settings).map(([name]) => [name, configuration.properties[toSettingName(name)]?.default]),
    );
  });

  it('for regions take what the endpoint table takes', () => {
    const regions = configuration.properties['elasticContainers.regions'] as {
      readonly items?: { readonly pattern?: string };
    };
    equal(regions.items?.pattern, '^[a-z]{2}-[a-z0-9-]+$');
  });
});

describe('what the manifest names', () => {
  it('is there: every icon file, the main file’s folder, the translations', () => {
    const icons = (collectValues('icon', manifest) as readonly string[]).filter((icon) => !icon.startsWith('$('));
    ok(icons.length > 0);
    for (const icon of icons) {
      ok(existsSync(join(process.cwd(), icon)), icon);
    }
    ok(existsSync(join(process.cwd(), (manifest as unknown as Json)['l10n'] as string)));
  });

  it('has codicons with plain names', () => {
    for (const icon of (collectValues('icon', commands) as readonly string[]).filter((name) => name.startsWith('$('))) {
      match(icon, /^\$\([a-z0-9-]+\)$/);
    }
  });

  it('has one view per kind that has one, in the order of the kinds, and one of what runs', () => {
    const wanted = kindManifests.flatMap((kind) => ('view' in kind ? [kind.view.id] : []));
    deepEqual(
      Object.values(views).flatMap((list) => list.map(({ id }) => id)),
      [...wanted, 'elasticContainers.running'],
      stale,
    );
  });

  it('starts the extension only by events that VS Code cannot infer', () => {
    const panels = kindManifests.flatMap((kind) => ('panels' in kind ? kind.panels.map(({ name }) => name) : []));
    const events = manifest.activationEvents;
    deepEqual(
      events.filter((event) => event.startsWith('onWebviewPanel:')),
      panels.map((name) => `onWebviewPanel:elasticContainers.${name}`).sort(),
      stale,
    );
    const allowed = /^on(WebviewPanel:elasticContainers\.\w+|Language:(json|jsonc|yaml)|FileSystem:[\w-]+)$/;
    deepEqual(
      events.filter((event) => !allowed.test(event)),
      [],
    );
  });
});

describe('translations of the manifest', () => {
  const used = new Set([...text.matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key));

  it('exist for every key that is used, and for no other', () => {
    deepEqual(Object.keys(english).sort(), [...used].sort());
  });

  it('have the same keys in both languages', () => {
    deepEqual(Object.keys(chinese).sort(), Object.keys(english).sort());
  });

  it('are never empty, and Chinese where they are sentences', () => {
    for (const [key, words] of Object.entries({ ...english, ...chinese })) {
      ok(words.trim() !== '', key);
    }
    const untranslated = Object.entries(chinese).filter(
      ([key, words]) => english[key] === words && words.includes(' '),
    );
    deepEqual(
      untranslated.map(([key]) => key).filter((key) => key.startsWith('setting.') || key.startsWith('command.')),
      [],
    );
  });

  it('keep links, settings and code as they are', () => {
    for (const [key, words] of Object.entries(english)) {
      const marks = (from: string): readonly string[] =>
        [...(from.match(/\(command:[\w.]+\)|`[^`]+`|…$/g) ?? [])].sort();
      deepEqual(marks(chinese[key] ?? ''), marks(words), key);
    }
  });
});
