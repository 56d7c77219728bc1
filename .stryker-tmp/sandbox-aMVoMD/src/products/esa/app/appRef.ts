// The app that an environment, a version, a domain or an image secret belongs to.
import type { ActionContext } from '../../../model/action';
import type { ResourceRef } from '../../../model/resource';
import { edgeAppManifest } from './manifest';

export function toAppRef({ region, parent, name }: ResourceRef): ResourceRef {
  return { kind: edgeAppManifest.id, region, id: parent ?? '', name: parent ?? name };
}

/** The app's name; its id while the app has not been loaded. */
export function getAppName(context: Pick<ActionContext, 'find'>, ref: ResourceRef): string {
  const app = toAppRef(ref);
  return context.find(app)?.ref.name ?? app.id;
}
