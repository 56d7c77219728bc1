// Error codes published for the image cache operations, with status and text. Data only: the gateway's table takes it in.

/** All of them; texts published as `%s` are given where thrown, and here as what a fault says. */
export const imageCacheErrorCodes = {
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
} as const;

const roleOfEci =
  'The RAM role AliyunECIContainerGroupRole does not belong to eci.aliyuncs.com. Please check and try again.';

/** Codes whose published text differs between operations. */
const textsByOperation: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CreateImageCache: {
    NoPermission: roleOfEci,
    OperationConflict: 'The request was denied. It conflicts with a previous request.',
    QuotaExceeded: 'ImageCache quota exceeded.',
  },
  UpdateImageCache: { NoPermission: roleOfEci, QuotaExceeded: 'ImageCache quota exceeded.' },
  DescribeImageCaches: { NoPermission: 'The RAM role does not belong to ECS.' },
};

/** The text an operation publishes for a code, where it has one of its own. */
export function textOf(operation: string, code: string): string | undefined {
  return textsByOperation[operation]?.[code];
}
