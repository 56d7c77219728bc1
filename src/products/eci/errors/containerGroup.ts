// Error codes of the operations on instances, from their official documents.
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
    'InvalidParameter.MismatchInstanceType': {
      kind: 'input',
      message: l10n.t('The ID is that of an instance of another type.'),
      hint: l10n.t('Refresh the list.'),
    },
    'InvalidParameter.ValueExceeded': {
      kind: 'input',
      message: l10n.t('The command is too long.'),
      hint: l10n.t('Use at most 20 parts of 256 characters.'),
      isSpecific: true,
    },
    'Request Timeout': {
      kind: 'service',
      message: l10n.t('The service could not read the log in time.'),
      hint: l10n.t('Try again in a moment.'),
      retryAfterMs: 0,
    },
  };
}
