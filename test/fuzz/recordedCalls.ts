// Every operation called once on an emulator without a server: what is sent, and what is answered.
import type { ReceivedRequest } from '../../src/emulator/gateway/received';
import { sha256Hex } from '../../src/emulator/gateway/signature';
import { createServices } from '../../src/emulator/emulator';
import type { Services } from '../../src/emulator/gateway/server';
import { Gateway } from '../../src/emulator/gateway/gateway';
import { Authenticator } from '../../src/emulator/gateway/authentication';
import { ApiError } from '../../src/emulator/gateway/apiError';
import { accountCaller, type Caller } from '../../src/emulator/gateway/temporaryKeys';
import type { Reply } from '../../src/emulator/gateway/reply';
import { RateLimiter } from '../../src/emulator/gateway/rateLimit';
import { parseOptions } from '../../src/emulator/options';
import type { World } from '../../src/emulator/world/world';
import { loadOfficialClient } from '../../src/cloud/transport/officialClient';
import type { OfficialClient } from '../../src/cloud/transport/officialClient';
import type { JsonObject } from '../../src/cloud/transport/reply';
import type { Call } from '../../src/cloud/transport/transport';
import { isRecord } from '../../src/base/isRecord';
import { lookAround } from '../contract/faults/known';
import type { Known } from '../contract/faults/known';
import { everyOperation } from '../contract/faults/everyOperation';
import { ScriptedTransport } from '../support/scriptedTransport';

const keys = { accessKeyId: 'LTAIfuzz', accessKeySecret: 'fuzz-secret', securityToken: 'fuzz-token' };
export const controlToken = 'fuzz-control';

/** Verifies signatures, and then lets every caller through, so that operations are reached. */
class LenientAuthenticator extends Authenticator {
  override verify(request: ReceivedRequest, aheadMs?: number): Caller {
    try {
      return super.verify(request, aheadMs);
    } catch (error) {
      if (error instanceof ApiError) {
        return accountCaller;
      }
      throw error;
    }
  }
}

export interface FuzzedEmulator {
  readonly world: World;
  readonly services: Services;
  /** Never throttles. */
  readonly gateway: Gateway;
}

export function createFuzzedEmulator(): FuzzedEmulator {
  const { world, services } = createServices(parseOptions(['--instances', '4']), keys, controlToken);
  let time = 0;
  const limiter = new RateLimiter(() => (time += 3_600_000));
  return { world, services, gateway: new Gateway(services.products, new LenientAuthenticator(keys), limiter) };
}

interface RecordedCall {
  readonly action: string;
  readonly request: ReceivedRequest;
  readonly answer: JsonObject;
}

/** Calls an emulator in this process, and notes the calls. */
class RecordingTransport extends ScriptedTransport {
  readonly recorded: RecordedCall[] = [];

  constructor(
    private readonly emulator: FuzzedEmulator,
    private readonly official: OfficialClient,
  ) {
    super();
  }

  override call(call: Call): Promise<JsonObject> {
    const request = toRequest(call, this.official);
    // Enough for the pace that one product keeps besides that of the gateway.
    this.emulator.services.clock.advance(1_000);
    const { reply } = this.emulator.gateway.handle(request, {});
    const answer = JSON.parse(toText(reply)) as JsonObject;
    this.recorded.push({ action: call.action, request, answer });
    return reply.status === 200 ? Promise.resolve(answer) : Promise.reject(new Error(`${call.action} failed`));
  }
}

/** The body of an answer that is no download. */
export function toText({ body }: Reply): string {
  if (!Buffer.isBuffer(body)) {
    throw new Error('The answer is a stream');
  }
  return body.toString();
}

function toRequest({ api, action, method = 'POST', query, form }: Call, official: OfficialClient): ReceivedRequest {
  const encode = (parameters: object): string =>
    new URLSearchParams(
      Object.entries(official.flattenParameters(parameters)).map(([name, value]) => [name, String(value)]),
    ).toString();
  const body = Buffer.from(form ? encode(form) : '');
  return {
    ...{ method, path: '/', rawQuery: encode(query), body },
    headers: new Map([
      ['host', 'localhost'],
      ['x-acs-action', action],
      ['x-acs-version', api.version],
      ['x-acs-date', '2026-11-23T03:00:00Z'],
      ['x-acs-signature-nonce', 'nonce'],
      ['x-acs-content-sha256', sha256Hex(body)],
      ...(form ? ([['content-type', 'application/x-www-form-urlencoded']] as const) : []),
      [
        'authorization',
        `ACS3-HMAC-SHA256 Credential=${keys.accessKeyId},SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=${'0'.repeat(64)}`,
      ],
    ]),
  };
}

export interface Recorded {
  readonly calls: readonly RecordedCall[];
  readonly known: Known;
}

/** Lists are cut to two elements each, and then are whole: what one element can do, two can. */
export async function recordCalls(): Promise<Recorded> {
  const transport = new RecordingTransport(createFuzzedEmulator(), await loadOfficialClient());
  const { clients } = transport;
  const known = await lookAround(clients);
  /** Deletions of something that exists; the others are refused, which is an answer as well. */
  const marks: Partial<Record<string, string>> = {
    'eci.deleteContainerGroup': known.instance.replace('eci-', ''),
    'eci.deleteImageCache': known.cache.replace('imc-', ''),
    'esa.deleteEdgeContainerAppVersion': known.version.replace('ver-', ''),
  };
  for (const [name, { run }] of Object.entries(everyOperation)) {
    // One that opens a connection as well has made its call by then.
    await run(clients, known, marks[name] ?? 'fuzz').catch(() => undefined);
  }
  const byAction = new Map(transport.recorded.map((one) => [one.action, one] as const));
  const calls = [...byAction.values()].map((one) => ({ ...one, answer: cutLists(one.answer) as JsonObject }));
  return { calls, known };
}

function cutLists(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.slice(0, 2).map(cutLists);
  }
  if (!isRecord(value)) {
    return value;
  }
  const fields = Object.entries(value).map(([name, one]) => [name, cutLists(one)] as const);
  const length = fields.map(([, one]) => one).find(Array.isArray)?.length ?? 0;
  const known: Readonly<Record<string, unknown>> = { NextToken: '', TotalCount: length };
  return Object.fromEntries(fields.map(([name, one]) => [name, name in known ? known[name] : one]));
}
