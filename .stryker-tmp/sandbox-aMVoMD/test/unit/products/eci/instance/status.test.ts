import { deepEqual, equal, ok } from 'node:assert/strict';
import { eciInstanceManifest } from '../../../../../src/products/eci/instance/manifest';
import { instanceStatuses } from '../../../../../src/products/eci/instance/status';
import { allowsAction } from '../../../../../src/model/allowsAction';

const ops = ['startTcpdump', 'stopTcpdump', 'enableCoredump', 'disableCoredump'];
/** Actions on an instance; those of the view, such as Find, are on none. */
const onInstances = Object.entries(eciInstanceManifest.actions).filter(([, { target }]) => target !== 'none');
/** Why it failed is asked only of what is in trouble. */
const always = onInstances.flatMap(([name, { access }]) => (access === 'read' && name !== 'diagnose' ? [name] : []));

/** What a row in a status allows, sorted; `traits` is what holds of it besides. */
function listAllowed(code: string, traits: readonly string[] = []): readonly string[] {
  const row = { status: instanceStatuses.get(code), traits };
  return onInstances
    .map(([name]) => name)
    .filter((name) => allowsAction(eciInstanceManifest, row, name))
    .sort();
}

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
      const status = instanceStatuses.get(code);
      equal(status.code, code);
      equal(status.text, text);
      equal(status.transitional, transitional);
      const why = ['ScheduleFailed', 'Pending', 'Failed', 'Expired'].includes(code) ? ['diagnose'] : [];
      deepEqual(listAllowed(code), [...always, ...allowed, ...why].sort());
    });
  }

  it('has ten values, each with a shape of its own', () => {
    const shapes = table.map(([code]) => instanceStatuses.get(code).icon.name);
    equal(new Set(shapes).size, 10);
    ok(!shapes.includes(instanceStatuses.get('Hibernating').icon.name), 'the unknown looks like none of them');
  });

  it('has the tone of what it means', () => {
    const toneOf = (code: string): string => instanceStatuses.get(code).icon.tone;
    deepEqual(['Running', 'Failed', 'ScheduleFailed', 'Succeeded'].map(toneOf), ['good', 'bad', 'bad', 'done']);
  });

  it('that this version does not know is shown as it is, and everything may be tried', () => {
    const status = instanceStatuses.get('Hibernating');
    deepEqual([status.code, status.text, status.transitional], ['Hibernating', 'Hibernating', false]);
    deepEqual(listAllowed('Hibernating'), onInstances.map(([name]) => name).sort());
  });

  it('lets an instance whose containers restarted be diagnosed in any status, and nothing else besides', () => {
    for (const [code] of table) {
      deepEqual(listAllowed(code, ['restarted']), [...new Set([...listAllowed(code), 'diagnose'])].sort());
    }
  });

  it('that is hostile is shown in one short line', () => {
    const { text } = instanceStatuses.get(`Run\n\u202ening${'x'.repeat(500)}`);
    ok(!/[\n\u202e]/.test(text) && text.length <= 40);
  });

  it('that objects inherit is unknown too', () => {
    for (const code of ['constructor', 'toString', '__proto__', '']) {
      equal(instanceStatuses.get(code).icon.name, 'question');
    }
  });

  it('is listed in the manifest, so that only others are left to the service', () => {
    deepEqual(
      eciInstanceManifest.statuses,
      table.map(([code]) => code),
    );
  });
});
