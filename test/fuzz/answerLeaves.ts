// Each value of each answer, changed in each of the ways in which services deviate from their documents; then everything is drawn that
// reads the answer: rows with what is below them, hovers, documents, pages, questions, messages.
import { deepEqual, ok } from 'node:assert/strict';
import { UserFacingError, toError } from '../../src/base/errors';
import { isRecord } from '../../src/base/isRecord';
import { loadYaml } from '../../src/base/yaml';
import type { BoundAction, Outcome } from '../../src/model/action';
import type { PanelProtocol } from '../../src/model/panelProtocol';
import type { PanelSpec } from '../../src/model/ports/panel';
import type { ResourceRef } from '../../src/model/resource';
import { renderDescription } from '../../src/workbench/documents/documentText';
import { createQuotaReport } from '../../src/workbench/reports/quotaReport';
import { region, signal } from '../contract/faults/known';
import type { Known } from '../contract/faults/known';
import { FakeConnection } from '../support/fakeConnection';
import { buildKindContext, createKinds } from '../support/kindContext';
import { ScriptedContext } from '../support/scriptedContext';
import { ScriptedTransport } from '../support/scriptedTransport';
import { listKinds, listOperations } from './answerUses';
import documented from './documentedAnswers.json';
import { recordCalls } from './recordedCalls';

type Path = readonly (string | number)[];
type Json = Readonly<Record<string, unknown>>;

/** A way to change a value: undefined takes it out. */
interface Way {
  readonly name: string;
  readonly appliesTo: (value: unknown) => boolean;
  readonly change: (value: unknown) => unknown;
  /** Draws the same as the answer without this change, or as without the value. */
  readonly drawsLike?: 'unchanged' | 'without';
}

const isAny: Way['appliesTo'] = () => true;
const isText = (value: unknown): boolean => typeof value === 'string';
const isScalar = (value: unknown): boolean => typeof value !== 'object';
const to = (name: string, value: unknown, appliesTo = isAny): Way => ({ name, appliesTo, change: () => value });

const ways: readonly Way[] = [
  { ...to('null', null), drawsLike: 'without' },
  {
    name: 'a number or boolean as text',
    appliesTo: (value) => typeof value === 'number' || typeof value === 'boolean',
    change: String,
    drawsLike: 'unchanged',
  },
  to('a text as a number', 7, isText),
  to('a text as a boolean', true, isText),
  to('an unknown text', 'Xyzzy', isScalar),
  to('an empty text', '', isScalar),
  to('zero', 0, isScalar),
  to('a negative number', -1, isScalar),
  to('a number beyond all measure', 1e308, isScalar),
  to('a number as text beyond all measure', '1e999', isScalar),
  to('an empty list', []),
  to('a list of null', [null]),
  to('an empty object', {}),
  to('another object', { xyzzy: [1] }),
];

const missing = 'missing';
const otherCase = 'the other case of the first letter';
const extraField = 'a field that is not declared';
const wayNames = [missing, otherCase, extraField, ...ways.map(({ name }) => name)];

/** Names in these are data. */
const freeMaps: ReadonlySet<unknown> = new Set(['Attributes', 'Tags']);

interface Operation {
  readonly action: string;
  readonly answer: Json;
  /** Of each list the first element; what holds others counts as a leaf as well. */
  readonly leaves: readonly Path[];
}

export interface LeafResult {
  readonly operations: number;
  readonly leaves: number;
  readonly ways: number;
  /** Changes of values, as often as something reads them. */
  readonly changes: number;
  readonly drawings: number;
  /** Each names operation, path, way, and what was drawn. */
  readonly failures: readonly string[];
}

/** What the page of a panel is given. */
export interface GivenPanel {
  readonly spec: PanelSpec<PanelProtocol>;
  readonly init: unknown;
  readonly results: Readonly<Record<string, unknown>>;
}

interface Drawing {
  readonly texts: string[];
  /** Of the resources that are listed. */
  readonly names: string[];
  readonly panels: GivenPanel[];
}

/** Something that is drawn from answers. */
interface Drawer {
  readonly name: string;
  readonly actions: ReadonlySet<string>;
  readonly draw: Draw;
}

type Draw = (transport: ScriptedTransport) => Promise<Drawing>;

/**
 * Changes each value, and draws what one of `every` changes leads to.
 * @param onPanel called with what pages are given, each time it is something else
 */
export async function drawEachLeaf(every: number, onPanel: (panel: GivenPanel) => Promise<void>): Promise<LeafResult> {
  await loadYaml();
  const { calls, known } = await recordCalls();
  const recorded = new Map(calls.map(({ action, answer }) => [action, answer]));
  const operations = Object.values<Readonly<Record<string, unknown>>>(documented).flatMap((answers) =>
    Object.entries(answers).map(([action, answer]) => createOperation(action, recorded.get(action), answer)),
  );
  const usual = Object.fromEntries(operations.map(({ action, answer }) => [action, answer]));
  const drawers = await createDrawers(known, usual);
  return new Leaves(operations, usual, drawers, onPanel).run(every);
}

/** What the emulator answers, completed by what is documented besides. */
function createOperation(action: string, recorded: unknown, described: unknown): Operation {
  const isRefused = isRecord(recorded) && 'Code' in recorded;
  const answer = { ...(merge(isRefused ? undefined : recorded, described) as Json) };
  return { action, answer, leaves: listPaths(answer, []) };
}

function merge(recorded: unknown, described: unknown): unknown {
  if (Array.isArray(recorded) && Array.isArray(described)) {
    const merged = recorded.map((item: unknown) => merge(item, described[0]));
    return merged.length > 0 ? merged : described;
  }
  if (isRecord(recorded) && isRecord(described)) {
    const names = [...new Set([...Object.keys(described), ...Object.keys(recorded)])];
    return Object.fromEntries(
      // A token leads to another page, without an end.
      names.map((name) => [name, name === 'NextToken' ? '' : merge(recorded[name], described[name])] as const),
    );
  }
  return recorded ?? described;
}

function listPaths(value: unknown, path: Path): readonly Path[] {
  if (Array.isArray(value)) {
    return value.length === 0 ? [] : [[...path, 0], ...listPaths(value[0], [...path, 0])];
  }
  return isRecord(value)
    ? Object.entries(value).flatMap(([name, one]) => [[...path, name], ...listPaths(one, [...path, name])])
    : [];
}

function getAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((one, key) => Reflect.get(Object(one), key), value);
}

/** A copy in which the value at the path is another one, or none. */
function replaceAt(value: unknown, [key, ...rest]: Path, replacement: Replacement): unknown {
  if (key === undefined) {
    return replacement.value;
  }
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) =>
      index !== key
        ? [item]
        : rest.length === 0 && replacement.value === undefined
          ? []
          : [replaceAt(item, rest, replacement)],
    );
  }
  const entries = Object.entries(value as Json).flatMap(([name, item]): [string, unknown][] => {
    if (name !== key) {
      return [[name, item]];
    }
    const replaced = rest.length === 0 ? replacement.value : replaceAt(item, rest, replacement);
    return replaced === undefined ? [] : [[rest.length === 0 ? (replacement.name ?? name) : name, replaced]];
  });
  return Object.fromEntries(entries);
}

interface Replacement {
  readonly value: unknown;
  /** The field is called so instead. */
  readonly name?: string;
}

function swapCase(name: string): string {
  const first = name.slice(0, 1);
  return (first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase()) + name.slice(1);
}

interface Change {
  readonly name: string;
  readonly replacement: Replacement;
  readonly drawsLike: Way['drawsLike'];
}

function listChanges(path: Path, value: unknown): readonly Change[] {
  const last = path.at(-1);
  const changes: Change[] = [{ name: missing, replacement: { value: undefined }, drawsLike: undefined }];
  if (typeof last === 'string' && !freeMaps.has(path.at(-2))) {
    changes.push({ name: otherCase, replacement: { value, name: swapCase(last) }, drawsLike: 'unchanged' });
  }
  if (isRecord(value)) {
    const extended = { ...value, xyzzy: { Xyzzy: [1, null, { x: 'y' }] } };
    changes.push({ name: extraField, replacement: { value: extended }, drawsLike: undefined });
  }
  for (const { name, appliesTo, change, drawsLike } of ways) {
    if (appliesTo(value)) {
      changes.push({ name, replacement: { value: change(value) }, drawsLike });
    }
  }
  return changes;
}

async function createDrawers(known: Known, usual: Readonly<Record<string, Json>>): Promise<readonly Drawer[]> {
  const refs = new Map<string, ResourceRef>();
  const rows = listKinds(known).map(({ name, run }) => ({
    name: `rows of ${name}`,
    draw: async (transport: ScriptedTransport) => {
      const drawing = createDrawing();
      const checkRef = (ref: ResourceRef): void => {
        if (ref.kind === name) {
          drawing.names.push(`${ref.id} ${ref.name}`);
        }
        refs.set(ref.kind, refs.get(ref.kind) ?? ref);
      };
      const check = (text: string): void => void drawing.texts.push(text);
      await run(transport, { check, checkRef, checkDocument: check, mostNodes: 150, mostDocuments: 10 });
      return drawing;
    },
  }));
  const results = listOperations(known).map(({ name, run }) => ({
    name,
    draw: async (transport: ScriptedTransport) => {
      await run(transport, { check: () => undefined, mostNodes: 0, mostDocuments: 0 });
      return createDrawing();
    },
  }));
  const drawers: Drawer[] = [];
  const add = async (name: string, draw: Draw): Promise<void> => {
    const transport = new ScriptedTransport(usual);
    // What does not allow an action says so.
    await draw(transport).catch((error: unknown) => {
      ok(error instanceof UserFacingError, `${name}: ${toError(error).stack}`);
    });
    drawers.push({ name, actions: new Set(transport.actions), draw });
  };
  for (const { name, draw } of [...rows, ...results, { name: 'quotas', draw: drawQuotas }]) {
    await add(name, draw);
  }
  for (const [id, kind] of createKinds(buildKindContext(new ScriptedTransport()))) {
    const ref = refs.get(id);
    for (const [name, action] of ref ? Object.entries(kind.actions) : []) {
      await add(`${id}.${name}`, (transport) => drawAction(action, ref!, transport));
    }
  }
  return drawers.filter(({ actions }) => actions.size > 0);
}

function createDrawing(): Drawing {
  return { texts: [], names: [], panels: [] };
}

async function drawQuotas(transport: ScriptedTransport): Promise<Drawing> {
  const kinds = createKinds(buildKindContext(transport));
  const { summary, body } = await createQuotaReport({ kinds, connection: new FakeConnection() }, signal);
  const usages = await Promise.all([...kinds.values()].map(async (kind) => await kind.readUsage?.(region, signal)));
  const counts = usages.map((usage) => usage && `${usage.used} of ${usage.max}`);
  return {
    ...createDrawing(),
    texts: [
      ...summary,
      renderDescription({ summary, body }, 'yaml').text,
      ...counts.filter((one) => one !== undefined),
    ],
  };
}

/** An action up to where something would change: what it shows and asks. */
async function drawAction(action: BoundAction, ref: ResourceRef, transport: ScriptedTransport): Promise<Drawing> {
  const context = new ScriptedContext({ transport, regions: [region], region });
  const { show, ask } = context;
  const outcome = await runAction(action, context, ref);
  const drawing = createDrawing();
  const { texts } = drawing;
  ask.questions.forEach(({ title, choices }) => {
    texts.push(
      title,
      ...choices.flatMap(({ label, description, detail }) =>
        [label, description, detail].filter((one) => one !== undefined),
      ),
    );
  });
  ask.confirmed.forEach((request) => texts.push(...listTexts(request)));
  texts.push(
    ...show.messages.map(({ text }) => text),
    ...show.newDocuments.map(({ text }) => text),
    outcome?.message ?? '',
  );
  texts.push(
    ...show.texts.opened.flatMap(listTexts),
    ...show.texts.compared.flatMap(listTexts),
    ...show.texts.asked.flatMap(listTexts),
  );
  for (const { sources, title } of show.openedLogs.map(({ spec }) => spec)) {
    texts.push(title, ...(await Promise.all(sources.map((source) => source.read({ tail: 10 }, signal)))));
  }
  for (const spec of show.panels) {
    drawing.panels.push(await givePanel(spec));
  }
  return drawing;
}

function runAction(action: BoundAction, context: ScriptedContext, ref: ResourceRef): Promise<Outcome | undefined> {
  switch (action.target) {
    case 'many':
      return action.run(context, [ref]);
    case 'document':
      return Promise.resolve(undefined);
    default:
      return action.run(context, ref);
  }
}

/** What pages read on their own. */
const requests: Readonly<Record<string, object>> = { read: { range: '5m' }, newest: {} };

async function givePanel(spec: PanelSpec<PanelProtocol>): Promise<GivenPanel> {
  const results: Record<string, unknown> = {};
  for (const [name, params] of Object.entries(requests)) {
    const handler: unknown = Reflect.get(spec.handlers, name);
    if (typeof handler === 'function') {
      results[name] = await (handler as (params: object, signal: AbortSignal) => unknown)(params, signal);
    }
  }
  return { spec, init: spec.init(), results };
}

function listTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listTexts) : [];
}

const leak = /\{\d+\}|\bnull\b|\bundefined\b|\bNaN\b|\bInfinity\b|\[object |Invalid Date/;

export function assertNothingMissing(text: string): void {
  const found = leak.exec(text);
  ok(
    !found,
    `"${found?.[0]}" in ${JSON.stringify(text.slice(Math.max(0, (found?.index ?? 0) - 100), (found?.index ?? 0) + 100))}`,
  );
}

type DrawChanged = (path: Path, to: Replacement) => Promise<Drawing>;

/** What is drawn is that of an answer without the change, or of one without the value; in any case, the other rows stay. */
async function assertDrawn(
  draw: DrawChanged,
  unchanged: Drawing,
  path: Path,
  { replacement, drawsLike }: Change,
): Promise<void> {
  const drawing = await draw(path, replacement);
  if (drawsLike !== undefined) {
    const other = drawsLike === 'unchanged' ? unchanged : await draw(path, { value: undefined });
    deepEqual(simplify(drawing), simplify(other));
  }
  const at = path.indexOf(0);
  if (at >= 0 && at < path.length - 1 && unchanged.names.length > 0) {
    const others = (await draw(path.slice(0, at + 1), { value: undefined })).names;
    const gone = others.filter((one) => unchanged.names.includes(one) && !drawing.names.includes(one));
    deepEqual(gone, [], 'rows of other elements are gone');
  }
}

class Leaves {
  private readonly seenPanels = new Set<string>();
  private readonly failures: string[] = [];
  private changes = 0;
  private drawings = 0;

  constructor(
    private readonly operations: readonly Operation[],
    private readonly usual: Readonly<Record<string, Json>>,
    private readonly drawers: readonly Drawer[],
    private readonly onPanel: (panel: GivenPanel) => Promise<void>,
  ) {}

  async run(every: number): Promise<LeafResult> {
    const { operations, failures } = this;
    for (const operation of operations) {
      const drawers = this.drawers.filter(({ actions }) => actions.has(operation.action));
      ok(drawers.length > 0, `nothing reads ${operation.action}`);
      for (const drawer of drawers) {
        await this.drawLeaves(operation, drawer, every);
      }
    }
    const leaves = operations.reduce((sum, one) => sum + one.leaves.length, 0);
    const { changes, drawings } = this;
    return { operations: operations.length, leaves, ways: wayNames.length, changes, drawings, failures };
  }

  private async drawLeaves(operation: Operation, drawer: Drawer, every: number): Promise<void> {
    const draw: DrawChanged = (path, to) =>
      this.draw(drawer, operation.action, replaceAt(operation.answer, path, to) as Json);
    const unchanged = await this.draw(drawer, operation.action, operation.answer);
    for (const path of operation.leaves) {
      const chosen = listChanges(path, getAt(operation.answer, path)).filter(() => this.changes++ % every === 0);
      for (const change of chosen) {
        await assertDrawn(draw, unchanged, path, change).catch((error: unknown) => {
          const place = `${operation.action} ${path.join('.')}: ${change.name}, in ${drawer.name}`;
          this.failures.push(`${place}: ${(toError(error).stack ?? '').slice(0, 1_500)}`);
        });
      }
    }
  }

  private async draw({ draw }: Drawer, action: string, answer: Json): Promise<Drawing> {
    this.drawings++;
    const drawing = await draw(new ScriptedTransport({ ...this.usual, [action]: answer })).catch((error: unknown) => {
      if (!(error instanceof UserFacingError)) {
        throw error;
      }
      return { ...createDrawing(), texts: [error.message, error.hint] };
    });
    for (const panel of drawing.panels) {
      drawing.texts.push(...listTexts([panel.init, panel.results, panel.spec.title]));
      const given = JSON.stringify([panel.spec.protocol.name, panel.init, panel.results]);
      if (!this.seenPanels.has(given)) {
        this.seenPanels.add(given);
        await this.onPanel(panel);
      }
    }
    drawing.texts.forEach(assertNothingMissing);
    return drawing;
  }
}

function simplify({ texts, names, panels }: Drawing): unknown {
  return [texts, names, panels.map(({ init, results }) => JSON.stringify([init, results]))];
}
