// Every error code the emulator can answer, with its HTTP status and text. Also the vocabulary of `--fault`.

import { esaErrorCodes } from '../esa/errorCodes';
import { imageCacheErrorCodes } from '../eci/imageCache/errorCodes';
import { stsErrorCodes } from '../sts/errorCodes';

const tooSoon = 'The time interval since last setting too short, please try again later.';

/** Codes of the gateway, of RAM and of the operations emulated. Texts are the published ones; `%s` ones are given where thrown. */
export const errorCodes = {
  ...imageCacheErrorCodes,
  ...esaErrorCodes,
  ...stsErrorCodes,
  // The gateway, before any product is reached.
  MissingParameter: { status: 400, message: 'A parameter is mandatory for this action.' },
  InvalidParameter: { status: 400, message: 'The specified parameter is invalid.' },
  'InvalidApi.NotFound': {
    status: 404,
    message: 'Specified api is not found, please check your url and method.',
  },
  'InvalidProduct.NotFound': { status: 404, message: 'Cannot find product according to your specified domain.' },
  'InvalidProtocol.NeedSsl': { status: 404, message: 'Your request is denied as lack of ssl protect.' },
  'InvalidAccessKeyId.NotFound': { status: 404, message: 'Specified access key is not found.' },
  'InvalidAccessKeyId.Inactive': { status: 403, message: 'Specified access key is disabled.' },
  'InvalidTimeStamp.Format': { status: 400, message: 'Specified time stamp or date value is not well formatted.' },
  'InvalidTimeStamp.Expired': { status: 400, message: 'Specified time stamp or date value is expired.' },
  SignatureNonceUsed: { status: 400, message: 'Specified signature nonce was used already.' },
  SignatureDoesNotMatch: { status: 400, message: 'Specified signature is not matched with our calculation.' },
  IncompleteSignature: { status: 400, message: 'The request signature does not conform to Aliyun standards.' },
  'InvalidSecurityToken.Expired': { status: 400, message: 'Specified SecurityToken is expired.' },
  'InvalidSecurityToken.Malformed': { status: 400, message: 'Specified SecurityToken is malformed.' },
  'InvalidSecurityToken.MismatchWithAccessKey': {
    status: 400,
    message: 'Specified SecurityToken mismatch with the AccessKey.',
  },
  IdempotentParameterMismatch: {
    status: 400,
    message: 'The request uses the same client token as a previous, but non-identical request.',
  },
  Throttling: { status: 400, message: 'Request was denied due to request throttling.' },
  'Throttling.User': { status: 400, message: 'Request was denied due to user flow control.' },
  'Throttling.Api': { status: 400, message: 'Request was denied due to api flow control.' },
  InternalError: {
    status: 500,
    message: 'The request processing has failed due to some unknown error, exception or failure.',
  },
  ServiceUnavailable: {
    status: 503,
    message: 'The request has failed due to a temporary failure of the server.',
  },
  // RAM.
  Forbidden: { status: 403, message: 'User not authorized to operate on the specified resource.' },
  'Forbidden.RAM': {
    status: 403,
    message: 'User not authorized to operate on the specified resource, or this API does not support RAM.',
  },
  NoPermission: { status: 403, message: 'You are not authorized to perform this action.' },
  // ECI 2018-08-08.
  'InvalidParameter.ValueExceeded': { status: 400, message: 'The value of a parameter exceeds its limit.' },
  'InvalidParameter.MismatchInstanceType': { status: 400, message: 'The instanceId mismatch instance type.' },
  IncorrectStatus: { status: 400, message: 'The current status of the resource does not support this operation.' },
  InvalidAction: { status: 403, message: 'The specified action is invalid' },
  OperationConflict: {
    status: 400,
    message: 'Request was denied due to conflict with a previous request.',
  },
  'InvalidInstanceId.NotFound': { status: 400, message: 'The specified instanceId does not exist' },
  'Coredump.RefrshIntervalTooShort': { status: 400, message: tooSoon },
  'Coredump.RegionNotSupport': { status: 400, message: 'Coredump is not supported in this region.' },
  'Coredump.InvalidCorePatternType': {
    status: 400,
    message: 'A core pattern was set when the instance was created.',
  },
  'CorePattern.UpdateFail': { status: 400, message: 'Update coredump settings fail, please try again later' },
  InvalidCorePatternValue: { status: 400, message: 'The value must be enable or disable.' },
  'Ops.TypeNotSupport': { status: 400, message: 'The type of the O&M task is not supported.' },
  'Ops.RegionNotSupport': { status: 400, message: 'The O&M task is not supported in this region.' },
  'Ops.InstanceNotSupport': { status: 400, message: 'The O&M task is not supported by this instance.' },
  'Ops.IntervalTooShort': { status: 400, message: tooSoon },
  'Ops.OpsValueInvalid': {
    status: 400,
    message: 'Ops value check failed, please confirm by ops type and try again later.',
  },
  'Ops.ExecuteTaskFail': { status: 400, message: 'The O&M task could not be executed.' },
  'Tcpdump.InvalidValue': { status: 400, message: 'A value of the capture is invalid.' },
} as const satisfies Record<string, { status: number; message: string }>;

/** A code the emulator can answer. */
export type ErrorCode = keyof typeof errorCodes;

/** True for a name in the table. */
export function isErrorCode(name: string): name is ErrorCode {
  return Object.hasOwn(errorCodes, name);
}
