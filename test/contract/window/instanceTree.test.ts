// What the tree shows of instances in the whole extension, from the regions down to volumes and events.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { statuses } from '../../support/inhabitants';
import { useWindow } from '../../support/openWindow';
import { nextQuestion } from '../../support/vscode/useVscode';
import type { Row, TreeView } from '../../support/vscode/treeViews';

describe('The window with instances in every state', () => {
  const window = useWindow();
  let view: TreeView;

  /** Shows these regions, with the details of the instances. */
  async function choose(...regions: string[]): Promise<void> {
    const chosen = window().run('selectRegions');
    await window().pick(...regions);
    await chosen;
    // A region alone is not shown: its instances are.
    const tops = (): string[] => view.rows().flatMap(({ depth, label }) => (depth === 0 ? [label] : []));
    await view.until(() => (regions.length > 1 ? tops().join() === regions.sort().join() : tops().length > 5));
    await view.until(() => !/Loading…| {2}(?:Running|Failed)$/m.test(view.text()));
  }

  const under = (label: string | RegExp): readonly string[] => {
    const rows = view.rows();
    const at = rows.indexOf(rows.find((row) => row.element === view.row(label).element) as Row);
    const { depth } = rows[at] as Row;
    const end = rows.findIndex((row, index) => index > at && row.depth <= depth);
    return rows
      .slice(at + 1, end < 0 ? undefined : end)
      .filter((row) => row.depth === depth + 1)
      .map(({ label: name, description }) => `${name} ${description}`.trim());
  };

  const rowOf = (name: RegExp, status: string): Row => {
    const found = view.rows().find((row) => name.test(row.label) && row.description.startsWith(status));
    ok(found, `${name.source} ${status} in\n${view.text()}`);
    return found;
  };

  /** A hover as it is read: without what keeps its texts from being rendered. */
  const read = async (label: string): Promise<string> =>
    (await view.hover(label)).replaceAll('&nbsp;', ' ').replaceAll(/\\(.)/g, '$1');

  beforeEach(async () => {
    view = await window().openView('instances');
  });

  it('counts the instances of each region, and shows no region without any', () => {
    deepEqual(
      view
        .rows()
        .filter(({ depth }) => depth === 0)
        .map(({ label, description }) => `${label} ${description}`),
      ['ap-southeast-1 3', 'cn-beijing 5', 'cn-hangzhou 18'],
    );
    match(view.row('cn-beijing').item.accessibilityInformation?.label ?? '', /^Region cn-beijing, 5$/);
  });

  it('shows only the chosen regions, whether they hold something or not', async () => {
    await choose('cn-hangzhou', 'cn-chengdu');
    const tops = view.rows().filter(({ depth }) => depth === 0);
    deepEqual(
      tops.map(({ label, description }) => `${label} ${description}`),
      ['cn-chengdu 0', 'cn-hangzhou 18'],
    );
    deepEqual(under('cn-chengdu'), ['Nothing found, or no permission to list']);
  });

  it('says name, status, size, zone and age of an instance, each status with an icon of its own', async () => {
    await choose('cn-hangzhou');
    for (const [name, status, size, icon] of statuses) {
      const row = rowOf(name, status);
      const zone = status === 'Scheduling' || status === 'Schedule failed' ? '' : '· cn-hangzhou-[hijk] ';
      match(row.description, new RegExp(`^${status} · ${size} ${zone}· \\d+ (?:s|min|h|d)$`));
      equal((row.item.iconPath as { id: string }).id, icon);
    }
    equal(new Set(statuses.map(([, , , icon]) => icon)).size, 10);
    match(
      view.row(/^ci-runner-/).item.accessibilityInformation?.label ?? '',
      /^ci-runner-\S+, Running, ECI instance, 2 vCPU 4 GiB, cn-hangzhou-[hijk]$/,
    );
  });

  it('opens an instance into init containers, containers, volumes, events and O&M records', async () => {
    await choose('cn-hangzhou');
    const orders = rowOf(/^orders-api-/, 'Running').label;
    await view.expand(orders);
    const rows = under(orders);
    match(rows[0] ?? '', /^migrate init container · Terminated · exit code 0$/);
    deepEqual(rows.slice(1), [
      ...['orders Running · ready', 'log-shipper Running · ready', 'Volumes 2', 'Events', 'O&M Tasks'],
    ]);
    await view.expand('Volumes');
    deepEqual(under('Volumes'), ['settings ConfigFileVolume', 'logs EmptyDirVolume']);
    await view.expand('O&M Tasks');
    await view.seen(/None yet/);
    deepEqual(under('O&M Tasks'), ['None yet']);
    await view.expand('Events');
    await view.seen(/Scheduling {2}\d+ d · Start to schedule/);
    const reasons = under('Events').map((event) => event.split(' ')[0]);
    deepEqual([...reasons.slice(0, 2), ...reasons.slice(-2)], ['Started', 'Created', 'Scheduled', 'Scheduling']);
    match(under('Events').at(-1) ?? '', /^Scheduling \d+ d · Start to schedule instance orders-api-/);
  });

  it('shows the details in the hover of an instance, a container and a volume, and no secret anywhere', async () => {
    await choose('cn-hangzhou');
    const orders = rowOf(/^orders-api-/, 'Running').label;
    await view.expand(orders);
    await view.expand('Volumes');
    const [instance, container, volume] = [await read(orders), await read('orders'), await read('settings')];
    match(instance, /ID: eci-bp1\w+/);
    match(instance, /Restart policy: Always/);
    match(instance, /Tags: app=orders, env=prod/);
    match(container, /Image: \S+orders-api:5\.3\.1/);
    match(container, /Ports: 8080\/TCP/);
    match(volume, /Files: application\.yaml, tls\/server\.key/);
    // The instance carries secrets in its environment, its commands and its config files.
    doesNotMatch([instance, container, volume, view.text()].join('\n'), /emulated-|PRIVATE KEY/);
  });

  it('says how often a container was restarted, what it died of, and why one does not start', async () => {
    await choose('cn-hangzhou');
    const checkout = view.row(/^checkout-api-/).label;
    await view.expand(checkout);
    match(under(checkout)[0] ?? '', /^checkout (?:Running · ready|Waiting · CrashLoopBackOff) · \d+ restarts$/);
    match(await read('checkout'), /Previous state: Terminated · exit code 139, signal 11 · Error/);
    const failed = view.rows().filter(({ description }) => description.startsWith('Failed'));
    await view.expand(failed[0]?.label ?? '');
    await view.expand(failed.at(-1)?.label ?? '');
    await view.expand(rowOf(/^orders-api-/, 'Pending').label);
    equal(view.icon('etl')?.id, 'error');
    match(view.text(), /etl {2}Terminated · exit code 137: killed, often out of memory/);
    match(view.text(), /report {2}Terminated · exit code 1$/m);
    match(view.text(), /orders {2}Waiting · ImagePullBackOff/);
  });

  it('shows on Refresh what has changed meanwhile', async () => {
    await choose('cn-hangzhou');
    match(view.text(), /Updating/);
    await window().emulator.advance(30 * 60_000);
    await window().chooseTitle(view, 'Refresh');
    await view.seen(/^(?![\s\S]*(?:Updating|Terminating))[\s\S]*Running/);
  });
});

describe('The window with ten thousand instances', () => {
  const region = 'cn-hangzhou';
  const needle = { ContainerGroupId: 'eci-needle0in0a0haystack', ContainerGroupName: 'needle-in-a-haystack' };
  const window = useWindow({
    instances: 9_999,
    settings: { 'elasticContainers.regions': [region] },
    world: (emulator) => emulator.put({ ...needle, RegionId: region, Status: 'Running', IntranetIp: '10.99.7.7' }),
  });
  let view: TreeView;
  beforeEach(async () => {
    view = await window().openView('instances');
    await view.seen(/9,501 – 10,000/);
  });

  it('shows them in ranges, and finds one by its address', async () => {
    equal(view.rows().length, 20);
    const found = window().chooseTitle(view, 'Find ECI Instances…');
    const box = await nextQuestion('input');
    box.type_('10.99.7.7');
    await view.seen(/^needle-in-a-haystack/);
    box.accept();
    await found;
    equal(view.message, 'Find: 10.99.7.7 (1 of 10,000)');
    await window().chooseTitle(view, 'Show All ECI Instances');
    await view.seen(/^1 – 500/);
    equal(view.message, '');
  });
});
