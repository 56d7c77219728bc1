// No secret and no parameter of a call leaves the transport, however the call ends.
import { match, ok, rejects } from 'node:assert/strict';
import { ApiError } from '../../src/cloud/errors/apiError';
import { TransportTrial, call } from './transportTrial';
import type { Reaction } from '../support/scriptedServer';
import { ScriptedServer, respondJson, reset, respondText } from '../support/scriptedServer';

const truncated: Reaction = (response) => {
  response.writeHead(200, { 'content-length': '1000' });
  response.write('{"ContainerGroups": [', () => response.destroy());
};

describe('a call that fails keeps its secrets:', () => {
  const server = new ScriptedServer();
  before(() => server.start());
  after(() => server.stop());

  async function catchFailure(running: Promise<unknown>): Promise<ApiError> {
    let failure: unknown;
    await rejects(running, (error) => {
      failure = error;
      return true;
    });
    ok(failure instanceof ApiError, String(failure));
    return failure;
  }

  const secrets = ['very-secret-key-1', 'very-secret-token-1', 'private-ops-value'];
  const visibleText = (error: ApiError, lines: readonly string[]): string =>
    [error.message, error.hint, error.stack, JSON.stringify(error), String(error.cause), ...lines].join('\n');
  const endings: readonly [string, Reaction][] = [
    [
      'an answer that repeats them',
      respondJson(400, { Code: 'Made.Up', Message: `seen ${secrets[0]} and ${secrets[1]}` }),
    ],
    [
      'a signature that does not match',
      respondJson(400, { Code: 'SignatureDoesNotMatch', Message: `server string to sign is: ${secrets.join(' ')}` }),
    ],
    ['a broken connection', reset],
    ['an answer cut off', truncated],
    ['an HTML 502', respondText(502, secrets.join(' '))],
  ];
  for (const [name, reaction] of endings) {
    it(`${name} puts none into message, stack, cause or log`, async () => {
      server.answers([], reaction);
      const { transport, lines } = new TransportTrial(server.origin, {
        accessKeySecret: secrets[0],
        securityToken: secrets[1],
      });
      const error = await catchFailure(transport.call(call({ query: { OpsValue: secrets[2] }, repeat: 'refused' })));
      const all = visibleText(error, lines);
      ok(!secrets.some((secret) => all.includes(secret)), all);
      ok(!/OpsValue|\?|Signature=/.test([error.message, ...lines].join('\n')), all);
    });
  }

  it('a host that does not exist puts no address into the message', async () => {
    const gone = new ScriptedServer();
    await gone.start();
    const { origin } = gone;
    await gone.stop();
    const endpoints = { eci: origin };
    const { transport, lines } = new TransportTrial(server.origin, { endpoints });
    const error = await catchFailure(transport.call(call({ query: { OpsValue: secrets[2] }, repeat: 'refused' })));
    match(error.message, /^Could not reach 127\.0\.0\.1:\d+ \(ECONNREFUSED\)\.$/);
    ok(!visibleText(error, lines).includes('OpsValue'));
  });
});
