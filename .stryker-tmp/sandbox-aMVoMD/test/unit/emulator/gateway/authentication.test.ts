import assert from 'node:assert/strict';
import { Authenticator } from '../../../../src/emulator/gateway/authentication';
import type { ReceivedRequest } from '../../../../src/emulator/gateway/received';
import { withHeaders, wireRequests, wireSecret } from './wireRequests';

const account = { accessKeyId: 'LTAIfakeid', accessKeySecret: wireSecret, securityToken: 'STSTOKENVALUE' };
const sentAt = Date.parse('2026-11-22T03:08:36Z');
const minute = 60_000;

function request(about: string): ReceivedRequest {
  return wireRequests.get(about) ?? assert.fail(about);
}

describe('Authentication', () => {
  const plain = request('an O&M task, parameters in the query');
  const temporary = request('temporary credentials');

  it('accepts every request of the official client once', () => {
    const authenticator = new Authenticator(account, () => sentAt);
    for (const sent of wireRequests.values()) {
      authenticator.verify(sent);
      assert.throws(() => authenticator.verify(sent), { code: 'SignatureNonceUsed', status: 400 });
    }
  });

  it('forgets a nonce only when its request has expired in every direction', () => {
    let now = sentAt - 15 * minute;
    const authenticator = new Authenticator(account, () => now);
    authenticator.verify(plain);
    now = sentAt + 15 * minute;
    assert.throws(() => authenticator.verify(plain), { code: 'SignatureNonceUsed' });
  });

  it('allows a clock to be fifteen minutes off, either way', () => {
    for (const off of [-15 * minute, 15 * minute]) {
      new Authenticator(account, () => sentAt + off).verify(plain);
    }
    for (const off of [-15 * minute - 1, 15 * minute + 1]) {
      const authenticator = new Authenticator(account, () => sentAt + off);
      assert.throws(() => authenticator.verify(plain), { code: 'InvalidTimeStamp.Expired' });
    }
  });

  it('knows a time stamp that is none', () => {
    const authenticator = new Authenticator(account, () => sentAt);
    for (const date of ['yesterday', '2026-11-22 03:08:36', '2026-11-22T03:08:36+00:00', '2026-13-22T03:08:36Z']) {
      assert.throws(() => authenticator.verify(withHeaders(plain, { 'x-acs-date': date })), {
        code: 'InvalidTimeStamp.Format',
      });
    }
  });

  it('knows neither other keys nor other tokens', () => {
    const other = new Authenticator({ ...account, accessKeyId: 'LTAIother' }, () => sentAt);
    assert.throws(() => other.verify(plain), { code: 'InvalidAccessKeyId.NotFound', status: 404 });
    const otherToken = new Authenticator({ ...account, securityToken: 'OTHER' }, () => sentAt);
    assert.throws(() => otherToken.verify(temporary), { code: 'InvalidSecurityToken.Malformed' });
  });

  it('names what is missing', () => {
    const authenticator = new Authenticator(account, () => sentAt);
    const codes = {
      authorization: 'MissingAuthorization',
      'x-acs-date': 'MissingTimestamp',
      'x-acs-signature-nonce': 'MissingSignatureNonce',
      'x-acs-content-sha256': 'MissingContentSha256',
    };
    for (const [header, code] of Object.entries(codes)) {
      assert.throws(() => authenticator.verify(withHeaders(plain, { [header]: undefined })), { code });
    }
  });

  it('insists that every header of meaning is signed', () => {
    const authenticator = new Authenticator(account, () => sentAt);
    assert.throws(() => authenticator.verify(withHeaders(plain, { 'x-acs-extra': '1' })), {
      code: 'IncompleteSignature',
    });
  });

  it('compares the hash with the body that came', () => {
    const authenticator = new Authenticator(account, () => sentAt);
    assert.throws(() => authenticator.verify({ ...plain, body: Buffer.from('changed') }), {
      code: 'SignatureDoesNotMatch',
    });
  });
});
