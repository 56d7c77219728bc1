// What all rows of a region share, with what opens below them.
import { ApiError } from '../../../cloud/errors/apiError';
import type { Children } from '../../../model/kind';
import type { Resource, ResourceRef } from '../../../model/resource';
import type { KindContext } from '../../product';
import { eci } from '../client';
import type { ContainerGroup } from '../wire/containerGroup';
import { createInstanceRows, createKnownInstanceRows } from './children';
import { toEciInstance } from './row';
import type { InstancePlace } from './row';

export function createInstancePlace(context: KindContext, region: string): InstancePlace {
  return {
    region,
    now: () => context.clock.now(),
    children: (ref) => createChildren(context, ref),
  };
}

/**
 * An instance as another product returns it. It replaces ECI's own response when ECI no longer has the instance, or access
 * to ECI is denied.
 */
export function toForeignInstance(context: KindContext, region: string, group: ContainerGroup): Resource {
  const children = (ref: ResourceRef): Children => createChildren(context, ref, group);
  return toEciInstance(group, { ...createInstancePlace(context, region), children });
}

/** Read when opened and when redrawn: the list keeps no containers and volumes. */
function createChildren(context: KindContext, ref: ResourceRef, known?: ContainerGroup): Children {
  return async (signal) => {
    const [group] = await context
      .client(eci)
      .describeContainerGroupsById(ref.region, [ref.id], signal)
      .catch(recoverRefusal(known));
    if (group) {
      return createInstanceRows(context, ref, group);
    }
    return known ? createKnownInstanceRows(ref, known, context.clock.now()) : [];
  };
}

/** An instance that may not be read is as good as gone where another answer shows it. */
function recoverRefusal(known: ContainerGroup | undefined): (error: unknown) => readonly ContainerGroup[] {
  return (error) => {
    if (known && error instanceof ApiError && (error.kind === 'denied' || error.kind === 'input')) {
      return [];
    }
    throw error;
  };
}
