// The profiles of a user of the `aliyun` CLI.

export const accessKeyId = 'LTAI5tScenarioAccessKey';
export const accessKeySecret = 'scenario-secret-that-is-right';
const role = 'acs:ram::2034567890123456:role/reader';

/** The CLI's own file: a right profile, one with a wrong secret, one that takes on a role, and one that is not whole. */
export function createCliConfig(secretOfMistyped: string): string {
  const profile = { mode: 'AK', access_key_id: accessKeyId, access_key_secret: accessKeySecret };
  return JSON.stringify({
    current: 'production',
    profiles: [
      { ...profile, name: 'production', region_id: 'cn-beijing' },
      { ...profile, name: 'mistyped', region_id: 'cn-beijing', access_key_secret: secretOfMistyped },
      { ...profile, name: 'by-role', mode: 'RamRoleArn', region_id: 'cn-beijing', ram_role_arn: role },
      { name: 'half', mode: 'RamRoleArn', region_id: 'cn-beijing' },
    ],
  });
}
