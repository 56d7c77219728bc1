// The ten statuses of a container group and what each means here. Source: DescribeContainerGroups, field Status.
import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../../base/text';
import type { Icon, Status } from '../../../model/resource';

type Known =
  | 'Scheduling'
  | 'ScheduleFailed'
  | 'Pending'
  | 'Running'
  | 'Updating'
  | 'Restarting'
  | 'Terminating'
  | 'Succeeded'
  | 'Failed'
  | 'Expired';

/** No two share a shape, so that they can be told apart without colour. */
const icons: Readonly<Record<Known, Icon>> = {
  Scheduling: { name: 'watch', tone: 'waiting' },
  ScheduleFailed: { name: 'circle-slash', tone: 'bad' },
  Pending: { name: 'circle-large-outline', tone: 'busy' },
  Running: { name: 'vm-running', tone: 'good' },
  Updating: { name: 'sync', tone: 'busy' },
  Restarting: { name: 'debug-restart', tone: 'busy' },
  Terminating: { name: 'trash', tone: 'gone' },
  Succeeded: { name: 'pass', tone: 'done' },
  Failed: { name: 'error', tone: 'bad' },
  Expired: { name: 'history', tone: 'gone' },
};

const moving: ReadonlySet<string> = new Set<Known>(['Scheduling', 'Pending', 'Updating', 'Restarting', 'Terminating']);
const alive: ReadonlySet<string> = new Set<Known>(['Pending', 'Running', 'Updating', 'Restarting']);
const restartable: ReadonlySet<string> = new Set<Known>(['Pending', 'Running']);

/** The ten statuses the service documents. */
export function listKnownInstanceStatuses(): readonly Status[] {
  return Object.keys(icons).map(toInstanceStatus);
}

/** Made once each: every row of a long list asks. */
const made = new Map<string, Status>();

/** A status this version does not know is shown as it is. */
export function toInstanceStatus(code: string): Status {
  const known = made.get(code);
  if (known) {
    return known;
  }
  const status = createStatus(code);
  made.set(code, status);
  return status;
}

function createStatus(code: string): Status {
  return Object.hasOwn(icons, code)
    ? { code, text: formatStatus(code as Known), icon: icons[code as Known], transitional: moving.has(code) }
    : { code, text: toSingleLine(code, 40), icon: { name: 'question', tone: 'plain' }, transitional: false };
}

function formatStatus(code: Known): string {
  switch (code) {
    case 'Scheduling':
      return l10n.t('Scheduling');
    case 'ScheduleFailed':
      return l10n.t('Schedule failed');
    case 'Pending':
      return l10n.t('Pending');
    case 'Running':
      return l10n.t('Running');
    case 'Updating':
      return l10n.t('Updating');
    case 'Restarting':
      return l10n.t('Restarting');
    case 'Terminating':
      return l10n.t('Terminating');
    case 'Succeeded':
      return l10n.t('Succeeded');
    case 'Failed':
      return l10n.t('Failed');
    case 'Expired':
      return l10n.t('Expired');
  }
}

type Action =
  | 'startTcpdump'
  | 'stopTcpdump'
  | 'enableCoredump'
  | 'disableCoredump'
  | 'openTerminal'
  | 'runCommand'
  | 'restart'
  | 'delete'
  | 'describe'
  | 'showMetrics'
  | 'diagnose'
  | 'refresh'
  | 'openInConsole'
  | 'copyId'
  | 'copyName';

const always: readonly Action[] = ['describe', 'showMetrics', 'refresh', 'openInConsole', 'copyId', 'copyName'];
const ops: readonly Action[] = ['startTcpdump', 'stopTcpdump', 'enableCoredump', 'disableCoredump'];

/** ExecContainerCommand refuses every other status. */
const exec: readonly Action[] = ['openTerminal', 'runCommand'];

const allowed = new Map<string, ReadonlySet<string>>();

/** What may be tried in a status by a resource about which there is something to explain. */
export function getAllowedUnhealthyInstanceActions(code: string): ReadonlySet<string> {
  const key = `${code} in trouble`;
  const actions = allowed.get(key) ?? new Set<string>([...getAllowedInstanceActions(code), 'diagnose']);
  allowed.set(key, actions);
  return actions;
}

/** What may be tried in a status. In one this version does not know everything may be: the service judges. */
export function getAllowedInstanceActions(code: string): ReadonlySet<string> {
  const actions = allowed.get(code) ?? createAllowed(code);
  allowed.set(code, actions);
  return actions;
}

function createAllowed(code: string): ReadonlySet<string> {
  const known = Object.hasOwn(icons, code);
  const allows = new Set<string>(always);
  if (!known || alive.has(code)) {
    ops.forEach((action) => allows.add(action));
  }
  if (!known || code === 'Running') {
    exec.forEach((action) => allows.add(action));
  }
  if (!known) {
    allows.add('diagnose');
  }
  if (!known || restartable.has(code)) {
    allows.add('restart');
  }
  if (code !== 'Terminating') {
    allows.add('delete');
  }
  return allows;
}
