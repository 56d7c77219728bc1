import { deepEqual, match } from 'node:assert/strict';
import { checkImageReference, isUntagged } from '../../../../../../src/products/eci/imageCache/form/imageReference';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('the rule for image references', () => {
  it('takes what registries take', () => {
    const accepted = [
      ...['nginx', 'nginx:1.15.10-perl', 'library/nginx:latest', 'a/b/c/d:1', 'my__app', 'my.app/x-y--z:V_1.0'],
      ...['registry-vpc.cn-hangzhou.aliyuncs.com/eci_open/nginx:1.15.10-perl', 'localhost/app', 'localhost:5000/app:1'],
      ...['192.168.0.1:5000/team/app', 'Registry.Example.com/app', `app@${digest}`, `host:80/app:1@${digest}`],
      ...[`a.b/${'x'.repeat(251)}`, `app:${'1'.repeat(128)}`],
    ];
    deepEqual(
      accepted.filter((text) => checkImageReference(text) !== undefined),
      [],
    );
  });

  it('refuses what they do not, with a reason', () => {
    const refused = [
      ...['', ' ', 'a b', 'App', 'team/App:1', '-app', 'app-', 'a//b', '/app', 'app/', 'a..b', 'app:', 'app:-1'],
      ...['app:a/b:c:d', 'app:1:2', `app:${'1'.repeat(129)}`, 'app@', 'app@sha256:abc', `app@${digest.toUpperCase()}`],
      ...[`app@${digest}@${digest}`, 'host:0/app', 'host:65536/app', 'host:port/app', 'h_t:80/app', '-h.com/app'],
      ...['https://host/app', 'docker://app', 'user:secret@host/app', 'host/app?x', 'app\u0000', 'app\n', 'a\u200bpp'],
      ...['\u202eapp', 'аpp', 'ａpp', 'app:1 ', '"app"', '$(app)', 'x'.repeat(256), '[::1]:5000/app'],
    ];
    deepEqual(
      refused.filter((text) => checkImageReference(text) === undefined),
      [],
    );
  });

  it('says what to leave out, what to write instead and what is not seen', () => {
    match(checkImageReference('https://host/app') ?? '', /Leave out https:\/\//);
    match(checkImageReference('team/App:1') ?? '', /lower case: team\/app/);
    match(checkImageReference('a\u200bpp') ?? '', /invisible/);
    match(checkImageReference('x'.repeat(1_000_000)) ?? '', /at most 255/);
  });

  it('notices when neither tag nor digest says which image it is', () => {
    deepEqual(['a', 'h:80/a', 'a:1', `a@${digest}`, 'h:80/a:1'].filter(isUntagged), ['a', 'h:80/a']);
  });
});
