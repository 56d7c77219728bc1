import { doesNotThrow, equal, throws } from 'node:assert/strict';
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
});
