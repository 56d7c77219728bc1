// The error codes of ECI as its answers have them: all of them with words of ours.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { ApiError } from '../../../../src/cloud/errors/apiError';
import type { FailureKind } from '../../../../src/cloud/errors/apiError';
import { explainCode } from '../../../../src/cloud/errors/errorHints';
import { eciApi } from '../../../../src/products/eci/api';
import { explainContainerGroupErrors } from '../../../../src/products/eci/errors/containerGroup';
import { explainGatewayErrors } from '../../../../src/cloud/errors/gateway';
import { explainImageCacheErrors } from '../../../../src/products/eci/errors/imageCache';
import { explainOpsErrors } from '../../../../src/products/eci/errors/ops';
import { parseReply } from '../../../../src/cloud/transport/reply';
import { fakeNow } from '../../../support/fakeClock';

function buildFailure(Code: string, Message: string, status = 400): ApiError {
  const reply = { status, headers: new Map(), text: JSON.stringify({ Code, Message, RequestId: 'R-1' }) };
  const asked = {
    api: eciApi,
    operation: 'CreateInstanceOpsTask',
    host: 'eci.cn-hangzhou.aliyuncs.com',
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

const said = 'The particular thing.';
const interval = 'The time interval since last setting too short, please try again later.';

/** The codes of CreateInstanceOpsTask as documented: code, documented text (%s: particular), kind, wait, words of ours. */
const ops: readonly [string, string, FailureKind, { afterMs?: number } | undefined, RegExp][] = [
  [
    'Coredump.RefrshIntervalTooShort',
    interval,
    'throttled',
    { afterMs: 60_000 },
    /core dump setting .* was changed moments ago/,
  ],
  ['Ops.TypeNotSupport', '%s', 'input', undefined, /does not support this type/],
  ['Coredump.RegionNotSupport', '%s', 'input', undefined, /Core dump is not available in this region/],
  [
    'CorePattern.UpdateFail',
    'Update coredump settings fail, please try again later',
    'service',
    {},
    /could not be changed/,
  ],
  ['Coredump.InvalidCorePatternType', '%s', 'input', undefined, /its own CorePattern/],
  ['InvalidCorePatternValue', '%s', 'input', undefined, /does not recognize this core dump setting/],
  ['InvalidInstanceId.NotFound', 'The specified instanceId does not exist', 'input', undefined, /no longer exists/],
  ['Ops.InstanceNotSupport', '%s', 'input', undefined, /This instance does not support/],
  ['Ops.IntervalTooShort', interval, 'throttled', { afterMs: 60_000 }, /task was started or stopped .* moments ago/],
  ['Ops.RegionNotSupport', '%s', 'input', undefined, /Packet capture is not available in this region/],
  [
    'Ops.OpsValueInvalid',
    'Ops value check failed, please confirm by ops type and try again later.',
    'input',
    undefined,
    /did not accept the parameters/,
  ],
  ['Ops.ExecuteTaskFail', '%s', 'service', {}, /could not carry it out/],
  ['Tcpdump.InvalidValue', '%s', 'input', undefined, /does not accept a packet capture parameter/],
];

describe('the error codes of CreateInstanceOpsTask', () => {
  for (const [code, documented, kind, retry, words] of ops) {
    it(`${code} has its own sentence, hint and kind`, () => {
      const error = buildFailure(code, documented === '%s' ? said : documented);
      match(error.message, words);
      ok(error.message.includes(`(${code})`));
      match(error.hint, /^[A-Z].*\.$/);
      equal(error.kind, kind);
      deepEqual(error.facts.retry, retry);
      equal(error.facts.requestId, 'R-1');
    });

    it(`${code} ${documented === '%s' ? 'shows what only the service knows' : 'does not repeat its general text'}`, () => {
      const text = documented === '%s' ? said : documented;
      equal(buildFailure(code, text).message.includes(text), documented === '%s');
    });
  }

  it('are thirteen, no two with the same sentence', () => {
    equal(new Set(ops.map(([code]) => explainCode(eciApi, code)?.message)).size, 13);
  });

  it('are known in any letter case', () => {
    for (const [code] of ops) {
      deepEqual(explainCode(eciApi, code.toUpperCase()), explainCode(eciApi, code));
    }
  });
});

const gateway: readonly [string, number, FailureKind][] = [
  ['InvalidAccessKeyId.NotFound', 404, 'credential'],
  ['InvalidAccessKeyId.Inactive', 403, 'credential'],
  ['SignatureDoesNotMatch', 400, 'credential'],
  ['IncompleteSignature', 400, 'credential'],
  ['InvalidSecurityToken.Expired', 400, 'credential'],
  ['InvalidSecurityToken.Malformed', 400, 'credential'],
  ['InvalidSecurityToken.MismatchWithAccessKey', 400, 'credential'],
  ['MissingSecurityToken', 400, 'credential'],
  ['InvalidTimeStamp.Expired', 400, 'credential'],
  ['InvalidApi.NotFound', 404, 'input'],
  ['InvalidProduct.NotFound', 404, 'input'],
  ['ServiceUnavailable', 503, 'service'],
  ['InternalError', 500, 'service'],
  ['IncorrectStatus', 400, 'input'],
  ['InvalidAction', 403, 'input'],
  ['OperationConflict', 400, 'input'],
  ['IdempotentParameterMismatch', 400, 'input'],
];

describe('the error codes of the gateway and of groups', () => {
  for (const [code, status, kind] of gateway) {
    it(`${code} has its own sentence, hint and kind`, () => {
      const error = buildFailure(code, '', status);
      ok(explainCode(eciApi, code) !== undefined);
      match(error.message, new RegExp(`^[A-Z].*\\. \\(${code}\\)$`));
      match(error.hint, /^[A-Z].*\.$/);
      equal(error.kind, kind);
    });
  }

  it('have distinct messages: no two codes share one', () => {
    const codes = [...ops, ...gateway].map(([code]) => explainCode(eciApi, code)?.message);
    equal(new Set(codes).size, codes.length);
  });

  it('say that one may try again only where that can help', () => {
    const again = gateway.filter(([code, status]) => buildFailure(code, '', status).facts.retry !== undefined);
    deepEqual(
      again.map(([code]) => code),
      ['InvalidTimeStamp.Expired', 'ServiceUnavailable', 'InternalError', 'OperationConflict'],
    );
  });
});

describe('a signature that does not match', () => {
  it('is never explained by the service’s message, which repeats the request', () => {
    const canonical =
      'Specified signature is not matched with our calculation. server string to sign is:POST&%2F&OpsValue%3Dprivate';
    for (const code of ['SignatureDoesNotMatch', 'signaturedoesnotmatch', 'IncompleteSignature']) {
      const error = buildFailure(code, canonical);
      ok(!/string to sign|OpsValue|private/.test(`${error.message}${error.hint}`), code);
    }
  });

  it('says that it is the secret that is wrong', () => {
    match(buildFailure('SignatureDoesNotMatch', 'x').message, /access key secret is wrong/);
  });
});

describe('all words for codes', () => {
  const all = Object.entries({
    ...explainOpsErrors(),
    ...explainImageCacheErrors(),
    ...explainContainerGroupErrors(),
    ...explainGatewayErrors(),
  });

  it('are sentences, each of one explanation only', () => {
    for (const [code, { message, hint }] of all) {
      match(message, /^[A-Z].*\.$/, code);
      match(hint, /^([A-Z].*\.)?$/, code);
    }
    equal(
      new Set(all.map(([, { message }]) => message)).size,
      new Set(all.map(([, words]) => JSON.stringify(words))).size,
    );
  });

  it('are found by their code: no two codes differ only in case', () => {
    for (const [code, words] of all) {
      deepEqual(explainCode(eciApi, code), words, code);
    }
  });

  it('are all the service has to say of a denied account, not “may not call”', () => {
    const error = buildFailure('Forbidden.RiskControl', '', 403);
    equal(error.kind, 'denied');
    match(error.message, /^Risk control/);
  });
});
