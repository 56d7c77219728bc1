// Error codes of RestartContainerGroup and DeleteContainerGroup.
import * as l10n from '@vscode/l10n';
import type { ErrorExplanation } from '../../../cloud/errors/errorWords';

export function explainContainerGroupErrors(): Record<string, ErrorExplanation> {
  return {
    IncorrectStatus: {
      kind: 'input',
      message: l10n.t('The instance is in a state that does not allow this.'),
      hint: l10n.t('Refresh the list and check its status.'),
      isSpecific: true,
    },
    InvalidAction: {
      kind: 'input',
      message: l10n.t('The instance does not allow this action.'),
      hint: l10n.t('Refresh the list and check its status.'),
    },
    OperationConflict: {
      kind: 'input',
      message: l10n.t('Another operation on this instance is in progress.'),
      hint: l10n.t('Wait until it completes.'),
      retryAfterMs: 5_000,
    },
    IdempotentParameterMismatch: {
      kind: 'input',
      message: l10n.t('The client token of this request was already used with other parameters.'),
      hint: l10n.t('Start the action again.'),
    },
  };
}
