// What an edge container app is doing, as one status: what is wrong first, then what is on its way, then what is released.
import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../../base/text';
import type { EdgeRelease } from '../version/releaseState';
import type { Status } from '../../../model/resource';

type Known =
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

/** No two share a shape, so that they can be told apart without colour. */
const appearances: Readonly<Record<Known, Status['icon'] & { readonly moves?: true }>> = {
  creating: { name: 'watch', tone: 'waiting', moves: true },
  failed: { name: 'error', tone: 'bad' },
  trouble: { name: 'warning', tone: 'bad' },
  publishing: { name: 'cloud-upload', tone: 'busy', moves: true },
  rollbacking: { name: 'discard', tone: 'busy', moves: true },
  undeploying: { name: 'trash', tone: 'gone', moves: true },
  stagingDeploying: { name: 'sync', tone: 'busy', moves: true },
  published: { name: 'cloud', tone: 'good' },
  rollbacked: { name: 'history', tone: 'good' },
  staged: { name: 'beaker', tone: 'done' },
  undeploy: { name: 'circle-large-outline', tone: 'plain' },
  created: { name: 'circle-outline', tone: 'plain' },
};

export interface AppFacts {
  /** The service's own word: creating, created or failed. */
  readonly code: string;
  /** Both environments; undefined when they have not been read. */
  readonly releases?: readonly EdgeRelease[];
  /** Why containers in staging do not get ready, when they do not. */
  readonly problem?: string;
  /** A version is being made. */
  readonly isCreating?: boolean;
}

/** A status this version does not know is shown as it is. */
export function toAppStatus(facts: AppFacts): Status {
  const code = deriveCode(facts);
  if (!Object.hasOwn(appearances, code)) {
    return { code, text: toSingleLine(code, 40), icon: { name: 'question', tone: 'plain' }, transitional: false };
  }
  const { name, tone, moves } = appearances[code as Known];
  const stillMoves = facts.isCreating === true || (facts.releases ?? []).some(({ phase }) => movingPhases.has(phase));
  return {
    code,
    text: code === 'trouble' && facts.problem !== undefined ? facts.problem : formatAppStatus(code),
    icon: { name, tone },
    transitional: moves === true || stillMoves,
  };
}

/** Name of a status for people, for the ones of groups too. */
export function formatAppStatus(code: string): string {
  return Object.hasOwn(appearances, code) ? formatStatus(code as Known) : toSingleLine(code, 40);
}

const movingPhases: ReadonlySet<EdgeRelease['phase']> = new Set<EdgeRelease['phase']>([
  'publishing',
  'rollingBack',
  'leaving',
]);

function deriveCode({ code, releases, problem }: AppFacts): string {
  const own = code.toLowerCase();
  if (own !== 'created' || !releases) {
    return own;
  }
  if (problem !== undefined) {
    return 'trouble' satisfies Known;
  }
  const [prod, staging] = releases;
  const moving: Readonly<Record<EdgeRelease['phase'], Known | undefined>> = {
    publishing: 'publishing',
    rollingBack: 'rollbacking',
    leaving: 'undeploying',
    settled: undefined,
    none: undefined,
  };
  const inProd = prod && moving[prod.phase];
  const inStaging = staging && moving[staging.phase] !== undefined ? ('stagingDeploying' satisfies Known) : undefined;
  return inProd ?? inStaging ?? deriveStableCode(prod, staging);
}

function deriveStableCode(prod: EdgeRelease | undefined, staging: EdgeRelease | undefined): Known {
  if (prod && prod.phase !== 'none') {
    return prod.isRollback ? 'rollbacked' : 'published';
  }
  return staging && staging.phase !== 'none' ? 'staged' : 'undeploy';
}

function formatStatus(code: Known): string {
  switch (code) {
    case 'creating':
      return l10n.t('Creating');
    case 'failed':
      return l10n.t('Failed');
    case 'trouble':
      return l10n.t('Staging in trouble');
    case 'publishing':
      return l10n.t('Publishing');
    case 'rollbacking':
      return l10n.t('Rolling back');
    case 'undeploying':
      return l10n.t('Being taken down');
    case 'stagingDeploying':
      return l10n.t('Deploying to staging');
    case 'published':
      return l10n.t('Published');
    case 'rollbacked':
      return l10n.t('Rolled back');
    case 'staged':
      return l10n.t('In staging only');
    case 'undeploy':
      return l10n.t('Not released');
    case 'created':
      return l10n.t('Ready');
  }
}
