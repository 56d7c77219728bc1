import assert from 'node:assert/strict';
import {
  canonicalQuery,
  parseAuthorization,
  sha256Hex,
  verifySignature,
} from '../../../../src/emulator/gateway/signature';
import { withHeaders, wireRequests, wireSecret } from './wireRequests';

describe('The signature check', () => {
  for (const [about, request] of wireRequests) {
    it(`accepts what the official client signed: ${about}`, () => {
      const authorization = parseAuthorization(request.headers.get('authorization'));
      assert.equal(sha256Hex(request.body), request.headers.get('x-acs-content-sha256'));
      verifySignature(request, authorization, wireSecret);
    });

    it(`refuses it with any other secret, query, method or header: ${about}`, () => {
      const authorization = parseAuthorization(request.headers.get('authorization'));
      const changed = [
        { request, secret: 'othersecret' },
        { request: { ...request, rawQuery: `${request.rawQuery}&Limit=1` }, secret: wireSecret },
        { request: { ...request, method: 'PUT' }, secret: wireSecret },
        { request: { ...request, path: '/other' }, secret: wireSecret },
        { request: withHeaders(request, { host: 'eci.aliyuncs.com' }), secret: wireSecret },
        { request: withHeaders(request, { 'x-acs-action': 'DeleteContainerGroup' }), secret: wireSecret },
      ];
      for (const { request: other, secret } of changed) {
        assert.throws(() => verifySignature(other, authorization, secret), {
          code: 'SignatureDoesNotMatch',
          status: 400,
        });
      }
    });
  }

  it('escapes the query anew, whatever the client left unescaped', () => {
    assert.equal(canonicalQuery("b=it's%20(*)&a=%E5%80%BC+1&c="), 'a=%E5%80%BC%201&b=it%27s%20%28%2A%29&c=');
  });

  it('calls an authorization incomplete that lacks a part or has another scheme', () => {
    const whole = 'ACS3-HMAC-SHA256 Credential=a,SignedHeaders=host,Signature=00';
    assert.equal(parseAuthorization(whole).accessKeyId, 'a');
    for (const broken of [
      undefined,
      '',
      'Bearer x',
      whole.replace('Signature=00', ''),
      whole.replace('Credential=a,', ''),
    ]) {
      assert.throws(() => parseAuthorization(broken), { code: 'IncompleteSignature' });
    }
  });
});
