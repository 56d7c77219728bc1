// The HTTP side of the emulator: what becomes of requests and answers that break.
import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { Control } from '../../../../src/emulator/control';
import { Faults } from '../../../../src/emulator/faults/faults';
import { Authenticator } from '../../../../src/emulator/gateway/authentication';
import { ErrorCatalog } from '../../../../src/emulator/gateway/errorCatalog';
import { Gateway } from '../../../../src/emulator/gateway/gateway';
import type { Endpoint, Product } from '../../../../src/emulator/gateway/product';
import { RateLimiter } from '../../../../src/emulator/gateway/rateLimit';
import { textReply } from '../../../../src/emulator/gateway/reply';
import { RequestLog } from '../../../../src/emulator/gateway/requestLog';
import { createEmulatorServer } from '../../../../src/emulator/gateway/server';
import { Clock } from '../../../../src/emulator/world/clock';
import { collectUncaught } from '../../base/uncaught';

/** A server with places of its own, on a free port. */
class Trial {
  readonly requests: RequestLog;
  private readonly server: Server;

  constructor(endpoints: readonly Endpoint[]) {
    const clock = new Clock();
    const now = (): number => clock.now();
    const products: readonly Product[] = [
      { name: 'test', version: '2026-01-01', operations: [], errors: {}, endpoints },
    ];
    const keys = { accessKeyId: 'id', accessKeySecret: 'secret', securityToken: 'token' };
    const faults = new Faults();
    const known = { operations: [], codes: [] };
    this.requests = new RequestLog(now);
    this.server = createEmulatorServer({
      gateway: new Gateway(products, new Authenticator(keys), new RateLimiter(now)),
      control: new Control({ clock, faults, known, requests: this.requests, worldCommands: {} }, 'control-token'),
      ...{
        products,
        clock,
        faults,
        requests: this.requests,
        errors: new ErrorCatalog(products),
        latencyMs: 0,
        hosts: [],
      },
    });
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

const place = (name: string, answer: Endpoint['answer']): Endpoint => ({
  ...{ name, answer },
  matches: (_method, path) => path === `/${name}`,
});

describe('The server of the emulator', () => {
  let finishBody: () => void = () => undefined;
  const trial = new Trial([
    place('broken', () => ({
      ...{ status: 200, headers: {} },
      body: Readable.from(
        (function* () {
          yield 'the beginning';
          throw new Error('the disk is gone');
        })(),
      ),
    })),
    place('slow', () => ({
      ...{ status: 200, headers: {} },
      body: Readable.from(
        (async function* () {
          yield 'the beginning';
          await new Promise<void>((resolve) => (finishBody = resolve));
          yield 'the end';
        })(),
      ),
    })),
    place('whole', () => textReply(200, 'whole')),
  ]);
  before(() => trial.start());
  after(() => trial.stop());

  it('cuts the connection where an answer breaks, and serves the next one', async () => {
    const uncaught = await collectUncaught(async () => {
      await rejects(async () => (await fetch(`${trial.origin}/broken`)).text());
    });
    deepEqual(uncaught, []);
    equal(await (await fetch(`${trial.origin}/whole`)).text(), 'whole');
  });

  it('survives a client that goes away in the middle of an answer', async () => {
    const uncaught = await collectUncaught(async () => {
      const life = new AbortController();
      const response = await fetch(`${trial.origin}/slow`, { signal: life.signal });
      life.abort();
      await rejects(response.text());
      finishBody();
    });
    deepEqual(uncaught, []);
    equal(await (await fetch(`${trial.origin}/whole`)).text(), 'whole');
  });

  it('names the host in the error of a request that is too large', async () => {
    const response = await fetch(`${trial.origin}/whole`, { method: 'POST', body: Buffer.alloc(8 * 1024 * 1024 + 1) });
    equal(response.status, 400);
    const error = (await response.json()) as Record<string, string>;
    equal(`http://${error['HostId'] ?? ''}`, trial.origin);
    equal(error['Code'], 'InvalidParameter');
    match(error['RequestId'] ?? '', /^[0-9A-F-]{36}$/);
    match(error['Message'] ?? '', /larger than 8388608 bytes/);
  });
});
