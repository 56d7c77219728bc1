// One call from parameters to answer: slot, deadline, signing by the official client, retry, redaction, one log line.
import * as l10n from '@vscode/l10n';
import type { Clock } from '../../base/clock';
import { CancelledError, UserFacingError, isCancelled, toError } from '../../base/errors';
import type { Log } from '../../base/log';
import type { Redactor } from '../../base/redact';
import { ApiError } from '../apiError';
import { CallSlots } from './callSlots';
import type { Credential } from '../credentials';
import { apiVersions, endpointOf } from '../endpoints';
import type { Endpoint, EndpointOverrides, Product } from '../endpoints';
import type { Reply } from './exchange';
import type { SignedCall } from './officialClient';
import type { JsonObject } from './reply';

export interface Call {
  readonly product: Product;
  /** Undefined for the operations that the region-free host answers. */
  readonly region: string | undefined;
  readonly action: string;
  /** GET for the operations that take no other; POST when left out. */
  readonly method?: 'GET' | 'POST';
  /** Parameters in the URL. */
  readonly query: object;
  /** Parameters in the body, for the operations that read them there. */
  readonly form?: object;
  /**
   * What may be sent again after a failure: `read` always, `token` because a ClientToken in the query makes repeats harmless,
   * `refused` only what the service turned away unhandled (throttling), because doing it twice would do it twice.
   */
  readonly repeat: 'read' | 'token' | 'refused';
  readonly signal: AbortSignal;
}

/** Who makes the calls and where they go: one thing, so that neither can change without the other. */
export interface Access {
  readonly credential: Credential;
  readonly endpoints: EndpointOverrides;
}

export interface TransportOptions {
  /** Asked before every call. */
  readonly access: () => Promise<Access>;
  readonly clock: Clock;
  readonly log: Log;
  readonly redactor: Redactor;
  readonly userAgent: string;
  /** While it says true, nothing but reads leaves. */
  readonly readOnly?: () => boolean;
  /** For all attempts of a call together, from the moment it has a slot. */
  readonly deadlineMs?: number;
}

const retries = 3;
const waitCapMs = 20_000;
const firstWaitMs = { throttled: 500, other: 100 };

export class Transport {
  private readonly slots = new CallSlots();

  constructor(private readonly options: TransportOptions) {}

  /**
   * Makes the call and returns the service's JSON object.
   * @throws ApiError, or CancelledError when the caller's signal aborts.
   */
  async call(call: Call): Promise<JsonObject> {
    if (call.repeat !== 'read' && this.options.readOnly?.()) {
      throw new UserFacingError(
        l10n.t('Read-only mode is on: nothing may be changed.'),
        l10n.t('Turn off the setting elasticContainers.readOnly to allow it.'),
      );
    }
    const { credential, endpoints } = await this.options.access();
    const endpoint = endpointOf(call.product, call.region, endpoints);
    this.options.redactor.remember(credential.accessKeySecret);
    this.options.redactor.remember(credential.securityToken);
    passwordsIn([call.query, call.form]).forEach((password) => this.options.redactor.remember(password));
    return this.slots.run(`${call.product}/${call.region ?? ''}`, call.signal, () =>
      this.attempt(call, {
        endpoint,
        credential,
        action: call.action,
        version: apiVersions[call.product],
        method: call.method ?? 'POST',
        query: call.query,
        form: call.form,
        userAgent: this.options.userAgent,
      }),
    );
  }

  private async attempt(call: Call, signed: SignedCall): Promise<JsonObject> {
    const deadline = AbortSignal.timeout(this.options.deadlineMs ?? 30_000);
    const signal = AbortSignal.any([call.signal, deadline]);
    for (let tried = 0; ; tried++) {
      try {
        return await this.once(call, signed, signal);
      } catch (error) {
        if (call.signal.aborted) {
          throw new CancelledError();
        }
        const failure = error instanceof ApiError ? error : networkError(error, signed.endpoint, deadline.aborted);
        if (tried >= retries || deadline.aborted || !mayRepeat(call, failure)) {
          throw failure;
        }
        await this.pause(call, failure, tried, signal);
      }
    }
  }

  private async once(call: Call, signed: SignedCall, signal: AbortSignal): Promise<JsonObject> {
    const { clock, log, redactor } = this.options;
    // Loaded with the first call: the client is large, and activation must not pay for it.
    const [{ sendSigned }, { judge }] = await Promise.all([import('./officialClient'), import('./reply')]);
    const started = clock.now();
    const note = (outcome: string): void => {
      const place = call.region ?? signed.endpoint.host;
      log.info(redactor.redact(`${call.action} ${place} ${outcome} ${clock.now() - started} ms`));
    };
    let reply: Reply;
    try {
      reply = await sendSigned(signed, signal);
    } catch (error) {
      note(isCancelled(error) ? 'aborted' : `failed (${reasonOf(error)})`);
      throw error;
    }
    note(`${reply.status} ${reply.headers.get('x-acs-request-id') ?? '-'}`);
    const redact = (text: string): string => redactor.redact(text);
    const { product, action: operation } = call;
    return judge(reply, { product, operation, host: signed.endpoint.host, now: clock.now(), redact });
  }

  private async pause(call: Call, failure: ApiError, tried: number, signal: AbortSignal): Promise<void> {
    const base = failure.kind === 'throttled' ? firstWaitMs.throttled : firstWaitMs.other;
    // Full jitter, so that many callers turned away together do not come back together.
    const wait = failure.retryAfterMs ?? Math.random() * Math.min(base * 2 ** tried, waitCapMs);
    try {
      await this.options.clock.sleep(Math.min(wait, waitCapMs), signal);
    } catch {
      // When the deadline ended the wait, what is known is the last failure.
      throw call.signal.aborted ? new CancelledError() : failure;
    }
  }
}

/** Registry passwords among the parameters; a message of the service may repeat them. */
function passwordsIn(query: object): readonly string[] {
  return Object.entries(query).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'string') {
      return /password/i.test(name) ? [value] : [];
    }
    return typeof value === 'object' && value !== null ? passwordsIn(value) : [];
  });
}

function mayRepeat(call: Call, failure: ApiError): boolean {
  if (failure.kind === 'throttled') {
    // Guards of one resource (`Ops.IntervalTooShort`) are told apart by the wait they name for the person: not ours to sit out.
    return failure.facts.retry?.afterMs === undefined || failure.retryAfterMs !== undefined;
  }
  const status = failure.httpStatus;
  // No answer, a server in trouble, or an answer cut off. A redirect or a sign-in page would only come again.
  const passing = status === undefined || status >= 500 || status < 300;
  return passing && call.repeat !== 'refused';
}

/** Error codes of Node's sockets and of undici, in words. The error's own text may hold the URL and is not used. */
function networkError(thrown: unknown, endpoint: Endpoint, late: boolean): ApiError {
  const { host } = endpoint;
  const reason = reasonOf(thrown);
  const message = late
    ? l10n.t('{0} did not answer in time.', host)
    : l10n.t('Could not reach {0} ({1}).', host, reason);
  return new ApiError({
    kind: 'network',
    message,
    hint: l10n.t('Check the network and the proxy settings of VS Code, then try again.'),
    retry: {},
    cause: new Error(reason),
  });
}

function reasonOf(thrown: unknown): string {
  for (let error: unknown = thrown; error instanceof Error; error = error.cause) {
    const { code } = error as { code?: unknown };
    if (typeof code === 'string') {
      return code;
    }
  }
  return toError(thrown).name;
}
