import * as l10n from '@vscode/l10n';
import type { Clock } from '../../../base/clock';
import type { EciClient } from '../client';
import type { ImageCache } from '../wire/imageCache';
import type { ActionHandler } from '../../../model/action';
import { copyId, copyName, describe, refresh } from '../../../model/commonActions';
import { bindKind } from '../../../model/kind';
import type { AnyKind } from '../../../model/kind';
import { bindViewActions } from '../../../engine/view/viewActions';
import { imageCacheFields } from './fields';
import { toImageCache } from './row';
import { imageCacheManifest } from './manifest';

export interface ImageCacheNeeds {
  readonly client: () => EciClient;
  readonly clock: Clock;
}

export function createImageCacheKind({ client, clock }: ImageCacheNeeds): AnyKind {
  return bindKind({
    manifest: imageCacheManifest,
    noun: () => l10n.t('image cache'),
    fromWire: (wire, { region }) => toImageCache(wire as ImageCache, region, clock.now()),
    async *list({ region }, { signal }) {
      for await (const page of client().describeImageCaches(region, signal)) {
        yield {
          ...(page.TotalCount !== undefined && { total: page.TotalCount }),
          resources: (page.ImageCaches ?? []).map((wire) => toImageCache(wire, region, clock.now())),
        };
      }
    },
    async get(refs, signal) {
      const found = await Promise.all(
        refs.map(async ({ region, id }) => {
          const wire = await client().describeImageCache(region, id, signal);
          return wire && toImageCache(wire, region, clock.now());
        }),
      );
      return found.filter((resource) => resource !== undefined);
    },
    async readUsage(region, signal) {
      const { UsedImageCacheCount: used, MaxImageCacheCount: max } = await client().listUsage(region, signal);
      return typeof used === 'number' && typeof max === 'number' ? { used, max } : undefined;
    },
    async describe({ region, id }, signal) {
      const wire = await client().describeImageCache(region, id, signal);
      const row = wire && toImageCache(wire, region, clock.now());
      return row && { summary: [`${row.label} · ${row.description ?? ''}`, `ID: ${id}`], body: wire };
    },
    fields: imageCacheFields,
    actions: {
      ...bindViewActions(imageCacheFields),
      create: async (...args) => (await import('./actions')).createCache(client)(...args),
      createFromInstance: async (...args) => (await import('./actions')).createFromInstance(client)(...args),
      edit: async (...args) => (await import('./actions')).editCache(client)(...args),
      delete: async (...args) => (await import('./actions')).deleteCaches(client)(...args),
      describe,
      refresh,
      openInConsole,
      copyId,
      copyName,
    },
  });
}

const openInConsole: ActionHandler<'one'> = async (context, { region, id }) => {
  const path = `${encodeURIComponent(region)}/${encodeURIComponent(id)}`;
  await context.show.openLink(`https://eci.console.aliyun.com/#/imagecache/${path}/detail`);
  return undefined;
};
