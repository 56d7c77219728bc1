// Every error code that the official metadata lists for the operations in use, and those that any call can meet, lead somewhere.
import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import type { FailureKind } from '../../../../src/cloud/errors/apiError';
import { ApiError } from '../../../../src/cloud/errors/apiError';
import { stsApi } from '../../../../src/cloud/account/stsApi';
import { explainCode } from '../../../../src/cloud/errors/errorHints';
import type { ProductApi } from '../../../../src/cloud/product';
import { parseReply } from '../../../../src/cloud/transport/reply';
import { eciApi } from '../../../../src/products/eci/api';
import { ehpcApi } from '../../../../src/products/ehpc/api';
import { esaApi } from '../../../../src/products/esa/api';
import { fakeNow } from '../../../support/fakeClock';
import documented from './documentedErrors.json';

/** HTTP status by code, by operation. */
type Documented = Readonly<Record<string, Readonly<Record<string, number>>>>;
const apis: readonly (readonly [ProductApi, Documented])[] = [
  [eciApi, documented.eci],
  [ehpcApi, documented.ehpc],
  [esaApi, documented.esa],
];

/** The failure that an answer with this status, code, and message becomes. */
function fail(
  api: ProductApi,
  operation: string,
  ...[httpStatus, code, message = 'As it is.']: readonly [number, string, string?]
): ApiError {
  const facts = { api, operation, host: 'x.aliyuncs.com', now: fakeNow, redact: (text: string) => text };
  const text = JSON.stringify({ RequestId: 'R-1', Code: code, Message: message });
  try {
    parseReply({ status: httpStatus, headers: new Map([['date', new Date(fakeNow).toUTCString()]]), text }, facts);
  } catch (error) {
    ok(error instanceof ApiError);
    return error;
  }
  throw new Error('The answer was accepted');
}

/** The hints for codes that are in no table. */
const vague = /^Refresh (and check what was sent|the list: it may be gone)/;

describe('a documented error code', () => {
  for (const [api, operations] of apis) {
    for (const [operation, codes] of Object.entries(operations)) {
      it(`of ${operation} has words of ours and a next step`, () => {
        const { read, write } = api.operations;
        ok([...read, ...write].includes(operation));
        for (const [code, httpStatus] of Object.entries(codes)) {
          const error = fail(api, operation, httpStatus, code);
          const isOurs = explainCode(api, code) !== undefined || error.kind === 'denied' || error.kind === 'throttled';
          ok(isOurs, code);
          notEqual(error.hint, '', code);
          ok(!vague.test(error.hint), `${code}: ${error.hint}`);
        }
      });
    }
  }

  it('is listed for all operations in use that have any', () => {
    const listed = apis.flatMap(([, operations]) => Object.keys(operations));
    const used = apis.flatMap(([{ operations }]) => [...operations.read, ...operations.write]);
    deepEqual([...listed].sort(), [...used].sort());
    equal(listed.length, 45);
  });
});

describe('an error code of the gateway', () => {
  // From https://help.aliyun.com/en/polardb/client-error-codes, https://help.aliyun.com/en/dns/error-code and the issues named.
  const codes: readonly (readonly [string, number, FailureKind, RegExp])[] = [
    ['MissingParameter', 400, 'input', /Update the extension/],
    ['MissingRegionId', 400, 'input', /Update the extension/],
    ['MissingAction', 400, 'input', /Update the extension/],
    // https://github.com/aliyun/alibabacloud-csharp-sdk/issues/40
    ['MissingAccessKeyId', 400, 'credential', /Select another profile/],
    ['MissingSecurityToken', 400, 'credential', /ALIBABA_CLOUD_SECURITY_TOKEN/],
    ['InvalidParameter', 400, 'input', /Check the values/],
    ['InvalidApi.NotFound', 404, 'input', /elasticContainers\.endpoints/],
    ['InvalidAction', 403, 'input', /elasticContainers\.endpoints/],
    ['InvalidVersion', 400, 'input', /elasticContainers\.endpoints/],
    ['NoSuchVersion', 400, 'input', /elasticContainers\.endpoints/],
    ['UnsupportedOperation', 400, 'input', /elasticContainers\.endpoints/],
    ['UnsupportedHTTPMethod', 403, 'input', /elasticContainers\.endpoints/],
    ['UnsupportedParameter', 400, 'input', /Update the extension/],
    ['InvalidProduct.NotFound', 404, 'input', /elasticContainers\.endpoints/],
    // https://github.com/aliyun/saml2alibabacloud/pull/22
    ['InvalidProtocol.NeedSsl', 404, 'input', /https:\/\/.* elasticContainers\.endpoints/],
    // https://github.com/kubernetes/cloud-provider-alibaba-cloud/issues/81
    ['InvalidRegionId.NotFound', 404, 'input', /elasticContainers\.regions/],
    // https://github.com/denverdino/aliyungo/issues/332
    ['InvalidRegionId', 404, 'input', /elasticContainers\.regions/],
    // https://github.com/certimate-go/certimate/issues/720
    ['InvalidAccessKeyId', 404, 'credential', /Select another profile/],
    ['InvalidAccessKeyId.NotFound', 404, 'credential', /Select another profile/],
    ['InvalidAccessKeyId.Inactive', 403, 'credential', /RAM console/],
    ['InvalidSecurityToken', 403, 'credential', /Select another profile/],
    ['InvalidSecurityToken.Expired', 400, 'credential', /Sign in again/],
    ['InvalidSecurityToken.Malformed', 400, 'credential', /Select another profile/],
    ['InvalidSecurityToken.MismatchWithAccessKey', 400, 'credential', /Select another profile/],
    ['InvalidTimeStamp.Format', 400, 'input', /Update the extension/],
    ['IncompleteSignature', 400, 'credential', /Update the extension/],
    ['SignatureDoesNotMatch', 400, 'credential', /Select another profile/],
    // https://github.com/aliyun/alibaba-cloud-sdk-go/issues/39
    ['SignatureNonceUsed', 400, 'service', /whether it succeeded/],
    ['Forbidden', 403, 'denied', /RAM policy/],
    ['Forbidden.RAM', 403, 'denied', /RAM policy/],
    ['Forbedden.NotSupportRAM', 403, 'denied', /RAM policy/],
    ['ActionUnauthorized', 403, 'denied', /RAM policy/],
    ['NoPermission', 403, 'denied', /RAM policy/],
    ['Forbidden.RiskControl', 403, 'denied', /support/],
    ['Forbidden.UserVerification', 403, 'denied', /Verify it/],
    ['InsufficientBalance', 400, 'denied', /overdue bill/],
    ['Throttling', 400, 'throttled', /in a moment/],
    ['Throttling.User', 400, 'throttled', /in a moment/],
    ['Throttling.Api', 400, 'throttled', /in a moment/],
    ['ServiceUnavailable', 503, 'service', /in a moment/],
    ['InternalError', 500, 'service', /in a moment/],
  ];
  for (const [code, httpStatus, kind, step] of codes) {
    it(`${code} has its kind and its next step`, () => {
      const error = fail({ ...eciApi, errors: () => ({}) }, 'DescribeRegions', httpStatus, code);
      equal(error.kind, kind);
      match(error.hint, step);
    });
  }

  for (const code of ['InvalidTimeStamp.Expired', 'IllegalTimestamp', 'RequestTimeTooSkewed', 'InvalidTimestamp']) {
    it(`${code} is about the clock, and brings the time of the service`, () => {
      const error = fail(eciApi, 'DescribeRegions', 400, code);
      equal(error.kind, 'credential');
      equal(error.servedAt, Math.floor(fakeNow / 1000) * 1000);
      match(`${error.message} ${error.hint}`, /clock.*Set the clock of this machine/);
    });
  }
});

describe('an error code of STS', () => {
  // https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-errorcodes and https://help.aliyun.com/document_detail/42775.html
  const codes: readonly (readonly [string, number, string, RegExp])[] = [
    // https://github.com/hashicorp/vault/issues/6226
    ['NoPermission', 403, 'Roles may not be assumed by root accounts.', /sts:AssumeRole/],
    ['EntityNotExist.Role', 404, 'The specified Role not exists.', /role in the profile/],
    ['InvalidParameter.RoleArn', 400, 'The parameter RoleArn is wrongly formed.', /role in the profile/],
    ['InvalidParameter.RoleSessionName', 400, 'The parameter is wrongly formed.', /ram_session_name/],
    ['InvalidParameter.DurationSeconds', 400, 'The Min/Max value is 15min/1hr.', /expired_seconds/],
    ['InvalidParameter.PolicyGrammar', 400, 'Not passed grammar check.', /policy/],
    ['AuthenticationFail.NoPermission', 401, 'No such OIDC Provider registered.', /OIDC provider/],
    ['AuthenticationFail.OIDCToken.AudienceNotMatch', 401, 'Invalid audience.', /OIDC provider/],
    ['AuthenticationFail.OIDCToken.Expired', 401, 'This JsonWebToken is expired.', /token file/],
    ['AuthenticationFail.OIDCToken.HttpsUrlInvalid', 401, 'Not in ca whitelist', /OIDC provider/],
    ['AuthenticationFail.OIDCToken.Invalid', 401, 'The OIDCToken can not empty.', /OIDC provider|role/],
    ['AuthenticationFail.OIDCToken.InvalidSignature', 401, 'invalid signature.', /OIDC provider/],
    ['AuthenticationFail.OIDCToken.PublicKeyFingerprintMismatch', 401, 'Mismatch.', /OIDC provider/],
  ];
  for (const [code, httpStatus, message, step] of codes) {
    it(`${code} is about the credential and has its next step`, () => {
      const error = fail(stsApi, 'AssumeRole', httpStatus, code, message);
      equal(error.kind, 'credential');
      match(error.hint, step);
    });
  }

  it('with several meanings is shown with the words of the service', () => {
    match(fail(stsApi, 'AssumeRole', 403, 'NoPermission', 'No root accounts.').message, /No root accounts\./);
    const other = fail(stsApi, 'AssumeRoleWithOIDC', 401, 'AuthenticationFail.NoPermission', 'No such OIDC Provider.');
    match(other.message, /No such OIDC Provider\./);
  });
});
