// A version of an edge container app as a row below its app, with where it is released and what it holds.
import * as l10n from '@vscode/l10n';
import { maskCommandLine } from '../../../base/redact';
import { toSingleLine } from '../../../base/text';
import { toDetails } from '../../../model/details';
import { formatAge } from '../../../base/format';
import type { Icon, Resource, ResourceRef, Row, Status } from '../../../model/resource';
import { defineStatuses } from '../../../model/statusTable';
import type { EdgeContainer, EdgeContainerAppVersion } from '../wire/esa';
import { edgeAppVersionManifest } from './manifest';
import type { EdgeAppVersionStatus } from './manifest';
import { formatShare, isMoving } from './releaseState';
import type { EdgeRelease } from './releaseState';

/** `releases` are those of the app. */
export function toEdgeAppVersion(
  wire: EdgeContainerAppVersion,
  app: ResourceRef,
  releases: readonly EdgeRelease[],
  now: number,
): Resource {
  const id = wire.VersionId ?? '';
  const name = toSingleLine(wire.Name ?? id, 128) || id;
  const ref: ResourceRef = { kind: edgeAppVersionManifest.id, region: app.region, parent: app.id, id, name };
  const status = toVersionStatus(wire.Status ?? '');
  const places = listReleasedPlaces(id, releases);
  const age = formatAge(wire.CreateTime, now);
  const parts = [
    status.code === 'created' ? '' : status.text,
    ...places.map(({ text }) => text),
    age === undefined ? '' : l10n.t('created {0} ago', age),
    toSingleLine(wire.Remarks ?? '', 80),
  ].filter(Boolean);
  const containers = wire.Containers ?? [];
  return {
    id,
    ref,
    label: name,
    description: parts.join(' · '),
    icon: status.code === 'created' ? (places[0]?.icon ?? status.icon) : status.icon,
    status,
    details: toDetails([
      [l10n.t('ID'), id],
      [l10n.t('Status'), status.text],
      [l10n.t('Published to'), places.map(({ text }) => text).join(', ')],
      [l10n.t('Remarks'), wire.Remarks],
      [l10n.t('Created'), wire.CreateTime],
      [l10n.t('First published'), wire.PublishTime],
      [l10n.t('Last published'), wire.LastPublishTime],
    ]),
    accessibleLabel: [name, ...parts, l10n.t('version')].join(', '),
    ...(containers.length > 0 && { children: () => Promise.resolve(containers.map(createContainerRow)) }),
  };
}

export const versionStatuses = defineStatuses<EdgeAppVersionStatus>({
  creating: { text: () => l10n.t('Creating'), name: 'sync', tone: 'busy', pending: true },
  created: { text: () => l10n.t('Ready to publish'), name: 'package', tone: 'plain' },
  failed: { text: () => l10n.t({ message: 'Failed', comment: 'creation' }), name: 'error', tone: 'bad' },
});

/** The service's own word, in any letter case. */
export function toVersionStatus(code: string): Status {
  const known = code.toLowerCase();
  return versionStatuses.get(versionStatuses.isKnown(known) ? known : code);
}

interface ReleasedPlace {
  readonly text: string;
  readonly icon: Icon;
}

/** Production first. */
function listReleasedPlaces(id: string, releases: readonly EdgeRelease[]): readonly ReleasedPlace[] {
  return releases.flatMap((release) => {
    const share = formatShare(release, id);
    if (share === undefined) {
      return [];
    }
    const isProd = release.environment === 'prod';
    const place = isProd ? l10n.t('production') : l10n.t('staging');
    const moves = isMoving(release) && release.versionId === id;
    const tone = moves ? 'busy' : isProd ? 'good' : 'done';
    const name = moves ? 'cloud-upload' : isProd ? 'cloud' : 'beaker';
    return [{ text: [place, share].filter(Boolean).join(' '), icon: { name, tone } }];
  });
}

function createContainerRow(container: EdgeContainer, index: number): Row {
  const label = toSingleLine(container.Name ?? '', 80);
  const parts = [toSingleLine(container.Image ?? '', 255), container.Spec, formatProbe(container)].filter(Boolean);
  return {
    id: `${index}/${label}`,
    label,
    description: parts.map((word) => toSingleLine(word ?? '')).join(' · '),
    icon: { name: 'symbol-method', tone: 'plain' },
    // Environment variables are left out: their values may be secrets.
    details: toDetails([
      [l10n.t('Image'), container.Image],
      [l10n.t('Specification'), container.Spec],
      [l10n.t('Storage'), container.Storage],
      [l10n.t('Command'), maskCommandLine(container.Command ?? '')],
      [l10n.t('Arguments'), maskCommandLine(container.Args ?? '')],
      [l10n.t('Probe'), formatProbe(container)],
    ]),
    accessibleLabel: [label, ...parts].join(', '),
  };
}

function formatProbe({ ProbeType, ProbeContent = {} }: EdgeContainer): string {
  const { Port, Path, Scheme, Command } = ProbeContent;
  switch (ProbeType) {
    case 'httpGet':
      return `${Scheme ?? 'http'}://:${Port ?? ''}${Path ?? ''}`;
    case 'tcpSocket':
      return `tcp://:${Port ?? ''}`;
    case 'exec':
      return toSingleLine(maskCommandLine(Command ?? ''), 80);
    default:
      return toSingleLine(ProbeType ?? '', 40);
  }
}
