// Before anything destructive on a production profile, its name is typed: a click too many is not enough.
import * as l10n from '@vscode/l10n';
import type { ActionManifest } from '../../model/action';
import type { Ask } from '../../model/ports/ask';
import type { Connection, ProfileChoice } from '../../model/ports/connection';
import type { ResourceRef } from '../../model/resource';

export interface ProductionParts {
  readonly ask: Ask;
  readonly connection: Connection;
  readonly isProduction: (profile: ProfileChoice) => boolean;
}

/** How many of the targets the question names. */
const named = 3;

/** True when the action may continue: it destroys nothing, the profile is not one of production, or its name was typed. */
export async function confirmDestruction(
  { ask, connection, isProduction }: ProductionParts,
  action: ActionManifest | undefined,
  targets: readonly ResourceRef[],
): Promise<boolean> {
  const profile = action?.destructive ? await connection.current() : undefined;
  if (!profile || !isProduction(profile)) {
    return true;
  }
  const { label } = profile;
  const typed = await ask.input({
    title: l10n.t('{0} is a production profile. About to change: {1}', label, formatNames(targets)),
    placeholder: l10n.t('Type {0} to continue', label),
    problem: (text) =>
      text.trim() === label ? undefined : l10n.t('Type the name of the profile, {0}, or press Escape.', label),
  });
  return typed !== undefined;
}

function formatNames(targets: readonly ResourceRef[]): string {
  const names = targets.map(({ name }) => name);
  const shown = names.slice(0, named).join(', ');
  return names.length > named ? l10n.t('{0} and {1} more', shown, names.length - named) : shown;
}
