import { errorCodes, type ErrorCode } from './errorCodes';

/** A refusal as the gateway answers it: an HTTP status with a `Code` and a `Message`. */
export class ApiError extends Error {
  private constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    /** Further fields of the body, such as AccessDeniedDetail. */
    readonly fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'ApiError';
  }

  /** A code of the table, with its own text or a closer one. `status` where an operation answers with another than the table's. */
  static of(code: ErrorCode, message?: string, fields?: Readonly<Record<string, unknown>>, status?: number): ApiError {
    const known = errorCodes[code];
    return new ApiError(code, status ?? known.status, message ?? known.message, fields);
  }

  /** An absent mandatory parameter. The RPC gateway forms the code from the parameter's name. */
  static missing(parameter: string): ApiError {
    return new ApiError(`Missing${parameter}`, 400, `${parameter} is mandatory for this action.`);
  }

  /** A parameter of the wrong type or out of bounds. */
  static invalid(parameter: string, reason: string): ApiError {
    return ApiError.of('InvalidParameter', `The specified parameter ${parameter} is not valid: ${reason}.`);
  }
}
