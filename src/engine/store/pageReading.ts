// Reads the pages of a list into what is held of its scope.
import type { AnyKind, ListRequest } from '../../model/kind';
import type { Resource } from '../../model/resource';
import type { Holding } from './holding';

export interface PageReading {
  readonly kind: AnyKind;
  readonly held: Holding;
  /** Puts rows in, and tells. */
  readonly lay: (rows: readonly Resource[]) => void;
}

/** The whole list. True when rows that were there before have gone or moved. */
export async function readAll(reading: PageReading, request: ListRequest, now: number): Promise<boolean> {
  const { kind, held } = reading;
  const before = [...held.values()].map(({ ref }) => ref.id);
  const listed = await readPages(reading, request);
  const hasLost = held.remove(before.filter((id) => !listed.has(id)));
  // Listed in parts, rows that are new come first or last, as the service has it.
  const hasMoved = kind.pageSize !== undefined && held.arrange(listed);
  held.listedAt = now;
  held.changesAt = now;
  held.isStopped = false;
  held.settle(listed.size);
  return hasLost || hasMoved;
}

/** The top of a longer list, where rows that are new mostly come. */
export async function readHead(
  reading: PageReading,
  request: ListRequest,
): Promise<{
  readonly hasMoved: boolean;
  /** Rows have come or gone that are not in the top. */
  readonly isShort: boolean;
}> {
  const { held } = reading;
  const lacking = (): number => (held.total ?? held.size) - held.size;
  const before = lacking();
  const listed = await readPages(reading, request);
  return { hasMoved: held.arrange(listed), isShort: lacking() !== before };
}

/** Ids of the rows, in the service's order. */
async function readPages({ kind, held, lay }: PageReading, request: ListRequest): Promise<ReadonlySet<string>> {
  if (!kind.list) {
    throw new Error(`Kind ${kind.manifest.id} cannot be listed`);
  }
  const listed = new Set<string>();
  for await (const page of kind.list(held.scope, request)) {
    request.signal.throwIfAborted();
    held.total = page.total ?? held.total;
    page.resources.forEach(({ ref }) => listed.add(ref.id));
    lay(page.resources);
  }
  request.signal.throwIfAborted();
  return listed;
}
