// Error codes of RestartContainerGroup and DeleteContainerGroup.
import * as l10n from '@vscode/l10n';
import type { ErrorExplanation } from '../../../cloud/errors/errorWords';

export function explainContainerGroupErrors(): Record<string, ErrorExplanation> {
  return {
    IncorrectStatus: {
      kind: 'input',
      message: l10n.t('The instance is in a state that does not allow this.'),
      hint: l10n.t('Refresh the list and look at its status.'),
      isSpecific: true,
    },
    InvalidAction: {
      kind: 'input',
      message: l10n.t('The instance does not allow this action.'),
      hint: l10n.t('Refresh the list and look at its status.'),
    },
    OperationConflict: {
      kind: 'input',
      message: l10n.t('Another operation on this instance is under way.'),
      hint: l10n.t('Wait until it has ended.'),
      retryAfterMs: 5_000,
    },
    IdempotentParameterMismatch: {
      kind: 'input',
      message: l10n.t('The service has seen the token of this request with other parameters.'),
      hint: l10n.t('Start the action again.'),
    },
  };
}
