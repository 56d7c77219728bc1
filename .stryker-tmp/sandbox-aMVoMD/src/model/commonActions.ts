// Actions that work the same for every kind: manifest entries by name, and their handlers, which need no binding.
import * as l10n from '@vscode/l10n';
import { formatCount } from '../base/text';
import type { ActionHandler } from './action';
import type { ResourceRef } from './resource';

const read = { access: 'read' } as const;

/** The manifest entries; `noun` is the kind in English, in title case, e.g. `ECI Instance`. */
function commonManifests(noun: string) {
  return {
    describe: { ...read, title: `Describe ${noun}`, icon: 'open-preview', target: 'one', group: '3_look@0' },
    refresh: { ...read, title: `Refresh ${noun}`, icon: 'refresh', target: 'many', group: '3_look@4' },
    openInConsole: {
      ...read,
      title: `Open ${noun} in Console`,
      icon: 'link-external',
      target: 'one',
      group: '3_look@5',
    },
    copyId: { ...read, title: `Copy ${noun} ID`, target: 'many', group: '9_copy@1' },
    copyName: { ...read, title: `Copy ${noun} Name`, target: 'many', group: '9_copy@2' },
  } as const;
}

type CommonManifests = ReturnType<typeof commonManifests>;
export type CommonAction = keyof CommonManifests;

/** The common entries of a kind: all of them, or those that are named. */
export function commonActions<Name extends CommonAction = CommonAction>(
  noun: string,
  ...names: readonly Name[]
): Pick<CommonManifests, Name> {
  const all = Object.entries(commonManifests(noun));
  const wanted: readonly string[] = names;
  const chosen = names.length === 0 ? all : all.filter(([name]) => wanted.includes(name));
  return Object.fromEntries(chosen) as Pick<CommonManifests, Name>;
}

/** What the entries do; a kind may bind its own instead. */
export function createCommonHandlers({
  consoleUrl,
}: {
  readonly consoleUrl?: (ref: ResourceRef) => string;
}): Readonly<{ [A in CommonAction]: ActionHandler<CommonManifests[A]['target']> }> {
  return {
    describe: async (context, target) => {
      await context.show.describe(target);
      return undefined;
    },
    refresh: (_context, targets) => Promise.resolve({ refresh: targets }),
    openInConsole: async (context, target) => {
      if (!consoleUrl) {
        throw new Error(`Kind ${target.kind} has no page in the console`);
      }
      await context.show.openLink(consoleUrl(target));
      return undefined;
    },
    copyId: async (context, targets) => {
      await context.show.copy(targets.map((target) => target.id).join('\n'));
      return { message: formatCopied(targets.map((target) => target.id)) };
    },
    copyName: async (context, targets) => {
      await context.show.copy(targets.map((target) => target.name).join('\n'));
      return { message: formatCopied(targets.map((target) => target.name)) };
    },
  };
}

function formatCopied(texts: readonly string[]): string {
  return texts.length === 1
    ? l10n.t('Copied {0}.', texts[0] ?? '')
    : l10n.t('Copied {0} lines.', formatCount(texts.length));
}
