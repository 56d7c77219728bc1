import { equal, ok } from 'node:assert/strict';
import { plainLabel, plainMessage } from '../../../src/workbench/plainText';

describe('text of the service', () => {
  it('makes no link in a notification', () => {
    const message = plainMessage('broken [press me](command:workbench.action.quit) [b](https://evil.example)');
    ok(!/\]\(/.test(message));
    ok(message.includes('press me'));
  });

  it('makes no icon in a label', () => {
    equal(plainLabel('$(trash) web$(x)'), '$ (trash) web$ (x)');
  });

  it('stays as it is otherwise', () => {
    equal(plainMessage('Deleted web (eci-1) [2 of 3].'), 'Deleted web (eci-1) [2 of 3].');
    equal(plainLabel('web $5 (a)'), 'web $5 (a)');
  });
});
