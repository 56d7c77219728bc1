// Messages shown when a profile cannot be signed in with. None of these quotes a value of the profile.
import * as l10n from '@vscode/l10n';
import { UserFacingError } from '../../base/errors';
import { toSingleLine } from '../../base/text';
import { ApiError } from '../errors/apiError';

/** The user has to fix the profile itself. */
export function createUnusableError(name: string, reason: string, hint?: string): UserFacingError {
  const shown = toSingleLine(name, 80);
  return new UserFacingError(
    l10n.t('The profile {0} cannot be used: {1}.', shown, reason),
    hint ?? l10n.t('Run "aliyun configure --profile {0}", or select another profile.', shown),
  );
}

/** Only the user can continue, by signing in with the CLI. `login` is its command line. */
export function createLoginNeededError(name: string, login: readonly string[]): ApiError {
  const shown = toSingleLine(name, 80);
  return new ApiError({
    kind: 'credential',
    message: l10n.t('The session of the profile {0} has expired.', shown),
    hint: l10n.t('Sign in again in a terminal, or select another profile.'),
    login,
  });
}

/** The credential provider is unreachable, or gave no valid answer. */
export function createNotObtainedError(name: string, reason: string, httpStatus?: number, hint?: string): ApiError {
  const passing = httpStatus === undefined || httpStatus >= 500;
  return new ApiError({
    kind: passing ? 'network' : 'credential',
    message: l10n.t('No credentials for the profile {0}: {1}.', toSingleLine(name, 80), reason),
    hint:
      hint ??
      (passing
        ? l10n.t('Check the network and the proxy settings of VS Code, then try again.')
        : l10n.t('Check the profile, or select another one.')),
    ...(httpStatus !== undefined && { httpStatus }),
    ...(passing && { retry: {} }),
  });
}
