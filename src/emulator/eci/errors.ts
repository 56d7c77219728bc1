// Errors of ECI 2018-08-08, from the documents of its operations. Messages published with `%s` are completed where they are thrown.
import { type ApiError, createErrors, type ErrorTable } from '../gateway/apiError';
import { gatewayErrors } from '../gateway/errors';

const tooSoon = 'The time interval since last setting too short, please try again later.';

/** Codes with status and published message. */
export const eciErrors = {
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
  // Image caches.
  'Account.Arrearage': { status: 400, message: 'Your account has an outstanding payment.' },
  DryRunOperation: { status: 400, message: 'Request validation has been passed with DryRun flag set.' },
  'InvalidParameter.CPU.Memory': { status: 400, message: 'The specified cpu and memory are not allowed' },
  // Published for UpdateContainerGroup; the image cache operations publish no code for an unknown id.
  'InvalidParameter.NotFound': { status: 404, message: 'The specified resource does not exist.' },
  ServiceNotEnabled: { status: 400, message: 'The service is not enabled.' },
  'DiskVolume.NotSupport': { status: 400, message: 'The disk volume is not supported.' },
  'RamRole.NotSupport': { status: 400, message: 'The RAM role is not supported.' },
  'ImageCache.IncorrectStatus': {
    status: 400,
    message: 'The current status of the image cache does not support this operation.',
  },
  ImageCacheNotSupport: {
    status: 400,
    message: 'Image cache is not available for all users. If you want to enable this function, contact us.',
  },
  EipAddressPoolIpNotEnough: {
    status: 400,
    message: 'The ip address of specified PublicIpAddressPool is not enough.',
  },
  NoNeedUpdate: { status: 400, message: 'There are no changes to be updated for current resource.' },
  'OperationDenied.VswZoneMisMatch': {
    status: 403,
    message: 'The specified VSwitchId is not in the specified Zone.',
  },
  QuotaExceeded: { status: 403, message: 'The quota of the resource is exceeded.' },
  'Zone.NotOnSale': { status: 403, message: 'The specified zone is not available for purchase.' },
  'Forbidden.RiskControl': {
    status: 403,
    message: 'This operation has been identified as an abnormal operation and cannot be processed.',
  },
  'Forbidden.SubUser': { status: 403, message: 'The specified action is not available for you.' },
  'Forbidden.OnlyForInvitedTest': {
    status: 403,
    message: 'Eci create action is only open to invited users during public beta.',
  },
  'OperationDenied.SecurityGroupMisMatch': {
    status: 403,
    message: 'The specified VSwitchId and SecurityGroupId are not in the same VPC.',
  },
  'InvalidVSwitchId.IpNotEnough': {
    status: 403,
    message: 'The specified VSwitch does not have enough IP addresses.',
  },
  'Forbidden.UserBussinessStatus': {
    status: 403,
    message: 'This operation is not allowed, because you have overdue bills. Pay the overdue bill and try again.',
  },
  'Forbidden.UserNotRealNameAuthentication': {
    status: 403,
    message: 'This operation is not allowed, because you have not passed the real-name verification.',
  },
  'InvalidUser.PassRoleForbidden': { status: 403, message: 'The RAM user is not authorized to assume a RAM role.' },
  'OperationDenied.NoStock': {
    status: 403,
    message:
      'Sales of this resource are temporarily suspended in the specified zone. We recommend that you use the multi-zone creation function to avoid the risk of insufficient resource. For more information, see https://help.aliyun.com/document_detail/157290.html',
  },
  'SecurityRisk.3DVerification': {
    status: 403,
    message:
      'We have detected a security risk with your default credit or debit card. Please proceed with verification via the link in your email.',
  },
  'CreateServiceLinkedRole.Denied': {
    status: 403,
    message: 'Please make sure the account has ram:CreateServiceLinkedRole permission.',
  },
} as const satisfies ErrorTable;

export const eciError = createErrors(eciErrors);

const roleOfEci =
  'The RAM role AliyunECIContainerGroupRole does not belong to eci.aliyuncs.com. Please check and try again.';

/** Messages of codes that differ between operations. */
export const eciMessages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CreateImageCache: {
    NoPermission: roleOfEci,
    OperationConflict: 'The request was denied. It conflicts with a previous request.',
    QuotaExceeded: 'ImageCache quota exceeded.',
  },
  UpdateImageCache: { NoPermission: roleOfEci, QuotaExceeded: 'ImageCache quota exceeded.' },
  DescribeImageCaches: { NoPermission: 'The RAM role does not belong to ECS.' },
};

const known = { ...gatewayErrors, ...eciErrors };

/** An error with the message the operation publishes for it. */
export function errorIn(operation: string, code: keyof typeof known): ApiError {
  return createErrors(known)(code, eciMessages[operation]?.[code]);
}
