// Sends a reply, corrupted in transit if a fault requires it.
import type { ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Spoiling } from './faultEffects';
import type { Reply } from '../gateway/reply';

/** Slow enough that only a limit on the whole call ends it, fast enough that no idle timer fires. */
const dribbleIntervalMs = 100;

/** Cuts a connection as a broken peer does: with a reset, not with an end. */
export function resetConnection(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

/** Sends a reply to its end, or until the client has gone. */
export async function deliver(response: ServerResponse, reply: Reply, spoiling?: Spoiling): Promise<void> {
  switch (spoiling) {
    case undefined:
      response.writeHead(reply.status, reply.headers);
      if (Buffer.isBuffer(reply.body)) {
        response.end(reply.body);
      } else {
        await pipeline(reply.body, response);
      }
      return;
    case 'reset':
      resetConnection(response);
      return;
    case 'gzip': {
      const packed = gzipSync(await readBody(reply));
      const headers = { ...reply.headers, 'content-encoding': 'gzip', 'content-length': String(packed.length) };
      response.writeHead(reply.status, headers).end(packed);
      return;
    }
    case 'truncated':
      return deliverTruncated(response, reply);
    case 'dribble':
      return deliverSlowly(response, reply);
  }
}

/** An answer looks complete but ends half-way; a download breaks off before the length it promised. */
async function deliverTruncated(response: ServerResponse, reply: Reply): Promise<void> {
  const body = await readBody(reply);
  const half = body.subarray(0, Math.floor(body.length / 2));
  if (Buffer.isBuffer(reply.body)) {
    response.writeHead(reply.status, { ...reply.headers, 'content-length': String(half.length) }).end(half);
    return;
  }
  response.writeHead(reply.status, reply.headers);
  response.write(half, () => resetConnection(response));
}

async function deliverSlowly(response: ServerResponse, reply: Reply): Promise<void> {
  response.writeHead(reply.status, reply.headers);
  for (const byte of await readBody(reply)) {
    if (response.destroyed) {
      return;
    }
    response.write(Buffer.of(byte));
    await delay(dribbleIntervalMs, undefined, { ref: false });
  }
  response.end();
}

async function readBody(reply: Reply): Promise<Buffer> {
  return Buffer.isBuffer(reply.body) ? reply.body : buffer(reply.body);
}
