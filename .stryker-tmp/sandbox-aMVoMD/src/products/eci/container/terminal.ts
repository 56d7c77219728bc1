// A shell in a container, in a terminal.
import * as l10n from '@vscode/l10n';
import type { Clock } from '../../../base/clock';
import { UserFacingError } from '../../../base/errors';
import { eciExec } from '../exec/execClient';
import type { ExecClient, ExecTarget } from '../exec/execClient';
import type { ExecSession } from '../exec/execSession';
import type { ActionHandler } from '../../../model/action';
import type { ResourceRef } from '../../../model/resource';
import type { TerminalEnd, TerminalLink, TerminalSize } from '../../../model/ports/show';
import { parseContainerId } from './row';

/** What shells and container runtimes answer for a program that cannot be run or is not there. */
const notRunnable: ReadonlySet<number | undefined> = new Set([126, 127]);

/** A connection lost so soon after a size was sent was lost because of it. */
const resizeBlameMs = 2_000;

/** Opens a shell; bash when there is one. */
export const openTerminal: ActionHandler<'one'> = (context, ref) => {
  const { clock } = context;
  const target = toExecTarget(ref);
  // Of the account the action began in: connecting again must not be done in another name.
  const exec = context.client(eciExec);
  context.show.terminal({
    title: ref.name,
    about: l10n.t('{0} ({1}, {2}, account {3})', ref.name, target.groupId, target.region, context.account),
    connect: (size, onOutput, signal) =>
      ShellLink.open(createShellCommands(size), { exec, clock }, (command) =>
        exec.open(target, command, { signal, onOutput }),
      ),
  });
  return Promise.resolve(undefined);
};

interface ShellParts {
  readonly exec: ExecClient;
  readonly clock: Clock;
}

/** How the service names the container. */
export function toExecTarget({ region, id }: ResourceRef): ExecTarget {
  const key = parseContainerId(id);
  if (!key) {
    throw new Error(`Not a container: ${id}`);
  }
  return { region, groupId: key.instanceId, container: key.containerName };
}

/**
 * What is tried in turn. The first finds the better shell itself, which costs one call instead of two, and sets the size in a way
 * that does not need channel 4. The second is for the rare container that has bash but no sh.
 */
function createShellCommands({ columns, rows }: TerminalSize): readonly (readonly string[])[] {
  const start = [
    `stty cols ${columns} rows ${rows} 2>/dev/null`,
    'export TERM=xterm-256color',
    'command -v bash >/dev/null 2>&1 && exec bash',
    'exec sh',
  ];
  return [['/bin/sh', '-c', start.join('; ')], ['bash']];
}

/** The shell that could be started: as long as one cannot, the next is tried. */
class ShellLink implements TerminalLink {
  readonly ended: Promise<TerminalEnd>;
  private wasUsed = false;
  private resizedAt: number | undefined;

  private constructor(
    private session: ExecSession,
    commands: readonly (readonly string[])[],
    private readonly parts: ShellParts,
    private readonly start: (command: readonly string[]) => Promise<ExecSession>,
  ) {
    this.ended = this.run(commands);
  }

  static async open(
    [first = [], ...others]: readonly (readonly string[])[],
    parts: ShellParts,
    start: (command: readonly string[]) => Promise<ExecSession>,
  ): Promise<ShellLink> {
    return new ShellLink(await start(first), others, parts, start);
  }

  write(text: string): void {
    this.wasUsed = true;
    this.session.write(text);
  }

  /** Where the service was found not to take sizes, the shell keeps the one it began with, and has the right one when begun again. */
  resize({ columns, rows }: TerminalSize): void {
    if (!this.parts.exec.isResizingBroken) {
      this.resizedAt = this.parts.clock.now();
      this.session.resize(columns, rows);
    }
  }

  pause(): void {
    this.session.pause();
  }

  resume(): void {
    this.session.resume();
  }

  close(): void {
    this.session.close();
  }

  private async run(others: readonly (readonly string[])[]): Promise<TerminalEnd> {
    let end = await this.session.ended;
    for (const command of others) {
      if (this.hasFailedToStart(end)) {
        this.session = await this.start(command);
        end = await this.session.ended;
      }
    }
    if (end.type === 'lost' && this.parts.clock.now() - (this.resizedAt ?? -Infinity) < resizeBlameMs) {
      this.parts.exec.isResizingBroken = true;
    }
    if (this.hasFailedToStart(end)) {
      throw new UserFacingError(
        l10n.t('This container has no shell: neither sh nor bash could be started.'),
        l10n.t('For images without a shell, use the logs.'),
      );
    }
    return end;
  }

  /** Nothing was typed: 126 and 127 are not what a user's last command ended with. */
  private hasFailedToStart(end: TerminalEnd): boolean {
    return (
      end.type === 'exit' &&
      !this.wasUsed &&
      (notRunnable.has(end.exitCode) || (end.message !== '' && end.exitCode === undefined))
    );
  }
}
