import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { CancelledError } from '../../../../../src/base/errors';
import { deleteInstances, restartInstances } from '../../../../../src/products/eci/instance/lifecycle';
import { instanceRef } from '../../../../support/buildEciInstance';
import { ScriptedContext } from '../../../../support/scriptedContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';

const other = { ...instanceRef, region: 'cn-beijing', id: 'eci-2', name: 'api' };
const actions = [
  {
    name: 'restart',
    action: restartInstances,
    operation: 'RestartContainerGroup',
    verb: 'Restart',
    said: 'restarting',
  },
  { name: 'delete', action: deleteInstances, operation: 'DeleteContainerGroup', verb: 'Delete', said: 'being deleted' },
] as const;

for (const { name, action, operation, verb, said } of actions) {
  describe(`${name} of instances`, () => {
    const trial = (confirm = true) => {
      const transport = new ScriptedTransport({ [operation]: {} });
      return { transport, context: new ScriptedContext({ confirm, transport }), run: action };
    };

    it('asks first, naming account, region, name and id of each, with its verb on the button', async () => {
      const { context, run } = trial();
      await run(context, [instanceRef, other]);
      const [question] = context.ask.confirmed;
      ok(question);
      deepEqual(question.details, ['Account: ops-team', 'cn-hangzhou  web  eci-bp1web', 'cn-beijing  api  eci-2']);
      equal(question.verb, verb);
      match(question.message, new RegExp(`^${verb} 2 ECI instances\\?`));
    });

    it('asks in the singular about one', async () => {
      const { context, run } = trial();
      await run(context, [instanceRef]);
      match(context.ask.confirmed[0]?.message ?? '', new RegExp(`^${verb} this ECI instance\\?`));
    });

    it('does nothing when the answer is no', async () => {
      const { transport, context, run } = trial(false);
      equal(await run(context, [instanceRef]), undefined);
      deepEqual(transport.actions, []);
      deepEqual(context.show.titles, []);
    });

    it('sends one request for each, in its region and with a token of its own', async () => {
      const { transport, context, run } = trial();
      const outcome = await run(context, [instanceRef, other]);
      const queries = transport.queriesOf(operation);
      deepEqual(
        queries.map(({ RegionId, ContainerGroupId }) => [RegionId, ContainerGroupId]),
        [
          ['cn-hangzhou', 'eci-bp1web'],
          ['cn-beijing', 'eci-2'],
        ],
      );
      const tokens = queries.map(({ ClientToken }) => String(ClientToken));
      equal(new Set(tokens).size, 2);
      ok(tokens.every((token) => /^[\x21-\x7e]{16,64}$/.test(token)));
      deepEqual(outcome, {
        results: [{ target: instanceRef }, { target: other }],
        message: `2 ECI instances are ${said}.`,
        refresh: [instanceRef, other],
      });
    });

    it('says in its own word, and by name, that it was done to one', async () => {
      const { context, run } = trial();
      equal((await run(context, [instanceRef]))?.message, `web is ${said}.`);
    });

    it('continues when one fails, and reports which', async () => {
      const { transport, context, run } = trial();
      const failure = new Error('IncorrectStatus');
      transport.answers[operation] = ({ query }) =>
        (query as { ContainerGroupId: string }).ContainerGroupId === 'eci-2' ? {} : Promise.reject(failure);
      const outcome = await run(context, [instanceRef, other]);
      deepEqual(outcome?.results, [{ target: instanceRef, error: failure }, { target: other }]);
    });

    it('touches nothing more once it is cancelled', async () => {
      const { transport, context, run } = trial();
      context.show.cancel.abort();
      const outcome = await run(context, [instanceRef, other]);
      deepEqual(transport.actions, []);
      ok(outcome?.results?.every(({ error }) => error instanceof CancelledError));
    });
  });
}
