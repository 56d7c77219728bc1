// Create, edit and delete image caches. Every write carries a ClientToken.
import { randomUUID } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import { UserFacingError, toError } from '../../../base/errors';
import { eci } from '../client';
import type { ActionContext, ActionHandler } from '../../../model/action';
import { confirmAndRun } from '../../../model/confirmAndRun';
import type { ResourceRef } from '../../../model/resource';
import { emptyImageCacheDraft } from './form/draft';
import type { ImageCacheDraft } from './form/draft';
import { openForm, readFields, readForEdit } from './form';
import { toImageCacheFields } from './row';

/** Stands for the cache that does not exist yet; one form a region. */
const newId = 'new';

export const createCache: ActionHandler<'none'> = async (context, restored) => {
  const region = restored?.region ?? (await context.pickRegion());
  if (region !== undefined) {
    openCreateForm(context, { kind: 'imageCache', region, id: newId, name: newId }, 'create');
  }
  return undefined;
};

/** The form filled with the images, security group and vSwitch of an instance. */
export const createFromInstance: ActionHandler<'one'> = async (context, instance) => {
  const { region, id, name } = instance;
  const [group] = await context.client(eci).describeContainerGroupsById(region, [id], context.signal);
  if (!group) {
    throw new UserFacingError(l10n.t('The instance no longer exists.'), l10n.t('Refresh the list.'));
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
  // The panel belongs to the instance: restoring it reads the instance again.
  openCreateForm(context, instance, 'createFromInstance', draft);
  return undefined;
};

function openCreateForm(
  context: ActionContext,
  target: ResourceRef,
  action: 'create' | 'createFromInstance',
  draft?: ImageCacheDraft,
): void {
  const { region } = target;
  openForm(context, {
    target,
    action,
    title: l10n.t('Create Image Cache'),
    ...(draft && { draft }),
    send: async (request, clientToken, signal) => {
      const { ImageCacheId: id } = await context.client(eci).createImageCache(region, request, clientToken, signal);
      const ref = { kind: 'imageCache', region, id: id ?? '', name: request.ImageCacheName };
      await showAgain(context, ref);
      await context.reveal(ref);
      return l10n.t('Image cache {0} is being created.', request.ImageCacheName);
    },
  });
}

export const editCache: ActionHandler<'one'> = async (context, target) => {
  const client = context.client(eci);
  const opened = toImageCacheFields(await readForEdit(client, target, context.signal));
  openForm(context, {
    target,
    action: 'edit',
    title: l10n.t('Edit: {0}', target.name),
    opened,
    readNow: (signal) => readFields(client, target, signal),
    send: async (request, clientToken, signal) => {
      await client.updateImageCache(target.region, { ImageCacheId: target.id, ...request }, clientToken, signal);
      await showAgain(context, target);
      return request.Image
        ? l10n.t('Image cache {0} is being updated.', request.ImageCacheName)
        : l10n.t('Image cache {0} is updated.', request.ImageCacheName);
    },
  });
  return undefined;
};

/** The service has completed the request; a failure to re-read the row is reported by the view. */
async function showAgain(context: ActionContext, ref: ResourceRef): Promise<void> {
  try {
    await context.refresh([ref]);
  } catch (error) {
    context.log.warn(`${ref.id} could not be read again: ${toError(error).message}`);
  }
}

export const deleteCaches: ActionHandler<'many'> = (context, targets) =>
  confirmAndRun(context, targets, {
    question: {
      one: () => l10n.t('Delete this image cache? This cannot be undone.'),
      many: (count) => l10n.t('Delete {0} image caches? This cannot be undone.', count),
    },
    verb: l10n.t('Delete'),
    progress: l10n.t('Deleting'),
    run: ({ region, id }, signal) => context.client(eci).deleteImageCache(region, id, randomUUID(), signal),
    done: {
      one: (name) => l10n.t('Image cache {0} was deleted.', name),
      many: (counted) => l10n.t('{0} image caches were deleted.', counted),
    },
  });
