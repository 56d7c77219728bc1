import { equal } from 'node:assert/strict';
import { allowsAction } from '../../../src/model/allowsAction';
import type { ActionWhen } from '../../../src/model/action';
import type { KindManifest } from '../../../src/model/kind';
import { buildStatus } from '../../support/buildResource';

type Condition = 'On' | 'Off' | 'Broken' | 'busy' | 'hasResult';

/** Whether a thing in a status, with traits, allows an action with this `when`. */
function allows(when: ActionWhen<Condition> | undefined, code: string, traits?: readonly string[]): boolean {
  const manifest = {
    id: 'thing',
    statuses: ['On', 'Off', 'Broken'],
    actions: { act: { title: 'Act', target: 'one', access: 'write', group: '1@1', ...(when && { when }) } },
  } as const satisfies KindManifest<Condition>;
  return allowsAction(manifest, { status: buildStatus({ code }), ...(traits && { traits }) }, 'act');
}

describe('an action', () => {
  it('is allowed on every row when nothing is said of where', () => {
    for (const code of ['On', 'Off', 'Broken', 'Unheard', '']) {
      equal(allows(undefined, code), true, code);
    }
    equal(allows({}, 'On'), true);
  });

  it('is allowed when one of the named conditions holds: the status or a trait', () => {
    const when = { anyOf: ['On', 'hasResult'] } as const;
    equal(allows(when, 'On'), true);
    equal(allows(when, 'Off'), false);
    equal(allows(when, 'Off', ['busy']), false);
    equal(allows(when, 'Off', ['busy', 'hasResult']), true);
  });

  it('is refused while one of the excluded conditions holds, whatever else does', () => {
    const when = { anyOf: ['On'], noneOf: ['busy', 'Broken'] } as const;
    equal(allows(when, 'On'), true);
    equal(allows(when, 'On', ['busy']), false);
    equal(allows({ noneOf: ['Broken'] }, 'Broken'), false);
    equal(allows({ noneOf: ['Broken'] }, 'Off'), true);
  });

  it('of nothing but an empty list of conditions is never allowed in a known status', () => {
    equal(allows({ anyOf: [] }, 'On'), false);
  });

  it('is left to the service in a status this version does not know', () => {
    equal(allows({ anyOf: ['On'] }, 'Unheard'), true);
    equal(allows({ anyOf: ['On'], unknown: 'allow' }, 'Unheard'), true);
    equal(allows({ anyOf: ['On'], noneOf: ['busy'] }, 'Unheard', ['busy']), false);
  });

  it('keeps to its conditions in an unknown status where that is said', () => {
    const when = { anyOf: ['On', 'hasResult'], unknown: 'refuse' } as const;
    equal(allows(when, 'Unheard'), false);
    equal(allows(when, 'Unheard', ['hasResult']), true);
    equal(allows({ noneOf: ['busy'], unknown: 'refuse' }, 'Unheard'), true);
  });

  it('is in an unknown status always where the manifest lists none', () => {
    const manifest: KindManifest = {
      id: 'thing',
      actions: { act: { title: 'Act', target: 'one', access: 'read', group: '', when: { anyOf: ['On'] } } },
    };
    equal(allowsAction(manifest, { status: buildStatus({ code: 'Off' }) }, 'act'), true);
  });

  it('that the manifest does not name is refused, also when every object inherits it', () => {
    const manifest: KindManifest = { id: 'thing', actions: {} };
    for (const name of ['act', 'constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf', '']) {
      equal(allowsAction(manifest, { status: buildStatus() }, name), false, name);
    }
  });
});
