import type { AnyKind, DetailReader, KindManifest, ListPage, ListRequest, Usage } from '../../../../src/model/kind';
import type { Resource, ResourceRef } from '../../../../src/model/resource';
import type { Scope } from '../../../../src/model/scope';
import { buildResource, buildStatus, thingManifest } from '../../../support/buildResource';

/** One listing under way: the test says what comes and how it ends. */
export class Listing {
  private readonly parts: (ListPage | { readonly end: Error | undefined })[] = [];
  private wake: () => void = () => undefined;

  constructor(
    readonly scope: Scope,
    readonly request: ListRequest,
  ) {}

  get signal(): AbortSignal {
    return this.request.signal;
  }

  page(...ids: readonly (string | Resource)[]): this {
    return this.counted(undefined, ...ids);
  }

  /** A page that has the total number of rows. */
  counted(total: number | undefined, ...ids: readonly (string | Resource)[]): this {
    const resources = ids.map((one) => (typeof one === 'string' ? buildThing(one, this.scope.region) : one));
    return this.push({ resources, ...(total !== undefined && { total }) });
  }

  end(error?: Error): this {
    return this.push({ end: error });
  }

  async *pages(): AsyncGenerator<ListPage, void, undefined> {
    for (;;) {
      const part = this.parts.shift();
      if (part === undefined) {
        await new Promise<void>((resolve) => (this.wake = resolve));
      } else if ('end' in part) {
        if (part.end) {
          throw part.end;
        }
        return;
      } else {
        yield part;
      }
    }
  }

  private push(part: ListPage | { readonly end: Error | undefined }): this {
    this.parts.push(part);
    this.wake();
    return this;
  }
}

export function buildThing(id: string, region = 'cn-hangzhou', over: Partial<Resource> = {}): Resource {
  return buildResource(id, { ref: { kind: 'thing', region, id, name: id }, ...over });
}

/** A thing on its way to another state. */
export function buildMovingThing(id: string, region = 'cn-hangzhou'): Resource {
  return buildThing(id, region, { status: buildStatus({ code: 'Moving', transitional: true }) });
}

/** A kind whose listings and single reads the test answers. */
export class ScriptedKind implements AnyKind {
  readonly manifest: KindManifest = thingManifest;
  readonly actions = {};
  readonly pageSize?: number;
  readonly details?: DetailReader;
  readonly changeReader?: NonNullable<AnyKind['changeReader']>;
  readonly listings: Listing[] = [];
  readonly got: (readonly string[])[] = [];
  /** Answers `get`; by default everything is as it was. */
  getAnswer: (refs: readonly ResourceRef[], signal: AbortSignal) => Promise<readonly Resource[]> = (refs) =>
    Promise.resolve(refs.map(({ id, region }) => buildThing(id, region)));

  constructor(over: Partial<Pick<AnyKind, 'pageSize' | 'details' | 'changeReader'>> = {}) {
    Object.assign(this, over);
  }

  usageAnswer: () => Promise<Usage | undefined> = () => Promise.resolve(undefined);

  noun(): string {
    return 'thing';
  }

  fromWire(): Resource {
    return buildThing('made');
  }

  list(scope: Scope, request: ListRequest): AsyncIterable<ListPage> {
    const listing = new Listing(scope, request);
    this.listings.push(listing);
    return listing.pages();
  }

  readUsage(): Promise<Usage | undefined> {
    return this.usageAnswer();
  }

  get(refs: readonly ResourceRef[], signal: AbortSignal): Promise<readonly Resource[]> {
    this.got.push(refs.map(({ id }) => id));
    return this.getAnswer(refs, signal);
  }

  /** The latest listing of a region. */
  listing(region = 'cn-hangzhou'): Listing {
    const found = this.listings.filter((one) => one.scope.region === region).at(-1);
    if (!found) {
      throw new Error(`No view has listed ${region}`);
    }
    return found;
  }
}
