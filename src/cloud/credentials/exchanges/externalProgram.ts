// A credential from a program: started from a list of arguments, without a shell, and only where the user trusts the workspace.
import * as l10n from '@vscode/l10n';
import type { CredentialContext } from '../profile';
import { createNotObtainedError, createUnusableError } from '../failures';
import type { Entry } from '../fields';
import { parseRecord, readText } from '../fields';
import { splitCommandLine } from './commandLine';
import { ProgramError, runProgram } from './runProgram';
import type { ProgramFailure, ProgramRun } from './runProgram';

/** What the program printed: a profile as the CLI would keep it. */
export async function readProgramProfile(
  profile: string,
  entry: Entry,
  { env, clock, isTrusted }: CredentialContext,
  signal: AbortSignal,
): Promise<Entry> {
  assertExternalAllowed(profile, env);
  if (!isTrusted()) {
    throw createUnusableError(
      profile,
      l10n.t('it starts a program, and this workspace is not trusted'),
      l10n.t('Trust the workspace, or select another profile.'),
    );
  }
  const output = parseRecord(await run(profile, readText(entry, 'process_command') ?? '', { clock, env, signal }));
  if (!output) {
    throw createUnusableError(profile, l10n.t('its external program did not print a profile in JSON'));
  }
  return output;
}

/** The switch by which an administrator forbids the CLI, and us, to take credentials from a program or an address. */
export function assertExternalAllowed(profile: string, env: NodeJS.ProcessEnv): void {
  if (isExternalDisabled(env)) {
    throw createUnusableError(
      profile,
      l10n.t('external programs are disabled by {0}', 'ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS'),
      l10n.t('Unset the variable and restart VS Code, or select another profile.'),
    );
  }
}

export function isExternalDisabled(env: NodeJS.ProcessEnv): boolean {
  return /^(1|true)$/i.test(env['ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS']?.trim() ?? '');
}

async function run(profile: string, command: string, running: ProgramRun): Promise<string> {
  let words: readonly string[];
  try {
    words = splitCommandLine(command);
  } catch {
    throw createUnusableError(profile, l10n.t('{0} is not a command line', 'process_command'));
  }
  try {
    return await runProgram(words, running);
  } catch (error) {
    if (error instanceof ProgramError) {
      // Neither its command line nor what it printed is repeated: both may hold secrets.
      throw createNotObtainedError(profile, describeFailure(error.failure), 400);
    }
    throw error;
  }
}

function describeFailure(failure: ProgramFailure): string {
  switch (failure.type) {
    case 'exit':
      return l10n.t('its external program exited with code {0}', failure.code);
    case 'signal':
      return l10n.t('its external program was ended by {0}', failure.name);
    case 'start':
      return l10n.t('its external program could not be started ({0})', failure.code);
    case 'late':
      return l10n.t('its external program did not exit in time');
    case 'tooMuch':
      return l10n.t('its external program printed too much');
  }
}
