// Error codes that any call can meet before a product sees it.
import * as l10n from '@vscode/l10n';
import type { ErrorExplanation } from './errorWords';

export function explainGatewayErrors(): Record<string, ErrorExplanation> {
  const signIn = l10n.t('Select another profile, or run "aliyun configure".');
  return {
    'InvalidAccessKeyId.NotFound': {
      kind: 'credential',
      message: l10n.t('The service does not recognize this access key.'),
      hint: signIn,
    },
    'InvalidAccessKeyId.Inactive': {
      kind: 'credential',
      message: l10n.t('This access key is disabled.'),
      hint: l10n.t('Enable it in the RAM console, or select another profile.'),
    },
    SignatureDoesNotMatch: {
      kind: 'credential',
      message: l10n.t('The access key secret is wrong.'),
      hint: signIn,
    },
    IncompleteSignature: {
      kind: 'credential',
      message: l10n.t('The service did not accept the signature of the request.'),
      hint: l10n.t('Update the extension. If that does not help, report it with the request ID.'),
    },
    'InvalidSecurityToken.Expired': {
      kind: 'credential',
      message: l10n.t('The session of this profile has expired.'),
      hint: l10n.t('Sign in again, for example with "aliyun configure", or select another profile.'),
    },
    'InvalidSecurityToken.Malformed': {
      kind: 'credential',
      message: l10n.t('The security token of this profile is not valid.'),
      hint: signIn,
    },
    'InvalidSecurityToken.MismatchWithAccessKey': {
      kind: 'credential',
      message: l10n.t('The security token does not belong to this access key.'),
      hint: signIn,
    },
    MissingSecurityToken: {
      kind: 'credential',
      message: l10n.t('This access key needs a security token.'),
      hint: l10n.t('Set ALIBABA_CLOUD_SECURITY_TOKEN, or select another profile.'),
    },
    'InvalidTimeStamp.Expired': {
      kind: 'credential',
      message: l10n.t('The clock of this machine and that of the service are more than 15 minutes apart.'),
      hint: l10n.t('Set the clock of this machine, then try again.'),
      retryAfterMs: 0,
    },
    'InvalidApi.NotFound': {
      kind: 'input',
      message: l10n.t('The endpoint does not support this operation.'),
      hint: l10n.t('Check the setting elasticContainers.endpoints.'),
    },
    'InvalidProduct.NotFound': {
      kind: 'input',
      message: l10n.t('The endpoint does not support this product.'),
      hint: l10n.t('Check the setting elasticContainers.endpoints.'),
    },
    ServiceUnavailable: {
      kind: 'service',
      message: l10n.t('The service is temporarily unavailable.'),
      hint: l10n.t('Try again in a moment.'),
      retryAfterMs: 0,
    },
    InternalError: {
      kind: 'service',
      message: l10n.t('The service reported an internal error.'),
      hint: l10n.t('Try again in a moment.'),
      retryAfterMs: 0,
    },
  };
}
