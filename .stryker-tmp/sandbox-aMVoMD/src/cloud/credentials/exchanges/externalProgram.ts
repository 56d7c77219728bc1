// A credential from a program: started from a list of arguments, without a shell, and only where the user trusts the workspace.
import { execFile } from 'node:child_process';
import * as l10n from '@vscode/l10n';
import { CancelledError } from '../../../base/errors';
import type { CredentialContext } from '../profile';
import { createNotObtainedError, createUnusableError } from '../failures';
import type { Entry } from '../fields';
import { parseRecord, readText } from '../fields';
import { splitCommandLine } from './commandLine';

const deadlineMs = 60_000;
const maxOutputBytes = 1024 * 1024;

/** What the program printed: a profile as the CLI would keep it. */
export async function readProgramProfile(
  profile: string,
  entry: Entry,
  { env, isTrusted }: CredentialContext,
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
  const output = parseRecord(await run(profile, readText(entry, 'process_command') ?? '', signal));
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

function run(profile: string, command: string, signal: AbortSignal): Promise<string> {
  let words: readonly string[];
  try {
    words = splitCommandLine(command);
  } catch {
    throw createUnusableError(profile, l10n.t('{0} is not a command line', 'process_command'));
  }
  const [program = '', ...args] = words;
  const options = { signal, timeout: deadlineMs, maxBuffer: maxOutputBytes, shell: false, windowsHide: true } as const;
  return new Promise((resolve, reject) => {
    execFile(program, args, options, (error, stdout) => {
      if (signal.aborted) {
        reject(new CancelledError());
      } else if (error) {
        // Neither its command line nor what it printed is repeated: both may hold secrets.
        reject(createNotObtainedError(profile, describeExit(error), 400));
      } else {
        resolve(stdout);
      }
    }).stdin?.end();
  });
}

function describeExit(error: { readonly code?: unknown; readonly killed?: boolean }): string {
  if (error.killed === true) {
    return l10n.t('its external program did not exit in time');
  }
  return typeof error.code === 'number'
    ? l10n.t('its external program exited with code {0}', error.code)
    : l10n.t('its external program could not be started ({0})', typeof error.code === 'string' ? error.code : 'error');
}
