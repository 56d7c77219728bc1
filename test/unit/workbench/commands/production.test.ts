// Before anything destructive on a production profile its name has to be typed, and it is checked again when a request is sent.
import { deepEqual, doesNotThrow, equal, throws } from 'node:assert/strict';
import type { ActionManifest } from '../../../../src/model/action';
import { ProductionRule } from '../../../../src/workbench/commands/production';
import { buildRef } from '../../../support/buildResource';
import { ScriptedContext } from '../../../support/scriptedContext';

const profile = { id: 'cli:live', label: 'live', detail: 'aliyun CLI' };
const remove: ActionManifest = { title: 'Delete', target: 'many', access: 'write', destructive: true, group: '' };
const targets = [buildRef('eci-1')];

/** The rule for an action by a user who types this. */
function createRule(typed: string | undefined, isProduction: () => boolean, action = remove): ProductionRule {
  const { ask } = new ScriptedContext({ inputs: [typed] });
  return new ProductionRule({ ask, profile, action, isProduction });
}

describe('The rule for production profiles', () => {
  it('lets an action write once the name was typed', async () => {
    const rule = createRule('live', () => true);
    equal(await rule.confirm(targets), true);
    doesNotThrow(() => rule.check());
  });

  it('ends an action without the name', async () => {
    equal(await createRule(undefined, () => true).confirm(targets), false);
  });

  it('holds when a request is sent: a profile that was marked after the question sends nothing without its name', async () => {
    let isMarked = false;
    const rule = createRule(undefined, () => isMarked);
    equal(await rule.confirm(targets), true);
    doesNotThrow(() => rule.check());
    isMarked = true;
    throws(() => rule.check(), /live has become a production profile/);
  });

  it('leaves alone what takes nothing away', async () => {
    const gentle: ActionManifest = { title: 'Restart', target: 'many', access: 'write', group: '' };
    const rule = createRule(undefined, () => true, gentle);
    equal(await rule.confirm(targets), true);
    doesNotThrow(() => rule.check());
  });

  /** What the user is asked before these are changed. */
  async function ask(...names: readonly string[]) {
    const context = new ScriptedContext({ inputs: [undefined] });
    const rule = new ProductionRule({ ask: context.ask, profile, action: remove, isProduction: () => true });
    await rule.confirm(names.map((name) => buildRef(name, { name })));
    return context.ask.typed[0];
  }

  it('takes the name only, with or without spaces around it', async () => {
    const question = await ask('a');
    equal(question?.placeholder, 'Type live to continue');
    equal(question.problem?.(' live '), undefined);
    const problem = 'Type the name of the profile, live, or press Escape.';
    deepEqual(
      ['', 'liv', 'live2', 'Live'].map((text) => question.problem?.(text)),
      [problem, problem, problem, problem],
    );
  });

  it('names up to three of what it is about to change', async () => {
    const lead = 'live is a production profile. About to change:';
    equal((await ask('a', 'b', 'c'))?.title, `${lead} a, b, c`);
    equal((await ask('a', 'b', 'c', 'd', 'e'))?.title, `${lead} a, b, c and 2 more`);
  });

  it('asks nothing on another profile, or when the user is signed out', async () => {
    for (const one of [profile, undefined]) {
      const { ask: unanswered } = new ScriptedContext();
      const isProduction = (): boolean => one === undefined;
      equal(
        await new ProductionRule({ ask: unanswered, profile: one, action: remove, isProduction }).confirm(targets),
        true,
      );
    }
  });
});
