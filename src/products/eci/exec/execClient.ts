// Running commands in containers: ExecContainerCommand, and the connection its answer leads to. Part of ECI, apart from its client
// because a command is a conversation and no call.
import { ClientKey } from '../../../base/clientKey';
import { eciApi } from '../api';
import type { Clock } from '../../../base/clock';
import type { Call, Transport } from '../../../cloud/transport/transport';
import { eciAnswers } from '../wire/answers';
import type { ExecContainerCommandResponse } from '../wire/eci';
import { ExecSession, loadWebSocket } from './execSession';
import type { ExecOptions } from './execSession';

export interface ExecTarget {
  readonly region: string;
  readonly groupId: string;
  readonly container: string;
}

export const eciExec = new ClientKey<ExecClient>('eciExec');

export class ExecClient {
  /** Set when a connection was lost right after a size was sent. It is not documented that the service accepts sizes. */
  isResizingBroken = false;

  constructor(
    private readonly transport: Transport,
    private readonly clock: Clock,
  ) {}

  /** Starts a command with a terminal and connects to it. */
  async open(
    target: ExecTarget,
    command: readonly string[],
    { signal, onOutput }: Pick<ExecOptions, 'signal' | 'onOutput'>,
  ): Promise<ExecSession> {
    // Side by side with the call: the address it gives does not keep.
    const [{ WebSocketUri: address = '' }] = await Promise.all([
      this.call(target, command, { TTY: true, Stdin: true, Sync: false }, { signal }),
      loadWebSocket(),
    ]);
    return ExecSession.open({ address, signal, onOutput, clock: this.clock });
  }

  /** Runs a command to its end; both outputs in one text. The service reports no exit code and supports no cancellation. */
  async run(target: ExecTarget, command: readonly string[], limitMs: number, signal: AbortSignal): Promise<string> {
    const options = { TTY: false, Stdin: false, Sync: true };
    return (await this.call(target, command, options, { signal, deadlineMs: limitMs })).SyncResponse ?? '';
  }

  /** Has no ClientToken: never sent twice, it would run twice. */
  private call(
    { region, groupId, container }: ExecTarget,
    command: readonly string[],
    options: { readonly TTY: boolean; readonly Stdin: boolean; readonly Sync: boolean },
    limits: Pick<Call, 'signal' | 'deadlineMs'>,
  ): Promise<ExecContainerCommandResponse> {
    return this.transport.callFor(eciAnswers.ExecContainerCommand, {
      api: eciApi,
      region,
      action: 'ExecContainerCommand',
      query: {
        RegionId: region,
        ContainerGroupId: groupId,
        ContainerName: container,
        Command: JSON.stringify(command),
        ...options,
      },
      repeat: 'refused',
      ...limits,
    });
  }
}
