// Versions of an app as specs: one back into a document to edit, two side by side.
import * as l10n from '@vscode/l10n';
import { stringify } from 'yaml';
import { UserFacingError } from '../../../base/errors';
import type { EsaClient } from '../client';
import type { EdgeContainerAppVersion } from '../wire/esa';
import type { ActionContext, ActionHandler } from '../../../model/action';
import type { ResourceRef } from '../../../model/resource';
import type { NamedText } from '../../../model/ports/show';
import { formatComparable, toSpec } from './normalise';

export function openVersion(client: () => EsaClient): ActionHandler<'one'> {
  return async ({ ask, show, signal }, version) => {
    const syntax = await ask.pick(l10n.t('Choose how to write it'), [
      { label: 'YAML', description: '.esa.yaml', value: 'yaml' as const },
      { label: 'JSON', description: '.esa.json', value: 'json' as const },
    ]);
    if (!syntax) {
      return undefined;
    }
    const { spec, dropped } = toSpec(await readVersion(client(), version, signal));
    const text = syntax === 'yaml' ? stringify(spec, { lineWidth: 0 }) : `${JSON.stringify(spec, undefined, 2)}\n`;
    // A name is taken once: the next version needs another, and dots would part the name of the file.
    const cursor = text.indexOf(version.name, Math.max(0, text.indexOf('Name'))) + version.name.length;
    await show.newDocument(`${version.name.replace(/[^\p{L}\p{N}_-]+/gu, '-')}.esa.${syntax}`, text, cursor);
    return dropped.length === 0
      ? undefined
      : { message: l10n.t('Left out, because a spec has no such fields: {0}.', dropped.join(', ')) };
  };
}

/** Two that are selected, or the one that was clicked with another of its app. */
export function compareVersions(client: () => EsaClient): ActionHandler<'many'> {
  return async (context, targets) => {
    const [first, second = await pickOther(context, client(), first)] = targets;
    if (targets.length > 2) {
      throw new UserFacingError(l10n.t('Choose two versions to compare, not {0}.', targets.length));
    }
    if (!first || !second) {
      return undefined;
    }
    const [left, right] = await Promise.all([first, second].map((ref) => readVersion(client(), ref, context.signal)));
    if (left && right) {
      const [older, newer] = (left.CreateTime ?? '') <= (right.CreateTime ?? '') ? [left, right] : [right, left];
      await context.show.texts.compare(
        `${older.Name ?? ''} ↔ ${newer.Name ?? ''}`,
        toNamedText(older),
        toNamedText(newer),
      );
    }
    return undefined;
  };
}

async function pickOther(
  { ask, signal }: ActionContext,
  client: EsaClient,
  version: ResourceRef | undefined,
): Promise<ResourceRef | undefined> {
  if (!version) {
    return undefined;
  }
  const choices = client.listEdgeContainerAppVersions(version.region, version.parent ?? '', signal).then((versions) =>
    versions
      .filter(({ VersionId }) => VersionId !== version.id)
      .map(({ VersionId = '', Name = VersionId, CreateTime = '' }) => ({
        label: Name,
        description: CreateTime,
        icon: 'package',
        value: { ...version, id: VersionId, name: Name },
      })),
  );
  return ask.pick(l10n.t('Compare {0} with', version.name), choices);
}

function toNamedText(version: EdgeContainerAppVersion): NamedText {
  return { name: `${version.Name ?? ''}.yaml`, text: formatComparable(toSpec(version).spec) };
}

async function readVersion(
  client: EsaClient,
  { region, parent = '', id }: ResourceRef,
  signal: AbortSignal,
): Promise<EdgeContainerAppVersion> {
  const version = await client.getEdgeContainerAppVersion(region, parent, id, signal);
  if (!version) {
    throw new UserFacingError(l10n.t('The version does not exist any more.'), l10n.t('Refresh the list.'));
  }
  return version;
}
