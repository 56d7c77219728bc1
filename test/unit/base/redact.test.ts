import { doesNotThrow, equal, ok } from 'node:assert/strict';
import { stringify } from 'node:querystring';
import fc from 'fast-check';
import { Redactor, maskArguments, redactText } from '../../../src/base/redact';
import { Largest } from '../../support/largest';

/** What access key secrets and STS tokens are made of; a token has hundreds of characters. */
const keyCharacter = fc.constantFrom(...Array.from('ABCXYZabcxyz0189+/=_-'));
const keyLike = fc.string({ unit: keyCharacter, minLength: 8, maxLength: 1_000, size: 'max' });
const around = fc.string({ unit: 'grapheme', maxLength: 40 });
/** Of ordinary tokens. */
const tokenLength = 700;

function buildRedactor(...secrets: readonly string[]): Redactor {
  const redactor = new Redactor();
  secrets.forEach((secret) => redactor.remember(secret));
  return redactor;
}

describe('a remembered secret', () => {
  it('never survives, whatever stands around it', () => {
    const any = fc.string({ unit: 'grapheme-ascii', minLength: 8, maxLength: 60, size: 'max' });
    const longest = new Largest();
    fc.assert(
      fc.property(fc.oneof(keyLike, any), around, around, (secret, before, after) => {
        longest.note(secret.length);
        ok(!buildRedactor(secret).redact(`${before}${secret}${after}${secret}`).includes(secret));
      }),
      { endOnFailure: true },
    );
    longest.assertReached(tokenLength);
  });

  it('never survives URL-encoded, as a form value or as JSON', () => {
    const longest = new Largest();
    fc.assert(
      fc.property(keyLike, around, around, (secret, before, after) => {
        longest.note(secret.length);
        const encoded = encodeURIComponent(secret);
        const forms = [encoded, stringify({ x: secret }), String(new URLSearchParams({ x: secret }))];
        const written = [...forms, JSON.stringify({ x: secret })].join('|');
        const clean = buildRedactor(secret).redact(`${before}${written}${after}`);
        ok(!clean.includes(secret) && !clean.includes(encoded), clean);
      }),
      { endOnFailure: true },
    );
    longest.assertReached(tokenLength);
  });

  it('never survives URL-encoded with small hex digits, as some programs write them', () => {
    const secret = 'CAIS+abc/def==';
    const lower = encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase());
    equal(buildRedactor(secret).redact(`<${lower}>`), '<…>');
  });

  it('goes as a whole when another secret is a part of it', () => {
    const redactor = buildRedactor('abcdefgh', 'abcdefghijklmnop');
    equal(redactor.redact('<abcdefghijklmnop>'), '<…>');
  });

  it('is known until its last holder releases it', () => {
    const redactor = new Redactor();
    const [first, second] = [redactor.hold(['registry-password']), redactor.hold(['registry-password'])];
    first();
    equal(redactor.redact('x registry-password'), 'x …');
    second();
    equal(redactor.redact('x registry-password'), 'x registry-password');
    redactor.remember('registry-password');
    redactor.hold(['registry-password'])();
    equal(redactor.redact('x registry-password'), 'x …');
  });

  it('is not remembered when it is so short that it would mask ordinary words', () => {
    equal(buildRedactor('region').redact('the region is known'), 'the region is known');
    equal(buildRedactor('').redact('anything'), 'anything');
  });

  it('does no harm when it cannot be URL-encoded', () => {
    doesNotThrow(() => buildRedactor('\ud800abcdefgh').redact('a line of log'));
  });

  it('may be nothing at all', () => {
    const redactor = new Redactor();
    redactor.remember(undefined);
    equal(redactor.redact('text'), 'text');
  });
});

describe('what looks like a secret', () => {
  const clean = (text: string): string => new Redactor().redact(text);

  it('in the query or fragment of an address goes, the address stays', () => {
    equal(
      clean('GET https://oss.example.com/a/b.pcap?Expires=1&Signature=Zm9v failed'),
      'GET https://oss.example.com/a/b.pcap?… failed',
    );
    equal(clean('see "wss://h:8443/x#frag"'), 'see "wss://h:8443/x?…"');
    equal(clean('plain https://example.com/path stays'), 'plain https://example.com/path stays');
  });

  it('in the user part of an address goes', () => {
    ok(!clean('proxy http://alice:hunter2hunter2@proxy.local:3128/').includes('hunter2hunter2'));
  });

  it('after Authorization goes to the end of the line', () => {
    const header = 'Authorization: ACS3-HMAC-SHA256 Credential=abc,SignedHeaders=host;x-acs-date,Signature=00ff';
    equal(clean(`${header}\r\nhost: eci.aliyuncs.com`), 'Authorization: …\r\nhost: eci.aliyuncs.com');
    equal(clean('x-acs-security-token: CAISxyz abc'), 'x-acs-security-token: …');
    equal(clean('authorization=Bearer abc def'), 'authorization=…');
  });

  const pairs: readonly [string, string][] = [
    ['AccessKeySecret=abc123&Region=cn', 'AccessKeySecret=…&Region=cn'],
    ['"access_key_secret": "abc 123", "mode": "AK"', '"access_key_secret": …, "mode": "AK"'],
    ["password: 'p w'", 'password: …'],
    ['sts_token = CAIS+/=', 'sts_token = …'],
    ['MY_DB_PASSWORD=hunter2;', 'MY_DB_PASSWORD=…;'],
    ['private_key:abc', 'private_key:…'],
    ['SignatureNonce=1f2e', 'SignatureNonce=…'],
  ];
  for (const [text, wanted] of pairs) {
    it(`goes from ${JSON.stringify(text)}`, () => equal(clean(text), wanted));
  }

  it('goes as a whole when a JSON value holds an escaped quote', () => {
    const line = JSON.stringify({ password: 'one"two', mode: 'AK' });
    ok(!clean(line).includes('two'), clean(line));
  });

  it('goes when it is an access key id', () => {
    equal(clean('key LTAI5tAbCdEfGh1234 and STS.NUabcdef12'), 'key LTAI… and LTAI…');
  });

  // How long that takes is measured by scripts/bench/hostile.mjs; work that grew with the square of the length would not end here.
  it('is found in long lines, and nothing else goes', () => {
    const words = 'a.'.repeat(200_000);
    const name = 'x'.repeat(400_000);
    equal(clean(words), words);
    equal(clean(`${name}=`), `${name}=`);
    equal(clean(`${words} password=hunter2 ${name}`), `${words} password=… ${name}`);
  });
});

describe('a text as people and programs write it', () => {
  const key = '-----BEGIN RSA PRIVATE KEY-----';
  const secrets: readonly [string, string][] = [
    ['a private key', `${key}\nDEK-Info: AES-128-CBC,00\n\nCANARY\n-----END RSA PRIVATE KEY-----`],
    ['a private key in JSON', `"${key}\\nCANARY\\n-----END RSA PRIVATE KEY-----\\n"`],
    ['a private key that was cut off', `${key}\nCANARY`],
    ['the configuration of Docker', '{"auths":{"r.example.com":{"auth":"CANARY"}}}'],
    ['the configuration of Docker in JSON', '{\\"auths\\":{\\"r.example.com\\":{\\"auth\\":\\"CANARY\\"}}}'],
    ['a secret of Kubernetes', '.dockerconfigjson: CANARY'],
    ['the configuration of npm', '//r.example.com/:_auth=CANARY'],
    ['a block of YAML', 'password: |\n  CANARY\n  CANARY'],
    ['a folded block of YAML', 'token: >-\n    CANARY\nmode: x'],
    ['a list', '"password": [ "CANARY" ]'],
    ['a variable of a spec', '- name: DB_PASSWORD\n  value: "CANARY"'],
    ['a variable of a spec in JSON', '[{"name":"DB_PASSWORD","value":"CANARY"}]'],
    ['a variable of a spec in a text in JSON', '{\\"name\\":\\"API_KEY\\",\\"value\\":\\"CANARY\\"}'],
    ['a tag', '{"Key":"DB_PASSWORD","Value":"CANARY"}'],
    ['a connection string', 'AccountName=x;AccountKey=CANARY;EndpointSuffix=core'],
    ['a variable', 'DB_PASS=CANARY'],
    ['a flag', 'run --pass CANARY --db-pass=CANARY'],
    ['a key of a program', 'ENCRYPTION_KEY=CANARY MASTER_KEY=CANARY'],
    ['redis-cli', 'redis-cli -h db -a CANARY ping'],
    ['curl through a proxy', 'curl --proxy-user me:CANARY -U me:CANARY x'],
    ['a signed address', 'https://h.example/p?sv=1&sig=CANARY&x=1'],
    ['an address in an address', 'https://h.example/p?to=b%26password%3DCANARY'],
    ['SQL', "ALTER USER x IDENTIFIED BY 'CANARY'"],
    ['a token of a login', 'got eyJhbGciOiJI.CANARYCANARY.CANARY'],
    ['Chinese', '密码：CANARY'],
    ['XML', '<Password>CANARY</Password><db:secret kind="x">\nCANARY x CANARY\n</db:secret><token>CANARY'],
    ['an address of Oracle', 'jdbc:oracle:thin:scott/CANARY@//db:1521/x'],
    ['the code of a login', 'GET /cb?code=CANARYCANARYCANARY&state=1'],
  ];
  for (const [what, text] of secrets) {
    it(`shows no secret of ${what}`, () => {
      const clean = redactText(text);
      ok(!clean.includes('CANARY'), clean);
    });
  }

  it('keeps what is no secret', () => {
    for (const text of [
      'bypass=1 compass: x',
      'https://h.example/monkey?turnkey=1',
      '/x?code=404',
      '<tokens/>',
      '<passing>1</passing>',
      'author: me',
      'keyboard=us',
    ]) {
      equal(redactText(text), text);
    }
  });

  it('shows no secret of a command whose words come one by one', () => {
    for (const words of [
      ['curl', '-u', 'me:CANARY', 'x'],
      ['curl', '--proxy-user', 'me:CANARY'],
      ['/usr/bin/redis-cli', '-a', 'CANARY'],
      ['run', '--pass', 'CANARY'],
    ]) {
      const clean = maskArguments(words).join(' ');
      ok(!clean.includes('CANARY'), clean);
    }
    equal(maskArguments(['ls', '-a', 'folder', '-u', '1000']).join(' '), 'ls -a folder -u 1000');
  });
});
