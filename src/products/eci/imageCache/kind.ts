import * as l10n from '@vscode/l10n';
import { encodeUriPart } from '../../../base/text';
import { bindViewActions } from '../../../engine/view/viewActions';
import { bindKind } from '../../../model/kind';
import type { AnyKind } from '../../../model/kind';
import type { KindContext } from '../../product';
import { alwaysDifferingInImageCaches } from '../alwaysDiffering';
import { eci } from '../client';
import { createCache, createFromInstance, deleteCaches, editCache } from './actions';
import { imageCacheFields } from './fields';
import { imageCacheManifest } from './manifest';
import { toImageCache } from './row';

export function createImageCacheKind({ client, clock }: KindContext): AnyKind {
  return bindKind({
    manifest: imageCacheManifest,
    noun: () => l10n.t('image cache'),
    async *list({ region }, { signal }) {
      for await (const page of client(eci).describeImageCaches(region, signal)) {
        yield {
          ...(page.TotalCount !== undefined && { total: page.TotalCount }),
          resources: (page.ImageCaches ?? []).map((wire) => toImageCache(wire, region, clock.now())),
        };
      }
    },
    async get(refs, signal) {
      const found = await Promise.all(
        refs.map(async ({ region, id }) => {
          const wire = await client(eci).describeImageCache(region, id, signal);
          return wire && toImageCache(wire, region, clock.now());
        }),
      );
      return found.filter((resource) => resource !== undefined);
    },
    async readUsage(region, signal) {
      const { UsedImageCacheCount: used, MaxImageCacheCount: max } = await client(eci).listUsage(region, signal);
      return used !== undefined && max !== undefined ? { used, max } : undefined;
    },
    async describe({ region, id }, signal) {
      const wire = await client(eci).describeImageCache(region, id, signal);
      const row = wire && toImageCache(wire, region, clock.now());
      return row && { summary: [`${row.label} · ${row.description ?? ''}`, `ID: ${id}`], body: wire };
    },
    alwaysDiffering: alwaysDifferingInImageCaches,
    fields: imageCacheFields,
    consoleUrl: ({ region, id }) =>
      `https://eci.console.aliyun.com/#/imagecache/${encodeUriPart(region)}/${encodeUriPart(id)}/detail`,
    actions: {
      ...bindViewActions(imageCacheFields),
      create: createCache,
      createFromInstance,
      edit: editCache,
      delete: deleteCaches,
    },
  });
}
