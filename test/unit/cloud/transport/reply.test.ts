import { deepEqual, equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { ApiError } from '../../../../src/cloud/errors/apiError';
import { stsApi } from '../../../../src/cloud/account/stsApi';
import type { ProductApi } from '../../../../src/cloud/product';
import { canRepeat } from '../../../../src/cloud/transport/repeat';
import { parseReply } from '../../../../src/cloud/transport/reply';
import { eciApi } from '../../../../src/products/eci/api';
import { ehpcApi } from '../../../../src/products/ehpc/api';
import { esaApi } from '../../../../src/products/esa/api';
import { fakeNow } from '../../../support/fakeClock';
import { Largest } from '../../../support/largest';

interface Given {
  readonly status?: number;
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly operation?: string;
  readonly redact?: (text: string) => string;
  readonly api?: ProductApi;
}

function judged({ status = 400, body = {}, headers = {}, operation, redact, api = eciApi }: Given): unknown {
  return parseReply(
    { status, headers: new Map(Object.entries(headers)), text: typeof body === 'string' ? body : JSON.stringify(body) },
    {
      api,
      operation: operation ?? 'CreateInstanceOpsTask',
      host: 'eci.cn-hangzhou.aliyuncs.com',
      now: fakeNow,
      redact: redact ?? ((text) => text),
    },
  );
}

function parseFailure(given: Given): ApiError {
  try {
    judged(given);
  } catch (error) {
    ok(error instanceof ApiError);
    return error;
  }
  throw new Error('The answer was accepted');
}

const shownOf = (error: ApiError): string => `${error.message} ${error.hint}`;

describe('an answer', () => {
  it('is the JSON object of a 200', () => {
    deepEqual(judged({ status: 200, body: { RequestId: 'R-1', Result: 'Enable Success' } }), {
      RequestId: 'R-1',
      Result: 'Enable Success',
    });
  });

  const notTheService: readonly [string, Given, string, RegExp][] = [
    ['an HTML 502', { status: 502, body: '<html>Bad Gateway</html>' }, 'service', /returned HTTP 502/],
    ['an empty 500', { status: 500, body: '' }, 'service', /returned HTTP 500/],
    ['a JSON 500 without a code', { status: 500, body: { error: 'x' } }, 'service', /returned HTTP 500/],
    ['a 200 cut off', { status: 200, body: '{"ContainerGroups": [{"Conta' }, 'service', /incomplete/],
    ['an HTML 200 of a sign-in page', { status: 200, body: '<html>Sign in</html>' }, 'service', /not from the service/],
    ['an empty 204', { status: 204, body: '' }, 'service', /incomplete/],
    ['a JSON list', { status: 200, body: '[]' }, 'service', /incomplete/],
    [
      'a redirect',
      { status: 302, body: '', headers: { location: 'https://evil.example/?t=1' } },
      'network',
      /redirect/,
    ],
    ['an HTML 404', { status: 404, body: '<html>' }, 'network', /returned HTTP 404/],
    ['a 300 with a JSON object', { status: 300, body: { RequestId: 'R-1' } }, 'network', /redirect/],
    ['a redirect with a code', { status: 307, body: { Code: 'Moved' } }, 'network', /redirect/],
    ['an HTML 400', { status: 400, body: '<html>' }, 'network', /returned HTTP 400/],
    ['one without a status', { status: 0, body: {} }, 'network', /returned HTTP 0/],
    ['a 407 of a proxy', { status: 407, body: 'authenticate' }, 'network', /returned HTTP 407/],
  ];
  for (const [name, given, kind, words] of notTheService) {
    it(`that is ${name} is reported as such, with the host, and may be tried again`, () => {
      const error = parseFailure(given);
      equal(error.kind, kind);
      equal(error.httpStatus, given.status);
      match(error.message, words);
      match(error.message, /eci\.cn-hangzhou\.aliyuncs\.com/);
      ok(error.hint !== '' && error.facts.retry !== undefined);
      ok(!/html|evil|Sign in|ContainerGroups/.test(shownOf(error)));
    });
  }
});

describe('an answer with HTTP 200', () => {
  const everyApi = [eciApi, ehpcApi, esaApi, stsApi];
  /** Case of the first letter differs between products. */
  const lowered = (body: object): object =>
    Object.fromEntries(
      Object.entries(body).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]),
    );

  const failures: readonly [string, object, string | undefined, string][] = [
    ['that says it did not succeed', { Success: false, Message: 'No stock.' }, undefined, 'input'],
    ['that says so as text', { Success: 'false' }, undefined, 'input'],
    ['that says so in small letters beside null', { Success: null, success: 'false' }, undefined, 'input'],
    ['whose code stands in small letters beside null', { Code: null, code: 'Made.Up' }, 'Made.Up', 'input'],
    ['with a code that names an error', { Code: 'Made.Up', Message: 'No stock.' }, 'Made.Up', 'input'],
    ['with an error and a claim of success', { Success: true, Code: 'Made.Up' }, 'Made.Up', 'input'],
    ['with both', { Success: false, Code: 'InternalError' }, 'InternalError', 'service'],
    ['with a numeric status of an error', { Code: 500, Message: 'No stock.' }, '500', 'input'],
    ['with a harmless code that did not succeed', { Success: false, Code: '200' }, undefined, 'input'],
    ['that denies', { Code: 'Forbidden.RAM', AccessDeniedDetail: {}, Message: 'No stock.' }, 'Forbidden.RAM', 'denied'],
    ['that throttles', { Code: 'Throttling.User' }, 'Throttling.User', 'throttled'],
  ];
  for (const [name, body, code, kind] of failures) {
    it(`${name} is a failure, for every product`, () => {
      for (const api of everyApi) {
        for (const one of [body, lowered(body)]) {
          const error = parseFailure({ status: 200, body: { RequestId: 'R-9', ...one }, api });
          deepEqual([error.code, error.kind, error.facts.requestId], [code, kind, 'R-9'], api.id);
          ok(error.message !== '' && error.hint !== '');
          match(error.message, 'Message' in body ? /No stock\./ : /./);
        }
      }
    });
  }

  it('that says it did not succeed, and not why, names the operation alone', () => {
    const error = parseFailure({ status: 200, body: { Success: false } });
    equal(error.message, 'The service reported that CreateInstanceOpsTask did not succeed.');
    match(error.hint, /contact support/);
  });

  const successes: readonly object[] = [
    {},
    ...[' ok ', {}, ['Made.Up']].map((Code) => ({ Code })),
    { Success: ['false'] },
    ...['200', 'OK', 'ok', 'Success', 'success', '', null, 200, 0].map((Code) => ({ Code })),
    ...[true, 'true', null].map((Success) => ({ Success })),
    { Success: true, Code: '200', Message: 'successful' },
    { Success: true, Code: 'OK' },
    // Only the answer as a whole is judged, not what it lists.
    { Result: { Code: 'Made.Up', Success: false } },
  ];
  for (const body of successes) {
    it(`that is ${JSON.stringify(body)} is an answer, for every product`, () => {
      for (const api of everyApi) {
        deepEqual(judged({ status: 200, body, api }), body);
        deepEqual(judged({ status: 200, body: lowered(body), api }), lowered(body));
      }
    });
  }

  it('that names an error is repeated only where the service failed or throttled', () => {
    const failed = (body: object): ApiError => parseFailure({ status: 200, body });
    for (const repeat of ['read', 'token', 'refused'] as const) {
      equal(canRepeat(repeat, failed({ Success: false })), false);
      equal(canRepeat(repeat, failed({ Code: 'InvalidParameter' })), false);
      equal(canRepeat(repeat, failed({ Code: 'InternalError' })), repeat !== 'refused');
      equal(canRepeat(repeat, failed({ Code: 'Throttling.User' })), true);
    }
    equal(canRepeat('read', parseFailure({ status: 200, body: '{"cut off' })), true);
  });
});

describe('an error of the service', () => {
  it('without words of ours is shown with the service’s message, code and request id', () => {
    equal(parseFailure({ body: { code: 400, message: 'Not like this.' } }).message, 'Not like this. (400)');
    const error = parseFailure({ body: { Code: 'Made.Up', Message: 'The zone is sold out.', RequestId: 'R-2' } });
    equal(error.message, 'The zone is sold out. (Made.Up)');
    equal(error.code, 'Made.Up');
    equal(error.kind, 'input');
    equal(error.facts.requestId, 'R-2');
    equal(error.facts.retry, undefined);
  });

  it('is understood in small letters, and takes the request id from the header', () => {
    const error = parseFailure({ body: { code: 'X.Y', message: 'said' }, headers: { 'x-acs-request-id': 'R-3' } });
    equal(error.message, 'said (X.Y)');
    equal(error.facts.requestId, 'R-3');
  });

  it('without a message still has one', () => {
    equal(parseFailure({ body: { Code: 'X.Y' } }).message, 'The service returned X.Y.');
  });

  it('of its own making is the service’s, and may be tried again', () => {
    for (const status of [500, 503]) {
      const error = parseFailure({ status, body: { Code: 'Backend.Oops', Message: 'sorry' } });
      equal(error.kind, 'service');
      deepEqual(error.facts.retry, {});
      equal(error.hint, 'Try again in a moment.');
    }
  });

  it('without words of ours has a next step by its code', () => {
    match(parseFailure({ body: { Code: 'Zone.NotFound' } }).hint, /^Refresh the list/);
    match(parseFailure({ body: { Code: 'Zone.Closed' } }).hint, /contact support with the request ID/);
  });

  it('with words of ours is shown with the message of the service only where that is more specific', () => {
    const Message = 'vCPU of cn-hangzhou';
    equal(
      parseFailure({ body: { Code: 'QuotaExceeded', Message } }).message,
      `A quota is used up. ${Message} (QuotaExceeded)`,
    );
    equal(parseFailure({ body: { Code: 'QuotaExceeded' } }).message, 'A quota is used up. (QuotaExceeded)');
    equal(
      parseFailure({ body: { Code: 'NoNeedUpdate', Message } }).message,
      'The image cache already has these settings. (NoNeedUpdate)',
    );
  });

  it('with hostile text is neutralised', () => {
    const error = parseFailure({
      body: {
        Code: 'Bad\u202eCode\n\u001b[31m' + 'x'.repeat(500),
        Message: 'line one\nline two\u0000 \u202egnp.exe \u200b' + 'y'.repeat(5_000),
        RequestId: 'R\n\u001b' + 'z'.repeat(500),
      },
    });
    const shown = `${shownOf(error)}${error.code ?? ''}${error.facts.requestId ?? ''}`;
    ok(!/[\u0000-\u001f\u007f-\u009f\u200b\u202e]/.test(shown));
    ok(shown.length < 700, String(shown.length));
  });

  it('with any text at all is one line of bounded length', () => {
    const longest = new Largest();
    const anyText = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 2_000, size: 'max' })
      .map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(anyText, anyText, fc.integer({ min: 400, max: 599 }), (code, message, status) => {
        const error = parseFailure({ status, body: { Code: code, Message: message } });
        ok(!/[\p{Cc}\p{Zl}\p{Zp}\u200b\u202a-\u202e\u2066-\u2069]/u.test(shownOf(error)));
        ok(error.message.length < 1_000);
        longest.note(message.length);
      }),
      { endOnFailure: true },
    );
    longest.assertReached(1_000);
  });

  it('is redacted before it is shown', () => {
    const error = parseFailure({
      body: { Code: 'X.Y', Message: 'no s3cret here' },
      redact: (text) => text.replaceAll('s3cret', '…'),
    });
    equal(error.message, 'no … here (X.Y)');
  });

  it('with fields that are not text is read without them', () => {
    const error = parseFailure({ status: 500, body: { Code: [12], Message: {}, RequestId: [] } });
    match(error.message, /HTTP 500/);
  });
});

describe('a denied call', () => {
  it('names the action that RAM refused, from the details', () => {
    const error = parseFailure({
      status: 403,
      body: {
        Code: 'NoPermission',
        Message: 'You are not authorized.',
        AccessDeniedDetail: { AuthAction: 'eci:CreateInstanceOpsTask', EncodedDiagnosticMessage: 'AQIDBAU' },
      },
    });
    equal(error.kind, 'denied');
    equal(error.facts.denied, true);
    equal(error.message, 'Access denied: this account may not call eci:CreateInstanceOpsTask.');
    match(error.hint, /RAM policy that allows eci:CreateInstanceOpsTask/);
    ok(!shownOf(error).includes('AQIDBAU'));
  });

  it('names the operation when there are no details, or bad ones', () => {
    for (const detail of [undefined, null, 'text', {}, { AuthAction: 7 }]) {
      const body = { Code: 'Forbidden.RAM', AccessDeniedDetail: detail };
      match(parseFailure({ status: 403, body, operation: 'DeleteContainerGroup' }).message, /eci:DeleteContainerGroup/);
    }
  });

  it('has its details whatever letter their names begin with', () => {
    const accessDeniedDetail = { authAction: 'eci:DeleteContainerGroup', noPermissionType: 'ExplicitDeny' };
    const error = parseFailure({ status: 403, body: { code: 'NoPermission', accessDeniedDetail } });
    equal(error.message, 'Access denied: this account may not call eci:DeleteContainerGroup.');
    match(error.hint, /A policy explicitly denies this/);
  });

  it('has the message of the service only when there are no details', () => {
    const body = { Code: 'Forbidden.RAM', Message: 'Ask Ann.' };
    const words = 'Access denied: this account may not call eci:CreateInstanceOpsTask.';
    equal(parseFailure({ status: 403, body }).message, `${words} Ask Ann.`);
    equal(parseFailure({ status: 403, body: { Code: 'Forbidden.RAM' } }).message, words);
  });

  it('has the smallest policy that allows it, unless the action is no name of one', () => {
    const body = { Code: 'NoPermission' };
    deepEqual(JSON.parse(parseFailure({ status: 403, body }).facts.policy ?? ''), {
      Version: '1',
      Statement: [{ Effect: 'Allow', Action: ['eci:CreateInstanceOpsTask'], Resource: '*' }],
    });
    const odd = { ...body, AccessDeniedDetail: { AuthAction: 'eci:*' } };
    equal(parseFailure({ status: 403, body: odd }).facts.policy, undefined);
  });

  it('that a policy denies explicitly has no policy to add', () => {
    for (const name of ['AccessDeniedDetail', 'accessDeniedDetail']) {
      const body = { Code: 'NoPermission', [name]: { NoPermissionType: 'ExplicitDeny' } };
      const error = parseFailure({ status: 403, body });
      match(error.hint, /A policy explicitly denies this/);
      equal(error.facts.policy, undefined);
    }
    const body = { Code: 'NoPermission', AccessDeniedDetail: { NoPermissionType: 'ImplicitDeny' } };
    match(parseFailure({ status: 403, body }).hint, /RAM policy that allows/);
  });

  it('is none when the code is about something else', () => {
    const kindOf = (status: number, Code: string): unknown => parseFailure({ status, body: { Code } }).kind;
    equal(kindOf(404, 'Forbidden.Zone'), 'input');
    equal(kindOf(500, 'Forbidden.Zone'), 'service');
    equal(kindOf(200, 'Zone.Forbidden'), 'input');
    const messageOf = (Code: string): string => parseFailure({ status: 403, body: { Code, Message: 'Said.' } }).message;
    equal(messageOf('Zone.Forbidden'), 'Said. (Zone.Forbidden)');
    equal(messageOf('Forbidden.SubUser'), 'This RAM user is not allowed to do this. (Forbidden.SubUser)');
  });

  it('is neutralised like everything else', () => {
    const body = { Code: 'Forbidden', AccessDeniedDetail: { AuthAction: 'eci:\u202ex\n' + 'y'.repeat(500) } };
    const shown = shownOf(parseFailure({ status: 403, body }));
    ok(!/[\n\u202e]/.test(shown) && shown.length < 400);
  });

  it('is denied in kind and in fact alike', () => {
    for (const Code of [
      'Forbidden',
      'Forbidden.RAM',
      'NoPermission',
      'NotAuthorized',
      'Zone.Closed',
      'InvalidAction',
    ]) {
      const error = parseFailure({ status: 403, body: { Code } });
      equal(error.kind === 'denied', error.facts.denied === true, Code);
    }
  });
});

describe('a throttled call', () => {
  const codes = ['Throttling', 'Throttling.User', 'Throttling.Api', 'Throttling.Custom', 'throttling.user'];
  for (const Code of codes) {
    it(`(${Code}) may be tried again`, () => {
      const error = parseFailure({ body: { Code, Message: 'Request was denied due to user flow control.' } });
      equal(error.kind, 'throttled');
      deepEqual(error.facts.retry, {});
      match(error.message, /throttling requests/);
    });
  }

  it('waits as long as the service says', () => {
    const error = parseFailure({ body: { Code: 'Throttling.User' }, headers: { 'x-acs-retry-after': '1500' } });
    equal(error.retryAfterMs, 1_500);
    deepEqual(error.facts.retry, { afterMs: 1_500 });
  });

  it('does not believe a wait that is none', () => {
    for (const after of ['soon', '-5', 'Infinity', 'NaN']) {
      const error = parseFailure({ body: { Code: 'Throttling.User' }, headers: { 'x-acs-retry-after': after } });
      equal(error.retryAfterMs, undefined, after);
    }
  });

  it('may also be a plain 429, with or without a code, and is repeated whatever the call is', () => {
    for (const body of [{ Code: 'TooManyRequests' }, {}, '', '<html>Too many requests</html>']) {
      const error = parseFailure({ status: 429, body });
      deepEqual([error.kind, error.httpStatus, error.retryAfterMs], ['throttled', 429, undefined]);
      ok(canRepeat('refused', error));
      ok(error.hint !== '');
    }
  });

  it('may name the wait as HTTP does, in seconds or as a time', () => {
    const read = (value: string, status = 429, body: object | string = ''): unknown =>
      parseFailure({ status, body, headers: { 'retry-after': value } }).retryAfterMs;
    equal(read('2'), 2_000);
    equal(read('0'), 0);
    equal(read('7', 400, { Code: 'Throttling.User' }), 7_000);
    equal(read('7', 503), 7_000);
    equal(read('120'), 120_000);
    equal(read('1234567890'), undefined);
    equal(read(new Date(fakeNow + 5_000).toUTCString()), 5_000);
    equal(read(new Date(fakeNow - 5_000).toUTCString()), 0);
    for (const value of [
      '',
      ' ',
      '-1',
      '1.5s',
      'soon',
      'Infinity',
      'Mon, 23 Nov 2026 03:00:05 GMT+0800',
      '23 Nov 2026',
    ]) {
      equal(read(value), undefined, value);
    }
    const headers = { 'retry-after': '9', 'x-acs-retry-after': '1500' };
    equal(parseFailure({ status: 429, headers }).retryAfterMs, 1_500);
    equal(parseFailure({ status: 429, headers: { ...headers, 'x-acs-retry-after': '0' } }).retryAfterMs, 0);
  });

  it('measures a wait until a time by the clock of the service', () => {
    const at = (ms: number): string => new Date(fakeNow + ms).toUTCString();
    const headers = { 'retry-after': at(3_605_000), date: at(3_600_000) };
    equal(parseFailure({ status: 429, headers }).retryAfterMs, 5_000);
  });

  it('may be tried again after the wait that is known, or at once', () => {
    const read = (headers: Given['headers'], body: object | string = ''): unknown =>
      parseFailure({ status: 429, body, headers: headers ?? {} }).facts.retry;
    deepEqual(read({}), {});
    deepEqual(read({ 'retry-after': '0' }), {});
    deepEqual(read({ 'retry-after': '2' }), { afterMs: 2_000 });
    deepEqual(read({ 'retry-after': '2' }, { Code: 'Throttling' }), { afterMs: 2_000 });
  });
});

describe('a clock that is wrong', () => {
  const given = (date: string, Code = 'InvalidTimeStamp.Expired'): Given => ({ body: { Code }, headers: { date } });

  it('is given in minutes, and in which direction', () => {
    const behind = parseFailure(given(new Date(fakeNow + 20 * 60_000).toUTCString()));
    equal(behind.message, 'The clock of this machine is 20 minutes behind the service. (InvalidTimeStamp.Expired)');
    const ahead = parseFailure(given(new Date(fakeNow - 90 * 60_000).toUTCString()));
    match(ahead.message, /is 90 minutes ahead of the service/);
    equal(ahead.kind, 'credential');
    match(ahead.hint, /Set the clock/);
    deepEqual(ahead.facts.retry, {});
  });

  it('is known by when the service answered, which no other failure reports', () => {
    const date = new Date(fakeNow + 1_200_000).toUTCString();
    equal(parseFailure(given(date)).servedAt, fakeNow + 1_200_000);
    equal(parseFailure(given('yesterday')).servedAt, undefined);
    equal(parseFailure(given(date, 'Made.Up')).servedAt, undefined);
    equal(parseFailure(given(date, 'InvalidTimeStamp.Format')).servedAt, undefined);
  });

  it('is explained by the rule when the service has the same time as this machine', () => {
    for (const ms of [0, 20_000, -20_000]) {
      match(parseFailure(given(new Date(fakeNow + ms).toUTCString())).message, /more than 15 minutes apart/);
    }
    match(parseFailure(given(new Date(fakeNow + 120_000).toUTCString())).message, /is 2 minutes behind/);
  });

  it('is explained by the rule when the service does not say what time it has', () => {
    match(parseFailure(given('yesterday')).message, /more than 15 minutes apart/);
    match(parseFailure({ body: { Code: 'InvalidTimeStamp.Expired' } }).message, /more than 15 minutes apart/);
  });

  it('is given in minutes however the code is spelt', () => {
    match(
      parseFailure(given(new Date(fakeNow + 1_200_000).toUTCString(), 'invalidtimestamp.expired')).message,
      /20 minutes/,
    );
  });
});
