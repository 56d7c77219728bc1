// Before anything destructive on a production profile, its name is typed: a click too many is not enough.
import * as l10n from '@vscode/l10n';
import { UserFacingError } from '../../base/errors';
import type { ActionManifest } from '../../model/action';
import type { Ask } from '../../model/ports/ask';
import type { ProfileChoice } from '../../model/ports/connection';
import type { ResourceRef } from '../../model/resource';

export interface ProductionParts {
  readonly ask: Ask;
  /** The profile in which the action began. */
  readonly profile: ProfileChoice | undefined;
  readonly action: ActionManifest;
  readonly isProduction: (profile: ProfileChoice) => boolean;
}

/** How many of the targets the question names. */
const named = 3;

/** The rule for one run of an action. */
export class ProductionRule {
  private isNameTyped = false;

  constructor(private readonly parts: ProductionParts) {}

  /** True when the action may continue: it destroys nothing, the profile is not one of production, or its name was typed. */
  async confirm(targets: readonly ResourceRef[]): Promise<boolean> {
    const profile = this.getProtectedProfile();
    if (!profile) {
      return true;
    }
    const { label } = profile;
    const typed = await this.parts.ask.input({
      title: l10n.t('{0} is a production profile. About to change: {1}', label, formatNames(targets)),
      placeholder: l10n.t('Type {0} to continue', label),
      problem: (text) =>
        text.trim() === label ? undefined : l10n.t('Type the name of the profile, {0}, or press Escape.', label),
    });
    this.isNameTyped = typed !== undefined;
    return this.isNameTyped;
  }

  /** @throws UserFacingError when the profile has become one of production since: the user may have marked it for a reason */
  check(): void {
    const profile = this.getProtectedProfile();
    if (profile && !this.isNameTyped) {
      throw new UserFacingError(
        l10n.t('{0} has become a production profile.', profile.label),
        l10n.t('Nothing further is sent. Start the action again, and type the name of the profile.'),
      );
    }
  }

  private getProtectedProfile(): ProfileChoice | undefined {
    const { profile, action, isProduction } = this.parts;
    return action.destructive && profile && isProduction(profile) ? profile : undefined;
  }
}

function formatNames(targets: readonly ResourceRef[]): string {
  const names = targets.map(({ name }) => name);
  const shown = names.slice(0, named).join(', ');
  return names.length > named ? l10n.t('{0} and {1} more', shown, names.length - named) : shown;
}
