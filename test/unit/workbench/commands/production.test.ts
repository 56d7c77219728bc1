// Before anything destructive on a production profile its name has to be typed.
import { deepEqual, equal } from 'node:assert/strict';
import type { ActionManifest } from '../../../../src/model/action';
import type { ProfileChoice } from '../../../../src/model/ports/connection';
import { confirmDestruction } from '../../../../src/workbench/commands/production';
import { buildRef } from '../../../support/buildResource';
import { FakeConnection, buildAccount } from '../../../support/fakeConnection';
import { ScriptedContext } from '../../../support/scriptedContext';

const harmless: ActionManifest = { title: 'Look', target: 'many', access: 'write', group: '1@1' };
const destructive: ActionManifest = { ...harmless, destructive: true };

describe('a destructive action on a production profile', () => {
  async function run(action: ActionManifest | undefined, typed: string | undefined, names: readonly string[] = ['a']) {
    const { ask } = new ScriptedContext({ inputs: [typed] });
    const connection = new FakeConnection();
    connection.account = buildAccount({ label: 'prod' });
    const isProduction = ({ label }: ProfileChoice): boolean => label === 'prod';
    const targets = names.map((name) => buildRef(name, { name }));
    const may = await confirmDestruction({ ask, connection, isProduction }, action, targets);
    return { may, asked: ask.typed };
  }

  it('goes on once the name of the profile was typed, and not when the question was left', async () => {
    equal((await run(destructive, 'prod')).may, true);
    equal((await run(destructive, undefined)).may, false);
  });

  it('takes the name only, with or without spaces around it', async () => {
    const { asked } = await run(destructive, undefined);
    const [question] = asked;
    deepEqual([asked.length, question?.placeholder], [1, 'Type prod to continue']);
    equal(question?.problem?.(' prod '), undefined);
    const problem = 'Type the name of the profile, prod, or press Escape.';
    deepEqual(
      ['', 'pro', 'prod2', 'Prod'].map((text) => question?.problem?.(text)),
      [problem, problem, problem, problem],
    );
  });

  it('names up to three of what it is about to change', async () => {
    const title = async (...names: readonly string[]) => (await run(destructive, 'prod', names)).asked[0]?.title;
    const lead = 'prod is a production profile. About to change:';
    equal(await title('a', 'b', 'c'), `${lead} a, b, c`);
    equal(await title('a', 'b', 'c', 'd', 'e'), `${lead} a, b, c and 2 more`);
  });

  it('is the only one that asks', async () => {
    deepEqual(await run(harmless, undefined), { may: true, asked: [] });
    deepEqual(await run(undefined, undefined), { may: true, asked: [] });
  });

  it('does not ask on another profile, or when nobody is signed in', async () => {
    const { ask } = new ScriptedContext();
    const connection = new FakeConnection();
    for (const account of [buildAccount({ label: 'test' }), undefined]) {
      connection.account = account;
      const isProduction = ({ label }: ProfileChoice): boolean => label === 'prod';
      equal(await confirmDestruction({ ask, connection, isProduction }, destructive, [buildRef('a')]), true);
    }
    deepEqual(ask.typed, []);
  });
});
