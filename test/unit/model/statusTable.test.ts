import { deepEqual, equal, ok, fail } from 'node:assert/strict';
import { defineStatuses } from '../../../src/model/statusTable';

const entries = {
  On: { text: () => 'Switched on', name: 'pass', tone: 'good' },
  Starting: { text: () => 'Starting up', name: 'sync', tone: 'busy', pending: true },
} as const;

describe('a table of statuses', () => {
  const statuses = defineStatuses(entries);

  it('has the codes in the order of its entries', () => deepEqual(statuses.codes, ['On', 'Starting']));

  it('gives code, text, icon and whether a status is in transition', () => {
    deepEqual(statuses.get('On'), {
      ...{ code: 'On', text: 'Switched on', transitional: false },
      icon: { name: 'pass', tone: 'good' },
    });
    equal(statuses.get('Starting').transitional, true);
  });

  it('makes a status once, and asks for its text when it is shown, in the language of the moment', () => {
    let language = '';
    const translated = defineStatuses({
      On: { text: () => (language === '' ? fail('asked before it is shown') : language), name: 'pass', tone: 'good' },
    });
    const status = translated.get('On');
    equal(translated.get('On'), status);
    language = 'on';
    equal(status.text, 'on');
    language = 'kai';
    equal(status.text, 'kai');
  });

  it('shows a status it does not know with the service’s own word, in one short line', () => {
    const status = statuses.get(`Fro\n\u202ezen${'x'.repeat(500)}`);
    equal(status.code.length > 500, true);
    ok(status.text.length <= 40 && !/[\n\u202e]/.test(status.text), status.text);
    deepEqual([status.icon, status.transitional], [{ name: 'question', tone: 'plain' }, false]);
  });

  it('has unknown statuses polled where they may change', () => {
    const polled = defineStatuses(entries, true);
    equal(polled.get('Frozen').transitional, true);
    equal(polled.get('On').transitional, false);
  });

  it('knows its own codes only, not what every object inherits', () => {
    deepEqual(['On', 'Starting', 'on', 'Frozen', ''].map(statuses.isKnown), [true, true, false, false, false]);
    for (const code of ['constructor', 'toString', '__proto__']) {
      equal(statuses.isKnown(code), false, code);
      equal(statuses.get(code).icon.name, 'question', code);
    }
  });
});
