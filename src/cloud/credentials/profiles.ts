// All places credentials come from, and whom to sign in as when the user has chosen nobody.
import * as l10n from '@vscode/l10n';
import { UserFacingError } from '../../base/errors';
import { getCliConfigPath, readCliProfiles } from './cliProfiles';
import type { Profile, ProfileSource, CredentialContext } from './profile';
import { readEnteredProfiles } from './entered';
import type { SecretVault } from './entered';
import { readEnvironmentProfile, isCliIgnored, getNamedProfile } from './environment';
import { getIniPath, readIniProfiles } from './iniProfiles';

/** Where to look. */
export interface ProfilePaths {
  readonly cliConfigPath?: string | undefined;
  readonly iniPath?: string | undefined;
  readonly vault: SecretVault;
}

export interface FoundProfiles {
  /** By source: environment, CLI, the libraries' file, entered. */
  readonly profiles: readonly Profile[];
  /** The CLI's own choice. */
  readonly current?: string;
  /** What went wrong with a place as a whole. */
  readonly failures: readonly { readonly source: ProfileSource; readonly error: unknown }[];
}

/** Files that a login or an edit changes. */
export function listWatchedFiles(
  { cliConfigPath: cli, iniPath: ini }: ProfilePaths,
  env: NodeJS.ProcessEnv,
): readonly string[] {
  return [cli ?? getCliConfigPath(), ini ?? getIniPath(env)];
}

/** A place that cannot be read takes away its own profiles only. */
export async function findProfiles(places: ProfilePaths, context: CredentialContext): Promise<FoundProfiles> {
  const [cliFile = '', iniFile = ''] = listWatchedFiles(places, context.env);
  const environment = readEnvironmentProfile(context);
  const [cli, ini, entered] = await Promise.allSettled([
    isCliIgnored(context.env) ? { profiles: [] } : readCliProfiles(cliFile, context),
    readIniProfiles(iniFile, context),
    readEnteredProfiles(places.vault, context),
  ]);
  const current = cli.status === 'fulfilled' && 'current' in cli.value ? cli.value.current : undefined;
  return {
    profiles: [
      ...(environment ? [environment] : []),
      ...(cli.status === 'fulfilled' ? cli.value.profiles : []),
      ...(ini.status === 'fulfilled' ? ini.value : []),
      ...(entered.status === 'fulfilled' ? entered.value : []),
    ],
    ...(current !== undefined && { current }),
    failures: [
      ...(cli.status === 'rejected' ? [{ source: 'cli', error: cli.reason as unknown } as const] : []),
      ...(ini.status === 'rejected' ? [{ source: 'ini', error: ini.reason as unknown } as const] : []),
      ...(entered.status === 'rejected' ? [{ source: 'entered', error: entered.reason as unknown } as const] : []),
    ],
  };
}

/**
 * Whom to sign in as when nothing was clicked: the setting, the environment, the profile the environment names, the CLI's
 * current one, the libraries' file. Keys that were entered are used when they are chosen.
 * @throws UserFacingError when a name that was given does not exist, or the place that comes first cannot be read.
 */
export function choosePreferredProfile(
  found: FoundProfiles,
  setting: string,
  env: NodeJS.ProcessEnv,
): Profile | undefined {
  const { profiles, current, failures } = found;
  const cli = profiles.filter(({ source }) => source === 'cli');
  const ini = profiles.filter(({ source }) => source === 'ini');
  const failure = failures.find(({ source }) => source === 'cli') ?? failures[0];
  const byName = (list: readonly Profile[], name: string): Profile | undefined => list.find((one) => one.name === name);
  if (setting !== '') {
    const named = byName([...cli, ...ini, ...profiles.filter(({ source }) => source === 'entered')], setting);
    if (!named && failure) {
      throw failure.error;
    }
    return (
      named ??
      throwNoProfile(
        setting,
        l10n.t('Check the setting elasticContainers.profile, or run "aliyun configure --profile {0}".', setting),
      )
    );
  }
  const environment = profiles.find(({ source }) => source === 'environment');
  if (environment) {
    return environment;
  }
  const requested = getNamedProfile(env);
  const fromCli = requested === undefined ? (byName(cli, current ?? 'default') ?? cli[0]) : byName(cli, requested);
  if (fromCli) {
    return fromCli;
  }
  if (failure) {
    throw failure.error;
  }
  const fromIni = byName(ini, requested ?? 'default') ?? (requested === undefined ? ini[0] : undefined);
  if (!fromIni && requested !== undefined && profiles.length > 0) {
    return throwNoProfile(requested, l10n.t('Check the variable ALIBABA_CLOUD_PROFILE, or select a profile.'));
  }
  return fromIni;
}

function throwNoProfile(name: string, hint: string): never {
  throw new UserFacingError(l10n.t('There is no profile named {0}.', name), hint);
}
