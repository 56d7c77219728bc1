// One call from parameters to answer: turn, slot, deadline, signing by the official client, retry, redaction, one log line.
import * as l10n from '@vscode/l10n';
import type { CallHistory, CallRecord } from '../../base/callHistory';
import type { Clock } from '../../base/clock';
import { AccountChangedError, CancelledError, UserFacingError, isCancelled } from '../../base/errors';
import type { Log } from '../../base/log';
import type { Redactor } from '../../base/redact';
import { getWriteCheck } from '../../base/writeCheck';
import type { WriteCheck } from '../../base/writeCheck';
import { readAnswer } from '../answerShape';
import type { Decoded, ObjectShape } from '../answerShape';
import { ApiError } from '../errors/apiError';
import { CallSlots } from './callSlots';
import { ClockSkew } from './clockSkew';
import type { Credential } from '../credentials/credential';
import { isLoopback, requireRegion, resolveEndpoint } from '../endpoints';
import type { EndpointOverrides, InsideVpc } from '../endpoints';
import type { ProductApi } from '../product';
import type { Reply } from './exchange';
import { redactParameters } from './callRecord';
import { loadOfficialClient } from './officialClient';
import type { OfficialClient, SignedCall } from './officialClient';
import { toNetworkError, describeReason } from './networkError';
import { Pacer } from './pacer';
import type { Payer, Turn } from './pacer';
import { getRate } from './rateLimits';
import { isExpired, isPaced, canRepeat, retries, getRetryDelayMs } from './repeat';
import type { Repeat } from './repeat';
import { parseReply } from './reply';
import type { JsonObject } from './reply';
import { TimeBudget } from './timeAllowed';

export interface Call {
  readonly api: ProductApi;
  /** Undefined for the operations that the region-free host answers. */
  readonly region: string | undefined;
  readonly action: string;
  /** GET for the operations that take no other; POST when left out. */
  readonly method?: 'GET' | 'POST';
  /** Parameters in the URL. */
  readonly query: object;
  /** Parameters in the body, for the operations that read them there. */
  readonly form?: object;
  readonly repeat: Repeat;
  readonly signal: AbortSignal;
  /** For operations that answer when something has ended; the transport's own otherwise. */
  readonly deadlineMs?: number;
}

/** Who makes the calls and where they go: one thing, so that neither can change without the other. */
export interface Access {
  readonly credential: Credential;
  readonly endpoints: EndpointOverrides;
  readonly vpc?: InsideVpc | undefined;
  /** Where a region was written, for messages. */
  readonly regionSource?: (region: string) => string;
  /** Whose rate limits the calls count against; those of the access key when left out. */
  readonly payer?: Omit<Payer, 'accessKeyId'> | undefined;
  /** Reports that the service refuses the credential; true when a retry gets another one. */
  readonly refused?: () => boolean;
  /** Whose calls these are. Once it is signed out, which aborts the signal, nothing more is sent in its name. */
  readonly account?: { readonly label: string; readonly signal: AbortSignal };
}

/** A call with the condition that its action has set for its writes. */
type CheckedCall = Call & { readonly check: WriteCheck | undefined };

interface Attempt {
  readonly tried: number;
  readonly time: TimeBudget;
  /** A write that may have taken effect in an earlier attempt. */
  readonly unclear: ApiError | undefined;
}

/** Calls are sent more slowly than they are requested. */
export interface Slowdown {
  readonly region: string | undefined;
  /** An estimate. */
  readonly forMs: number;
}

export interface TransportOptions {
  /** Called before every call, with the call's signal. */
  readonly access: (signal: AbortSignal) => Promise<Access>;
  readonly clock: Clock;
  readonly log: Log;
  readonly redactor: Redactor;
  readonly userAgent: string;
  /** While it returns true, only reads are sent. */
  readonly readOnly?: () => boolean;
  /** For all attempts of a call together; waiting for a turn or a slot does not count. */
  readonly deadlineMs?: number;
  /** Shared by the transports of a process: the service's limits continue when the user signs in again. */
  readonly pacer?: Pacer;
  /** Where what was called is noted. */
  readonly history?: CallHistory;
  /** A call waits longer than a second for its turn, or the service turned one away. */
  readonly onSlow?: (slow: Slowdown) => void;
  /** Our clock and a service's are too far apart; calls go by the service's from now on. */
  readonly onSkew?: (explanation: string) => void;
}

/** A call ready to be signed, and whose rate limits it counts against. */
interface PreparedCall extends SignedCall, Pick<Access, 'refused' | 'account'> {
  readonly payer: Payer;
}

const sameWaitMs = 500;
/** Many times the largest page of a list: a response beyond it is broken, or an attack on the memory. */
const usualAnswerBytes = 16 * 1024 * 1024;

export class Transport {
  private readonly slots = new CallSlots();
  private readonly pacer: Pacer;
  private readonly skew = new ClockSkew();
  /** Failures after which the same call goes with another date. */
  private readonly redated = new WeakSet<ApiError>();
  /** What was reported of each region. */
  private readonly slowUntil = new Map<string | undefined, number>();

  constructor(private readonly options: TransportOptions) {
    this.pacer = options.pacer ?? new Pacer(options.clock);
  }

  /**
   * Makes the call and returns the service's JSON object.
   * @throws ApiError, or CancelledError when the caller's signal aborts.
   */
  async call(call: Call): Promise<JsonObject> {
    // A password that is sent with it, which a message of the service may repeat, is known no longer than that.
    const release = this.options.redactor.hold(listPasswords([call.query, call.form]));
    try {
      return await this.sendUntilAnswered(call);
    } finally {
      release();
    }
  }

  /** As `call`; what the answer declares is read, whatever form the service sent it in. */
  async callFor<S extends ObjectShape>(shape: S, call: Call): Promise<Decoded<S>> {
    const { log, redactor } = this.options;
    return readAnswer(shape, await this.call(call), (omitted) => {
      log.warn(redactor.redact(`${call.action} ${call.region ?? ''} left out items of the answer: ${omitted}`));
    });
  }

  private async sendUntilAnswered(call: Call): Promise<JsonObject> {
    const checked = { ...call, check: call.repeat === 'read' ? undefined : getWriteCheck() };
    this.refuseWrite(checked);
    let signed = await this.prepare(call);
    let isRenewed = false;
    let unclear: ApiError | undefined;
    const time = new TimeBudget(call.deadlineMs ?? this.options.deadlineMs ?? 30_000);
    for (let tried = 0; ; tried++) {
      const outcome = await this.attempt(checked, signed, { tried, time, unclear });
      if (!(outcome instanceof ApiError)) {
        return outcome;
      }
      unclear = isUnclearWrite(call, outcome) ? outcome : unclear;
      const renewed = await this.renewRefused(call, signed, outcome, isRenewed);
      if (renewed) {
        isRenewed = true;
        signed = renewed;
        continue;
      }
      if (tried >= retries || time.isUsedUp) {
        throw outcome;
      }
      await this.waitToRepeat(call, outcome, tried, time);
    }
  }

  /** True when calls go to this machine, to an emulator. */
  async isLocal(api: ProductApi, region: string, signal: AbortSignal): Promise<boolean> {
    const { endpoints, vpc } = await this.options.access(signal);
    const { protocol, host } = resolveEndpoint(api, region, endpoints, vpc);
    return isLoopback(new URL(`${protocol}://${host}`).hostname);
  }

  /** @throws the failure of a call that is not to be sent again */
  private async waitToRepeat(call: Call, failure: ApiError, tried: number, time: TimeBudget): Promise<void> {
    if (this.redated.has(failure)) {
      return;
    }
    if (!canRepeat(call.repeat, failure)) {
      throw failure;
    }
    // A call that was throttled waits for another turn instead.
    if (!isPaced(failure)) {
      await this.pause(call, failure, tried, time);
    }
  }

  private refuseWrite({ repeat, check }: CheckedCall): void {
    if (repeat !== 'read' && this.options.readOnly?.()) {
      throw new UserFacingError(
        l10n.t('Read-only mode is on. Changes are not allowed.'),
        l10n.t('Turn off the setting elasticContainers.readOnly to allow it.'),
      );
    }
    check?.();
  }

  /**
   * The call with another credential, when the service does not take this one any more: it was turned away at the door, whatever it
   * was. Every refusal is reported, so that the next call has another credential, but a call is renewed once.
   */
  private async renewRefused(
    call: Call,
    signed: PreparedCall,
    failure: ApiError,
    isRenewed: boolean,
  ): Promise<PreparedCall | undefined> {
    if (!isExpired(failure) || !signed.refused?.() || isRenewed) {
      return undefined;
    }
    const renewed = await this.prepare(call);
    return renewed.credential.securityToken === signed.credential.securityToken ? undefined : renewed;
  }

  /** What held when the call was made need not hold when its turn comes. */
  private refuseSending(call: CheckedCall, { account }: PreparedCall): void {
    if (account?.signal.aborted) {
      throw new AccountChangedError(account.label);
    }
    this.refuseWrite(call);
  }

  private async prepare(call: Call): Promise<PreparedCall> {
    const { access, redactor, userAgent } = this.options;
    const { credential, endpoints, vpc, payer, refused, account, regionSource } = await access(call.signal);
    if (regionSource) {
      requireRegion(call.region, regionSource);
    }
    // Before the last check: nothing that takes time lies between the check and the request.
    await (officialClient ??= loadOfficialClient());
    const endpoint = resolveEndpoint(call.api, call.region, endpoints, vpc);
    redactor.remember(credential.accessKeySecret);
    redactor.remember(credential.securityToken);
    redactor.remember(credential.bearerToken);
    const { action, method = 'POST', query, form } = call;
    const { version } = call.api;
    return {
      ...{ endpoint, credential, action, version, method, query, form, userAgent },
      payer: { profile: credential.accessKeyId, ...payer, accessKeyId: credential.accessKeyId },
      ...(refused && { refused }),
      ...(account && { account }),
    };
  }

  /** @throws what ended an earlier attempt whose result is not known, rather than why it was not repeated */
  private async attempt(
    call: CheckedCall,
    prepared: PreparedCall,
    { tried, time, unclear }: Attempt,
  ): Promise<JsonObject | ApiError> {
    const { account } = prepared;
    const waiting = account ? AbortSignal.any([call.signal, account.signal]) : call.signal;
    try {
      return await this.sendInTurn({ ...call, waiting }, prepared, tried, time);
    } catch (error) {
      if (call.signal.aborted) {
        throw new CancelledError();
      }
      throw unclear ?? (isCancelled(error) && account ? new AccountChangedError(account.label) : error);
    }
  }

  /** One request in its turn; its failure is a result. */
  private async sendInTurn(
    call: CheckedCall & { readonly waiting: AbortSignal },
    prepared: PreparedCall,
    tried: number,
    time: TimeBudget,
  ): Promise<JsonObject | ApiError> {
    for (;;) {
      const turn = await this.acquireTurn(call, prepared);
      const request = { isSent: false };
      try {
        // After a wait, a temporary credential may be another one.
        const signed = turn.waitedMs > 0 ? await this.prepare(call) : prepared;
        const answer = await this.slots.run(`${call.api.id}/${call.region ?? ''}`, call.waiting, async () => {
          this.refuseSending(call, signed);
          request.isSent = turn.isValid();
          return request.isSent
            ? time.run(call.signal, (signal) => this.sendOnce(call, signed, tried, signal))
            : undefined;
        });
        if (answer) {
          return answer;
        }
      } catch (error) {
        if (call.signal.aborted) {
          throw new CancelledError();
        }
        if (!request.isSent) {
          throw error;
        }
        const failure = error instanceof ApiError ? error : toNetworkError(error, prepared.endpoint, time.isUsedUp);
        if (isPaced(failure)) {
          const restMs = getRetryDelayMs(failure, tried);
          turn.reportThrottled(restMs);
          this.notifySlow(call.region, restMs);
        }
        return failure;
      } finally {
        if (request.isSent) {
          turn.reportAnswered();
        } else {
          turn.reportNotSent();
        }
      }
    }
  }

  private acquireTurn(
    { api, action, region, waiting }: Call & { readonly waiting: AbortSignal },
    { payer }: PreparedCall,
  ): Turn | Promise<Turn> {
    const onSlow = (forMs: number): void => this.notifySlow(region, forMs);
    return this.pacer.acquire(this.pacer.getAccount(payer), getRate(api, action), { signal: waiting, onSlow });
  }

  /** Calls that wait in parallel report the same slowdown: it is passed on once. */
  private notifySlow(region: string | undefined, forMs: number): void {
    const until = this.options.clock.now() + forMs;
    if (until > (this.slowUntil.get(region) ?? 0) + sameWaitMs) {
      this.slowUntil.set(region, until);
      this.options.onSlow?.({ region, forMs });
    }
  }

  private async sendOnce(call: Call, signed: SignedCall, tried: number, signal: AbortSignal): Promise<JsonObject> {
    const { clock, log, redactor, history } = this.options;
    const client = await (officialClient ??= loadOfficialClient());
    const started = clock.now();
    const redact = (text: string): string => redactor.redact(text);
    const listParameters = (): CallRecord['parameters'] =>
      redactParameters(client.flattenParameters({ ...call.query, ...call.form }), redact);
    // Computed on display, because lists make hundreds of calls; but what holds a password is not kept for that.
    const isLazy = listPasswords([call.query, call.form]).length === 0;
    const keep = (result: string, isFailure: boolean, requestId?: string): void =>
      history?.add(
        createRecord(
          {
            ...{ at: started, product: call.api.id, action: call.action, version: signed.version },
            ...{ method: signed.method, region: call.region, ms: clock.now() - started, isFailure, requestId },
            ...{ attempt: tried + 1, result: redact(result) },
          },
          isLazy ? listParameters : toConstant(listParameters()),
        ),
      );
    const note = (outcome: string): void => {
      const place = call.region ?? signed.endpoint.host;
      log.info(redact(`${call.action} ${place} ${outcome} ${clock.now() - started} ms`));
    };
    const { host } = signed.endpoint;
    const skewMs = this.skew.get(host);
    let reply: Reply;
    try {
      const limits = { signal, maxBytes: getMaxBytes(call) };
      reply = await client.sendSigned({ ...signed, ...(skewMs !== 0 && { sentAt: clock.now() + skewMs }) }, limits);
    } catch (error) {
      const outcome = isCancelled(error) ? 'aborted' : `failed (${describeReason(error)})`;
      note(outcome);
      keep(outcome, !isCancelled(error));
      throw error;
    }
    const requestId = reply.headers.get('x-acs-request-id') ?? undefined;
    note(`${reply.status} ${requestId ?? '-'}`);
    const { api, action: operation } = call;
    try {
      const answer = parseReply(reply, { api, operation, host, now: clock.now(), redact });
      keep(String(reply.status), false, requestId);
      return answer;
    } catch (error) {
      const { code, servedAt } = error instanceof ApiError ? error : {};
      keep([reply.status, code].filter(Boolean).join(' '), true, requestId);
      if (error instanceof ApiError && servedAt !== undefined) {
        const { again, isNew } = this.skew.learn(host, skewMs, servedAt, clock.now());
        if (again) {
          this.redated.add(error);
        }
        if (isNew) {
          log.warn(error.message);
          this.options.onSkew?.(error.message);
        }
      }
      throw error;
    }
  }

  private async pause(call: Call, failure: ApiError, tried: number, time: TimeBudget): Promise<void> {
    try {
      await time.run(call.signal, (signal) => this.options.clock.sleep(getRetryDelayMs(failure, tried), signal));
    } catch {
      // When the deadline ended the wait, what is known is the last failure.
      throw call.signal.aborted ? new CancelledError() : failure;
    }
  }
}

/** Apart from the call, so that a record keeps nothing of it but what its parameters are listed from. */
function createRecord(
  record: Omit<CallRecord, 'parameters'>,
  listParameters: () => CallRecord['parameters'],
): CallRecord {
  return {
    ...record,
    get parameters() {
      return listParameters();
    },
  };
}

function toConstant<T>(value: T): () => T {
  return () => value;
}

/** It may have taken effect, although it is safe to send it again. */
function isUnclearWrite({ repeat }: Call, failure: ApiError): boolean {
  return repeat !== 'read' && canRepeat(repeat, failure) && !isPaced(failure);
}

/** It is large: loaded with the first call. */
let officialClient: Promise<OfficialClient> | undefined;

/** Registry passwords among the parameters; a message of the service may repeat them. */
function listPasswords(query: object): readonly string[] {
  return Object.entries(query).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'string') {
      return /password/i.test(name) ? [value] : [];
    }
    return typeof value === 'object' && value !== null ? listPasswords(value) : [];
  });
}

function getMaxBytes({ api, action }: Call): number {
  return api.answerBytes?.[action] ?? usualAnswerBytes;
}
