// Compares two resources of one kind by their descriptions: two selected rows, or one and a pick, or two picks.
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { UserFacingError } from '../../base/errors';
import { loadYaml } from '../../base/yaml';
import type { AnyKind } from '../../model/kind';
import type { ResourceRef } from '../../model/resource';
import { isSameRef } from '../../model/resource';
import type { Texts } from '../../model/ports/show';
import { toComparableTexts } from '../documents/comparable';
import { AccountScope, ScopedAsk } from './accountScope';
import { getNodeRef } from '../tree/nodes/treeNode';
import { getClickedRefs, parseRef, pickTargets } from './targets';
import type { TargetSources } from './targets';

export interface CompareParts {
  readonly sources: TargetSources;
  readonly kinds: Iterable<AnyKind>;
  readonly texts: Texts;
}

export async function compare(parts: CompareParts, args: readonly unknown[]): Promise<void> {
  const scope = await AccountScope.open(parts.sources.connection);
  const sources = { ...parts.sources, ask: new ScopedAsk(parts.sources.ask, scope) };
  const chosen = await chooseTwo({ ...parts, sources }, args);
  if (!chosen) {
    return;
  }
  scope.require();
  const [kind, left, right] = chosen;
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: l10n.t('Reading both'), cancellable: true },
    async (_progress, token) => {
      const lifetime = new AbortController();
      const cancelled = token.onCancellationRequested(() => lifetime.abort());
      try {
        const read = (ref: ResourceRef) => readDescription(kind, ref, lifetime.signal);
        const [one, other] = await Promise.all([read(left), read(right), loadYaml()]);
        scope.require();
        const texts = toComparableTexts(kind, [left, one], [right, other]);
        await parts.texts.compare(
          l10n.t('{0} ↔ {1}', left.name, right.name),
          { name: `${left.name}.yaml`, text: texts.left },
          { name: `${right.name}.yaml`, text: texts.right },
        );
      } finally {
        cancelled.dispose();
      }
    },
  );
}

async function readDescription(kind: AnyKind, ref: ResourceRef, signal: AbortSignal) {
  const description = await kind.describe?.(ref, signal);
  if (!description) {
    throw new UserFacingError(l10n.t('{0} no longer exists.', ref.name), l10n.t('Refresh the list.'));
  }
  return description;
}

async function chooseTwo(
  { sources, kinds }: CompareParts,
  args: readonly unknown[],
): Promise<readonly [AnyKind, ResourceRef, ResourceRef] | undefined> {
  const clicked = getNodeRef(args[0]) ?? parseRef(args[0]);
  const kind = clicked ? sources.kind(clicked.kind) : await pickKind(sources, kinds);
  if (!kind?.describe) {
    return undefined;
  }
  const given = clicked ? getClickedRefs(args, clicked.kind, true) : [];
  if (given.length > 2) {
    throw new UserFacingError(
      l10n.t('Select two to compare ({0} are selected).', given.length),
      l10n.t('Select two rows of the same kind, or one row and then the other.'),
    );
  }
  const [left = await pickOne(sources, kind)] = given;
  const right = left && (given[1] ?? (await pickOne(sources, kind, left)));
  return left && right && [kind, left, right];
}

function pickKind({ ask }: TargetSources, kinds: Iterable<AnyKind>): Promise<AnyKind | undefined> {
  // Those below others are reached from their rows.
  const comparable = [...kinds].filter(({ describe, list, manifest }) => describe && list && !manifest.parent);
  return ask.pick(
    l10n.t('What do you want to compare?'),
    comparable.map((kind) => ({ label: kind.noun(), value: kind })),
  );
}

async function pickOne(sources: TargetSources, kind: AnyKind, but?: ResourceRef): Promise<ResourceRef | undefined> {
  const offers = (ref: ResourceRef): boolean => !but || !isSameRef(ref, but);
  const picked = await pickTargets(sources, kind, { action: 'describe', many: false, offers });
  return picked?.[0];
}
