// Answers that grow without bound when they are unpacked, or never end.
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { ApiError } from '../../src/cloud/errors/apiError';
import { ask } from '../../src/cloud/credentials/exchanges/ask';
import { eciApi } from '../../src/products/eci/api';
import { esaApi } from '../../src/products/esa/api';
import type { Reaction } from '../support/scriptedServer';
import { ScriptedServer, respondJson } from '../support/scriptedServer';
import { TransportTrial, call } from './transportTrial';

const limit = 16 * 1024 * 1024;
const largeJson = Buffer.from(JSON.stringify({ Text: ' '.repeat(limit) }));

const send =
  (body: Buffer, coding?: string): Reaction =>
  (response) =>
    void response.writeHead(200, coding === undefined ? {} : { 'content-encoding': coding }).end(body);

/** Never ends by itself. */
const endless: Reaction = (response) => {
  const chunk = Buffer.alloc(64 * 1024, 32);
  response.writeHead(200);
  const write = (): void => {
    while (!response.destroyed && response.write(chunk)) {}
  };
  response.on('drain', write);
  write();
};

describe('an answer larger than any that is expected', () => {
  const server = new ScriptedServer();
  before(() => server.start());
  after(() => server.stop());

  function failsClearly(error: unknown): boolean {
    ok(error instanceof ApiError);
    match(error.message, /^The response from 127\.0\.0\.1:\d+ is larger than /);
    ok(error.hint !== '');
    return true;
  }

  const bombs: readonly [string, Reaction][] = [
    ['gzip', send(gzipSync(largeJson), 'gzip')],
    ['x-gzip', send(gzipSync(largeJson), 'x-gzip')],
    ['deflate', send(deflateSync(largeJson), 'deflate')],
    ['br', send(brotliCompressSync(largeJson, { params: { 1: 1 } }), 'br')],
    ['no coding', send(largeJson)],
    ['no coding and no end', endless],
  ];
  for (const [coding, reaction] of bombs) {
    it(`with ${coding} is refused, and asked for once`, async () => {
      server.answers([], reaction);
      await rejects(new TransportTrial(server.origin).transport.call(call()), failsClearly);
      equal(server.seen.length, 1);
    });

    it(`with ${coding} is refused from a provider of credentials too`, async () => {
      server.answers([], reaction);
      const asking = ask({ profile: 'work', url: new URL(server.origin) }, new AbortController().signal);
      await rejects(asking, failsClearly);
    });
  }

  it('is taken where the operation may bring as much', async () => {
    for (const [api, action] of [
      [eciApi, 'DescribeContainerLog'],
      [esaApi, 'GetEdgeContainerLogs'],
    ] as const) {
      server.answers([send(gzipSync(largeJson), 'gzip')]);
      const answer = await new TransportTrial(server.origin).transport.call(call({ api, action }));
      equal(String(answer['Text']).length, limit);
    }
  });

  it('is none when it is packed and of usual size', async () => {
    server.answers([send(gzipSync(JSON.stringify({ Result: 'x'.repeat(100_000) })), 'gzip'), respondJson(200, {})]);
    deepEqual(Object.keys(await new TransportTrial(server.origin).transport.call(call())), ['Result']);
  });
});
