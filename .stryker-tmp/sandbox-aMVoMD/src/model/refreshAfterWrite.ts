import { toError } from '../base/errors';
import type { ActionContext } from './action';
import type { ResourceRef } from './resource';

/** Reads a resource again after a write. The write has succeeded, so that a failure here is only logged. */
export async function refreshAfterWrite(
  context: Pick<ActionContext, 'refresh' | 'log'>,
  ref: ResourceRef,
): Promise<void> {
  try {
    await context.refresh([ref]);
  } catch (error) {
    context.log.warn(`${ref.id} could not be read again: ${toError(error).message}`);
  }
}
