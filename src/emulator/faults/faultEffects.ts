// What each fault does to a call: replaces it, is answered inside it, breaks its connection or spoils its answer.
import type { ApiError } from '../gateway/apiError';
import type { ErrorCatalog } from '../gateway/errorCatalog';
import { gatewayError } from '../gateway/errors';
import type { Interference } from '../gateway/gateway';
import { createRequestId, errorReply, jsonReply, type Reply } from '../gateway/reply';
import { type FaultName, isTransportFault, type TransportFault } from './faults';

/** How the delivery of an answer is disturbed. */
export type Spoiling = 'truncated' | 'gzip' | 'dribble' | 'reset';

/** What a fault does, and when. */
export type FaultEffect =
  | { readonly when: 'instead'; reply(host: string): Reply }
  | { readonly when: 'inside'; interfere(operation: string): Interference }
  | { readonly when: 'connection'; readonly how: 'reset' | 'stall' }
  | { readonly when: 'delivery'; readonly how: Spoiling };

const skewMs = 20 * 60_000;
/** Long enough to be seen as a wait, short enough for a test. */
const retryAfterMs = 1_500;

function plain(status: number, body: string, headers: Readonly<Record<string, string>>): FaultEffect {
  const content = Buffer.from(body);
  const reply: Reply = { status, headers: { 'content-length': String(content.length), ...headers }, body: content };
  return { when: 'instead', reply: () => reply };
}

function refusal(error: () => ApiError): FaultEffect {
  return { when: 'instead', reply: (host) => errorReply(error(), host, createRequestId()) };
}

/** A failure under the status of a success, as some products of the cloud answer. */
function unsuccessful(body: object): FaultEffect {
  const Message = 'The request was not carried out.';
  const reply = (): Reply => jsonReply(200, { RequestId: createRequestId(), Message, ...body });
  return { when: 'instead', reply };
}

function inside(interference: Interference): FaultEffect {
  return { when: 'inside', interfere: () => interference };
}

const html =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>\r\n';

const effects: Readonly<Record<Exclude<TransportFault, 'denied'>, FaultEffect>> = {
  throttle: inside({ error: gatewayError('Throttling.User') }),
  'throttle-retry-after': inside({
    error: gatewayError('Throttling.User'),
    headers: { 'x-acs-retry-after': String(retryAfterMs) },
  }),
  http500: refusal(() => gatewayError('InternalError')),
  http503: refusal(() => gatewayError('ServiceUnavailable')),
  html502: plain(502, html, { 'content-type': 'text/html' }),
  empty500: plain(500, '', {}),
  redirect302: plain(302, '', { location: 'https://www.aliyun.com/' }),
  'error-in-200': unsuccessful({ Code: 'InternalError' }),
  'success-false': unsuccessful({ Success: false }),
  truncated: { when: 'delivery', how: 'truncated' },
  gzip: { when: 'delivery', how: 'gzip' },
  'reset-before': { when: 'connection', how: 'reset' },
  'reset-after': { when: 'delivery', how: 'reset' },
  stall: { when: 'connection', how: 'stall' },
  dribble: { when: 'delivery', how: 'dribble' },
  skew: inside({ clockAheadMs: skewMs }),
  'expired-token': inside({ error: gatewayError('InvalidSecurityToken.Expired') }),
  'denied-empty': inside({ emptyLists: true }),
  'task-failed': inside({ taskFails: true }),
};

/** The effect of a fault: one of the transport, or an error code. */
export function findEffect(name: FaultName, errors: ErrorCatalog): FaultEffect {
  if (!isTransportFault(name)) {
    return { when: 'inside', interfere: (operation) => ({ error: errors.createError(name, operation) }) };
  }
  return name === 'denied'
    ? { when: 'inside', interfere: (operation) => ({ error: errors.denied(operation) }) }
    : effects[name];
}
