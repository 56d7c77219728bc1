// What the product does with answers of the service: rows with what is below them, hovers, documents, and the results of each client.
import { ok } from 'node:assert/strict';
import type { AnyKind } from '../../src/model/kind';
import { isResource } from '../../src/model/resource';
import type { Node, Resource, ResourceRef } from '../../src/model/resource';
import type { Transport } from '../../src/cloud/transport/transport';
import { eciProduct } from '../../src/products/eci/product';
import { ehpcProduct } from '../../src/products/ehpc/product';
import { esaProduct } from '../../src/products/esa/product';
import { renderDescription } from '../../src/workbench/documents/documentText';
import { toTreeItem } from '../../src/workbench/tree/treeItem';
import { everyOperation } from '../contract/faults/everyOperation';
import type { Known } from '../contract/faults/known';
import { buildKindContext, createClients, createKinds } from '../support/kindContext';
import { ScriptedTransport } from '../support/scriptedTransport';
import { assertPlainLine } from './promises';

const region = 'cn-hangzhou';
const { signal } = new AbortController();
export const maxRowText = 1_000;

/** Something that reads answers. */
export interface Use {
  readonly name: string;
  readonly actions: readonly string[];
  readonly run: (transport: Transport, look: Look) => Promise<unknown>;
}

/** What is looked at, and how much of it. */
interface Look {
  /** Called with each text of a row, a hover, and the summary of a document. */
  readonly check: (text: string) => void;
  /** Called with each resource. */
  readonly checkRef?: (ref: ResourceRef) => void;
  /** Called with each document. */
  readonly checkDocument?: (text: string) => void;
  /** The first of each list are looked at: in the order of their ids, or else in that of the service. */
  readonly byId?: true;
  /** Rows below rows. */
  readonly mostNodes: number;
  /** Documents cost more than all rows. */
  readonly mostDocuments: number;
}

export function listOperations(known: Known): readonly Use[] {
  return Object.entries(everyOperation).map(([name, { action, run }]) => ({
    ...{ name, actions: [action] },
    run: async (transport) => {
      JSON.stringify(await run(createClients(transport), known, 'fuzz'));
    },
  }));
}

/** What the kinds that are listed below another are listed below, by the kind of that. */
function listParents({ instance, cluster, app }: Known): ReadonlyMap<string | undefined, ResourceRef> {
  const refs = Object.entries({ eciInstance: instance, ehpcCluster: cluster, edgeApp: app });
  return new Map(refs.map(([kind, id]) => [kind, { kind, region, id, name: `the ${kind}` }]));
}

/** The rows of each kind that lists some, with what else of its product is read for them. */
export function listKinds(known: Known): readonly Use[] {
  const parents = listParents(known);
  return [eciProduct, ehpcProduct, esaProduct].flatMap((product) => {
    const actions = Object.entries(everyOperation).flatMap(([name, { action, repeat }]) =>
      name.startsWith(`${product.api.id}.`) && repeat === 'read' ? [action] : [],
    );
    const kinds = product.createKinds(buildKindContext(new ScriptedTransport())).filter(({ list }) => list);
    return kinds.map(({ manifest: { id } }) => ({
      ...{ name: id, actions },
      run: (transport: Transport, look: Look) => {
        const all = createKinds(buildKindContext(transport));
        const kind = all.get(id);
        return kind ? new Rows(all, parents.get(kind.manifest.parent), look).show(kind) : Promise.resolve();
      },
    }));
  });
}

class Rows {
  private left: number;
  private readonly described = new Set<string>();

  constructor(
    private readonly kinds: ReadonlyMap<string, AnyKind>,
    private readonly parent: ResourceRef | undefined,
    private readonly look: Look,
  ) {
    this.left = look.mostNodes;
  }

  async show(kind: AnyKind): Promise<void> {
    const { parent } = this;
    const rows: Resource[] = [];
    const request = { query: undefined, wantedRows: 20, signal };
    for await (const { resources, total } of kind.list?.({ region, ...(parent && { parent }) }, request) ?? []) {
      rows.push(...resources);
      ok(total === undefined || typeof total === 'number');
    }
    // A row may come twice, the later one counts.
    const listed = this.take([...new Map(rows.map((row) => [row.id, row])).values()], Infinity);
    const refs = listed.map(({ ref }) => ref);
    const detailed = (await kind.details?.read(refs.slice(0, kind.details.batch), signal)) ?? [];
    for (const row of [...listed.slice(0, 4), ...this.take(detailed, 4)]) {
      await this.draw(row);
    }
  }

  private take<T extends Node>(nodes: readonly T[], most: number): readonly T[] {
    const ordered = this.look.byId ? nodes.toSorted((a, b) => (a.id < b.id ? -1 : 1)) : nodes;
    return ordered.slice(0, most);
  }

  private async draw(node: Node): Promise<void> {
    if (this.left-- <= 0) {
      return;
    }
    const { label, description = '', details = [], accessibleLabel = '' } = node;
    const place = { id: node.id, parent: undefined };
    const item = toTreeItem(
      isResource(node) ? { ...place, type: 'resource', resource: node } : { ...place, type: 'row', row: node },
      {
        ...{ viewId: 'x', manifests: [...this.kinds.values()].map(({ manifest }) => manifest), readOnly: false },
        commands: { retry: '', loadMore: '' },
      },
    );
    const shown = [item.label, item.description, item.accessibilityInformation?.label];
    for (const text of shown.filter((one) => typeof one === 'string')) {
      assertPlainLine(text, maxRowText);
    }
    [label, description, accessibleLabel, ...details.flatMap((detail) => [detail.label, detail.value])].forEach(
      (text) => {
        ok(typeof text === 'string', `not a text: ${JSON.stringify(text)}`);
        this.look.check(text);
      },
    );
    if (isResource(node)) {
      ok(typeof node.ref.id === 'string' && typeof node.ref.name === 'string', JSON.stringify(node.ref));
      this.look.checkRef?.(node.ref);
      await this.describe(node.ref);
    }
    for (const child of this.take((await node.children?.(signal)) ?? [], 6)) {
      await this.draw(child);
    }
  }

  /** Of the first resource of a kind only. */
  private async describe(ref: ResourceRef): Promise<void> {
    if (this.described.has(ref.kind) || this.described.size >= this.look.mostDocuments) {
      return;
    }
    this.described.add(ref.kind);
    const description = await this.kinds.get(ref.kind)?.describe?.(ref, signal);
    if (description) {
      description.summary.forEach(this.look.check);
      const { text, secrets } = renderDescription(description, 'yaml');
      this.look.checkDocument?.(text);
      const lines = text.split('\n');
      ok(secrets.every(({ line }) => line >= 0 && line < lines.length));
    }
  }
}
