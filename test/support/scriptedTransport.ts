import { silentLog } from '../../src/base/log';
import { Redactor } from '../../src/base/redact';
import type { Credential } from '../../src/cloud/credentials/credential';
import type { EciClient } from '../../src/products/eci/client';
import type { JsonObject } from '../../src/cloud/transport/reply';
import type { Access, Call } from '../../src/cloud/transport/transport';
import { Transport } from '../../src/cloud/transport/transport';
import { FakeClock } from './fakeClock';
import { createClients } from './kindContext';
import type { Clients } from './kindContext';

/** What an operation answers: always the same, an error, or whatever the function makes of the call. */
export type Answer = object | Error | ((call: Call) => object | Promise<object>);

/** Answers calls from a script, by operation, and remembers them. */
export class ScriptedTransport extends Transport {
  readonly calls: Call[] = [];
  /** Who the calls were made as. */
  readonly credentials: Credential[] = [];

  constructor(
    readonly answers: Record<string, Answer> = {},
    private readonly access?: (signal: AbortSignal) => Promise<Access>,
  ) {
    const noAccess = (): Promise<Access> => Promise.reject(new Error('A scripted transport needs no credentials'));
    super({
      access: noAccess,
      clock: new FakeClock(),
      log: silentLog,
      redactor: new Redactor(),
      userAgent: 'test',
    });
  }

  /** The servers of tests are on this machine. */
  override isLocal(): Promise<boolean> {
    return Promise.resolve(true);
  }

  override async call(call: Call): Promise<JsonObject> {
    this.calls.push(call);
    if (this.access) {
      this.credentials.push((await this.access(call.signal)).credential);
    }
    const answer = this.answers[call.action];
    if (answer === undefined) {
      throw new Error(`Unexpected call of ${call.action}`);
    }
    if (answer instanceof Error) {
      throw answer;
    }
    return (typeof answer === 'function' ? await answer(call) : answer) as JsonObject;
  }

  /** Names of the operations called so far. */
  get actions(): readonly string[] {
    return this.calls.map(({ action }) => action);
  }

  /** Queries of the calls of one operation. */
  queriesOf(action: string): readonly Readonly<Record<string, unknown>>[] {
    return this.calls
      .filter((call) => call.action === action)
      .map(({ query }) => query as Readonly<Record<string, unknown>>);
  }

  get clients(): Clients {
    return createClients(this);
  }

  get client(): EciClient {
    return this.clients.eci;
  }
}
