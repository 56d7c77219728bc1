// An instance as another product reports it, e.g. the one a serverless job runs in.
import { ApiError } from '../../../cloud/errors/apiError';
import type { Children } from '../../../model/kind';
import type { ResourceRef } from '../../../model/resource';
import type { KindContext } from '../../product';
import { eci } from '../client';
import type { ContainerGroup } from '../wire/containerGroup';
import { createInstanceRows, createKnownInstanceRows } from './children';
import { toEciInstance } from './row';
import type { EciInstance } from './row';

export function toForeignInstance(context: KindContext, region: string, group: ContainerGroup): EciInstance {
  return toEciInstance(group, {
    region,
    now: () => context.clock.now(),
    children: (ref) => createChildren(context, ref, group),
  });
}

/** The report stands in when ECI has already removed the instance, or denies access to it. */
function createChildren(context: KindContext, ref: ResourceRef, reported: ContainerGroup): Children {
  return async (signal) => {
    const current = await readInstance(context, ref, signal);
    return current
      ? createInstanceRows(context, ref, current)
      : createKnownInstanceRows(ref, reported, context.clock.now());
  };
}

/** Undefined when it is gone or may not be read. */
async function readInstance(
  context: KindContext,
  { region, id }: ResourceRef,
  signal: AbortSignal,
): Promise<ContainerGroup | undefined> {
  try {
    const [group] = await context.client(eci).describeContainerGroupsById(region, [id], signal);
    return group;
  } catch (error) {
    if (error instanceof ApiError && (error.kind === 'denied' || error.kind === 'input')) {
      return undefined;
    }
    throw error;
  }
}
