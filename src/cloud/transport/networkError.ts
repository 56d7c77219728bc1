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
    : isCertificateError(reason)
      ? l10n.t('The certificate of {0} is not trusted ({1}).', host, reason)
      : l10n.t('Could not reach {0} ({1}).', host, reason);
  return new ApiError({
    kind: 'network',
    message,
    hint: suggestNetworkStep(reason),
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

/** As OpenSSL and Node name what is wrong with a certificate. */
const certificateErrors =
  /^(CERT_\w+|CRL_\w+|ERROR_IN_C(ERT|RL)_\w+|UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)_\w+|SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED)$/;

function isCertificateError(reason: string): boolean {
  return certificateErrors.test(reason);
}

/** What to do about a call that got no answer. */
export function suggestNetworkStep(reason: string): string {
  switch (reason) {
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return l10n.t('Check the clock of this machine, and the certificate of your proxy.');
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return l10n.t(
        'The certificate is that of another host. Check the setting elasticContainers.endpoints, and your proxy.',
      );
    case 'EPROTO':
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
      return l10n.t('What answered does not use TLS. Check the setting http.proxy.');
    default:
      return isCertificateError(reason)
        ? l10n.t(
            'Install the root certificate of your proxy on this machine and turn on http.systemCertificates, or set NODE_EXTRA_CA_CERTS to its file and restart VS Code.',
          )
        : l10n.t('Check the network and the proxy settings of VS Code, then try again.');
  }
}
