// ExecContainerCommand. Source: the operation's document; what it leaves open is listed in docs/emulator.md.
import { randomBytes } from 'node:crypto';
import { containerCondition } from '../containerStates';
import { eciError } from '../errors';
import { requireGroup } from '../lifecycleOperations';
import { groupIdentity } from '../parameters';
import { ApiError } from '../../gateway/apiError';
import { type Answer, type CallContext, defineOperation } from '../../gateway/operation';
import { perMinute } from '../../gateway/rateLimit';
import type { Group } from '../../world/group';
import type { EciAccount } from '../account';
import { readCommand } from './command';
import type { Execution } from './execConnection';
import { createPlace } from './place';
import { Shell } from './shell';
import { joinWords } from './shellSyntax';
import { BecomeInteractive } from './becomeInteractive';
import { ExitShell } from './steps';

export const execContainerCommand = defineOperation({
  name: 'ExecContainerCommand',
  limit: perMinute(500),
  parameters: {
    ...groupIdentity,
    ContainerName: { type: 'string', required: true },
    Command: { type: 'string', required: true },
    TTY: { type: 'boolean' },
    Stdin: { type: 'boolean' },
    Sync: { type: 'boolean' },
  },
  handle: (given, { world, exec }: EciAccount, context) => {
    const { TTY: tty = false, Stdin: stdin = true, Sync: sync = false } = given;
    const command = readCommand(given.Command);
    if (sync && tty) {
      throw ApiError.invalid('TTY', 'it must be false when Sync is true');
    }
    const group = requireGroup(world, given.RegionId, given.ContainerGroupId);
    const place = placeIn(group, given.ContainerName, world.clock.now());
    const execution: Execution = { place, command, tty, stdin };
    return sync ? runToEnd(execution, context) : addresses(exec.admit(group.id, execution, context.origin));
  },
});

function placeIn(group: Group, name: string, now: number): Execution['place'] {
  const index = group.workload.containers.findIndex((container) => container.Name === name);
  const spec = group.workload.containers[index];
  if (!spec) {
    throw ApiError.invalid('ContainerName', `the instance has no container ${name}`);
  }
  const { State: state } = containerCondition(group, index, now).current;
  if (group.status(now) !== 'Running' || state !== 'Running') {
    throw eciError('IncorrectStatus', `The instance is ${group.status(now)}, its container ${name} is ${state}.`);
  }
  return createPlace(group, spec);
}

function addresses(webSocketUri: string): Answer {
  const param = randomBytes(24).toString('base64url');
  return { WebSocketUri: webSocketUri, HttpUrl: `https://eci.console.aliyun.com/terminal?param=${param}` };
}

/** Both outputs in one text, without the exit code. */
function runToEnd({ place, command }: Execution, { hold }: CallContext): Answer {
  const output: Buffer[] = [];
  const steps = new Shell(place, 'sh', undefined).run(joinWords(command));
  try {
    for (const step of steps) {
      if ('to' in step) {
        output.push(step.bytes);
      } else {
        hold?.(step.waitMs);
      }
    }
  } catch (thrown) {
    // A shell without a terminal and without input ends at once.
    if (!(thrown instanceof ExitShell) && !(thrown instanceof BecomeInteractive)) {
      throw thrown;
    }
  }
  return { SyncResponse: Buffer.concat(output).toString('utf8') };
}
