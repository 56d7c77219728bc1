// Errors of E-HPC 2018-04-12, from the documents of its operations. ServiceUnavailable is one of the gateway.
import { createErrors, type ApiError, type ErrorTable } from '../gateway/apiError';

/** Codes with status and published message. */
export const ehpcErrors = {
  InvalidParams: { status: 400, message: 'The specified parameter is invalid.' },
  NotEnabled: { status: 400, message: 'You have not enabled this service' },
  ClusterNotFound: { status: 404, message: 'The specified cluster does not exist.' },
  ManagerNotFound: { status: 404, message: 'The manager nodes do not exist or their status is abnormal.' },
  ImageNotFound: { status: 404, message: 'The specified image does not exist.' },
  EcsError: { status: 406, message: 'An error occurred while calling the ECS API operation.' },
  DbError: { status: 406, message: 'A database service error occurred.' },
  RedisError: { status: 406, message: 'A Redis service error occurred.' },
  AliyunError: { status: 406, message: 'An Alibaba Cloud product error occurred.' },
  AgentError: { status: 406, message: 'The agent service request failed: no answer from the manager node' },
  OrderError: { status: 406, message: 'An order request error occurred.' },
  NotAuthorized: { status: 407, message: 'You are not authorized by RAM for this request.' },
  'EntityNotExist.Role': { status: 407, message: 'The role does not exist.' },
  UnknownError: { status: 500, message: 'An unknown error occurred.' },
} as const satisfies ErrorTable;

export const ehpcError = createErrors(ehpcErrors);

/** E-HPC names the parameter and does not say what is wrong with it; of a list it names the list. */
export function invalidParams(path: string): ApiError {
  return ehpcError('InvalidParams', `The specified parameter ${path.split('.', 1)[0] ?? ''} is invalid.`);
}
