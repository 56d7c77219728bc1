// Kinds whose lists stand in the test: what a scope holds is set, and counted is how often it was listed.
import { CancelledError } from '../../src/base/errors';
import type { AnyKind, KindManifest, ListPage, ListRequest } from '../../src/model/kind';
import type { Resource, ResourceRef } from '../../src/model/resource';
import { toRefScopeKey, toScopeKey } from '../../src/model/scope';
import type { Scope } from '../../src/model/scope';
import { buildKind, buildResource, thingManifest } from './buildResource';

/** A thing in a region, named as its id. */
export function buildThing(id: string, over: Partial<Resource> & { readonly region?: string } = {}): Resource {
  const { region = 'cn-hangzhou', ...rest } = over;
  return buildResource(id, { ref: { kind: 'thing', region, id, name: id }, ...rest });
}

/** A part, which lies below a thing. */
export function buildPart(id: string, parent: string, over: Partial<Resource> = {}): Resource {
  return buildResource(id, { ref: { kind: 'part', region: 'cn-hangzhou', parent, id, name: id }, ...over });
}

export const partManifest: KindManifest = { id: 'part', parent: 'thing', actions: {} };

export class ListedKind {
  /** By the key of the scope. */
  readonly rows = new Map<string, readonly Resource[]>();
  /** How many there are in all, where the service says so. */
  readonly totals = new Map<string, number>();
  readonly failures = new Map<string, Error>();
  /** Scopes whose listing stands still until it is ended. */
  private readonly held = new Map<string, (() => void)[]>();
  readonly requests: { readonly scope: string; readonly wantedRows: number; readonly query: unknown }[] = [];
  readonly kind: AnyKind;

  constructor(over: Partial<AnyKind> = {}) {
    this.kind = buildKind({
      list: (scope, request) => this.list(scope, request),
      get: (refs) => Promise.resolve(refs.flatMap((ref) => this.find(ref) ?? [])),
      ...over,
    });
  }

  /** What is listed from now on. */
  set(scope: string, ...rows: readonly Resource[]): this {
    this.rows.set(scope, rows);
    return this;
  }

  /** Listings of the scope stand still after what is there so far, until the result is called. */
  hold(scope: string): () => void {
    const waiting: (() => void)[] = [];
    this.held.set(scope, waiting);
    return () => {
      this.held.delete(scope);
      waiting.splice(0).forEach((go) => go());
    };
  }

  listed(scope: string): number {
    return this.requests.filter((one) => one.scope === scope).length;
  }

  private find(ref: ResourceRef): Resource | undefined {
    return this.rows.get(toRefScopeKey(ref))?.find(({ id }) => id === ref.id);
  }

  private async *list(scope: Scope, request: ListRequest): AsyncGenerator<ListPage, void, undefined> {
    const key = toScopeKey(scope);
    const { wantedRows, query, signal } = request;
    this.requests.push({ scope: key, wantedRows, query });
    const failure = this.failures.get(key);
    if (failure) {
      throw failure;
    }
    const total = this.totals.get(key);
    const { pageSize = Infinity } = this.kind;
    const rows = (this.rows.get(key) ?? []).slice(0, wantedRows);
    for (let from = 0; from === 0 || from < rows.length; from += pageSize) {
      yield {
        resources: rows.slice(from, from + Math.min(pageSize, rows.length)),
        ...(total !== undefined && { total }),
      };
    }
    const waiting = this.held.get(key);
    if (waiting) {
      await new Promise<void>((resolve, reject) => {
        waiting.push(resolve);
        signal.addEventListener('abort', () => reject(new CancelledError()), { once: true });
      });
    }
  }
}

export { thingManifest };
