// What is written as a filter: a text, or a regular expression as JavaScript writes one.
import { equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { describeFilter, filterProblem, loadFilterEngine, parseFilter } from '../../../../src/engine/log/logFilter';

const isExpression = (written: string): boolean => describeFilter(written)?.startsWith('Regular expression: ') ?? false;

describe('a filter that starts with a slash', () => {
  before(loadFilterEngine);

  it('is text where it is no regular expression by the grammar of JavaScript', () => {
    for (const [written, line] of [
      ['/var/log/messages', 'opened /var/log/messages'],
      ['/api/v1', 'GET /api/v1 200'],
      ['/', 'a/b'],
      ['//', 'http://x'],
      ['/usr/bin/env sh', '#!/usr/bin/env sh'],
      ['/a/q', 'the path /a/q'],
      ['/tmp/gg', 'rm /tmp/gg'],
      ['/x/uv', 'GET /x/uv'],
      ['/* comment */', 'a /* comment */ b'],
      ['/healthz', 'GET /healthz'],
      ['/healthz\\/', 'odd /healthz\\/'],
      ['/[a/', 'an open /[a/'],
      // https://github.com/Octopussy-Project/Octopussy/issues/34
      ['/stb/exemple/', 'GET /stb/exemple/'],
      // https://github.com/CleverCloud/clever-components/pull/1083
      ['/abc', 'GET /abc'],
    ] as const) {
      equal(isExpression(written), false, written);
      equal(filterProblem(written), undefined, written);
      ok(parseFilter(written)?.(line.toUpperCase()), written);
      ok(!parseFilter(written)?.('something else'), written);
    }
  });

  it('is a regular expression where it is one', () => {
    for (const [written, line, other] of [
      ['/err(or)?/i', 'an ERROR', 'fine'],
      ['/^\\d+$/', '42', 'x42'],
      ['/GET \\/api\\/v\\d/', 'GET /api/v1', 'GET /web'],
      ['/[^/]+$/', 'name', 'dir/'],
      ['/[\\]/]x/', '/x', 'x'],
      ['/tmp/', 'tmp', 'TMP'],
      ['/\\/tmp\\//', 'rm /tmp/x', 'tmp'],
      ['/a/dgimsuy', 'A', 'b'],
      // https://github.com/pfsense/pfsense/pull/1222
      ['/10\\.0\\.0\\.0\\/8/', 'from 10.0.0.0/8', '10x0.0.0/8'],
    ] as const) {
      equal(isExpression(written), true, written);
      ok(parseFilter(written)?.(line), written);
      ok(!parseFilter(written)?.(other), written);
    }
  });

  it('finds a path of several parts as text, whatever it ends with', () => {
    const part = fc.stringMatching(/^[a-z0-9._-]{1,8}$/);
    fc.assert(
      fc.property(fc.array(part, { minLength: 3, maxLength: 6 }), fc.boolean(), (parts, isFolder) => {
        const path = `/${parts.join('/')}${isFolder ? '/' : ''}`;
        equal(isExpression(path), false, path);
        ok(parseFilter(path)?.(`open ${path}`), path);
      }),
    );
  });

  it('is a regular expression whatever text it is made of, when slashes in it are escaped', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('/[]()\\*+?.^$|{}-ab 1')), minLength: 1 }),
        fc.subarray(['i', 'm', 's']),
        (text, flags) => {
          const body = text.replace(/[/[\]()\\*+?.^$|{}-]/g, '\\$&');
          const written = `/${body}/${flags.join('')}`;
          equal(isExpression(written), true, written);
          ok(parseFilter(written)?.(`x${text}y`), written);
        },
      ),
    );
  });
});

describe('what an input says of a filter', () => {
  it('is how it is taken', () => {
    equal(describeFilter(''), undefined);
    equal(describeFilter('error'), 'Text, in upper or lower case');
    equal(describeFilter('/e+/i'), 'Regular expression: e+');
    equal(describeFilter('/var/log/messages'), 'Text. A regular expression is written as /…/, a slash in it as \\/.');
  });

  it('is a problem for a regular expression that cannot be one', async () => {
    await loadFilterEngine();
    match(filterProblem('/(/') ?? '', /^Not a regular expression: /);
    match(filterProblem('/+/') ?? '', /^Not a regular expression: /);
  });
});
