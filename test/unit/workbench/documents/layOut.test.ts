import { deepEqual, equal } from 'node:assert/strict';
import { Copyable, Noted, Secret, mask } from '../../../../src/base/described';
import { layoutDocument } from '../../../../src/workbench/documents/layOut';

describe('The layout of a description', () => {
  const body = {
    Id: 'eci-1',
    Gone: undefined,
    Empty: null,
    At: new Noted(1_700_000_000, '2023-11-14'),
    Env: [{ Key: 'A', Value: new Secret('hunter2', 'A') }],
    Cli: new Copyable('aliyun eci', 'Copy'),
  };

  it('is plain data with secrets masked, and the places of what is more than plain', () => {
    const { plain, secrets, copies, notes } = layoutDocument(body);
    deepEqual(plain, {
      ...{ Id: 'eci-1', Empty: null, At: 1_700_000_000 },
      ...{ Env: [{ Key: 'A', Value: mask }], Cli: 'aliyun eci' },
    });
    deepEqual(secrets, [{ path: ['Env', 0, 'Value'], key: '[["Env",0,"Value"],"A"]', isShown: false }]);
    deepEqual(copies, [{ path: ['Cli'], title: 'Copy', text: 'aliyun eci' }]);
    deepEqual(notes, [{ path: ['At'], text: '2023-11-14' }]);
  });

  it('shows the secrets that are revealed, and no other that has come to their place', () => {
    const revealed = new Set(['[["Env",0,"Value"],"A"]']);
    const value = (secret: Secret): unknown => {
      const { plain } = layoutDocument({ Env: [{ Value: secret }] }, revealed);
      return (plain as { Env: { Value: string }[] }).Env[0]?.Value;
    };
    equal(value(new Secret('hunter2', 'A')), 'hunter2');
    equal(value(new Secret('hunter3', 'B')), mask);
  });

  it('keeps a name that means something to the language as any other', () => {
    const { plain } = layoutDocument(JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}'));
    equal(JSON.stringify(plain), '{"__proto__":{"a":1},"constructor":2}');
  });
});
