// Answers of the service: read by the transport and the clients, shown as rows, hovers and documents. Values keep the types that the
// service documents; fields may be absent or unknown, texts and numbers are any.
import { ok } from 'node:assert/strict';
import fc from 'fast-check';
import { UserFacingError } from '../../src/base/errors';
import { loadYaml } from '../../src/base/yaml';
import { ApiError } from '../../src/cloud/errors/apiError';
import { parseReply } from '../../src/cloud/transport/reply';
import type { JsonObject } from '../../src/cloud/transport/reply';
import { buildApi } from '../support/buildApi';
import { ScriptedTransport } from '../support/scriptedTransport';
import { listKinds, listOperations, maxRowText } from './answerUses';
import { jsonPieces, mutatedText, mutatedValue } from './mutation';
import { assertNoLeak, assertPlainLines } from './promises';
import { recordCalls } from './recordedCalls';
import { createProperty } from './target';
import type { FuzzTarget } from './target';

/** Of one list or one operation: pages end, whatever the service claims. */
const mostCalls = 60;
/** Rows below rows that one run looks at. */
const mostNodes = 25;

const spice = [...jsonPieces, '"Code":"Throttling",', '"Success":false,', '<html>'];
const statuses = [200, 200, 200, 201, 204, 302, 400, 403, 404, 407, 429, 500, 503];

export const answers: FuzzTarget = async () => {
  await loadYaml();
  const { calls, known } = await recordCalls();
  const recorded = calls.map(({ action, answer }) => ({
    action,
    // What the emulator refused, for there was no such thing, would have been answered with an ID.
    answer: 'Code' in answer ? { RequestId: answer['RequestId'] } : answer,
  }));
  const usual = Object.fromEntries(recorded.map(({ action, answer }) => [action, answer]));
  const uses = [...listOperations(known), ...listKinds(known)];
  const mutated = new Map(
    recorded.map(({ action, answer }) => [
      action,
      mutatedValue([answer], 'typed').map((one) => ({ action, answer: one })),
    ]),
  );
  const typed = fc.oneof(
    ...uses.map(({ name, actions }) => ({
      // Rows are read from several answers and cost more; an operation reads one.
      weight: Math.ceil(actions.length / 5),
      arbitrary: fc.record({
        ...{ type: fc.constant('typed' as const), use: fc.constant(name) },
        call: fc.oneof(...actions.flatMap((action) => mutated.get(action) ?? [])),
      }),
    })),
  );
  const raw = fc.record({
    type: fc.constant('raw' as const),
    body: mutatedText(
      recorded.map(({ answer }) => [JSON.stringify(answer)] as const),
      spice,
      3,
    ),
    status: fc.constantFrom(...statuses),
    header: fc.constantFrom('', '5', '-1', 'x', '1e999', '\u0000'),
  });
  return createProperty(fc.oneof({ weight: 3, arbitrary: typed }, { weight: 1, arbitrary: raw }), async (given) => {
    if (given.type === 'raw') {
      holdReply(given.body.text, given.status, given.header);
      return;
    }
    const use = uses.find(({ name }) => name === given.use);
    const { action, answer } = given.call;
    const transport = new ScriptedTransport({ ...usual, [action]: answer });
    // Words that mean a mistake of ours may be the service's own.
    const mayLeak = /undefined|NaN|\[object /.test(JSON.stringify(given.call));
    try {
      await use?.run(transport, { check: mayLeak ? () => undefined : assertNoLeak, mostNodes, mostDocuments: 1 });
    } catch (error) {
      if (!(error instanceof UserFacingError)) {
        throw error;
      }
      assertFailure(error);
    }
    ok(transport.calls.length <= mostCalls, `${transport.calls.length} calls`);
  });
};

const api = buildApi({ id: 'eci' });

/** Any bytes: an object of the service, or a failure that says what to do. */
function holdReply(text: string, status: number, header: string): void {
  const headers = new Map([
    ['x-acs-retry-after', header],
    ['date', header],
  ]);
  const facts = { api, operation: 'DescribeX', host: 'eci.example', now: 0, redact: (one: string) => one };
  try {
    const answer: JsonObject = parseReply({ status, headers, text }, facts);
    ok(typeof answer === 'object' && !Array.isArray(answer) && status < 300);
  } catch (error) {
    ok(error instanceof ApiError, error instanceof Error ? error.stack : String(error));
    assertFailure(error);
  }
}

function assertFailure({ message, hint }: UserFacingError): void {
  ok(message !== '');
  assertPlainLines(`${message}${hint}`);
  ok(message.length < maxRowText);
}
