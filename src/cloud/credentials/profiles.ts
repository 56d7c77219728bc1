// All places credentials come from, and which profile to use when the user has chosen none.
import * as l10n from '@vscode/l10n';
import { UserFacingError } from '../../base/errors';
import { toSingleLine } from '../../base/text';
import { getCliConfigPath, readCliProfiles } from './cliProfiles';
import type { CliProfiles } from './cliProfiles';
import type { Profile, ProfileSource, CredentialContext } from './profile';
import { readEnteredProfiles } from './entered';
import type { SecretVault } from './entered';
import { readEnvironmentProfile, isCliIgnored, getNamedProfile } from './environment';
import { getIniPath, readIniProfiles } from './iniProfiles';
import type { ReadText } from './readTextFile';

/** Where to look. */
export interface ProfilePaths {
  readonly cliConfigPath?: string | undefined;
  readonly iniPath?: string | undefined;
  readonly vault: SecretVault;
  /** Of the files; left out, from the disk. */
  readonly read?: ReadText;
}

export interface FoundProfiles {
  /** By source: environment, CLI, the libraries' file, entered. */
  readonly profiles: readonly Profile[];
  /** The CLI's own choice. */
  readonly current?: string;
  /** What went wrong with a place, as a whole or with a part of it that is left out. */
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
    isCliIgnored(context.env) ? { profiles: [] } : readCliProfiles(cliFile, context, places.read),
    readIniProfiles(iniFile, context, places.read),
    readEnteredProfiles(places.vault, context),
  ]);
  const { current, error }: Partial<CliProfiles> = cli.status === 'fulfilled' ? cli.value : {};
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
      ...(error ? [{ source: 'cli', error } as const] : []),
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
  if (setting !== '') {
    return findConfigured(found, setting);
  }
  const environment = listBySource(found, 'environment')[0];
  if (environment) {
    return environment;
  }
  const requested = getNamedProfile(env);
  return requested === undefined ? chooseDefault(found) : findRequested(found, requested);
}

/** The profile that the setting names. */
function findConfigured(found: FoundProfiles, name: string): Profile {
  const named = findByName(
    (['cli', 'ini', 'entered'] as const).flatMap((source) => listBySource(found, source)),
    name,
  );
  if (!named) {
    throwFailure(found);
    throwNoProfile(
      name,
      l10n.t('Check the setting elasticContainers.profile, or run "aliyun configure --profile {0}".', name),
    );
  }
  return named;
}

/** The profile that the environment names. Without any profile at all the user is prompted to sign in instead. */
function findRequested(found: FoundProfiles, name: string): Profile | undefined {
  const fromCli = findByName(listBySource(found, 'cli'), name);
  if (fromCli) {
    return fromCli;
  }
  throwFailure(found);
  const fromIni = findByName(listBySource(found, 'ini'), name);
  if (!fromIni && found.profiles.length > 0) {
    throwNoProfile(name, l10n.t('Check the variable ALIBABA_CLOUD_PROFILE, or select a profile.'));
  }
  return fromIni;
}

/** The profile that the tools would use by default, or the first one of their files. Never another than the CLI names. */
function chooseDefault(found: FoundProfiles): Profile | undefined {
  const cli = listBySource(found, 'cli');
  const { current } = found;
  const fromCli = findByName(cli, current ?? 'default') ?? (current === undefined ? cli[0] : undefined);
  if (fromCli) {
    return fromCli;
  }
  const ini = listBySource(found, 'ini');
  // Without any profile, `default` is what the CLI starts with.
  if (current !== undefined && (cli.length > 0 || (current !== 'default' && ini.length > 0))) {
    throwChoose(
      l10n.t('The current profile of the aliyun CLI, {0}, does not exist.', toSingleLine(current, 80)),
      l10n.t('Select a profile, or run "aliyun configure switch".'),
    );
  }
  throwFailure(found);
  return findByName(ini, 'default') ?? ini[0];
}

function listBySource({ profiles }: FoundProfiles, source: ProfileSource): readonly Profile[] {
  return profiles.filter((profile) => profile.source === source);
}

function findByName(profiles: readonly Profile[], name: string): Profile | undefined {
  return profiles.find((profile) => profile.name === name);
}

/** Throws what went wrong with the CLI's file, else with another place; a profile may be missing because of it. */
function throwFailure({ failures }: FoundProfiles): void {
  const failure = failures.find(({ source }) => source === 'cli') ?? failures[0];
  if (failure) {
    throw failure.error;
  }
}

function throwNoProfile(name: string, hint: string): never {
  throwChoose(l10n.t('There is no profile named {0}.', name), hint);
}

function throwChoose(message: string, hint: string): never {
  throw new UserFacingError(message, hint, { chooseProfile: true });
}
