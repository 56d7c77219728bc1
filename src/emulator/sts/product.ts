// STS 2015-04-01: roles taken on, and who one is.
import { ApiError } from '../gateway/apiError';
import { type Answer, defineOperation, type Operation, type Product } from '../gateway/operation';
import { accountCaller, type TemporaryKeys } from '../gateway/temporaryKeys';

/** Not published for single operations. */
const limit = { burst: 100, refillPerSecond: 100 };
const arnForm = /^acs:ram::\d{1,20}:role\/[\w.@/-]{1,64}$/i;
const sessionForm = /^[\w.@=-]{2,64}$/;

const session = {
  RoleArn: { type: 'string', required: true },
  RoleSessionName: { type: 'string', required: true },
  DurationSeconds: { type: 'string' },
  Policy: { type: 'string', maxLength: 2048 },
} as const;

interface SessionArguments {
  readonly RoleArn: string;
  readonly RoleSessionName: string;
  readonly DurationSeconds: string | undefined;
}

/** The roles that do not behave are told by their names; every other role may be taken on. */
export function createSts(keys: TemporaryKeys): Product {
  return { name: 'sts', version: '2015-04-01', operations: operationsOver(keys) };
}

function operationsOver(keys: TemporaryKeys): readonly Operation[] {
  return [
    defineOperation({
      name: 'AssumeRole',
      limit,
      parameters: { ...session, ExternalId: { type: 'string', maxLength: 1224 } },
      handle: (given) => {
        if (/role\/wants-external-id$/.test(given.RoleArn) && given.ExternalId !== 'open-sesame') {
          throw ApiError.of(
            'NoPermission',
            'You are not authorized to do this action. You should be authorized by RAM.',
          );
        }
        return roleSession(keys, given);
      },
    }),
    defineOperation({
      name: 'AssumeRoleWithOIDC',
      limit,
      isUnsigned: true,
      parameters: {
        ...session,
        OIDCProviderArn: { type: 'string', required: true },
        OIDCToken: { type: 'string', required: true, maxLength: 20_000 },
      },
      handle: (given) => {
        if (!/^acs:ram::\d+:oidc-provider\/.+/.test(given.OIDCProviderArn) || given.OIDCToken === 'forged') {
          throw ApiError.of('AuthenticationFail.OIDCToken.Invalid');
        }
        if (given.OIDCToken === 'expired') {
          throw ApiError.of('AuthenticationFail.OIDCToken.Expired');
        }
        return roleSession(keys, given);
      },
    }),
    defineOperation({
      name: 'GetCallerIdentity',
      limit,
      parameters: {},
      handle: (_, { caller = accountCaller }) => ({ ...caller }),
    }),
  ];
}

function roleSession(keys: TemporaryKeys, given: SessionArguments): Answer {
  const { RoleArn, RoleSessionName, DurationSeconds } = given;
  if (!arnForm.test(RoleArn)) {
    throw ApiError.of('InvalidParameter.RoleArn');
  }
  if (!sessionForm.test(RoleSessionName)) {
    throw ApiError.of('InvalidParameter.RoleSessionName');
  }
  const life = DurationSeconds === undefined ? 3600 : Number(DurationSeconds);
  if (!Number.isInteger(life) || life < 900 || life > 43_200) {
    throw ApiError.of('InvalidParameter.DurationSeconds');
  }
  if (RoleArn.endsWith('role/no-such-role')) {
    throw ApiError.of('EntityNotExist.Role');
  }
  const Credentials = keys.issue(RoleArn, RoleSessionName, life);
  const assumed = RoleArn.replace(':role/', ':assumed-role/');
  return {
    Credentials,
    AssumedRoleUser: { Arn: `${assumed}/${RoleSessionName}`, AssumedRoleId: `3:${RoleSessionName}` },
  };
}
