// Versions of an app as specs: opens one as a document to edit, compares two.
import * as l10n from '@vscode/l10n';
import { UserFacingError } from '../../../base/errors';
import type { ActionContext, ActionHandler } from '../../../model/action';
import type { NamedText } from '../../../model/ports/show';
import type { ResourceRef } from '../../../model/resource';
import { toAppRef } from '../app/appRef';
import { esa } from '../client';
import type { EsaClient } from '../client';
import type { EdgeContainerAppVersion } from '../wire/esa';
import { formatComparable, toSpec } from './normalise';
import { toYaml } from './toYaml';

export const openVersion: ActionHandler<'one'> = async ({ ask, show, signal, client }, version) => {
  const syntax = await ask.pick(l10n.t('Select a format'), [
    { label: 'YAML', description: '.esa.yaml', value: 'yaml' as const },
    { label: 'JSON', description: '.esa.json', value: 'json' as const },
  ]);
  if (!syntax) {
    return undefined;
  }
  const { spec, dropped } = toSpec(await readVersion(client(esa), version, signal));
  const text = syntax === 'yaml' ? await toYaml(spec) : `${JSON.stringify(spec, undefined, 2)}\n`;
  // The next version needs another name, so that the cursor goes there. Dots would divide the file name.
  const cursor = text.indexOf(version.name, Math.max(0, text.indexOf('Name'))) + version.name.length;
  await show.newDocument(`${version.name.replace(/[^\p{L}\p{N}_-]+/gu, '-')}.esa.${syntax}`, text, cursor);
  return dropped.length === 0
    ? undefined
    : { message: l10n.t('Omitted fields that a spec does not have: {0}.', dropped.join(', ')) };
};

/** Compares two selected versions, or the selected one with another version of its app. */
export const compareVersions: ActionHandler<'many'> = async (context, targets) => {
  const client = context.client(esa);
  const [first, second = await pickOther(context, client, first)] = targets;
  if (targets.length > 2) {
    throw new UserFacingError(l10n.t('Select two versions to compare, not {0}.', targets.length));
  }
  if (!first || !second) {
    return undefined;
  }
  const [left, right] = await Promise.all([
    readVersion(client, first, context.signal),
    readVersion(client, second, context.signal),
  ]);
  const [older, newer] = (left.CreateTime ?? '') <= (right.CreateTime ?? '') ? [left, right] : [right, left];
  await context.show.texts.compare(
    `${older.Name ?? ''} ↔ ${newer.Name ?? ''}`,
    await toNamedText(older),
    await toNamedText(newer),
  );
  return undefined;
};

async function pickOther(
  { ask, signal }: ActionContext,
  client: EsaClient,
  version: ResourceRef | undefined,
): Promise<ResourceRef | undefined> {
  if (!version) {
    return undefined;
  }
  const choices = client.listEdgeContainerAppVersions(version.region, toAppRef(version).id, signal).then((versions) =>
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

export async function toNamedText(version: EdgeContainerAppVersion): Promise<NamedText> {
  return { name: `${version.Name ?? ''}.yaml`, text: await formatComparable(toSpec(version).spec) };
}

async function readVersion(client: EsaClient, ref: ResourceRef, signal: AbortSignal): Promise<EdgeContainerAppVersion> {
  const version = await client.getEdgeContainerAppVersion(ref.region, toAppRef(ref).id, ref.id, signal);
  if (!version) {
    throw new UserFacingError(l10n.t('The version no longer exists.'), l10n.t('Refresh the list.'));
  }
  return version;
}
