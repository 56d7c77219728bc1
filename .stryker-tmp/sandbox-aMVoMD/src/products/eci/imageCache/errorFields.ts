// Which field of the form a service error speaks of. All other codes of UpdateImageCache speak of the cache, of the account
// or of the request as a whole.

const paths: Readonly<Record<string, string>> = {
  'operationdenied.vswzonemismatch': 'vSwitchId',
  'invalidvswitchid.ipnotenough': 'vSwitchId',
  'operationdenied.nostock': 'vSwitchId',
  'zone.notonsale': 'vSwitchId',
  'invalidparameter.cpu.memory': 'vSwitchId',
  'diskvolume.notsupport': 'vSwitchId',
  'operationdenied.securitygroupmismatch': 'securityGroupId',
  eipaddresspoolipnotenough: 'eipInstanceId',
  'ramrole.notsupport': 'acrRegistries',
  'invaliduser.passroleforbidden': 'acrRegistries',
};

/** Path of the field as the form names it; undefined when the error belongs on top. */
export function findErrorField(code: string | undefined): string | undefined {
  const key = code?.toLowerCase() ?? '';
  return Object.hasOwn(paths, key) ? paths[key] : undefined;
}
