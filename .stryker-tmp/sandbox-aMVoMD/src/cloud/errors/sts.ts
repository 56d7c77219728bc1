// Error codes of STS: taking on a role.
import * as l10n from '@vscode/l10n';
import type { ErrorExplanation } from './errorWords';

export function explainStsErrors(): Record<string, ErrorExplanation> {
  const checkRole = l10n.t('Check the role in the profile, or select another profile.');
  return {
    'NoPermission.RAM': {
      kind: 'credential',
      message: l10n.t('This account is not allowed to assume the role.'),
      hint: l10n.t('Ask for sts:AssumeRole on the role, and for your identity in the trust policy of the role.'),
    },
    NoPermission: {
      kind: 'credential',
      message: l10n.t('This account is not allowed to assume the role.'),
      hint: l10n.t('Ask for sts:AssumeRole on the role, and for your identity in the trust policy of the role.'),
    },
    'EntityNotExist.Role': {
      kind: 'credential',
      message: l10n.t('The role of this profile does not exist.'),
      hint: checkRole,
    },
    'InvalidParameter.RoleArn': {
      kind: 'credential',
      message: l10n.t('The role of this profile is not a valid RAM role ARN.'),
      hint: checkRole,
    },
    'InvalidParameter.DurationSeconds': {
      kind: 'credential',
      message: l10n.t('The duration of the role session is outside what the role allows.'),
      hint: l10n.t('Change expired_seconds of the profile.'),
    },
    'AuthenticationFail.OIDCToken.Expired': {
      kind: 'credential',
      message: l10n.t('The OIDC token of this profile has expired.'),
      hint: l10n.t('Have your identity provider write a new token file.'),
    },
    'AuthenticationFail.OIDCToken.Invalid': {
      kind: 'credential',
      message: l10n.t('The OIDC token of this profile was not accepted.'),
      hint: checkRole,
    },
  };
}
