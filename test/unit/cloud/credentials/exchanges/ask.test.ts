// What becomes of the answer of a credential provider.
import { deepEqual, equal, throws } from 'node:assert/strict';
import { UserFacingError } from '../../../../../src/base/errors';
import { parseAnswer, parseCredential, withExpiry } from '../../../../../src/cloud/credentials/exchanges/ask';
import { fakeNow } from '../../../../support/fakeClock';

const url = new URL('https://sts.example.com/role?secret=s3cret');
const whole = { AccessKeyId: 'STS.1', AccessKeySecret: 'secret', SecurityToken: 'token' };

function messageOf(act: () => unknown): string {
  let message = '';
  throws(act, (error) => {
    message = error instanceof UserFacingError ? error.message : '';
    return message !== '';
  });
  return message;
}

describe('the credential in an answer', () => {
  it('is read under both spellings, with its expiry where it has one', () => {
    deepEqual(parseCredential('work', url.host, { ...whole, Expiration: '2026-11-23T04:00:00Z' }), {
      ...{ accessKeyId: 'STS.1', accessKeySecret: 'secret', securityToken: 'token' },
      expiresAt: Date.parse('2026-11-23T04:00:00Z'),
    });
    const small = { accessKeyId: 'STS.1', accessKeySecret: 'secret', securityToken: 'token' };
    deepEqual(parseCredential('work', url.host, small), small);
  });

  it('that lacks a part is refused with the profile first and who answered after it', () => {
    for (const name of Object.keys(whole)) {
      equal(
        messageOf(() => parseCredential('work', url.host, { ...whole, [name]: '' })),
        'No credentials for the profile work: sts.example.com returned an unexpected response.',
      );
    }
    messageOf(() => parseCredential('work', url.host, undefined));
  });

  it('that states no expiry is good for a quarter of an hour', () => {
    const credential = { accessKeyId: 'a', accessKeySecret: 'b' };
    equal(withExpiry(credential, fakeNow).expiresAt, fakeNow + 900_000);
    equal(withExpiry({ ...credential, expiresAt: 5 }, fakeNow).expiresAt, 5);
  });
});

describe('an answer with another status than 200', () => {
  const refusal = (text: string): string =>
    messageOf(() => parseAnswer('work', url, { status: 403, headers: new Map(), text }));

  it('is reported with the profile, the host, the status, and the code if it is one', () => {
    const start = 'No credentials for the profile work: sts.example.com returned HTTP 403';
    equal(refusal('{"Code":"NoPermission"}'), `${start} NoPermission.`);
    equal(refusal('{"Code":"<script>"}'), `${start}.`);
    equal(refusal('s3cret'), `${start}.`);
  });
});

describe('an answer with status 200', () => {
  it('must be an object', () => {
    deepEqual(parseAnswer('work', url, { status: 200, headers: new Map(), text: '{"a":1}' }), { a: 1 });
    equal(
      messageOf(() => parseAnswer('work', url, { status: 200, headers: new Map(), text: '<html>' })),
      'No credentials for the profile work: sts.example.com returned an unexpected response.',
    );
  });
});
