// Actions that every kind has without code of its own.
import * as l10n from '@vscode/l10n';
import { count } from '../base/text';
import type { ActionHandler } from './action';

/** Copies the ids of the targets, one a line. */
export const copyId: ActionHandler<'many'> = async (context, targets) => {
  await context.show.copy(targets.map((target) => target.id).join('\n'));
  return { message: copied(targets.map((target) => target.id)) };
};

/** Copies the names of the targets, one a line. */
export const copyName: ActionHandler<'many'> = async (context, targets) => {
  await context.show.copy(targets.map((target) => target.name).join('\n'));
  return { message: copied(targets.map((target) => target.name)) };
};

/** Reads the targets again. */
export const refresh: ActionHandler<'many'> = (_context, targets) => Promise.resolve({ refresh: targets });

/** Opens the document that describes the target. */
export const describe: ActionHandler<'one'> = async (context, target) => {
  await context.show.describe(target);
  return undefined;
};

function copied(texts: readonly string[]): string {
  return texts.length === 1 ? l10n.t('Copied {0}.', texts[0] ?? '') : l10n.t('Copied {0} lines.', count(texts.length));
}
