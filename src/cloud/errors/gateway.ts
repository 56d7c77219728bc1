// Error codes that any call can meet before a product sees it. Sources: the pages of common client errors, and reports of users.
import * as l10n from '@vscode/l10n';
import type { ErrorExplanation } from './errorWords';

export function explainGatewayErrors(): Record<string, ErrorExplanation> {
  return {
    ...explainKeyErrors(),
    ...explainClockErrors(),
    ...explainRequestErrors(),
    ...explainEndpointErrors(),
    ...explainAccountErrors(),
    ...explainServerErrors(),
  };
}

function explainKeyErrors(): Record<string, ErrorExplanation> {
  const signIn = l10n.t('Select another profile, or run "aliyun configure".');
  return {
    MissingAccessKeyId: {
      kind: 'credential',
      message: l10n.t('The request was sent without an access key.'),
      hint: signIn,
    },
    'InvalidAccessKeyId*': {
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
      hint: updateExtension(),
    },
    'InvalidSecurityToken.Expired': {
      kind: 'credential',
      message: l10n.t('The session of this profile has expired.'),
      hint: l10n.t('Sign in again, for example with "aliyun configure", or select another profile.'),
    },
    'InvalidSecurityToken*': {
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
  };
}

/** The message of IllegalTimestamp says that the date is missing; what it means is that the date is too far off. */
function explainClockErrors(): Record<string, ErrorExplanation> {
  const clock: ErrorExplanation = {
    kind: 'credential',
    message: l10n.t('The clock of this machine and that of the service are more than 15 minutes apart.'),
    hint: l10n.t('Set the clock of this machine, then try again.'),
    retryAfterMs: 0,
    isClock: true,
  };
  return {
    'InvalidTimeStamp*': clock,
    'IllegalTimestamp*': clock,
    RequestTimeTooSkewed: clock,
    'InvalidTimeStamp.Format': {
      kind: 'input',
      message: l10n.t('The service did not accept the date of the request.'),
      hint: updateExtension(),
    },
  };
}

function explainRequestErrors(): Record<string, ErrorExplanation> {
  return {
    'Missing*': {
      kind: 'input',
      message: l10n.t('The service needs a parameter that was not sent.'),
      hint: updateExtension(),
      isSpecific: true,
    },
    // The message of the service names the parameter.
    InvalidParameter: {
      kind: 'input',
      message: l10n.t('The service did not accept a parameter of this request.'),
      hint: l10n.t('Check the values, then try again.'),
      isSpecific: true,
    },
    UnsupportedParameter: {
      kind: 'input',
      message: l10n.t('The service does not support a parameter of this request.'),
      hint: updateExtension(),
      isSpecific: true,
    },
    SignatureNonceUsed: {
      kind: 'service',
      message: l10n.t('The service received this request twice.'),
      hint: l10n.t('Refresh to see whether it succeeded, then try again.'),
      retryAfterMs: 0,
    },
  };
}

function explainEndpointErrors(): Record<string, ErrorExplanation> {
  const noOperation: ErrorExplanation = {
    kind: 'input',
    message: l10n.t('The endpoint does not support this operation.'),
    hint: l10n.t('Check the setting elasticContainers.endpoints.'),
  };
  return {
    'InvalidApi*': noOperation,
    'InvalidAction*': noOperation,
    'InvalidVersion*': noOperation,
    NoSuchVersion: noOperation,
    UnsupportedOperation: noOperation,
    UnsupportedHTTPMethod: noOperation,
    'InvalidProduct.NotFound': {
      kind: 'input',
      message: l10n.t('The endpoint does not support this product.'),
      hint: l10n.t('Check the setting elasticContainers.endpoints.'),
    },
    'InvalidProtocol.NeedSsl': {
      kind: 'input',
      message: l10n.t('The endpoint accepts HTTPS only.'),
      hint: l10n.t('Enter an https:// address in the setting elasticContainers.endpoints.'),
    },
    'InvalidRegionId*': {
      kind: 'input',
      message: l10n.t('The service does not know this region.'),
      hint: l10n.t('Check the setting elasticContainers.regions, and the region of the profile.'),
    },
  };
}

function explainAccountErrors(): Record<string, ErrorExplanation> {
  return {
    'Forbidden.RiskControl': {
      kind: 'denied',
      message: l10n.t('Risk control blocked this operation.'),
      hint: l10n.t('Contact Alibaba Cloud support.'),
    },
    'Forbidden.UserVerification': {
      kind: 'denied',
      message: l10n.t('The account has not passed real-name verification.'),
      hint: l10n.t('Verify it in the Alibaba Cloud console.'),
    },
    InsufficientBalance: {
      kind: 'denied',
      message: l10n.t('The account has an outstanding payment.'),
      hint: l10n.t('Pay the overdue bill, then try again.'),
    },
  };
}

function explainServerErrors(): Record<string, ErrorExplanation> {
  return {
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

function updateExtension(): string {
  return l10n.t('Update the extension. If that does not help, report it with the request ID.');
}
