// Error codes of STS: taking on a role. Source: the error codes of STS 2015-04-01.
import * as l10n from '@vscode/l10n';
import type { ErrorExplanation } from './errorWords';

export function explainStsErrors(): Record<string, ErrorExplanation> {
  return { ...explainRoleErrors(), ...explainParameterErrors(), ...explainOidcErrors() };
}

function explainRoleErrors(): Record<string, ErrorExplanation> {
  const notAllowed: ErrorExplanation = {
    kind: 'credential',
    message: l10n.t('This account is not allowed to assume the role.'),
    hint: l10n.t('Ask for sts:AssumeRole on the role, and for your identity in the trust policy of the role.'),
    // The code also covers the key of an account instead of a RAM user. Only the message distinguishes the two.
    isSpecific: true,
  };
  return {
    'NoPermission.RAM': notAllowed,
    NoPermission: notAllowed,
    'EntityNotExist.Role': {
      kind: 'credential',
      message: l10n.t('The role of this profile does not exist.'),
      hint: checkRole(),
    },
    'InvalidParameter.RoleArn': {
      kind: 'credential',
      message: l10n.t('The role of this profile is not a valid RAM role ARN.'),
      hint: checkRole(),
    },
  };
}

function explainParameterErrors(): Record<string, ErrorExplanation> {
  return {
    'InvalidParameter.RoleSessionName': {
      kind: 'credential',
      message: l10n.t('The name of the role session is not valid.'),
      hint: l10n.t('Change ram_session_name of the profile: 2 to 64 letters, digits, and the characters . @ - _'),
    },
    'InvalidParameter.DurationSeconds': {
      kind: 'credential',
      message: l10n.t('The duration of the role session is outside what the role allows.'),
      hint: l10n.t('Change expired_seconds of the profile.'),
    },
    'InvalidParameter.Policy*': {
      kind: 'credential',
      message: l10n.t('The policy of the role session is not valid.'),
      hint: l10n.t('Change policy of the profile, or remove it.'),
      isSpecific: true,
    },
  };
}

function explainOidcErrors(): Record<string, ErrorExplanation> {
  const notAccepted: ErrorExplanation = {
    kind: 'credential',
    message: l10n.t('The OIDC token of this profile was not accepted.'),
    hint: l10n.t('Check the OIDC provider in the RAM console, and oidc_provider_arn of the profile.'),
    isSpecific: true,
  };
  return {
    'AuthenticationFail.OIDCToken.Expired': {
      kind: 'credential',
      message: l10n.t('The OIDC token of this profile has expired.'),
      hint: l10n.t('Have your identity provider write a new token file.'),
    },
    'AuthenticationFail.OIDCToken*': notAccepted,
    'AuthenticationFail.NoPermission': {
      ...notAccepted,
      message: l10n.t('This account is not allowed to assume the role.'),
      hint: l10n.t('Check the OIDC provider in the RAM console, and the trust policy of the role.'),
    },
  };
}

function checkRole(): string {
  return l10n.t('Check the role in the profile, or select another profile.');
}
