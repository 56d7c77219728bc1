// The six states of a serverless job and what each means here. Source: ListServerlessJobs, field State.
import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../../base/text';
import type { Icon, Status } from '../../../model/resource';

type Known = 'Pending' | 'Initing' | 'Running' | 'Succeeded' | 'Canceled' | 'Failed';

/** No two share a shape, so that they can be told apart without colour. */
const icons: Readonly<Record<Known, Icon>> = {
  Pending: { name: 'watch', tone: 'waiting' },
  Initing: { name: 'circle-large-outline', tone: 'busy' },
  Running: { name: 'play-circle', tone: 'good' },
  Succeeded: { name: 'pass', tone: 'done' },
  Canceled: { name: 'circle-slash', tone: 'gone' },
  Failed: { name: 'error', tone: 'bad' },
};

const final: ReadonlySet<string> = new Set<Known>(['Succeeded', 'Canceled', 'Failed']);

/** A state this version does not know may change like any other. */
export function isFinal(code: string): boolean {
  return final.has(code);
}

/** Made once each: every row of a long list asks. */
const made = new Map<string, Status>();

/** A state this version does not know is shown as it is. */
export function toJobStatus(code: string): Status {
  const status = made.get(code) ?? createStatus(code);
  made.set(code, status);
  return status;
}

function createStatus(code: string): Status {
  return Object.hasOwn(icons, code)
    ? { code, text: formatStatus(code as Known), icon: icons[code as Known], transitional: !isFinal(code) }
    : { code, text: toSingleLine(code, 40), icon: { name: 'question', tone: 'plain' }, transitional: false };
}

function formatStatus(code: Known): string {
  switch (code) {
    case 'Pending':
      return l10n.t('Pending');
    case 'Initing':
      return l10n.t('Initializing');
    case 'Running':
      return l10n.t('Running');
    case 'Succeeded':
      return l10n.t('Succeeded');
    case 'Canceled':
      return l10n.t('Canceled');
    case 'Failed':
      return l10n.t('Failed');
  }
}

const always = ['describe', 'refresh', 'copyAsCli', 'copyId', 'copyName'];
const ended: ReadonlySet<string> = new Set(always);
const underWay: ReadonlySet<string> = new Set([...always, 'stop', 'watch']);

export function getAllowedJobActions(code: string): ReadonlySet<string> {
  return isFinal(code) ? ended : underWay;
}
