// Answers of the service: read by the transport and the clients, shown as rows, hovers and documents. Values keep the types that the
// service documents; fields may be absent or unknown, texts and numbers are any.
import { ok } from 'node:assert/strict';
import fc from 'fast-check';
import { UserFacingError } from '../../src/base/errors';
import { loadYaml } from '../../src/base/yaml';
import { ApiError } from '../../src/cloud/errors/apiError';
import { parseReply } from '../../src/cloud/transport/reply';
import type { JsonObject } from '../../src/cloud/transport/reply';
import type { AnyKind } from '../../src/model/kind';
import { isResource } from '../../src/model/resource';
import type { Node, Resource, ResourceRef } from '../../src/model/resource';
import { eciProduct } from '../../src/products/eci/product';
import { ehpcProduct } from '../../src/products/ehpc/product';
import { esaProduct } from '../../src/products/esa/product';
import { renderDescription } from '../../src/workbench/documents/documentText';
import { toTreeItem } from '../../src/workbench/tree/treeItem';
import { everyOperation } from '../contract/faults/everyOperation';
import { buildApi } from '../support/buildApi';
import { buildKindContext, createKinds } from '../support/kindContext';
import { ScriptedTransport } from '../support/scriptedTransport';
import type { Known } from '../contract/faults/known';
import { jsonPieces, mutatedText, mutatedValue } from './mutation';
import { assertNoLeak, assertPlainLine, assertPlainLines } from './promises';
import { recordCalls } from './recordedCalls';
import { createProperty } from './target';
import type { FuzzTarget } from './target';

const region = 'cn-hangzhou';
const { signal } = new AbortController();
/** Of one list or one operation: pages end, whatever the service claims. */
const mostCalls = 60;
/** Rows below rows that one run looks at. */
const mostNodes = 25;
const maxRowText = 1_000;

const spice = [...jsonPieces, '"Code":"Throttling",', '"Success":false,', '<html>'];
const statuses = [200, 200, 200, 201, 204, 302, 400, 403, 404, 407, 429, 500, 503];

export const answers: FuzzTarget = async () => {
  await loadYaml();
  const { calls, known } = await recordCalls();
  const recorded = calls.map(({ action, answer }) => ({
    action,
    // What the emulator refused, for there was no such thing, would have been answered with an ID.
    answer: 'Code' in answer ? { RequestId: answer['RequestId'] } : answer,
  }));
  const usual = Object.fromEntries(recorded.map(({ action, answer }) => [action, answer]));
  const uses = [...listOperations(known), ...listKinds(known)];
  const mutated = new Map(
    recorded.map(({ action, answer }) => [
      action,
      mutatedValue([answer], 'typed').map((one) => ({ action, answer: one })),
    ]),
  );
  const typed = fc.oneof(
    ...uses.map(({ name, actions }) => ({
      // Rows are read from several answers and cost more; an operation reads one.
      weight: Math.ceil(actions.length / 5),
      arbitrary: fc.record({
        ...{ type: fc.constant('typed' as const), use: fc.constant(name) },
        call: fc.oneof(...actions.flatMap((action) => mutated.get(action) ?? [])),
      }),
    })),
  );
  const raw = fc.record({
    type: fc.constant('raw' as const),
    body: mutatedText(
      recorded.map(({ answer }) => [JSON.stringify(answer)] as const),
      spice,
      3,
    ),
    status: fc.constantFrom(...statuses),
    header: fc.constantFrom('', '5', '-1', 'x', '1e999', '\u0000'),
  });
  return createProperty(fc.oneof({ weight: 3, arbitrary: typed }, { weight: 1, arbitrary: raw }), async (given) => {
    if (given.type === 'raw') {
      holdReply(given.body.text, given.status, given.header);
      return;
    }
    const use = uses.find(({ name }) => name === given.use);
    const { action, answer } = given.call;
    const transport = new ScriptedTransport({ ...usual, [action]: answer });
    // Words that mean a mistake of ours may be the service's own.
    const mayLeak = /undefined|NaN|\[object /.test(JSON.stringify(given.call));
    try {
      await use?.run(transport, mayLeak ? () => undefined : assertNoLeak);
    } catch (error) {
      if (!(error instanceof UserFacingError)) {
        throw error;
      }
      assertFailure(error);
    }
    ok(transport.calls.length <= mostCalls, `${transport.calls.length} calls`);
  });
};

/** Something that reads answers. */
interface Use {
  readonly name: string;
  readonly actions: readonly string[];
  readonly run: (transport: ScriptedTransport, check: (text: string) => void) => Promise<unknown>;
}

/** One that opens a connection as well is left out. */
function listOperations(known: Known): readonly Use[] {
  return Object.entries(everyOperation)
    .filter(([name]) => name !== 'exec.run')
    .map(([name, { action, run }]) => ({
      ...{ name, actions: [action] },
      run: async (transport) => {
        JSON.stringify(await run(transport.clients, known, 'fuzz'));
      },
    }));
}

/** What the kinds that are listed below another are listed below, by the kind of that. */
function listParents({ instance, cluster, app }: Known): ReadonlyMap<string | undefined, ResourceRef> {
  const refs = Object.entries({ eciInstance: instance, ehpcCluster: cluster, edgeApp: app });
  return new Map(refs.map(([kind, id]) => [kind, { kind, region, id, name: `the ${kind}` }]));
}

/** The rows of each kind that lists some, with what else of its product is read for them. */
function listKinds(known: Known): readonly Use[] {
  const parents = listParents(known);
  return [eciProduct, ehpcProduct, esaProduct].flatMap((product) => {
    const actions = Object.entries(everyOperation).flatMap(([name, { action, repeat }]) =>
      name.startsWith(`${product.api.id}.`) && repeat === 'read' ? [action] : [],
    );
    const kinds = product.createKinds(buildKindContext(new ScriptedTransport())).filter(({ list }) => list);
    return kinds.map(({ manifest: { id } }) => ({
      ...{ name: id, actions },
      run: (transport: ScriptedTransport, check: (text: string) => void) => {
        const all = createKinds(buildKindContext(transport));
        const kind = all.get(id);
        return kind ? new Rows(all, parents.get(kind.manifest.parent), check).show(kind) : Promise.resolve();
      },
    }));
  });
}

class Rows {
  private left = mostNodes;
  private hasDocument = false;

  constructor(
    private readonly kinds: ReadonlyMap<string, AnyKind>,
    private readonly parent: ResourceRef | undefined,
    private readonly check: (text: string) => void,
  ) {}

  async show(kind: AnyKind): Promise<void> {
    const { parent } = this;
    const rows: Resource[] = [];
    const request = { query: undefined, wantedRows: 20, signal };
    for await (const { resources, total } of kind.list?.({ region, ...(parent && { parent }) }, request) ?? []) {
      rows.push(...resources);
      ok(total === undefined || typeof total === 'number');
    }
    const refs = rows.map(({ ref }) => ref);
    const detailed = (await kind.details?.read(refs.slice(0, kind.details.batch), signal)) ?? [];
    for (const row of [...rows.slice(0, 4), ...detailed.slice(0, 4)]) {
      await this.draw(row);
    }
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
        this.check(text);
      },
    );
    if (isResource(node)) {
      ok(typeof node.ref.id === 'string' && typeof node.ref.name === 'string', JSON.stringify(node.ref));
      await this.describe(node.ref);
    }
    for (const child of ((await node.children?.(signal)) ?? []).slice(0, 6)) {
      await this.draw(child);
    }
  }

  /** Of the first resource only: a document costs more than all rows. */
  private async describe(ref: ResourceRef): Promise<void> {
    if (this.hasDocument) {
      return;
    }
    this.hasDocument = true;
    const description = await this.kinds.get(ref.kind)?.describe?.(ref, signal);
    if (description) {
      description.summary.forEach(this.check);
      const { text, secrets } = renderDescription(description, 'yaml');
      const lines = text.split('\n');
      ok(secrets.every(({ line }) => line >= 0 && line < lines.length));
    }
  }
}

const api = buildApi({ id: 'eci' });

/** Any bytes: an object of the service, or a failure that says what to do. */
function holdReply(text: string, status: number, header: string): void {
  const headers = new Map([
    ['x-acs-retry-after', header],
    ['date', header],
  ]);
  const facts = { api, operation: 'DescribeX', host: 'eci.example', now: 0, redact: (one: string) => one };
  try {
    const answer: JsonObject = parseReply({ status, headers, text }, facts);
    ok(typeof answer === 'object' && !Array.isArray(answer) && status < 300);
  } catch (error) {
    ok(error instanceof ApiError, error instanceof Error ? error.stack : String(error));
    assertFailure(error);
  }
}

function assertFailure({ message, hint }: UserFacingError): void {
  ok(message !== '');
  assertPlainLines(`${message}${hint}`);
  ok(message.length < maxRowText);
}
