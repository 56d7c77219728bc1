import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { ApiError } from '../../../../../src/cloud/errors/apiError';
import type { FailureKind } from '../../../../../src/cloud/errors/apiError';
import { explainCode } from '../../../../../src/cloud/errors/errorHints';
import { parseReply } from '../../../../../src/cloud/transport/reply';
import { esaApi } from '../../../../../src/products/esa/api';
import { findEsaField } from '../../../../../src/products/esa/errors/errorFields';
import { explainEsaErrors } from '../../../../../src/products/esa/errors/explanations';
import { explainGatewayErrors } from '../../../../../src/cloud/errors/gateway';
import { fakeNow } from '../../../../support/fakeClock';

function buildFailure(Code: string, Message = '', status = 400): ApiError {
  const reply = { status, headers: new Map(), text: JSON.stringify({ Code, Message, RequestId: 'R-1' }) };
  const operation = 'CreateEdgeContainerAppVersion';
  const host = 'esa.cn-hangzhou.aliyuncs.com';
  try {
    parseReply(reply, { api: esaApi, operation, host, now: fakeNow, redact: (text) => text });
  } catch (error) {
    ok(error instanceof ApiError);
    return error;
  }
  throw new Error('The answer was accepted');
}

/** The codes published for CreateEdgeContainerAppVersion: status, kind, words of ours, the field they speak of. */
const created: readonly [string, number, FailureKind, RegExp, string | undefined][] = [
  ['InvalidParameter.Name', 400, 'input', /name of the version/, 'Name'],
  ['InvalidParameter.Percentage', 400, 'input', /percentage .* out of range/, undefined],
  ['InvalidParameter.Image', 400, 'input', /image address/, 'Containers[].Image'],
  ['InvalidParameter.HttpHeaders', 400, 'input', /HTTP headers/, 'Containers[].ProbeContent.HttpHeaders'],
  ['InvalidParameter.appid', 400, 'input', /not the ID of an edge container app/, 'AppId'],
  ['InvalidParameter', 400, 'input', /did not accept a parameter/, undefined],
  ['ParameterAlreadyExist', 400, 'input', /occurs twice/, 'Containers[].Name'],
  ['NameAlreadyExists', 400, 'input', /already taken/, 'Name'],
  ['InvalidApp.NotFound', 404, 'input', /no longer exists/, 'AppId'],
  ['InternalError', 500, 'service', /internal error/, undefined],
];

/** Further codes of the other operations in use. */
const others = [
  ...['HealthCheckType', 'HealthCheckHost', 'HealthCheckHttpCode', 'HealthCheckMethod', 'HealthCheckURI'],
  ...['HealthCheckInterval', 'HealthCheckTimeout', 'HealthCheckSuccTimes', 'HealthCheckFailTimes', 'HealthCheckPort'],
  ...['PageNumber', 'OrderType', 'OrderKey', 'VersionId', 'PublishEnv'],
]
  .map((name) => `InvalidParameter.${name}`)
  .concat(
    ...['ParamNameError', 'InternalException', 'Record.AlreadyExist', 'InvalidPageSize.ValueNotSupported'],
    ...['InvalidVersion.NotFound', 'InvalidStartTime.Malformed', 'InvalidEndTime.Malformed', 'InvalidEndTime.Mismatch'],
  );

describe('the error codes of CreateEdgeContainerAppVersion', () => {
  for (const [code, status, kind, words, field] of created) {
    it(`${code} has its own sentence, hint, kind${field === undefined ? '' : ` and field ${field}`}`, () => {
      const error = buildFailure(code, '', status);
      match(error.message, words);
      ok(error.message.endsWith(` (${code})`));
      match(error.hint, /^[A-Z].*\.$/);
      equal(error.kind, kind);
      deepEqual(error.facts.retry, kind === 'service' ? {} : undefined);
      equal(findEsaField(code), field);
    });
  }

  it('are ten, no two with the same sentence', () => {
    equal(new Set(created.map(([code]) => explainCode(esaApi, code)?.message)).size, 10);
  });

  it('show what the service says only where the code alone says too little', () => {
    const said = 'The particular thing.';
    const shown = created.filter(([code, status]) => buildFailure(code, said, status).message.includes(said));
    deepEqual(
      shown.map(([code]) => code),
      ['InvalidParameter'],
    );
  });

  it('are known, and their fields, in any letter case', () => {
    for (const [code, , , , field] of created) {
      deepEqual(explainCode(esaApi, code.toUpperCase()), explainCode(esaApi, code));
      equal(findEsaField(code.toUpperCase()), field);
    }
    deepEqual(explainCode(esaApi, 'InvalidParameter.Appid'), explainCode(esaApi, 'InvalidParameter.appid'));
  });

  it('of the gateway name the absent parameter', () => {
    deepEqual(
      ['MissingAppId', 'MissingName', 'MissingContainers', 'MissingAction', '', 'constructor'].map(findEsaField),
      ['AppId', 'Name', 'Containers', undefined, undefined, undefined],
    );
  });
});

describe('the words for ESA', () => {
  const all = Object.entries({ ...explainGatewayErrors(), ...explainEsaErrors() });

  it('cover every code published for the operations in use', () => {
    for (const code of [...created.map(([name]) => name), ...others]) {
      ok(explainCode(esaApi, code), code);
    }
    // One of them means the same for every product.
    equal(Object.keys(explainEsaErrors()).length, created.length + others.length - 1);
  });

  it('are sentences, each of one explanation only', () => {
    for (const [code, { message, hint }] of all) {
      match(message, /^[A-Z].*\.$/, code);
      match(hint, /^[A-Z].*\.$/, code);
    }
    equal(
      new Set(all.map(([, { message }]) => message)).size,
      new Set(all.map(([, words]) => JSON.stringify(words))).size,
    );
  });

  it('are found by their code: no two codes differ only in case', () => {
    for (const [code, words] of all) {
      deepEqual(explainCode(esaApi, code), words, code);
    }
  });

  it('call what the service could not do a trouble of the service, whatever the status', () => {
    equal(buildFailure('InternalException', '', 400).kind, 'service');
    equal(buildFailure('InternalError', '', 400).kind, 'service');
  });

  it('do not call an app that still has records a matter of permission', () => {
    equal(buildFailure('Record.AlreadyExist', '', 403).kind, 'input');
  });
});
