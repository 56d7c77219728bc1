import { deepEqual, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { findImageProblem, isUntagged } from '../../../src/base/imageReference';
import { Largest } from '../../support/largest';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('the rule for image references', () => {
  it('takes what registries take', () => {
    const accepted = [
      ...['nginx', 'nginx:1.15.10-perl', 'library/nginx:latest', 'a/b/c/d:1', 'my__app', 'my.app/x-y--z:V_1.0'],
      ...['registry-vpc.cn-hangzhou.aliyuncs.com/eci_open/nginx:1.15.10-perl', 'localhost/app', 'localhost:5000/app:1'],
      ...['192.168.0.1:5000/team/app', 'Registry.Example.com/app', `app@${digest}`, `host:80/app:1@${digest}`],
      ...[
        `a.b/${'x'.repeat(251)}`,
        `app:${'1'.repeat(128)}`,
        '[::1]/app',
        '[2001:DB8::1]:5000/team/app:1',
        `[::1]:80/app@${digest}`,
      ],
    ];
    deepEqual(
      accepted.filter((text) => findImageProblem(text) !== undefined),
      [],
    );
  });

  it('refuses what they do not, with a reason', () => {
    const refused = [
      ...['', ' ', 'a b', 'App', 'team/App:1', '-app', 'app-', 'a//b', '/app', 'app/', 'a..b', 'app:', 'app:-1'],
      ...['app:a/b:c:d', 'app:1:2', `app:${'1'.repeat(129)}`, 'app@', 'app@sha256:abc', `app@${digest.toUpperCase()}`],
      ...[`app@${digest}@${digest}`, 'host:0/app', 'host:65536/app', 'host:port/app', 'h_t:80/app', '-h.com/app'],
      ...['https://host/app', 'docker://app', 'user:secret@host/app', 'host/app?x', 'app\u0000', 'app\n', 'a\u200bpp'],
      ...['\u202eapp', 'аpp', 'ａpp', 'app:1 ', '"app"', '$(app)', '[::1%25eth0]/app', '[::g]/app', '[::1]x/app'],
      ...[
        '[::1]:port/app',
        '[1:2]/app',
        '[::1]',
        '::1/app',
        '<image>',
        '${REGISTRY}/app',
        'r.example/$(APP):1',
        'app:{{ tag }}',
      ],
      ...['app:$TAG', '\u201capp\u201d', 'app:1\u20132', 'app\uff1a1', 'app\u3000x', 'app\u00a0'],
    ];
    deepEqual(
      refused.filter((text) => findImageProblem(text) === undefined),
      [],
    );
  });

  it('says what to leave out, what to write instead and what is not seen', () => {
    const messageOf = (text: string): string => findImageProblem(text)?.message ?? '';
    match(messageOf('https://host/app'), /Remove https:\/\//);
    match(messageOf('team/App:1'), /lower case: use team\/app/);
    match(messageOf('a\u200bpp'), /invisible/);
    match(messageOf('registry/<image>'), /in the place of <image>/);
    match(messageOf('app:1\u20132'), /Type - in place of \u2013/);
    match(messageOf('\u201capp'), /Remove \u201c/);
    match(messageOf('app\uff1a1'), /Type : in place of \uff1a/);
  });

  it('corrects what leaves no doubt', () => {
    const cases: readonly [string, string | undefined][] = [
      ['https://r.example/app:1', 'r.example/app:1'],
      ['r.example/Team/App:V1', 'r.example/team/app:V1'],
      ['Registry.Example/App', 'Registry.Example/app'],
      ['\u201capp\uff1a1\u20132\u201d', 'app:1-2'],
      // Another problem would remain.
      ['https://r.example/App', undefined],
      ['app:1 ', 'app:1'],
      ['r.example/<image>', undefined],
    ];
    deepEqual(
      cases.map(([text]) => [text, findImageProblem(text)?.corrected]),
      cases,
    );
  });

  it('points at the part that is wrong', () => {
    const parts = ['https://h.example/app', 'h.example/App:1', 'h.example/app:-1', 'a/${B}:1', 'a b', 'h:x/app'].map(
      (text) => {
        const { start = 0, end = 0 } = findImageProblem(text) ?? {};
        return text.slice(start, end);
      },
    );
    deepEqual(parts, ['https://', 'App', ':-1', '${B}', ' ', 'h:x']);
  });

  it('ends, and points into the text, whatever it is', () => {
    const longest = new Largest();
    // Anything, and what an image is made of: of that, more is judged to its end.
    const near = fc.string({
      unit: fc.constantFrom('a', 'A', '0', '.', '/', ':', '@', '-', '_', ' '),
      maxLength: 300,
      size: 'max',
    });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), near), (text) => {
        longest.note(text.length);
        const { start = 0, end = 0, corrected } = findImageProblem(text) ?? {};
        ok(start >= 0 && start <= end && end <= text.length, `${start} ${end}`);
        ok(corrected === undefined || findImageProblem(corrected) === undefined);
      }),
      { numRuns: 300 },
    );
    longest.assertReached(256);
  });

  it('notices when neither tag nor digest says which image it is', () => {
    deepEqual(['a', 'h:80/a', 'a:1', `a@${digest}`, 'h:80/a:1'].filter(isUntagged), ['a', 'h:80/a']);
  });
});
