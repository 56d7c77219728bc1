// How an action on one or many ended, in words.
import { deepEqual, equal, throws } from 'node:assert/strict';
import { CancelledError, UserFacingError } from '../../../../src/base/errors';
import type { TargetResult } from '../../../../src/model/action';
import type { ResourceRef } from '../../../../src/model/resource';
import { createStateError, showResults, toSkipped } from '../../../../src/workbench/commands/outcomes';
import type { Skipped } from '../../../../src/workbench/commands/outcomes';
import { buildKind, buildRef, buildResource, buildStatus } from '../../../support/buildResource';
import { ScriptedContext } from '../../../support/scriptedContext';

const [a, b, c] = ['a', 'b', 'c'].map((id) => buildRef(id, { name: id })) as [ResourceRef, ResourceRef, ResourceRef];
const skip = (id: string): Skipped => ({ ref: buildRef(id, { name: id }), reason: `${id} is Off` });

describe('a resource that is skipped', () => {
  const off = buildResource('a', { label: 'web', status: buildStatus({ text: 'Off' }) });

  it('is named with its status, or with the reason its kind gives', () => {
    deepEqual(toSkipped(buildKind(), off), { ref: off.ref, reason: 'web is Off' });
    deepEqual(toSkipped(undefined, off).reason, 'web is Off');
    equal(toSkipped(buildKind({ explainRefusal: ({ label }) => `${label} has ended` }), off).reason, 'web has ended');
  });
});

describe('the error when no target allows the action', () => {
  const text = (...ids: readonly string[]): string => createStateError(ids.map(skip)).message;

  it('names up to three of them, and counts the rest', () => {
    equal(text('a'), 'Not possible: a is Off.');
    equal(text('a', 'b', 'c'), 'Not possible: a is Off, b is Off, c is Off.');
    equal(text('a', 'b', 'c', 'd'), 'Not possible: a is Off, b is Off, c is Off and 1 more.');
    equal(
      text(...Array.from({ length: 1_203 }, () => 'a')),
      'Not possible: a is Off, a is Off, a is Off and 1,200 more.',
    );
    equal(createStateError([]).hint, 'If the state has changed, refresh the list.');
  });
});

describe('the results of an action on many', () => {
  const kind = buildKind({ noun: () => 'Thing' });

  function show(results: readonly TargetResult[], skipped: readonly Skipped[] = [], message?: string, picks = ['']) {
    const { ask, show } = new ScriptedContext({ picks });
    const revealed: ResourceRef[] = [];
    const reveal = (ref: ResourceRef): Promise<void> => Promise.resolve(void revealed.push(ref));
    showResults({ ask, show, reveal }, kind, { results, skipped, message });
    const [shown] = show.messages;
    return { ask, revealed, text: shown?.text, buttons: shown?.buttons ?? [] };
  }

  it('are one message when all went well', () => {
    equal(show([{ target: a }, { target: b }], [], 'Both are done.').text, 'Both are done.');
    const { text, buttons } = show([{ target: a }]);
    deepEqual([text, buttons], ['Thing: done.', []]);
  });

  it('are counted when one of them failed or was skipped, with a list behind a button', () => {
    const { text, buttons } = show([{ target: a }, { target: b, error: new Error('no') }], [skip('c')], 'Done.');
    equal(text, 'Thing: 1 done, 1 failed, 1 skipped.');
    deepEqual(
      buttons.map(({ label }) => label),
      ['Show Results'],
    );
    equal(show([{ target: a }], [skip('b')], 'Done.').text, 'Thing: 1 done, 0 failed, 1 skipped.');
    equal(show([{ target: a, error: new Error('no') }], [skip('b')]).text, 'Thing: 0 done, 1 failed, 1 skipped.');
    const many = Array.from({ length: 1_200 }, () => ({ target: a }));
    equal(show(many, [skip('b')]).text, 'Thing: 1,200 done, 0 failed, 1 skipped.');
  });

  it('are an ordinary failure when the only one failed', () => {
    const error = new UserFacingError('It is gone');
    throws(() => show([{ target: a, error }]), error);
    throws(() => show([{ target: a, error: 'a text' }]), /^Error: a text$/);
  });

  it('are listed one by one, and the one that is picked is revealed', async () => {
    const results = [{ target: a }, { target: b, error: new Error('no') }, { target: c, error: new CancelledError() }];
    const { ask, revealed, buttons } = show(results, [skip('d')], undefined, ['b']);
    await buttons[0]?.run();
    deepEqual(ask.questions, [
      {
        title: 'Thing: 1 done, 2 failed, 1 skipped.',
        choices: [
          { label: 'a', description: 'cn-hangzhou · a', detail: 'Done', icon: 'pass', value: a },
          { label: 'b', description: 'cn-hangzhou · b', detail: 'no', icon: 'error', value: b },
          { label: 'c', description: 'cn-hangzhou · c', detail: 'Canceled', icon: 'error', value: c },
          {
            ...{ label: 'd', description: 'cn-hangzhou · d', detail: 'Skipped: d is Off', icon: 'circle-slash' },
            value: buildRef('d', { name: 'd' }),
          },
        ],
      },
    ]);
    deepEqual(revealed, [b]);
  });

  it('reveal nothing when none is picked', async () => {
    const { revealed, buttons } = show([{ target: a }], [skip('b')], undefined, ['nothing']);
    await buttons[0]?.run();
    deepEqual(revealed, []);
  });
});
