// A call that got no answer, as an error a person can act on.
import * as l10n from '@vscode/l10n';
import { toError } from '../../base/errors';
import { ApiError } from '../errors/apiError';
import type { Endpoint } from '../endpoints';

/** Error codes of Node's sockets and of undici, in words. The error's own text may hold the URL and is not used. */
export function toNetworkError(thrown: unknown, endpoint: Endpoint, late: boolean): ApiError {
  const { host } = endpoint;
  const reason = describeReason(thrown);
  const message = late
    ? l10n.t('{0} did not respond in time.', host)
    : l10n.t('Could not reach {0} ({1}).', host, reason);
  return new ApiError({
    kind: 'network',
    message,
    hint: l10n.t('Check the network and the proxy settings of VS Code, then try again.'),
    retry: {},
    cause: new Error(reason),
  });
}

/** The code of what went wrong, which holds no address. */
export function describeReason(thrown: unknown): string {
  for (let error: unknown = thrown; error instanceof Error; error = error.cause) {
    const { code } = error as { code?: unknown };
    if (typeof code === 'string') {
      return code;
    }
  }
  return toError(thrown).name;
}
