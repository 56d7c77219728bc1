import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { ApiError } from '../../../../src/cloud/errors/apiError';
import type { FailureKind } from '../../../../src/cloud/errors/apiError';
import { explainCode } from '../../../../src/cloud/errors/errorHints';
import { parseReply } from '../../../../src/cloud/transport/reply';
import { eciApi } from '../../../../src/products/eci/api';
import { ehpcApi } from '../../../../src/products/ehpc/api';
import { explainEhpcErrors } from '../../../../src/products/ehpc/errors';
import { esaApi } from '../../../../src/products/esa/api';
import { explainGatewayErrors } from '../../../../src/cloud/errors/gateway';
import { fakeNow } from '../../../support/fakeClock';

function buildFailure(Code: string, Message: string, status: number): ApiError {
  const reply = { status, headers: new Map(), text: JSON.stringify({ Code, Message, RequestId: 'R-1' }) };
  const asked = {
    api: ehpcApi,
    operation: 'DescribeServerlessJobs',
    host: 'ehpc.cn-hangzhou.aliyuncs.com',
    now: fakeNow,
    redact: (text: string) => text,
  };
  try {
    parseReply(reply, asked);
  } catch (error) {
    ok(error instanceof ApiError);
    return error;
  }
  throw new Error('The answer was accepted');
}

/** Status, code, documented text (with %s: particular), kind, whether to try again, words of ours. */
const documented: readonly (readonly [number, string, string, FailureKind, boolean, RegExp])[] = [
  [400, 'InvalidParams', 'The specified parameter %s is invalid.', 'input', false, /did not accept a value/],
  [400, 'NotEnabled', 'You have not enabled this service', 'denied', false, /has not been activated/],
  [404, 'ClusterNotFound', 'The specified cluster does not exist.', 'input', false, /cluster no longer exists/],
  [
    404,
    'ManagerNotFound',
    'The manager nodes do not exist or their status is abnormal.',
    'service',
    true,
    /manager nodes .* not healthy/,
  ],
  [404, 'ImageNotFound', 'The specified image does not exist.', 'input', false, /image of an E-HPC cluster/],
  [406, 'EcsError', 'An error occurred while calling the ECS API operation.', 'service', true, /ECS instances/],
  [406, 'DbError', 'A database service error occurred.', 'service', true, /database of E-HPC/],
  [406, 'RedisError', 'A Redis service error occurred.', 'service', true, /Redis store/],
  [406, 'AliyunError', 'An Alibaba Cloud product error occurred.', 'service', true, /product that E-HPC depends on/],
  [406, 'AgentError', 'The agent service request failed: %s', 'service', true, /agent on the cluster/],
  [406, 'OrderError', 'An order request error occurred.', 'service', true, /order system/],
  [407, 'EntityNotExist.Role', 'The role does not exist.', 'denied', false, /RAM role that E-HPC uses/],
  [500, 'UnknownError', 'An unknown error occurred.', 'service', true, /unknown error/],
  [
    503,
    'ServiceUnavailable',
    'The request has failed due to a temporary failure of the server',
    'service',
    true,
    /temporarily unavailable/,
  ],
];

describe('the error codes of E-HPC', () => {
  for (const [status, code, text, kind, again, words] of documented) {
    it(`${code} has its own sentence, hint and kind`, () => {
      const said = text.replace('%s', 'the particular thing');
      const error = buildFailure(code, said, status);
      match(error.message, words);
      ok(error.message.endsWith(` (${code})`));
      match(error.hint, /^[A-Z].*\.$/);
      equal(error.kind, kind);
      equal(error.facts.retry !== undefined, again);
      deepEqual([error.httpStatus, error.facts.requestId, error.facts.denied], [status, 'R-1', kind === 'denied']);
      equal(error.message.includes(said), text.includes('%s'), 'only what the service alone knows is repeated');
    });
  }

  it('of RAM, 407, name what to allow', () => {
    const error = buildFailure('NotAuthorized', 'You are not authorized by RAM for this request.', 407);
    equal(error.kind, 'denied');
    match(error.message, /^Access denied: this account may not call ehpc:DescribeServerlessJobs\./);
    match(error.hint, /RAM policy that allows ehpc:DescribeServerlessJobs/);
  });

  it('have distinct messages: no two codes of the product share one', () => {
    const all = Object.entries({ ...explainGatewayErrors(), ...explainEhpcErrors() });
    equal(new Set(all.map(([, { message }]) => message)).size, all.length);
    for (const [code, words] of all) {
      match(words.message, /^[A-Z].*\.$/, code);
      match(words.hint, /^[A-Z].*\.$/, code);
      deepEqual(explainCode(ehpcApi, code.toUpperCase()), words, code);
    }
  });

  it('are not taken for codes of another product', () => {
    equal(explainCode(eciApi, 'AgentError'), undefined);
    equal(explainCode(esaApi, 'DbError'), undefined);
  });
});
