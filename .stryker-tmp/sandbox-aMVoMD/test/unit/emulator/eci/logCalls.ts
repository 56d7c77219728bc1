// The log of one container of the emulated world, asked for and fed in this process.
import { ok } from 'node:assert/strict';
import { createEci } from '../../../../src/emulator/eci/product';
import { Clock } from '../../../../src/emulator/world/clock';
import type { Group } from '../../../../src/emulator/world/group';
import type { WorkloadName } from '../../../../src/emulator/world/workloads';
import { workloads } from '../../../../src/emulator/world/workloads';
import { World } from '../../../../src/emulator/world/world';

export const logWorldStart = Date.parse('2026-11-22T03:00:00Z');

export class LogWorld {
  private readonly worldClock = new Clock(() => this.now());
  readonly world: World;
  readonly group: Group;
  readonly container: string;
  private readonly eci: ReturnType<typeof createEci>;

  constructor(
    private readonly now: () => number,
    workload: WorkloadName = 'storefront',
    status = 'Running',
  ) {
    this.world = new World(this.worldClock, { seed: 1 });
    this.eci = createEci(this.world, 1);
    const group = this.world
      .inRegion('cn-hangzhou')
      .find((one) => one.workload === workloads[workload] && one.status(now()) === status);
    ok(group);
    this.group = group;
    this.container = group.workload.containers[0]?.Name ?? '';
  }

  feed(settings: object): number {
    const { log } = this.eci.worldCommands;
    return (log?.({ id: this.group.id, container: this.container, ...settings }) as { written: number }).written;
  }

  /** The operation's Content. */
  content(parameters: Readonly<Record<string, string>> = {}): string {
    const operation = this.eci.operations.find(({ name }) => name === 'DescribeContainerLog');
    ok(operation);
    const identity = { RegionId: 'cn-hangzhou', ContainerGroupId: this.group.id, ContainerName: this.container };
    const context = { origin: 'http://emulator.test', taskFails: false };
    return operation.call({ ...identity, ...parameters }, context)['Content'] as string;
  }

  lines(parameters: Readonly<Record<string, string>> = {}): readonly string[] {
    return this.content(parameters).split('\n').slice(0, -1);
  }
}
