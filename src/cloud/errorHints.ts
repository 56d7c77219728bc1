// Error codes in words: what happened and what to do. Codes of CreateInstanceOpsTask from its official document, the
// gateway's from the common error pages. A code that is not here is shown with the service's own message.
import * as l10n from '@vscode/l10n';
import type { FailureKind } from './apiError';

export interface ErrorWords {
  readonly kind: FailureKind;
  readonly message: string;
  readonly hint: string;
  /** The user may try again; after this many milliseconds. */
  readonly retryAfterMs?: number;
  /** The service's own message says more than the code does, e.g. which value; documented as `%s`. Shown after ours. */
  readonly particular?: true;
}

/** The service does not publish how long it wants between two settings of one instance. */
const opsIntervalMs = 60_000;

/** Words for a code, compared without case, because products differ in it. */
export function wordsFor(code: string): ErrorWords | undefined {
  return table().get(code.toLowerCase());
}

let cached: ReadonlyMap<string, ErrorWords> | undefined;

function table(): ReadonlyMap<string, ErrorWords> {
  cached ??= new Map(
    Object.entries({ ...opsWords(), ...groupWords(), ...gatewayWords() }).map(([code, words]) => [
      code.toLowerCase(),
      words,
    ]),
  );
  return cached;
}

function opsWords(): Record<string, ErrorWords> {
  return {
    'Coredump.RefrshIntervalTooShort': {
      kind: 'throttled',
      message: l10n.t('Core dump was switched on this instance a moment ago.'),
      hint: l10n.t('Wait about a minute, then try again.'),
      retryAfterMs: opsIntervalMs,
    },
    'Ops.IntervalTooShort': {
      kind: 'throttled',
      message: l10n.t('An operations task was started or stopped on this instance a moment ago.'),
      hint: l10n.t('Wait about a minute, then try again.'),
      retryAfterMs: opsIntervalMs,
    },
    'Ops.TypeNotSupport': {
      kind: 'input',
      message: l10n.t('The service does not offer this type of operations task.'),
      hint: l10n.t(
        'Core dump and packet capture are the types it documents; update the extension if there are others.',
      ),
      particular: true,
    },
    'Ops.RegionNotSupport': {
      kind: 'input',
      message: l10n.t('Packet capture is not available in this region.'),
      hint: l10n.t('Run the workload in another region, or capture inside the container.'),
      particular: true,
    },
    'Coredump.RegionNotSupport': {
      kind: 'input',
      message: l10n.t('Core dump is not available in this region.'),
      hint: l10n.t('Run the workload in another region, or write core files to a mounted volume (CorePattern).'),
      particular: true,
    },
    'Ops.InstanceNotSupport': {
      kind: 'input',
      message: l10n.t('This instance does not support the operations task.'),
      hint: l10n.t('The instance must be alive: an ended instance or one being deleted cannot take a task.'),
      particular: true,
    },
    'Ops.OpsValueInvalid': {
      kind: 'input',
      message: l10n.t('The service did not accept the parameters of the task.'),
      hint: l10n.t('Check the values, then send them again.'),
    },
    'Ops.ExecuteTaskFail': {
      kind: 'service',
      message: l10n.t('The service accepted the task but could not carry it out.'),
      hint: l10n.t('Look at the O&M records of the instance, then try again.'),
      retryAfterMs: 0,
      particular: true,
    },
    'Tcpdump.InvalidValue': {
      kind: 'input',
      message: l10n.t('A packet capture parameter has a value the service does not accept.'),
      hint: l10n.t('Check addresses, ports and limits, then send them again.'),
      particular: true,
    },
    'CorePattern.UpdateFail': {
      kind: 'service',
      message: l10n.t('The core dump setting could not be changed.'),
      hint: l10n.t('Try again in a moment.'),
      retryAfterMs: 0,
    },
    'Coredump.InvalidCorePatternType': {
      kind: 'input',
      message: l10n.t(
        'This instance was created with a core pattern of its own, so core dump tasks do not apply to it.',
      ),
      hint: l10n.t('Its core files are where its CorePattern writes them, usually on a mounted volume.'),
      particular: true,
    },
    InvalidCorePatternValue: {
      kind: 'input',
      message: l10n.t('The service does not know this core dump setting.'),
      hint: l10n.t('Core dump can be enabled or disabled, nothing else.'),
      particular: true,
    },
    'InvalidInstanceId.NotFound': {
      kind: 'input',
      message: l10n.t('The instance does not exist any more.'),
      hint: l10n.t('Refresh the list.'),
    },
  };
}

function groupWords(): Record<string, ErrorWords> {
  return {
    IncorrectStatus: {
      kind: 'input',
      message: l10n.t('The instance is in a state that does not allow this.'),
      hint: l10n.t('Refresh the list and look at its status.'),
      particular: true,
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

function gatewayWords(): Record<string, ErrorWords> {
  const signIn = l10n.t('Choose another profile, or run "aliyun configure".');
  return {
    'InvalidAccessKeyId.NotFound': {
      kind: 'credential',
      message: l10n.t('The service does not know this access key.'),
      hint: signIn,
    },
    'InvalidAccessKeyId.Inactive': {
      kind: 'credential',
      message: l10n.t('This access key is disabled.'),
      hint: l10n.t('Enable it in the RAM console, or choose another profile.'),
    },
    SignatureDoesNotMatch: {
      kind: 'credential',
      message: l10n.t('The access key secret is wrong.'),
      hint: signIn,
    },
    IncompleteSignature: {
      kind: 'credential',
      message: l10n.t('The service did not accept the signature of the request.'),
      hint: l10n.t('Update the extension; if that does not help, report it with the request id.'),
    },
    'InvalidSecurityToken.Expired': {
      kind: 'credential',
      message: l10n.t('The session of this profile has expired.'),
      hint: l10n.t('Sign in again, for example with "aliyun configure", or choose another profile.'),
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
      hint: l10n.t('Set ALIBABA_CLOUD_SECURITY_TOKEN, or choose another profile.'),
    },
    'InvalidTimeStamp.Expired': {
      kind: 'credential',
      message: l10n.t('The clock of this machine and that of the service are more than 15 minutes apart.'),
      hint: l10n.t('Set the clock of this machine, then try again.'),
      retryAfterMs: 0,
    },
    'InvalidApi.NotFound': {
      kind: 'input',
      message: l10n.t('The endpoint does not offer this operation.'),
      hint: l10n.t('Check the setting elasticContainers.endpoints.'),
    },
    'InvalidProduct.NotFound': {
      kind: 'input',
      message: l10n.t('The endpoint does not serve this product.'),
      hint: l10n.t('Check the setting elasticContainers.endpoints.'),
    },
    ServiceUnavailable: {
      kind: 'service',
      message: l10n.t('The service is not available at the moment.'),
      hint: l10n.t('Try again in a moment.'),
      retryAfterMs: 0,
    },
    InternalError: {
      kind: 'service',
      message: l10n.t('The service reports an internal error.'),
      hint: l10n.t('Try again in a moment.'),
      retryAfterMs: 0,
    },
  };
}
