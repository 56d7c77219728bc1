/** What is published about an error code. */
interface PublishedError {
  readonly status: number;
  readonly message: string;
}

/** Error codes by name. */
export type ErrorTable = Readonly<Record<string, PublishedError>>;

/** An error as the gateway answers it: an HTTP status with a `Code` and a `Message`. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    /** Further fields of the body, such as AccessDeniedDetail. */
    readonly fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'ApiError';
  }

  /** An absent mandatory parameter. The RPC gateway forms the code from the parameter's name. */
  static missing(parameter: string): ApiError {
    return new ApiError(`Missing${parameter}`, 400, `${parameter} is mandatory for this action.`);
  }

  /** A parameter of the wrong type or out of bounds. */
  static invalid(parameter: string, reason: string): ApiError {
    return new ApiError('InvalidParameter', 400, `The specified parameter ${parameter} is not valid: ${reason}.`);
  }
}

/** Creates the errors of a table, with their published message or a more precise one. */
export function createErrors<T extends ErrorTable>(
  table: T,
): (code: keyof T & string, message?: string, fields?: Readonly<Record<string, unknown>>) => ApiError {
  return (code, message, fields) => {
    const { status, message: published } = table[code] as PublishedError;
    return new ApiError(code, status, message ?? published, fields);
  };
}
