import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { filterJobs } from '../../../../../src/products/ehpc/job/filter';
import {
  hourMs,
  formatJobQuery,
  maxNames,
  parseJobQuery,
  parseMinute,
  toSelection,
} from '../../../../../src/products/ehpc/job/query';
import { ScriptedContext } from '../../../../support/scriptedContext';
import type { ScriptedAnswers } from '../../../../support/scriptedContext';

const now = Date.parse('2026-11-23T03:00:00Z');

describe('what jobs are selected by', () => {
  it('is what was kept, and nothing else', () => {
    const query = {
      State: 'Failed',
      Names: ['etl', 'web'],
      Submitted: { withinMs: hourMs },
      Order: { by: 'started', ascending: true },
    };
    deepEqual(parseJobQuery(query), query);
    deepEqual(
      parseJobQuery({ State: 'Initing', Names: [1, ''], Submitted: { withinMs: -1 }, Order: { by: 'x' }, odd: 1 }),
      {},
    );
    deepEqual(parseJobQuery({ Names: Array.from({ length: 30 }, (_, index) => `n${index}`) }).Names?.length, maxNames);
  });

  it('is a query whatever was kept', () => {
    fc.assert(
      fc.property(fc.anything(), (kept) => {
        const query = parseJobQuery(kept);
        deepEqual(parseJobQuery(JSON.parse(JSON.stringify(query))), query);
        equal(typeof formatJobQuery(kept), 'string');
      }),
    );
  });

  it('reaches the service in its own terms, newest submitted first unless asked otherwise', () => {
    deepEqual(toSelection({}, now), { submitOrder: 'Desc' });
    deepEqual(toSelection({ State: 'Failed', Names: ['etl'], Submitted: { withinMs: hourMs } }, now), {
      state: 'Failed',
      jobNames: ['etl'],
      submittedFrom: now / 1_000 - 3_600,
      submitOrder: 'Desc',
    });
    deepEqual(toSelection({ Submitted: { from: 5, to: 9 }, Order: { by: 'started', ascending: true } }, now), {
      ...{ submittedFrom: 5, submittedTo: 9 },
      startOrder: 'Asc',
    });
  });

  it('is said in words', () => {
    equal(
      formatJobQuery({ State: 'Failed', Names: ['etl', 'web'], Submitted: { withinMs: 24 * hourMs } }),
      'Failed · named etl, web · submitted in the last 24 h',
    );
    equal(
      formatJobQuery({ Submitted: { from: now / 1_000 }, Order: { by: 'started', ascending: true } }),
      'submitted from 2026-11-23 03:00 UTC · by start time, oldest first',
    );
    equal(formatJobQuery({ Submitted: { to: 0 } }), 'submitted until 1970-01-01 00:00 UTC');
    equal(formatJobQuery({}), '');
  });
});

describe('a time as typed', () => {
  it('is a day, or a day and a time, in UTC', () => {
    equal(parseMinute('2026-11-20'), Date.parse('2026-11-20T00:00:00Z') / 1_000);
    equal(parseMinute(' 2026-11-20 08:30 '), Date.parse('2026-11-20T08:30:00Z') / 1_000);
    equal(parseMinute('2026-11-20T08:30:15Z'), Date.parse('2026-11-20T08:30:15Z') / 1_000);
  });

  it('is none when it is something else', () => {
    for (const text of ['', 'yesterday', '2026-13-01', '2026-11-20 25:00', '20/11/2026', '1647423718']) {
      equal(parseMinute(text), undefined, text);
    }
  });
});

describe('the filter', () => {
  async function filtered(answers: ScriptedAnswers): Promise<ScriptedContext> {
    const context = new ScriptedContext(answers);
    await filterJobs(context, undefined);
    return context;
  }
  const kept = async (answers: ScriptedAnswers) => (await filtered(answers)).view.arrangement.query;

  it('is one choice away from a state', async () => {
    deepEqual(await kept({ picks: ['Failed'] }), { State: 'Failed' });
  });

  it('adds to what was chosen before, and takes it back', async () => {
    const arrangement = { query: { State: 'Failed', Names: ['etl'] } };
    deepEqual(await kept({ arrangement, picks: ['Running'] }), { State: 'Running', Names: ['etl'] });
    deepEqual(await kept({ arrangement, picks: ['Any status'] }), { Names: ['etl'] });
    equal(await kept({ arrangement: { query: { State: 'Failed' } }, picks: ['Any status'] }), undefined);
  });

  it('takes a submit time that moves along, or two that stand still', async () => {
    deepEqual(await kept({ picks: ['Submit time…', 'The last 24 h'] }), { Submitted: { withinMs: 24 * hourMs } });
    const between = { picks: ['Submit time…', 'Between two times…'] };
    deepEqual(await kept({ ...between, inputs: ['2026-11-20', '2026-11-21 12:00'] }), {
      Submitted: { from: 1_795_132_800, to: 1_795_262_400 },
    });
    deepEqual(await kept({ ...between, inputs: ['2026-11-20', ''] }), { Submitted: { from: 1_795_132_800 } });
    equal(await kept({ ...between, inputs: ['', ''] }), undefined);
  });

  it('leaves everything as it is when the user gives up', async () => {
    const arrangement = { query: { State: 'Failed' } };
    for (const answers of [
      { picks: ['Nothing of the kind'] },
      { picks: ['Submit time…', 'Between two times…'], inputs: [undefined] },
      { picks: ['Submit time…', 'Between two times…'], inputs: ['2026-11-20', undefined] },
      { picks: ['Exact names…'], inputs: [undefined] },
      { picks: ['Order…', 'Nothing of the kind'] },
    ]) {
      deepEqual((await filtered({ arrangement, ...answers })).view.updates, []);
    }
  });

  it('says what is wrong with a time before it is taken', async () => {
    const { ask } = await filtered({
      picks: ['Submit time…', 'Between two times…'],
      inputs: ['2026-11-20', '2026-11-21'],
    });
    const [from, to] = ask.typed;
    deepEqual(
      ['noon', ''].map((text) => from?.problem?.(text)),
      ['Use the format 2026-11-20 or 2026-11-20 08:00.', undefined],
    );
    deepEqual(
      ['2026-11-19', '2026-11-21'].map((text) => to?.problem?.(text)),
      ['This is before the start.', undefined],
    );
  });

  it('takes up to ten whole names, however they are separated, each once', async () => {
    deepEqual(await kept({ picks: ['Exact names…'], inputs: ['etl, web  etl，report'] }), {
      Names: ['etl', 'web', 'report'],
    });
    equal(await kept({ arrangement: { query: { Names: ['a'] } }, picks: ['Exact names…'], inputs: [' '] }), undefined);
    const { ask } = await filtered({ picks: ['Exact names…'], inputs: [undefined] });
    const many = Array.from({ length: maxNames + 1 }, (_, index) => `n${index}`);
    deepEqual(
      [many, many.slice(1)].map((names) => ask.typed[0]?.problem?.(names.join(' '))),
      ['The service accepts up to 10 names.', undefined],
    );
  });

  it('orders by submit or start time; the usual order is none', async () => {
    deepEqual(await kept({ picks: ['Order…', 'by start time, oldest first'] }), {
      Order: { by: 'started', ascending: true },
    });
    const arrangement = { query: { Order: { by: 'started', ascending: true } } };
    equal(await kept({ arrangement, picks: ['Order…', 'by submit time, newest first'] }), undefined);
  });

  it('marks what is chosen', async () => {
    const { ask } = await filtered({ arrangement: { query: { State: 'Failed' } }, picks: ['Order…', 'x'] });
    deepEqual(ask.offered[0]?.slice(0, 7), [
      'Any status',
      'Pending',
      'Running',
      'Succeeded',
      'Canceled',
      'Failed',
      'Submit time…',
    ]);
  });
});
