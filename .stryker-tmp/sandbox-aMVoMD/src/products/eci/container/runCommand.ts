// One command in a container, run to its end: its output and exit code in a document.
import { randomBytes } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import { isCancelled } from '../../../base/errors';
import { toSingleLine, sanitizeOutput } from '../../../base/text';
import { eciExec } from '../exec/execClient';
import type { ActionContext, ActionHandler } from '../../../model/action';
import { formatSpan } from '../../../base/format';
import type { ResourceRef } from '../../../model/resource';
import { CommandHistory } from './commandHistory';
import { toCommand, maxLineBytes, readResult } from './commandLine';
import type { CommandResult } from './commandLine';
import { toExecTarget } from './terminal';

/** The service publishes no limit of its own for a command that is waited for. */
const limitMs = 10 * 60_000;

export const runCommand: ActionHandler<'one'> = async (context, ref) => {
  const { clock } = context;
  const target = toExecTarget(ref);
  const client = context.client(eciExec);
  const history = new CommandHistory(context.memory);
  const line = await context.ask.suggest({
    title: l10n.t('Run in {0}', ref.name),
    placeholder: l10n.t('Shell command, for example: df -h. Do not enter secrets.'),
    suggestions: history.lines,
    problem: validateCommandLine,
  });
  if (line === undefined) {
    return undefined;
  }
  await history.add(line);
  const marker = `__exit_${randomBytes(8).toString('hex')}=`;
  const startedAt = clock.now();
  try {
    const result = await context.show.progress(l10n.t('Running in {0}', ref.name), async (progress, signal) => {
      progress.report(toSingleLine(line, 60));
      return readResult(await client.run(target, toCommand(line, marker), limitMs, signal), marker);
    });
    const text = formatReport(context, ref, { line, result, startedAt, tookMs: clock.now() - startedAt });
    await context.show.texts.open({ name: `${target.container}.log`, text });
    return undefined;
  } catch (error) {
    if (isCancelled(error)) {
      return { message: l10n.t('Stopped waiting. The command may still be running in the container.') };
    }
    throw error;
  }
};

function validateCommandLine(line: string): string | undefined {
  if (line.trim() === '') {
    return l10n.t('Type a command.');
  }
  return Buffer.byteLength(line) > maxLineBytes
    ? l10n.t('Too long: the service accepts up to {0} bytes. Open a terminal for longer scripts.', maxLineBytes)
    : undefined;
}

interface Run {
  readonly line: string;
  readonly result: CommandResult;
  readonly startedAt: number;
  readonly tookMs: number;
}

function formatReport(context: ActionContext, ref: ResourceRef, { line, result, startedAt, tookMs }: Run): string {
  const { groupId, region } = toExecTarget(ref);
  const { exitCode, output } = result;
  const facts = [
    l10n.t('Container: {0} ({1}, {2}, account {3})', ref.name, groupId, region, context.account),
    l10n.t('Command: {0}', toSingleLine(line, maxLineBytes)),
    l10n.t('Started: {0}, took {1}', new Date(startedAt).toLocaleString(), formatSpan(tookMs)),
    exitCode === undefined ? l10n.t('Exit code: not returned') : l10n.t('Exit code: {0}', exitCode),
  ];
  return `${facts.map((fact) => `# ${fact}`).join('\n')}\n\n${sanitizeOutput(output)}\n`;
}
