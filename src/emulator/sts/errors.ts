// Errors of STS 2015-04-01, from its documents.
import { createErrors, type ErrorTable } from '../gateway/apiError';

export const stsErrors = {
  'InvalidParameter.RoleArn': { status: 400, message: 'The parameter RoleArn is wrongly formed.' },
  'InvalidParameter.RoleSessionName': { status: 400, message: 'The parameter RoleSessionName is wrongly formed.' },
  'InvalidParameter.DurationSeconds': {
    status: 400,
    message: 'The Min/Max value of DurationSeconds is 15min/43200s.',
  },
  'EntityNotExist.Role': { status: 404, message: 'The role not exists.' },
  'AuthenticationFail.OIDCToken.Expired': { status: 400, message: 'This OIDC token has expired.' },
  'AuthenticationFail.OIDCToken.Invalid': { status: 400, message: 'This OIDC token is invalid.' },
} as const satisfies ErrorTable;

export const stsError = createErrors(stsErrors);
