// Reads the pages of a list into what is held of its scope.
import type { AnyKind, ListRequest } from '../../model/kind';
import type { Resource } from '../../model/resource';
import type { ScopeContents } from './holding';

export interface PageReadOptions {
  readonly kind: AnyKind;
  readonly contents: ScopeContents;
  /** Puts rows in, and notifies. */
  readonly upsert: (rows: readonly Resource[]) => void;
}

/** The whole list. True when rows that were there before have gone or moved. */
export async function readAll(reading: PageReadOptions, request: ListRequest, now: number): Promise<boolean> {
  const { kind, contents } = reading;
  const before = [...contents.values()].map(({ ref }) => ref.id);
  const listed = await readPages(reading, request);
  const hasLost = contents.remove(before.filter((id) => !listed.has(id)));
  // Listed in parts, rows that are new come first or last, as the service has it.
  const hasMoved = kind.pageSize !== undefined && contents.reorder(listed);
  contents.listedAt = now;
  contents.changesAt = now;
  contents.isStopped = false;
  contents.finishListing(listed.size);
  return hasLost || hasMoved;
}

/** The top of a longer list, where rows that are new mostly come. */
export async function readHead(
  reading: PageReadOptions,
  request: ListRequest,
): Promise<{
  readonly hasMoved: boolean;
  /** Rows have come or gone that are not in the top. */
  readonly isShort: boolean;
}> {
  const { contents } = reading;
  const lacking = (): number => (contents.total ?? contents.size) - contents.size;
  const before = lacking();
  const listed = await readPages(reading, request);
  return { hasMoved: contents.reorder(listed), isShort: lacking() !== before };
}

/** Ids of the rows, in the service's order. */
async function readPages(
  { kind, contents, upsert }: PageReadOptions,
  request: ListRequest,
): Promise<ReadonlySet<string>> {
  if (!kind.list) {
    throw new Error(`Kind ${kind.manifest.id} cannot be listed`);
  }
  const listed = new Set<string>();
  for await (const page of kind.list(contents.scope, request)) {
    request.signal.throwIfAborted();
    contents.total = page.total ?? contents.total;
    page.resources.forEach(({ ref }) => listed.add(ref.id));
    upsert(page.resources);
  }
  request.signal.throwIfAborted();
  return listed;
}
