// Create, edit and delete image caches. Every write carries a ClientToken.
import { randomUUID } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import { UserFacingError, toError } from '../../../base/errors';
import type { EciClient } from '../client';
import type { ActionContext, ActionHandler } from '../../../model/action';
import { formatDone, runOnEachTarget } from '../../../model/forEachTarget';
import type { ResourceRef } from '../../../model/resource';
import { emptyImageCacheDraft } from './form/draft';
import type { ImageCacheDraft } from './form/draft';
import { openForm, readFields, readForEdit } from './form';
import { toImageCacheFields } from './row';

/** Stands for the cache that does not exist yet; one form a region. */
const newId = 'new';

export function createCache(client: () => EciClient): ActionHandler<'none'> {
  return async (context, restored) => {
    const region = restored?.region ?? (await context.pickRegion());
    if (region !== undefined) {
      openCreateForm(context, client, { kind: 'imageCache', region, id: newId, name: newId }, 'create');
    }
    return undefined;
  };
}

/** The form filled with the images, security group and vSwitch of an instance. */
export function createFromInstance(client: () => EciClient): ActionHandler<'one'> {
  return async (context, instance) => {
    const { region, id, name } = instance;
    const [group] = await client().describeContainerGroupsById(region, [id], context.signal);
    if (!group) {
      throw new UserFacingError(l10n.t('The instance does not exist any more.'), l10n.t('Refresh the list.'));
    }
    const images = [...(group.InitContainers ?? []), ...(group.Containers ?? [])].map(({ Image }) => Image ?? '');
    const draft: ImageCacheDraft = {
      ...emptyImageCacheDraft,
      name,
      images: [...new Set(images.filter((image) => image !== ''))],
      securityGroupId: group.SecurityGroupId ?? '',
      vSwitchId: group.VSwitchId ?? '',
      resourceGroupId: group.ResourceGroupId ?? '',
    };
    // The panel belongs to the instance: restoring it asks the instance again.
    openCreateForm(context, client, instance, 'createFromInstance', draft);
    return undefined;
  };
}

function openCreateForm(
  context: ActionContext,
  client: () => EciClient,
  target: ResourceRef,
  action: 'create' | 'createFromInstance',
  draft?: ImageCacheDraft,
): void {
  const { region } = target;
  openForm(context, {
    target,
    action,
    title: l10n.t('Create image cache'),
    ...(draft && { draft }),
    send: async (request, clientToken, signal) => {
      const { ImageCacheId: id } = await client().createImageCache(region, request, clientToken, signal);
      const ref = { kind: 'imageCache', region, id: id ?? '', name: request.ImageCacheName };
      await showAgain(context, ref);
      await context.reveal(ref);
      return l10n.t('Image cache {0} is being created.', request.ImageCacheName);
    },
  });
}

export function editCache(client: () => EciClient): ActionHandler<'one'> {
  return async (context, target) => {
    const opened = toImageCacheFields(await readForEdit(client(), target, context.signal));
    openForm(context, {
      target,
      action: 'edit',
      title: l10n.t('Edit: {0}', target.name),
      opened,
      readNow: (signal) => readFields(client(), target, signal),
      send: async (request, clientToken, signal) => {
        await client().updateImageCache(target.region, target.id, request, clientToken, signal);
        await showAgain(context, target);
        return request.Image
          ? l10n.t('Image cache {0} is being updated.', request.ImageCacheName)
          : l10n.t('Image cache {0} is updated.', request.ImageCacheName);
      },
    });
    return undefined;
  };
}

/** The service has done what was asked; that the row cannot be read again is the view's trouble. */
async function showAgain(context: ActionContext, ref: ResourceRef): Promise<void> {
  try {
    await context.refresh([ref]);
  } catch (error) {
    context.log.warn(`${ref.id} could not be read again: ${toError(error).message}`);
  }
}

export function deleteCaches(client: () => EciClient): ActionHandler<'many'> {
  return async (context, targets) => {
    const message =
      targets.length === 1
        ? l10n.t('Delete this image cache? This cannot be undone.')
        : l10n.t('Delete {0} image caches? This cannot be undone.', targets.length);
    const details = [
      l10n.t('Account: {0}', context.account),
      ...targets.map((target) => `${target.region}  ${target.name}  ${target.id}`),
    ];
    if (!(await context.ask.confirm({ message, details, verb: l10n.t('Delete') }))) {
      return undefined;
    }
    const results = await context.show.progress(l10n.t('Deleting'), (_progress, signal) =>
      runOnEachTarget(targets, signal, ({ region, id }) => client().deleteImageCache(region, id, randomUUID(), signal)),
    );
    return {
      results,
      message: formatDone(
        targets,
        (name) => l10n.t('Image cache {0} was deleted.', name),
        (counted) => l10n.t('{0} image caches were deleted.', counted),
      ),
      refresh: targets,
    };
  };
}
