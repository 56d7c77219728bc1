// Error codes of UpdateImageCache, from its official document; CreateImageCache knows the same.
import * as l10n from '@vscode/l10n';
import type { ErrorExplanation } from '../../../cloud/errors/errorWords';

export function explainImageCacheErrors(): Record<string, ErrorExplanation> {
  return { ...explainStateErrors(), ...explainPlacementErrors(), ...explainAccountErrors() };
}

function explainStateErrors(): Record<string, ErrorExplanation> {
  return {
    'ImageCache.IncorrectStatus': {
      kind: 'input',
      message: l10n.t('The image cache is in a state that does not allow this.'),
      hint: l10n.t(
        'You can only change an image cache that is ready or whose last update failed. Wait for one of these states.',
      ),
      isSpecific: true,
    },
    ImageCacheNotSupport: {
      kind: 'denied',
      message: l10n.t('Image caches are not available to this account.'),
      hint: l10n.t('Ask Alibaba Cloud support to enable them.'),
    },
    NoNeedUpdate: {
      kind: 'input',
      message: l10n.t('The image cache already has these settings.'),
      hint: l10n.t('To pull the images again, turn on "pull the images again".'),
    },
    QuotaExceeded: {
      kind: 'input',
      message: l10n.t('A quota is used up.'),
      hint: l10n.t('Delete unneeded resources, or request a higher quota.'),
      isSpecific: true,
    },
    DryRunOperation: {
      kind: 'input',
      message: l10n.t('Dry run: the request is valid. Nothing was changed.'),
      hint: l10n.t('Turn off the dry run to make the change.'),
    },
    'InvalidParameter.CPU.Memory': {
      kind: 'input',
      message: l10n.t('The vCPU and memory of the helper instance are not allowed.'),
      hint: l10n.t('Select another zone (vSwitch), then try again.'),
    },
    'DiskVolume.NotSupport': {
      kind: 'input',
      message: l10n.t('Disk volumes are not supported here.'),
      hint: l10n.t('Select another zone (vSwitch), then try again.'),
    },
    'RamRole.NotSupport': {
      kind: 'input',
      message: l10n.t('RAM roles are not supported here.'),
      hint: l10n.t('Remove the role from the ACR Enterprise entries.'),
    },
  };
}

function explainPlacementErrors(): Record<string, ErrorExplanation> {
  return {
    'OperationDenied.VswZoneMisMatch': {
      kind: 'input',
      message: l10n.t('The vSwitch is not in the zone.'),
      hint: l10n.t('Select a vSwitch of that zone.'),
    },
    'OperationDenied.SecurityGroupMisMatch': {
      kind: 'input',
      message: l10n.t('The security group and the vSwitch are not in the same VPC.'),
      hint: l10n.t('Select both from one VPC.'),
    },
    'InvalidVSwitchId.IpNotEnough': {
      kind: 'input',
      message: l10n.t('The vSwitch has no free IP address.'),
      hint: l10n.t('Select another vSwitch.'),
    },
    'OperationDenied.NoStock': {
      kind: 'service',
      message: l10n.t('The zone is out of stock.'),
      hint: l10n.t('Enter vSwitches in several zones, or try again later.'),
    },
    'Zone.NotOnSale': {
      kind: 'input',
      message: l10n.t('The zone is not available for purchase.'),
      hint: l10n.t('Select a vSwitch of another zone.'),
    },
    EipAddressPoolIpNotEnough: {
      kind: 'input',
      message: l10n.t('The address pool of the EIP has no free address.'),
      hint: l10n.t('Select another EIP.'),
    },
  };
}

function explainAccountErrors(): Record<string, ErrorExplanation> {
  const pay = l10n.t('Pay the overdue bill, then try again.');
  return {
    'Account.Arrearage': { kind: 'denied', message: l10n.t('The account has an outstanding payment.'), hint: pay },
    'Forbidden.UserBussinessStatus': {
      kind: 'denied',
      message: l10n.t('The account has overdue bills.'),
      hint: pay,
    },
    'Forbidden.UserNotRealNameAuthentication': {
      kind: 'denied',
      message: l10n.t('The account has not passed real-name verification.'),
      hint: l10n.t('Verify it in the Alibaba Cloud console.'),
    },
    'SecurityRisk.3DVerification': {
      kind: 'denied',
      message: l10n.t('The payment card of the account must be verified.'),
      hint: l10n.t('Follow the link in the e-mail from Alibaba Cloud.'),
    },
    'Forbidden.SubUser': {
      kind: 'denied',
      message: l10n.t('This RAM user is not allowed to do this.'),
      hint: l10n.t('Ask the account owner for permission.'),
    },
    'Forbidden.OnlyForInvitedTest': {
      kind: 'denied',
      message: l10n.t('This is only available to invited accounts.'),
      hint: l10n.t('Ask Alibaba Cloud support to be invited.'),
    },
    'InvalidUser.PassRoleForbidden': {
      kind: 'denied',
      message: l10n.t('This RAM user is not allowed to pass a role to the service.'),
      hint: l10n.t('Ask the account owner to allow ram:PassRole.'),
    },
    'CreateServiceLinkedRole.Denied': {
      kind: 'denied',
      message: l10n.t('The service-linked role of ECI cannot be created by this account.'),
      hint: l10n.t('Ask the account owner to allow ram:CreateServiceLinkedRole.'),
    },
    ServiceNotEnabled: {
      kind: 'denied',
      message: l10n.t('A required service is not activated.'),
      hint: l10n.t('Activate it in the Alibaba Cloud console.'),
      isSpecific: true,
    },
  };
}
