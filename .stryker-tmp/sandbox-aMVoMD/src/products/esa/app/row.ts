// An edge container app as a row. The list gives its name and status; what is released is read separately for visible rows.
import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../../base/text';
import { formatShares } from '../version/releaseState';
import type { EdgeRelease, VersionNames } from '../version/releaseState';
import type { EdgeContainerApp } from '../wire/esa';
import type { Children } from '../../../model/kind';
import type { Detail, Resource, ResourceRef } from '../../../model/resource';
import { toDetails } from '../../../model/details';
import { edgeAppManifest } from './manifest';
import { toAppStatus } from './status';

/** What is read of an app besides its entry in the list. */
export interface AppState {
  readonly releases: readonly EdgeRelease[];
  readonly problem?: string;
  readonly isCreating: boolean;
  /** Names of the versions that are released, by id. */
  readonly names: VersionNames;
}

export interface AppPlace {
  readonly region: string;
  readonly children: (ref: ResourceRef) => Children;
  /** Part of the revision: a row is read again when it changes. */
  readonly pace: string;
}

export interface EdgeApp extends Resource {
  readonly wire: EdgeContainerApp;
  readonly state: AppState | undefined;
}

export function isEdgeApp(resource: Resource): resource is EdgeApp {
  return resource.ref.kind === edgeAppManifest.id && 'wire' in resource;
}

export function toEdgeApp(wire: EdgeContainerApp, place: AppPlace, state?: AppState): EdgeApp {
  const id = wire.AppId ?? '';
  const name = toSingleLine(wire.Name ?? id, 128) || id;
  const ref: ResourceRef = { kind: edgeAppManifest.id, region: place.region, id, name };
  const status = toAppStatus({ code: wire.Status ?? '', ...state });
  const parts = [
    status.text,
    ...(state?.releases ?? []).map((release) => formatRelease(release, state?.names)),
    state?.isCreating ? l10n.t('creating a version') : '',
  ];
  const description = parts.filter(Boolean).join(' · ');
  return {
    id,
    ref,
    label: name,
    description,
    icon: status.icon,
    status,
    ...(state === undefined && { isPartial: true }),
    revision: createRevision(wire, place, state),
    details: createDetails(wire, status.text, state),
    accessibleLabel: [name, description, l10n.t('edge app')].join(', '),
    children: place.children(ref),
    wire,
    state,
    mergeDetails: (known) => {
      const former = isEdgeApp(known) ? known.state : undefined;
      return former ? { ...toEdgeApp(wire, place, former), isPartial: true } : toEdgeApp(wire, place);
    },
  };
}

/** The list has a percentage, GetEdgeContainerApp has none: then production's is used. */
function createRevision(wire: EdgeContainerApp, { pace }: AppPlace, state: AppState | undefined): string {
  const percentage = wire.Percentage ?? state?.releases[0]?.percentage ?? 0;
  return [wire.Name, wire.Status, wire.UpdateTime, wire.VersionCount, percentage, pace].join('\n');
}

/** The share of each version; a release in staging is marked as such. */
function formatRelease(release: EdgeRelease, names: VersionNames | undefined): string {
  const text = formatShares(release, names);
  return text === '' || release.environment === 'prod' ? text : l10n.t('staging {0}', text);
}

function createDetails(wire: EdgeContainerApp, status: string, state: AppState | undefined): readonly Detail[] {
  const [prod, staging] = state?.releases ?? [];
  const released = (release: EdgeRelease | undefined): string | undefined =>
    release && (formatShares(release, state?.names) || l10n.t('nothing'));
  return toDetails([
    [l10n.t('ID'), wire.AppId],
    [l10n.t('Status'), status],
    [l10n.t('Production'), released(prod)],
    [l10n.t('Staging'), released(staging)],
    [l10n.t('Versions'), wire.VersionCount],
    [l10n.t('Domain'), wire.DomainName],
    [l10n.t('Service port'), wire.ServicePort],
    [l10n.t('Target port'), wire.TargetPort],
    [l10n.t('Remarks'), wire.Remarks],
    [l10n.t('Created'), wire.CreateTime],
  ]);
}
