// What to do about a call without an answer depends on why there is none.
import { equal, match, ok } from 'node:assert/strict';
import { describeReason, toNetworkError } from '../../../../src/cloud/transport/networkError';

const endpoint = { protocol: 'https', host: 'eci.cn-hangzhou.aliyuncs.com' } as const;

/** As undici reports it: the reason is in the cause. */
function fail(code: string): { readonly message: string; readonly hint: string } {
  const thrown = new TypeError('fetch failed', { cause: Object.assign(new Error('s3cret in an address'), { code }) });
  const error = toNetworkError(thrown, endpoint, false);
  equal(error.kind, 'network');
  ok(error.facts.retry && !`${error.message}${error.hint}`.includes('s3cret'));
  return error;
}

describe('a call without an answer', () => {
  // The codes of OpenSSL and Node, as in https://github.com/microsoft/vscode/issues/1862, https://github.com/aws/aws-toolkit-vscode/issues/917
  // and https://github.com/Azure/azure-xplat-cli/issues/3397
  const untrusted = [
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'CERT_UNTRUSTED',
    'INVALID_CA',
    'CERT_SIGNATURE_FAILURE',
    'INVALID_PURPOSE',
    'PATH_LENGTH_EXCEEDED',
    'UNABLE_TO_GET_CRL',
    'CRL_HAS_EXPIRED',
    'ERROR_IN_CERT_NOT_AFTER_FIELD',
    'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
  ];
  for (const code of untrusted) {
    it(`for ${code} is about the certificate, and names the settings that help`, () => {
      const { message, hint } = fail(code);
      equal(message, `The certificate of eci.cn-hangzhou.aliyuncs.com is not trusted (${code}).`);
      match(hint, /http\.systemCertificates.*NODE_EXTRA_CA_CERTS/);
    });
  }

  for (const code of ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']) {
    it(`for ${code} is about the certificate, and names the clock`, () => {
      match(fail(code).message, /^The certificate of eci\.cn-hangzhou\.aliyuncs\.com is not trusted/);
      match(fail(code).hint, /clock of this machine/);
    });
  }

  for (const code of ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH']) {
    it(`for ${code} is about the host, and names the setting of endpoints`, () => {
      match(fail(code).hint, /elasticContainers\.endpoints/);
    });
  }

  for (const code of ['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER']) {
    it(`for ${code} is about what answered without TLS`, () => {
      match(fail(code).message, /^Could not reach/);
      match(fail(code).hint, /does not use TLS.*http\.proxy/);
    });
  }

  for (const code of [
    'ENOTFOUND',
    'ECONNREFUSED',
    'ECONNRESET',
    'EAI_AGAIN',
    'UND_ERR_CONNECT_TIMEOUT',
    'CERTAINLY',
    'NO_CERT_STORE',
    'INVALID_CALL',
  ]) {
    it(`for ${code} is about the network`, () => {
      equal(fail(code).message, `Could not reach eci.cn-hangzhou.aliyuncs.com (${code}).`);
      match(fail(code).hint, /Check the network and the proxy settings/);
    });
  }

  it('says that the time was up, whatever ended the connection', () => {
    const error = toNetworkError(new Error('aborted'), endpoint, true);
    equal(error.message, 'eci.cn-hangzhou.aliyuncs.com did not respond in time.');
  });

  it('is known by its name when there is no code', () => {
    equal(describeReason(new TypeError('s3cret')), 'TypeError');
    equal(describeReason('s3cret'), 'Error');
    equal(describeReason(Object.assign(new Error('s3cret'), { code: 7 })), 'Error');
    equal(describeReason(undefined), 'Error');
  });
});
