// The containers that run at the edge: those of the staging environment, and how many are ready where.
import { toWireTime } from '../world/clock';
import { type EdgeApp, findTrouble } from './edgeApp';
import type { Progress } from './environment';

/** Shares of the time until a staging release finishes. */
const stagingSteps = { pending: 0.15, creating: 0.75 };
/** With the back-off of a crash loop. */
const restartEveryMs = 120_000;

/** Where apps run: regions as the capacity operations name them, not as releases do. */
const places = [
  { Region: 'huadong', Isp: 'chinanet' },
  { Region: 'huadong', Isp: 'unicom' },
  { Region: 'huanan', Isp: 'cmcc' },
  { Region: 'huabei', Isp: 'unicom' },
  { Region: 'xinan', Isp: 'chinanet' },
] as const;

interface Resource {
  readonly Region: string;
  readonly Isp: string;
  readonly Total: number;
  readonly Ready: number;
  readonly IsStaging: boolean;
  readonly IsOffline: boolean;
}

function troubleIn(app: EdgeApp, { release }: Progress): ReturnType<typeof findTrouble> {
  const version = app.versions.get(release.versionId);
  return version && findTrouble(version);
}

/** The answer of GetEdgeContainerStagingDeployStatus. */
export function stagingStatus(app: EdgeApp, now: number): Readonly<Record<string, unknown>> {
  const { staging } = app.environments;
  const progress = staging.progress(now);
  if (!progress) {
    const none = { Scheduled: 'unready', Initialized: 'unready', ContainersReady: 'unready', Ready: 'unready' };
    return { Phase: 'NoContainer', CreationTimestamp: '', ...none, ...noRestarts, VIPs: [], ...staging.stagingOverlay };
  }
  const { startsAt } = progress.release;
  const trouble = troubleIn(app, progress);
  const phase = getPhase(progress, trouble, now);
  const isUp = phase === 'Running';
  const condition = (holds: boolean): string => (holds ? 'ok' : 'unready');
  const restarts = phase === 'CrashLoopBackOff' ? 1 + Math.floor((now - startsAt) / restartEveryMs) : 0;
  return {
    Phase: phase,
    CreationTimestamp: toWireTime(startsAt),
    Scheduled: condition(phase !== 'Pending'),
    Initialized: condition(phase !== 'Pending'),
    ContainersReady: condition(isUp),
    Ready: condition(isUp),
    ...(restarts > 0 ? { PodRestartState: { RestartCount: restarts, LastTerminatedReason: 'Error' } } : noRestarts),
    VIPs: isUp ? [`203.0.113.${10 + (app.sequence % 200)}`, `203.0.113.${11 + (app.sequence % 200)}`] : [],
    ...staging.stagingOverlay,
  };
}

const noRestarts = { PodRestartState: { RestartCount: 0, LastTerminatedReason: '' } };

function getPhase({ release, done }: Progress, trouble: ReturnType<typeof findTrouble>, now: number): string {
  // A failing release never finishes, so its steps are measured against the time a healthy one takes.
  const share = trouble ? (now - release.startsAt) / 20_000 : done;
  if (share < stagingSteps.pending) {
    return 'Pending';
  }
  if (share < (trouble ? stagingSteps.creating : 1)) {
    return 'ContainerCreating';
  }
  return trouble === 'denied' ? 'ImagePullBackOff' : trouble === 'crashes' ? 'CrashLoopBackOff' : 'Running';
}

/** The answer of GetEdgeContainerAppResourceStatus: production by place, then staging. */
export function listResources(app: EdgeApp, now: number): readonly Resource[] {
  const { prod, staging } = app.environments;
  const inProd = prod.progress(now);
  const inStaging = staging.progress(now);
  return [
    ...(inProd ? places.map((place, index) => resource(place, 2 + ((app.sequence + index) % 3), inProd)) : []),
    ...(inStaging ? [resource(places[0], 1, inStaging, true)] : []),
  ];
}

function resource(
  place: (typeof places)[number],
  total: number,
  { done, baseline, release }: Progress,
  isStaging = false,
): Resource {
  // While a version replaces another, all but one replica stay in service.
  const atLeast = baseline !== '' && baseline !== release.versionId ? total - 1 : 0;
  const ready = Math.max(atLeast, Math.floor(total * done));
  return { ...place, Total: total, Ready: ready, IsStaging: isStaging, IsOffline: false };
}
