// What an edge container app is doing, as one status: problems come first, then what is in transition, then what is released.
import * as l10n from '@vscode/l10n';
import type { Status } from '../../../model/resource';
import { defineStatuses } from '../../../model/statusTable';
import { isMoving } from '../version/releaseState';
import type { EdgeRelease } from '../version/releaseState';

type AppStatusCode =
  | 'creating'
  | 'failed'
  | 'trouble'
  | 'publishing'
  | 'rollbacking'
  | 'undeploying'
  | 'stagingDeploying'
  | 'published'
  | 'rollbacked'
  | 'staged'
  | 'undeploy'
  | 'created';

/** No two have the same icon, so that they can be distinguished without colour. */
const statuses = defineStatuses<AppStatusCode>({
  creating: { text: () => l10n.t('Creating'), name: 'watch', tone: 'waiting', pending: true },
  failed: { text: () => l10n.t({ message: 'Failed', comment: 'creation' }), name: 'error', tone: 'bad' },
  trouble: { text: () => l10n.t('Staging unhealthy'), name: 'warning', tone: 'bad' },
  publishing: { text: () => l10n.t('Publishing'), name: 'cloud-upload', tone: 'busy', pending: true },
  rollbacking: { text: () => l10n.t('Rolling back'), name: 'discard', tone: 'busy', pending: true },
  undeploying: { text: () => l10n.t('Undeploying'), name: 'trash', tone: 'gone', pending: true },
  stagingDeploying: { text: () => l10n.t('Deploying to staging'), name: 'sync', tone: 'busy', pending: true },
  published: { text: () => l10n.t('Published'), name: 'cloud', tone: 'good' },
  rollbacked: { text: () => l10n.t('Rolled back'), name: 'history', tone: 'good' },
  staged: { text: () => l10n.t('In staging only'), name: 'beaker', tone: 'done' },
  undeploy: { text: () => l10n.t('Not published'), name: 'circle-large-outline', tone: 'plain' },
  created: { text: () => l10n.t('Ready'), name: 'circle-outline', tone: 'plain' },
});

export interface AppFacts {
  /** The service's own status: creating, created or failed. */
  readonly code: string;
  /** Both environments; undefined until they have been read. */
  readonly releases?: readonly EdgeRelease[];
  /** Why containers in staging do not become ready. */
  readonly problem?: string;
  /** A version is being created. */
  readonly isCreating?: boolean;
}

export function toAppStatus(facts: AppFacts): Status {
  const { releases = [], problem, isCreating = false } = facts;
  const code = deriveCode(facts);
  const status = statuses.get(code);
  if (!statuses.isKnown(code)) {
    return status;
  }
  return {
    ...status,
    text: code === 'trouble' && problem !== undefined ? problem : status.text,
    transitional: status.transitional || isCreating || releases.some(isMoving),
  };
}

/** The translated name of a status, as for a group of apps. */
export function formatAppStatus(code: string): string {
  return statuses.get(code).text;
}

const codesInTransition: Readonly<Record<EdgeRelease['phase'], AppStatusCode | undefined>> = {
  publishing: 'publishing',
  rollingBack: 'rollbacking',
  leaving: 'undeploying',
  complete: undefined,
  none: undefined,
};

function deriveCode({ code, releases, problem }: AppFacts): string {
  const own = code.toLowerCase();
  return own === 'created' && releases ? deriveReleaseCode(releases, problem) : own;
}

function deriveReleaseCode([prod, staging]: readonly EdgeRelease[], problem: string | undefined): AppStatusCode {
  if (problem !== undefined) {
    return 'trouble';
  }
  const inProd = prod && codesInTransition[prod.phase];
  const inStaging = staging && isMoving(staging) ? 'stagingDeploying' : undefined;
  return inProd ?? inStaging ?? deriveStableCode(prod, staging);
}

function deriveStableCode(prod: EdgeRelease | undefined, staging: EdgeRelease | undefined): AppStatusCode {
  if (prod && prod.phase !== 'none') {
    return prod.isRollback ? 'rollbacked' : 'published';
  }
  return staging && staging.phase !== 'none' ? 'staged' : 'undeploy';
}
