// The one import of the official client, loaded on the first call only. It builds and signs; see exchange.ts for the sending.
import { formatUtcSeconds } from '../../base/format';
import OpenApi, { Config, OpenApiRequest, Params } from '@alicloud/openapi-client';
import OpenApiUtil from '@alicloud/openapi-util';
import { RuntimeOptions } from '@alicloud/tea-util';
import { sendExchange } from './exchange';
import type { Reply } from './exchange';
import type { Credential } from '../credentials/credential';
import type { Endpoint } from '../endpoints';

/** CommonJS default exports arrive wrapped or not, depending on who loads them. */
function unwrap<T>(module: T): T {
  return (module as { default?: T }).default ?? module;
}

const Client = unwrap(OpenApi);
const Util = unwrap(OpenApiUtil);

export interface SignedCall {
  readonly endpoint: Endpoint;
  readonly credential: Credential;
  readonly action: string;
  readonly version: string;
  readonly method: 'GET' | 'POST';
  /** Sent in the URL query, flattened as the service wants it: Tag.1.Key=… */
  readonly query: object;
  /** Sent as a form in the body, flattened the same way. */
  readonly form: object | undefined;
  readonly userAgent: string;
  /** The time to sign it with, milliseconds since 1970, when it is not that of this machine. */
  readonly sentAt?: number;
}

/** Parameters by the names they are sent under. */
export function flattenParameters(parameters: object): Readonly<Record<string, unknown>> {
  return Util.query(parameters);
}

/** Builds, signs (ACS3-HMAC-SHA256) and sends one call; any HTTP answer is a result. A second call has its own nonce and date. */
export function sendSigned(call: SignedCall, signal: AbortSignal): Promise<Reply> {
  const { accessKeyId, bearerToken } = call.credential;
  const credential = { getCredential: () => Promise.resolve(toCredentialModel(call.credential)) };
  const client = new Client(
    new Config({
      endpoint: call.endpoint.host,
      protocol: call.endpoint.protocol,
      userAgent: call.userAgent,
      credential,
    }),
  );
  const params = new Params({
    action: call.action,
    version: call.version,
    protocol: call.endpoint.protocol,
    pathname: '/',
    method: call.method,
    authType: accessKeyId === '' && bearerToken === undefined ? 'Anonymous' : 'AK',
    style: 'RPC',
    reqBodyType: 'formData',
    bodyType: 'none',
  });
  return sendExchange(signal, (headers) => {
    // Takes the place of the client's own, and is signed like it.
    const date = call.sentAt !== undefined && {
      'x-acs-date': formatUtcSeconds(call.sentAt),
    };
    const request = new OpenApiRequest({
      headers: { ...headers, ...date },
      query: Util.query(call.query),
      ...(call.form && { body: Util.query(call.form) }),
    });
    return client.callApi(params, request, new RuntimeOptions({}));
  });
}

/** A credential in the client's own words. */
function toCredentialModel({ accessKeyId, accessKeySecret, securityToken, bearerToken }: Credential): object {
  if (bearerToken !== undefined) {
    return { bearerToken, type: 'bearer', providerName: 'bearer' };
  }
  return securityToken === undefined
    ? { accessKeyId, accessKeySecret, type: 'access_key', providerName: 'static_ak' }
    : { accessKeyId, accessKeySecret, securityToken, type: 'sts', providerName: 'static_sts' };
}
