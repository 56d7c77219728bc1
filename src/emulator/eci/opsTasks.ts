// The O&M tasks of all instances: their records, their results, and the guard against too frequent changes.
import { parseAddress } from './capture/address';
import type { ObjectStore, StoredObject } from './capture/objectStore';
import type { CaptureOptions } from './capture/tcpdumpValue';
import { Traffic } from './capture/traffic';
import { type Clock, toWireTime } from '../world/clock';
import type { Group } from '../world/group';
import { drawAddresses } from './groupSpec';
import { CoredumpTask, type OpsTask, type OpsType, taskLifetimeMs, TcpdumpTask } from './opsTask';

/** The real interval is not published. */
const settingIntervalMs = 10_000;

/** Tasks by instance. */
export class OpsTasks {
  private readonly tasks = new Map<string, OpsTask[]>();
  private readonly lastSetAt = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly objects: ObjectStore,
  ) {
    objects.addSource((key) => this.findResult(key));
  }

  /** True when this kind of task was set on the instance too short a time ago. */
  isTooSoon(group: Group, type: OpsType): boolean {
    const last = this.lastSetAt.get(`${type} ${group.id}`);
    return last !== undefined && this.clock.now() - last < settingIntervalMs;
  }

  /** Starts a capture; one still running ends with what it has. */
  startTcpdump(group: Group, options: CaptureOptions, fails: boolean): void {
    const now = this.clock.now();
    const earlier = this.closeAll(group, 'tcpdump', now);
    this.add(group, new TcpdumpTask(now, options, createTraffic(group, options, earlier), fails));
  }

  /** Arms a core dump; one still armed is closed. */
  startCoredump(group: Group, fails: boolean): void {
    const now = this.clock.now();
    this.closeAll(group, 'coredump', now);
    this.add(group, new CoredumpTask(now, group, fails));
  }

  /** Ends what is running, if anything. */
  stop(group: Group, type: OpsType): void {
    const now = this.clock.now();
    this.closeAll(group, type, now);
    this.lastSetAt.set(`${type} ${group.id}`, now);
  }

  /** Records of a kind, newest first, as DescribeInstanceOpsRecords writes them. */
  records(group: Group, type: OpsType, origin: string): readonly object[] {
    const now = this.clock.now();
    return (this.tasks.get(group.id) ?? [])
      .map((task, index) => ({ task, index }))
      .filter(({ task }) => task.type === type)
      .map(({ task, index }) => {
        const status = task.status(now);
        const expiresAt = task.createdAt + taskLifetimeMs;
        const key = `${group.facts.regionId}/${group.id}/${index}/${task.fileName}`;
        return {
          CreateTime: toWireTime(task.createdAt),
          ExpireTime: toWireTime(expiresAt),
          // Capitalised in answers, unlike in requests.
          OpsType: type === 'tcpdump' ? 'Tcpdump' : 'Coredump',
          OpsStatus: status,
          ...(status === 'Success' && { ResultType: 'Oss', ResultContent: this.objects.link(origin, key, expiresAt) }),
        };
      })
      .reverse();
  }

  clear(): void {
    this.tasks.clear();
    this.lastSetAt.clear();
  }

  /** Closes the running tasks of a kind; answers how many tasks of the kind there are. */
  private closeAll(group: Group, type: OpsType, now: number): number {
    const tasks = (this.tasks.get(group.id) ?? []).filter((task) => task.type === type);
    tasks.forEach((task) => task.close(now));
    return tasks.length;
  }

  private add(group: Group, task: OpsTask): void {
    this.tasks.set(group.id, [...(this.tasks.get(group.id) ?? []), task]);
    this.lastSetAt.set(`${task.type} ${group.id}`, task.createdAt);
  }

  private findResult(key: string): StoredObject | undefined {
    const [, id = '', index = ''] = key.split('/');
    return this.tasks.get(id)?.[Number(index)]?.result(this.clock.now());
  }
}

function createTraffic(group: Group, options: CaptureOptions, number: number): Traffic {
  const { intranetIp, ipv6 } = drawAddresses(group);
  const own = { ipv4: parseAddress(intranetIp), ipv6: parseAddress(ipv6 ?? '2408:4005:3c0:1::10') };
  if (!own.ipv4 || !own.ipv6) {
    throw new Error(`The generated addresses of ${group.id} cannot be read`);
  }
  return new Traffic(options.filter, { ipv4: own.ipv4, ipv6: own.ipv6 }, group.seed + number);
}
