import { ApiError } from '../../../cloud/errors/apiError';

const codes: readonly string[] = ['invalidapp.notfound', 'invalidversion.notfound'];

/** True when the service reports that the app or the version does not exist. */
function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && codes.includes(error.code?.toLowerCase() ?? '');
}

/** What is read; undefined when the app or the version does not exist any more. */
export async function readIfFound<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isNotFound(error)) {
      return undefined;
    }
    throw error;
  }
}
