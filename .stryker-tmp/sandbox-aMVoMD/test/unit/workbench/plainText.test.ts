import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { sanitizeFileName, sanitizeLabel, sanitizeMessage } from '../../../src/workbench/plainText';

describe('text of the service', () => {
  it('makes no link in a notification', () => {
    const message = sanitizeMessage('broken [press me](command:workbench.action.quit) [b](https://evil.example)');
    ok(!/\]\(/.test(message));
    ok(message.includes('press me'));
  });

  it('makes no icon in a label', () => {
    equal(sanitizeLabel('$(trash) web$(x)'), '$ (trash) web$ (x)');
  });

  it('holds no link, no icon and nothing that steers a terminal or turns text round, whatever it is made of', () => {
    const bits = fc.constantFrom(
      '](',
      '$(',
      ']',
      '(',
      '$',
      '\u001b]52;c;AA==\u0007',
      '\u009b2J',
      '\r',
      '\u202e',
      'web',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string({ unit: 'binary' })), { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        ok(!/\]\(|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(sanitizeMessage(text)));
        ok(!/\$\(|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(sanitizeLabel(text)));
      }),
    );
  });

  it('stays as it is otherwise', () => {
    equal(sanitizeMessage('Deleted web (eci-1) [2 of 3].'), 'Deleted web (eci-1) [2 of 3].');
    equal(sanitizeLabel('web $5 (a)'), 'web $5 (a)');
  });

  it('makes the name of a file, of bounded length', () => {
    equal(sanitizeFileName('shop/web: 1?\n.log'), 'shop_web_ 1__.log');
    equal(sanitizeFileName('x'.repeat(500)).length, 80);
    // Half a character, cut here or by the service, cannot be part of an address.
    equal(sanitizeFileName(`${'x'.repeat(79)}😀 and more`), `${'x'.repeat(79)}😀`);
    equal(encodeURIComponent(sanitizeFileName('a\ud83d.log')), 'a_.log');
  });
});
