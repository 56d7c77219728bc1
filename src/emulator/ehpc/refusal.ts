// How E-HPC refuses: with codes of its own, where the gateway's shared rules speak of InvalidParameter.
import { ApiError } from '../gateway/apiError';
import { errorCodes, isErrorCode } from '../gateway/errorCodes';
import { ehpcErrorCodes, type EhpcErrorCode } from './errorCodes';

/** Brings the codes into the gateway's table, so that each can be thrown, and ordered as a fault like any other. */
export function registerErrorCodes(): void {
  Object.assign(errorCodes, ehpcErrorCodes);
}

/** A refusal with a published code, with its own text or a closer one. */
export function refusal(code: EhpcErrorCode, message?: string): ApiError {
  const name: string = code;
  if (!isErrorCode(name)) {
    throw new Error(`${name} is not in the table: registerErrorCodes comes first`);
  }
  return ApiError.of(name, message);
}

/** A value E-HPC does not accept, in the published words. */
export function invalidParams(parameter: string): ApiError {
  return refusal('InvalidParams', `The specified parameter ${parameter} is invalid.`);
}

/** What a handler threw, as E-HPC would answer it. */
export function inEhpcTerms(thrown: unknown): unknown {
  return thrown instanceof ApiError && thrown.code === 'InvalidParameter'
    ? refusal('InvalidParams', thrown.message.replace(/ is not valid: .*$/s, ' is invalid.'))
    : thrown;
}
