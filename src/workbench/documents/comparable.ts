// Two descriptions as texts that differ only where the resources do. Free of vscode.
import * as l10n from '@vscode/l10n';
import { Copyable, Noted, Secret, mask } from '../../base/described';
import { isRecord } from '../../base/isRecord';
import { getYaml } from '../../base/yaml';
import type { AnyKind, Description } from '../../model/kind';
import type { ResourceRef } from '../../model/resource';

/** Fields of any service that differ between any two resources and say nothing about how they were created. */
const alwaysDiffering = /(?:Time|Timestamp|Date|DateTime)$|^RequestId$/i;

export interface Compared {
  readonly left: string;
  readonly right: string;
}

type Side = readonly [ResourceRef, Description];

/** Both without what always differs in their kind, with a note of that on top of each. */
export function toComparableTexts(kind: Pick<AnyKind, 'alwaysDiffering'>, left: Side, right: Side): Compared {
  const isNoise = (field: string): boolean => alwaysDiffering.test(field) || kind.alwaysDiffering?.test(field) === true;
  return { left: renderSide(left, right[1], isNoise), right: renderSide(right, left[1], isNoise) };
}

function renderSide([ref, { body }]: Side, other: Description, isNoise: (field: string) => boolean): string {
  const lines = [
    l10n.t(
      'Omitted because they always differ: times, addresses, events, restart counts, IDs assigned by the service.',
    ),
    l10n.t('The name and ID of the resource are shown as <name> and <id>. Masked values that differ are marked.'),
  ];
  const { Document } = getYaml();
  const plain = new Document(removeNoise(body, other.body, { isNoise, replaceNames: createReplacer(ref) }), {
    aliasDuplicateObjects: false,
  });
  return `${lines.map((line) => `# ${line}`).join('\n')}\n\n${plain.toString({ lineWidth: 0 })}`;
}

/** Replaces in one pass, so that an ID such as `name` does not change a placeholder. Of two that begin together the longer counts. */
function createReplacer({ id, name }: ResourceRef): (text: string) => string {
  const placeholders = new Map([
    [id, '<id>'],
    [name, '<name>'],
  ]);
  const known = [...placeholders.keys()].filter((text) => text !== '').sort((a, b) => b.length - a.length);
  if (known.length === 0) {
    return (text) => text;
  }
  const pattern = new RegExp(known.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'g');
  return (text) => text.replace(pattern, (found) => placeholders.get(found) ?? found);
}

interface Removal {
  readonly isNoise: (field: string) => boolean;
  readonly replaceNames: (text: string) => string;
}

function removeNoise(value: unknown, other: unknown, removal: Removal): unknown {
  if (value instanceof Secret) {
    const differs = !(other instanceof Secret) || other.reveal() !== value.reveal();
    return differs ? l10n.t('{0} (another value)', mask) : mask;
  }
  if (value instanceof Noted) {
    return removeNoise(value.value, other, removal);
  }
  if (value instanceof Copyable) {
    return removeNoise(value.text, other, removal);
  }
  if (typeof value === 'string') {
    return removal.replaceNames(value);
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => removeNoise(item, Array.isArray(other) ? other[index] : undefined, removal));
  }
  if (!isRecord(value)) {
    return value;
  }
  const beside = isRecord(other) ? other : {};
  // In one order: the service writes fields as it likes.
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, one]) => one !== undefined && !removal.isNoise(name))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, removeNoise(one, beside[name], removal)]),
  );
}
