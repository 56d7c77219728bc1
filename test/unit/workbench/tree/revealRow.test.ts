// What was added below a row is shown there, also when the row had been opened before it was added.
import { deepEqual, equal } from 'node:assert/strict';
import type { Node, Resource } from '../../../../src/model/resource';
import { NodeTable } from '../../../../src/workbench/tree/nodes/nodeTable';
import type { TreeNode } from '../../../../src/workbench/tree/nodes/treeNode';
import { OpenedRows } from '../../../../src/workbench/tree/openedRows';
import { revealRow } from '../../../../src/workbench/tree/revealRow';
import { buildResource } from '../../../support/buildResource';
import { flushTasks } from '../../../support/fakeClock';

const nothing = { id: 'domains', label: 'Domains' };
const one = { ...nothing, children: () => Promise.resolve([{ id: 'a', label: 'a' }]) };

/** One resource at the root, opened before; what is below it is read anew when the test says so. */
class World {
  visible = true;
  readonly steps: string[] = [];
  /** How each row was revealed. */
  readonly ways: unknown[] = [];
  private readonly table = new NodeTable();
  private readonly opened = new OpenedRows(this.table, {
    onArrival: () => this.steps.push('arrival'),
    onChange: ({ id }) => this.steps.push(`draw ${id}`),
    ask: () => undefined,
  });
  private readonly readings: ((rows: readonly Node[]) => void)[] = [];
  readonly resource: Resource = {
    ...buildResource('app'),
    children: () => new Promise((resolve) => this.readings.push(resolve)),
  };
  private readonly root = this.table.ensureContent(undefined, this.resource);

  async listChildren(node: TreeNode | undefined): Promise<readonly TreeNode[]> {
    if (!node) {
      return this.table.setChildren(undefined, [this.root]);
    }
    const content = node.type === 'row' ? node.row : this.resource;
    return this.table.setChildren(node, await this.opened.listChildren(node, content, new AbortController().signal));
  }

  async read(index: number, ...rows: readonly Node[]): Promise<void> {
    this.readings[index]?.(rows);
    await flushTasks();
  }

  /** The resource has changed: what is below it is to be read again. */
  forget(): void {
    this.opened.invalidate([this.root]);
  }

  reveal(childId?: string, focus = false): Promise<boolean> {
    const canOpen = (node: TreeNode): boolean => node.type === 'row' && node.row.children !== undefined;
    return revealRow(
      {
        view: {
          visible: this.visible,
          reveal: (node, way) => {
            this.steps.push(`reveal ${node.id}${canOpen(node) ? ', open' : ''}`);
            this.ways.push(way);
            return Promise.resolve();
          },
        },
        show: () => Promise.resolve(this.steps.push('show')),
        redraw: { flush: () => undefined, addNode: () => undefined },
        opened: this.opened,
        listChildren: (node) => this.listChildren(node),
      },
      this.resource.ref,
      childId,
      focus,
    );
  }
}

describe('revealing a row', () => {
  it('waits for what is being read below it', async () => {
    const world = new World();
    const [app] = await world.listChildren(undefined);
    const asked = world.listChildren(app);
    await world.read(0, nothing);
    await asked;
    world.forget();
    const revealed = world.reveal('domains');
    await flushTasks();
    const id = app?.id ?? '';
    deepEqual(world.steps, [`reveal ${id}`]);
    await world.read(1, one);
    equal(await revealed, true);
    deepEqual(world.steps, [`reveal ${id}`, `draw ${id}/domains`, `reveal ${id}/domains, open`]);
  });

  it('selects it, and opens it and the row below it where one is wanted', async () => {
    const world = new World();
    await world.reveal(undefined, true);
    deepEqual(world.ways, [{ select: true, focus: true, expand: false }]);
    const revealed = world.reveal('domains');
    await flushTasks();
    await world.read(0, one);
    equal(await revealed, true);
    deepEqual(world.ways.slice(1), [
      { select: true, focus: false, expand: true },
      { select: false, expand: true },
    ]);
  });

  it('does nothing in a hidden view unless that is to be shown', async () => {
    const world = new World();
    world.visible = false;
    equal(await world.reveal(), false);
    deepEqual(world.steps, []);
    equal(await world.reveal(undefined, true), true);
    equal(world.steps[0], 'show');
  });
});
