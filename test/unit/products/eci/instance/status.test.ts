import { deepEqual, equal, ok } from 'node:assert/strict';
import { eciInstanceManifest } from '../../../../../src/products/eci/instance/manifest';
import {
  getAllowedInstanceActions,
  getAllowedUnhealthyInstanceActions,
  toInstanceStatus,
} from '../../../../../src/products/eci/instance/status';

const ops = ['startTcpdump', 'stopTcpdump', 'enableCoredump', 'disableCoredump'];
/** Actions on an instance; those of the view, such as Find, are on none. */
const onInstances = Object.entries(eciInstanceManifest.actions).filter(([, { target }]) => target !== 'none');
/** Why it failed is asked only of what is in trouble. */
const always = onInstances.flatMap(([name, { access }]) => (access === 'read' && name !== 'diagnose' ? [name] : []));

/** Status, words, whether it moves by itself, what it allows besides looking. */
const table: readonly [string, string, boolean, readonly string[]][] = [
  ['Scheduling', 'Scheduling', true, ['delete']],
  ['ScheduleFailed', 'Schedule failed', false, ['delete']],
  ['Pending', 'Pending', true, [...ops, 'restart', 'delete']],
  ['Running', 'Running', false, [...ops, 'openTerminal', 'runCommand', 'restart', 'delete']],
  ['Updating', 'Updating', true, [...ops, 'delete']],
  ['Restarting', 'Restarting', true, [...ops, 'delete']],
  ['Terminating', 'Terminating', true, []],
  ['Succeeded', 'Succeeded', false, ['delete']],
  ['Failed', 'Failed', false, ['delete']],
  ['Expired', 'Expired', false, ['delete']],
];

describe('the status of an instance', () => {
  for (const [code, text, transitional, allowed] of table) {
    it(`${code} reads ${text}, ${transitional ? 'moves' : 'stays'} and allows ${allowed.join(', ') || 'only looking'}`, () => {
      const status = toInstanceStatus(code);
      equal(status.code, code);
      equal(status.text, text);
      equal(status.transitional, transitional);
      deepEqual([...getAllowedInstanceActions(code)].sort(), [...always, ...allowed].sort());
    });
  }

  it('has ten values, each with a shape of its own', () => {
    const shapes = table.map(([code]) => toInstanceStatus(code).icon.name);
    equal(new Set(shapes).size, 10);
    ok(!shapes.includes(toInstanceStatus('Hibernating').icon.name), 'the unknown looks like none of them');
  });

  it('has the tone of what it means', () => {
    const toneOf = (code: string): string => toInstanceStatus(code).icon.tone;
    deepEqual(['Running', 'Failed', 'ScheduleFailed', 'Succeeded'].map(toneOf), ['good', 'bad', 'bad', 'done']);
  });

  it('that this version does not know is shown as it is, and everything may be tried', () => {
    const status = toInstanceStatus('Hibernating');
    deepEqual([status.code, status.text, status.transitional], ['Hibernating', 'Hibernating', false]);
    deepEqual([...getAllowedInstanceActions('Hibernating')].sort(), onInstances.map(([name]) => name).sort());
  });

  it('lets what is in trouble be asked why, and everything else as before', () => {
    deepEqual([...getAllowedUnhealthyInstanceActions('Failed')].sort(), [...always, 'delete', 'diagnose'].sort());
  });

  it('that is hostile is shown in one short line', () => {
    const { text } = toInstanceStatus(`Run\n\u202ening${'x'.repeat(500)}`);
    ok(!/[\n\u202e]/.test(text) && text.length <= 40);
  });

  it('that objects inherit is unknown too', () => {
    for (const code of ['constructor', 'toString', '__proto__', '']) {
      equal(toInstanceStatus(code).icon.name, 'question');
    }
  });

  it('allows only what the manifest names', () => {
    const named = Object.keys(eciInstanceManifest.actions);
    for (const code of [...table.map(([one]) => one), 'Hibernating']) {
      ok([...getAllowedInstanceActions(code)].every((action) => named.includes(action)));
    }
  });
});
