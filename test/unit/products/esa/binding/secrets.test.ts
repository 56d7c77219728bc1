// Whether a secret whose request got no answer was added: the service keeps no token, so they are counted.
import { deepEqual, equal, match } from 'node:assert/strict';
import { ApiError } from '../../../../../src/cloud/errors/apiError';
import { addSecret } from '../../../../../src/products/esa/binding/secrets';
import { buildRef } from '../../../../support/buildResource';
import { ScriptedContext } from '../../../../support/scriptedContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';

const app = buildRef('app-1', { kind: 'edgeApp', name: 'shop' });
const lost = new ApiError({ kind: 'network', message: 'no answer' });
const own = { Name: 'reg-1', Registry: 'registry.example.com', Username: 'puller' };

/** Adds `own`; the first request gets no answer, and the app has the secrets `then` afterwards. */
async function add(before: readonly object[], then: readonly object[]) {
  let there = before;
  let sent = 0;
  const transport = new ScriptedTransport({
    ListEdgeContainerAppImageSecrets: () => ({ ImageSecretList: there }),
    CreateEdgeContainerAppImageSecret: () => {
      sent++;
      if (sent > 1) {
        return {};
      }
      there = then;
      throw lost;
    },
  });
  const inputs = [own.Registry, own.Username, 'pa55word!'];
  const context = new ScriptedContext({ transport, confirm: true, inputs });
  const outcome = await addSecret(context, app);
  const questions = context.ask.confirmed.map(({ message }) => message);
  return { outcome, sent, questions };
}

describe('an image secret whose request got no answer', () => {
  it('counts as added when there is one more of the same registry and user', async () => {
    const { sent, outcome } = await add([own], [own, { ...own, Name: 'reg-2' }]);
    equal(sent, 1);
    match(outcome?.message ?? '', /was added/);
  });

  it('does not count as added when someone adds another one at the same moment', async () => {
    for (const other of [
      { ...own, Name: 'reg-2', Username: 'other' },
      { ...own, Name: 'reg-2', Registry: 'other.example.com' },
    ]) {
      const { sent, questions } = await add([], [other]);
      equal(sent, 2);
      deepEqual(questions, [
        'Add an image secret to this edge app?',
        'The image secret of registry.example.com was not found. Send the request again?',
      ]);
    }
  });
});
