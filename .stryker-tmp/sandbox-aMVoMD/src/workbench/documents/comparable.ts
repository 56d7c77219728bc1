// Two descriptions as texts that differ only where the resources do. Free of vscode.
import * as l10n from '@vscode/l10n';
import { Copyable, Noted, Secret, mask } from '../../base/described';
import { isRecord } from '../../base/isRecord';
import { getYaml } from '../../base/yaml';
import type { Description } from '../../model/kind';
import type { ResourceRef } from '../../model/resource';

/** Fields that differ between any two resources and say nothing of how they were made. */
const noise =
  /(?:Time|Timestamp|Date|DateTime)$|^(?:uuid|RequestId|Events|RestartCount|Progress)$|^(?:In\w*net|Internet|Intranet|Pod|Host|Private|Public|TenantEni)Ip$|^Ipv6Address$|^(?:ContainerGroup|EniInstance|TenantEniInstance|Flash\w*|Snapshot|FlashSnapshot)Id$/i;

export interface Compared {
  readonly left: string;
  readonly right: string;
}

type Side = readonly [ResourceRef, Description];

/** Both without what always differs, with a note of that on top of each. */
export function toComparableTexts(left: Side, right: Side): Compared {
  return { left: renderSide(left, right[1]), right: renderSide(right, left[1]) };
}

function renderSide([ref, { body }]: Side, other: Description): string {
  const lines = [
    l10n.t(
      'Omitted because they always differ: times, addresses, events, restart counts, IDs assigned by the service.',
    ),
    l10n.t('The name and ID of the resource are shown as <name> and <id>. Masked values that differ are marked.'),
  ];
  const { Document } = getYaml();
  const plain = new Document(removeNoise(body, other.body, ref), { aliasDuplicateObjects: false });
  return `${lines.map((line) => `# ${line}`).join('\n')}\n\n${plain.toString({ lineWidth: 0 })}`;
}

function removeNoise(value: unknown, other: unknown, ref: ResourceRef): unknown {
  if (value instanceof Secret) {
    const differs = !(other instanceof Secret) || other.reveal() !== value.reveal();
    return differs ? l10n.t('{0} (another value)', mask) : mask;
  }
  if (value instanceof Noted) {
    return removeNoise(value.value, other, ref);
  }
  if (value instanceof Copyable) {
    return removeNoise(value.text, other, ref);
  }
  if (typeof value === 'string') {
    // The name first: it may hold the id.
    return value.replaceAll(ref.name, '<name>').replaceAll(ref.id, '<id>');
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => removeNoise(item, Array.isArray(other) ? other[index] : undefined, ref));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const beside = isRecord(other) ? other : {};
  // In one order: the service writes fields as it likes.
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, one]) => one !== undefined && !noise.test(name))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, removeNoise(one, beside[name], ref)]),
  );
}
