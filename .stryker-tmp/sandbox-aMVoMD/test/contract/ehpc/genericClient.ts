// The official generic client over a running emulator: there is no SDK of E-HPC.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type * as OpenApi from '@alicloud/openapi-client';
import type * as TeaUtil from '@alicloud/tea-util';
import type * as OpenApiUtil from '@alicloud/openapi-util';
import type { Emulator } from '../../support/emulatorProcess';

// Outside the bundle and by require: the client must run on its own HTTP layer, not on ours.
const installed = createRequire(import.meta.url);
const { default: Client, Config, OpenApiRequest, Params } = installed('@alicloud/openapi-client') as typeof OpenApi;
const { RuntimeOptions } = installed('@alicloud/tea-util') as typeof TeaUtil;
const { default: Util } = installed('@alicloud/openapi-util') as typeof OpenApiUtil;

export type Answer = Readonly<Record<string, unknown>>;

/** What the client throws. */
export interface Refusal {
  readonly code: string;
  readonly statusCode: number;
  readonly message: string;
}

export async function catchRefusal(call: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await call.then(
    () => assert.fail('the call was answered without an error'),
    (thrown: unknown) => thrown,
  );
  return error as Refusal;
}

/** E-HPC calls by name, written and sent as the official client does. */
export class GenericClient {
  private readonly client: InstanceType<typeof Client>;

  constructor(emulator: Emulator) {
    const { accessKeyId, accessKeySecret } = emulator.ready;
    const endpoint = new URL(emulator.endpoint).host;
    this.client = new Client(new Config({ accessKeyId, accessKeySecret, endpoint, protocol: 'http' }));
  }

  async call(action: string, query: object = {}, method: 'GET' | 'POST' = 'POST'): Promise<Answer> {
    const params = new Params({
      action,
      version: '2018-04-12',
      protocol: 'HTTP',
      pathname: '/',
      method,
      authType: 'AK',
      style: 'RPC',
      reqBodyType: 'formData',
      bodyType: 'json',
    });
    const request = new OpenApiRequest({ query: Util.query(query) });
    const answer = (await this.client.callApi(params, request, new RuntimeOptions({}))) as { readonly body: Answer };
    return answer.body;
  }
}
