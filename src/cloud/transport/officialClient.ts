// The one import of the official client, loaded with the first call only. It builds and signs; see exchange.ts for the sending.
import { formatUtcSeconds } from '../../base/format';
import type * as OpenApi from '@alicloud/openapi-client';
import type * as OpenApiUtil from '@alicloud/openapi-util';
import type * as TeaUtil from '@alicloud/tea-util';
import { sendExchange } from './exchange';
import type { Reply, ReplyLimits } from './exchange';
import type { Credential } from '../credentials/credential';
import type { Endpoint } from '../endpoints';

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

export interface OfficialClient {
  /** Parameters by the names they are sent under. */
  flattenParameters(parameters: object): Readonly<Record<string, unknown>>;
  /** Builds, signs (ACS3-HMAC-SHA256) and sends one call; any HTTP answer is a result. A second call has its own nonce and date. */
  sendSigned(call: SignedCall, limits: ReplyLimits): Promise<Reply>;
}

export async function loadOfficialClient(): Promise<OfficialClient> {
  const [client, util, teaUtil] = await Promise.all([
    import('@alicloud/openapi-client'),
    import('@alicloud/openapi-util'),
    import('@alicloud/tea-util'),
  ]);
  const libraries: Libraries = { client: unwrap(client), util: unwrap(util).default, teaUtil: unwrap(teaUtil) };
  return {
    flattenParameters: (parameters) => libraries.util.query(parameters),
    sendSigned: (call, limits) => sendSigned(libraries, call, limits),
  };
}
interface Libraries {
  readonly client: typeof OpenApi;
  readonly util: typeof OpenApiUtil.default;
  readonly teaUtil: typeof TeaUtil;
}

/** A CommonJS module arrives as it is or as the default of another, depending on who loads it. */
function unwrap<T extends { readonly default: object }>(module: T): T {
  return 'default' in module.default ? (module.default as T) : module;
}

function sendSigned(
  { client: { default: Client, Config, OpenApiRequest, Params }, util, teaUtil: { RuntimeOptions } }: Libraries,
  call: SignedCall,
  limits: ReplyLimits,
): Promise<Reply> {
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
  return sendExchange(limits, (headers) => {
    // Takes the place of the client's own, and is signed like it.
    const date = call.sentAt !== undefined && {
      'x-acs-date': formatUtcSeconds(call.sentAt),
    };
    const request = new OpenApiRequest({
      headers: { ...headers, ...date },
      query: util.query(call.query),
      ...(call.form && { body: util.query(call.form) }),
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
