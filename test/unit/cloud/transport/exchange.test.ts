import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { Readable } from 'node:stream';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { ApiError } from '../../../../src/cloud/errors/apiError';
import { sendExchange, sendRequest } from '../../../../src/cloud/transport/exchange';
import type { Reply } from '../../../../src/cloud/transport/exchange';
import { exchangeKey } from '../../../../src/cloud/transport/httpx';
import type { HttpxOptions } from '../../../../src/cloud/transport/httpx';
import type { Reaction } from '../../../support/scriptedServer';
import { ScriptedServer, reset, respondText, silence } from '../../../support/scriptedServer';

describe('An exchange', () => {
  const server = new ScriptedServer();
  before(() => server.start());
  after(() => server.stop());
  beforeEach(() => server.answers([], respondText(200, 'answer')));
  const limits = { signal: new AbortController().signal, maxBytes: 1_000 };

  describe('through the official client', () => {
    /** Sends as the client does, and keeps what it gets. */
    async function exchange(data?: HttpxOptions['data']): Promise<{ reply: Reply; toClient: unknown }> {
      let toClient: unknown;
      const reply = await sendExchange(limits, async (headers) => {
        const options = {
          method: 'POST',
          headers: { ...headers, accept: 'json' },
          ...(data !== undefined && { data }),
        };
        toClient = Reflect.get(await headers[exchangeKey](`${server.origin}/path`, options), 'statusCode');
      });
      return { reply, toClient };
    }

    it('gives the answer of the service, which to the client is an empty success', async () => {
      server.answers([respondText(503, 'broken', { 'X-Acs-Request-Id': 'R-1' })]);
      const { reply, toClient } = await exchange();
      deepEqual([reply.status, reply.text, toClient], [503, 'broken', 200]);
      equal(reply.headers.get('x-acs-request-id'), 'R-1');
      const [seen] = server.seen;
      deepEqual([seen?.method, seen?.path, seen?.headers['accept']], ['POST', '/path', 'json']);
    });

    const bodies: readonly [string, HttpxOptions['data'], string][] = [
      ['none', undefined, ''],
      ['a text', 'größe=1', 'größe=1'],
      ['bytes', Buffer.from('a=1'), 'a=1'],
      ['a stream of bytes and texts', Readable.from([Buffer.from('a='), '1&ö=2']), 'a=1&ö=2'],
    ];
    for (const [name, data, text] of bodies) {
      it(`sends a body that is ${name} as it is, with its length`, async () => {
        await exchange(data);
        const [seen] = server.seen;
        equal(await seen?.body, text);
        equal(seen?.headers['content-length'], String(Buffer.byteLength(text)));
        equal(seen.headers['transfer-encoding'], undefined);
      });
    }

    it('fails when the client did not use it', async () => {
      await rejects(
        sendExchange(limits, () => Promise.resolve()),
        /did not go through the exchange/,
      );
    });
  });

  const send = (over: { maxBytes?: number; signal?: AbortSignal } = {}): Promise<Reply> =>
    sendRequest(new URL(server.origin), { method: 'GET', headers: {} }, Buffer.alloc(0), { ...limits, ...over });

  it('keeps its connection for the next one', async () => {
    const ports = new Set<number | undefined>();
    const note: Reaction = (response, request) => {
      ports.add(response.socket?.remotePort);
      equal(request.headers['connection'], 'keep-alive');
      response.end('{}');
    };
    server.answers([], note);
    for (let count = 0; count < 3; count++) {
      await send();
    }
    equal(ports.size, 1);
  });

  it('goes by HTTP only', async () => {
    await rejects(
      sendRequest(new URL('ftp://127.0.0.1/'), { method: 'GET', headers: {} }, Buffer.alloc(0), limits),
      /Not an address to send to: ftp:/,
    );
  });

  it('joins the values of a header that came several times', async () => {
    server.answers([
      (response) =>
        void response
          .writeHead(
            200,
            [
              ['X-One', 'a'],
              ['x-one', 'b'],
            ].flat(),
          )
          .end(),
    ]);
    equal((await send()).headers.get('x-one'), 'a, b');
  });

  it('fails with what broke the connection', async () => {
    const cutOff: Reaction = (response) => {
      response.writeHead(200, { 'content-length': '10' });
      response.write('abc', () => response.destroy());
    };
    for (const reaction of [reset, cutOff]) {
      server.answers([reaction]);
      await rejects(send(), { code: 'ECONNRESET' });
    }
  });

  it('ends with the reason of its signal and closes the connection', async () => {
    server.answers([silence]);
    const life = new AbortController();
    const running = send({ signal: life.signal });
    const request = await server.firstRequest();
    life.abort(new Error('no longer wanted'));
    await rejects(running, /no longer wanted/);
    await request.gone;
  });

  describe('whose answer is packed', () => {
    const text = JSON.stringify({ Text: 'ö'.repeat(300) });
    const bytes = Buffer.byteLength(text);
    const packed: readonly [string, Buffer][] = [
      ['gzip', gzipSync(text)],
      [' GZip ', gzipSync(text)],
      ['x-gzip', gzipSync(text)],
      ['deflate', deflateSync(text)],
      ['br', brotliCompressSync(text)],
      ['identity', Buffer.from(text)],
      ['constructor', Buffer.from(text)],
    ];
    const respond =
      (coding: string, body: Buffer): Reaction =>
      (response) =>
        void response.writeHead(200, { 'content-encoding': coding }).end(body);
    for (const [coding, body] of packed) {
      it(`with ${JSON.stringify(coding)} is unpacked up to the limit`, async () => {
        server.answers([], respond(coding, body));
        equal((await send({ maxBytes: bytes })).text, text);
        await rejects(send({ maxBytes: bytes - 1 }), isTooLarge);
      });
    }

    it('with something else fails by what is wrong with it', async () => {
      server.answers([respond('gzip', Buffer.from('not packed'))]);
      await rejects(send(), { code: 'Z_DATA_ERROR' });
    });
  });

  function isTooLarge(error: unknown): boolean {
    ok(error instanceof ApiError);
    match(error.message, /^The response from 127\.0\.0\.1:\d+ is larger than /);
    match(error.hint, /Check your proxy/);
    deepEqual([error.kind, error.httpStatus], ['input', 200]);
    return true;
  }

  it('whose answer is larger than it may be takes no more of it', async () => {
    server.answers([(response) => void response.writeHead(200).write('x'.repeat(1_001))]);
    await rejects(send(), isTooLarge);
    await server.seen[0]?.gone;
    server.answers([respondText(200, 'x'.repeat(1_000))]);
    equal((await send()).text.length, 1_000);
  });
});
