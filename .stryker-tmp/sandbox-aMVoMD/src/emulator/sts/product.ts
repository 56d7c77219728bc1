// STS 2015-04-01: roles taken on, and who the caller is.
import { gatewayError } from '../gateway/errors';
import { type Answer, bindOperations, defineOperation } from '../gateway/operation';
import type { Product } from '../gateway/product';
import { accountCaller, type TemporaryKeys } from '../gateway/temporaryKeys';
import { credentialEndpoints } from './credentialEndpoints';
import { stsError, stsErrors } from './errors';

/** Not published for single operations. */
const limit = { burst: 100, refillPerSecond: 100 };

const session = {
  RoleArn: {
    type: 'string',
    required: true,
    pattern: /^acs:ram::\d{1,20}:role\/[\w.@/-]{1,64}$/i,
    refuse: () => stsError('InvalidParameter.RoleArn'),
  },
  RoleSessionName: {
    type: 'string',
    required: true,
    pattern: /^[\w.@=-]{2,64}$/,
    refuse: () => stsError('InvalidParameter.RoleSessionName'),
  },
  DurationSeconds: {
    type: 'integer',
    min: 900,
    max: 43_200,
    refuse: () => stsError('InvalidParameter.DurationSeconds'),
  },
  Policy: { type: 'string', maxLength: 2048 },
} as const;

const assumeRole = defineOperation({
  name: 'AssumeRole',
  parameters: { ...session, ExternalId: { type: 'string', maxLength: 1224 } },
  handle: (given, keys: TemporaryKeys) => {
    if (/role\/wants-external-id$/.test(given.RoleArn) && given.ExternalId !== 'open-sesame') {
      throw gatewayError('NoPermission', 'You are not authorized to do this action. You should be authorized by RAM.');
    }
    return roleSession(keys, given);
  },
});

const assumeRoleWithOidc = defineOperation({
  name: 'AssumeRoleWithOIDC',
  isUnsigned: true,
  parameters: {
    ...session,
    OIDCProviderArn: { type: 'string', required: true },
    OIDCToken: { type: 'string', required: true, maxLength: 20_000 },
  },
  handle: (given, keys: TemporaryKeys) => {
    if (!/^acs:ram::\d+:oidc-provider\/.+/.test(given.OIDCProviderArn) || given.OIDCToken === 'forged') {
      throw stsError('AuthenticationFail.OIDCToken.Invalid');
    }
    if (given.OIDCToken === 'expired') {
      throw stsError('AuthenticationFail.OIDCToken.Expired');
    }
    return roleSession(keys, given);
  },
});

const getCallerIdentity = defineOperation({
  name: 'GetCallerIdentity',
  parameters: {},
  handle: (_given, _keys, { caller = accountCaller }) => ({ ...caller }),
});

interface SessionArguments {
  readonly RoleArn: string;
  readonly RoleSessionName: string;
  readonly DurationSeconds?: number | undefined;
}

function roleSession(keys: TemporaryKeys, given: SessionArguments): Answer {
  const { RoleArn, RoleSessionName, DurationSeconds = 3600 } = given;
  if (RoleArn.endsWith('role/no-such-role')) {
    throw stsError('EntityNotExist.Role');
  }
  const Credentials = keys.issue(RoleArn, RoleSessionName, DurationSeconds);
  const assumed = RoleArn.replace(':role/', ':assumed-role/');
  return {
    Credentials,
    AssumedRoleUser: { Arn: `${assumed}/${RoleSessionName}`, AssumedRoleId: `3:${RoleSessionName}` },
  };
}

/** STS with the other places that issue keys. A role that misbehaves does so by its name; every other one may be taken on. */
export function createSts(keys: TemporaryKeys, now: () => number): Product {
  return {
    name: 'sts',
    version: '2015-04-01',
    errors: stsErrors,
    operations: bindOperations([assumeRole, assumeRoleWithOidc, getCallerIdentity], keys, { limit }),
    endpoints: credentialEndpoints(keys, now),
  };
}
