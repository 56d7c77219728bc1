// Which calls list the instances of a region, and what comes of them.
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { ApiError } from '../../../../../src/cloud/errors/apiError';
import type { Call } from '../../../../../src/cloud/transport/transport';
import { EciInstance } from '../../../../../src/products/eci/instance/row';
import { readChangedInstances, listInstances } from '../../../../../src/products/eci/instance/listing';
import type { Listing } from '../../../../../src/products/eci/instance/listing';
import type { ListPage } from '../../../../../src/model/kind';
import { FakeClock } from '../../../../support/fakeClock';
import { ScriptedTransport } from '../../../../support/scriptedTransport';

const region = 'cn-hangzhou';
const denied = new ApiError({ kind: 'denied', code: 'NoPermission', message: 'no' });

interface Group {
  readonly id: string;
  readonly zone: string;
  readonly status?: string;
  readonly isNew?: boolean;
}
type Query = Readonly<Record<string, string | number | undefined>>;

/** A region of these instances that gives two a page. */
class Region {
  readonly transport: ScriptedTransport;
  readonly clock = new FakeClock();
  zones: readonly string[] | Error = ['h', 'i'];
  /** While names are asked for. */
  beforeAnswer: () => Promise<void> = () => Promise.resolve();
  /** Answers without a total. */
  isUncounted = false;

  constructor(public groups: readonly Group[]) {
    this.transport = new ScriptedTransport({
      DescribeRegions: () => {
        if (this.zones instanceof Error) {
          throw this.zones;
        }
        return { Regions: [{ RegionId: region, Zones: this.zones }] };
      },
      DescribeContainerGroupStatus: async (call) => {
        await this.beforeAnswer();
        const { page, NextToken, TotalCount } = this.page(call);
        const Data = page.map(({ id, status = 'Running' }) => ({ ContainerGroupId: id, Name: id, Status: status }));
        return { Data, ...(NextToken && { NextToken }), ...(!this.isUncounted && { TotalCount }) };
      },
      DescribeContainerGroups: (call) => {
        const { page, NextToken } = this.page(call);
        const toWire = ({ id, zone, status = 'Running' }: Group) => ({
          ContainerGroupId: id,
          ZoneId: zone,
          Status: status,
        });
        return { ContainerGroups: page.map(toWire), ...(NextToken && { NextToken }) };
      },
    });
  }

  listing(query?: unknown): Listing {
    const { signal } = new AbortController();
    const place = { region, now: () => this.clock.now(), children: () => () => Promise.resolve([]) };
    return { client: this.transport.client, place, request: { query, wantedRows: Infinity, signal } };
  }

  async pages(query?: unknown): Promise<readonly ListPage[]> {
    const pages: ListPage[] = [];
    for await (const page of listInstances(this.listing(query))) {
      pages.push(page);
    }
    return pages;
  }

  /** Ids that came, each once, sorted. */
  async ids(query?: unknown): Promise<readonly string[]> {
    const pages = await this.pages(query);
    return [...new Set(pages.flatMap(({ resources }) => resources.map(({ id }) => id)))].sort();
  }

  /** The calls as words: what they asked by, and the page. */
  get asked(): readonly string[] {
    return this.transport.calls.map(({ action, query }) => {
      const { ZoneId, Status, SinceSecond, Limit, NextToken } = query as Query;
      const what = { DescribeContainerGroupStatus: 'names', DescribeContainerGroups: 'details' }[action] ?? action;
      const by = [
        ZoneId,
        Status,
        SinceSecond && `since ${SinceSecond}`,
        Limit === 1 && 'count',
        NextToken && `from ${NextToken}`,
      ];
      return [what, ...by].filter(Boolean).join(' ');
    });
  }

  private page({ query }: Call) {
    const { ZoneId, Status, SinceSecond, NextToken, Limit } = query as Query;
    const matching = this.groups.filter(
      ({ zone, status = 'Running', isNew }) =>
        (ZoneId === undefined || zone === ZoneId) &&
        (Status === undefined || status === Status) &&
        (SinceSecond === undefined || isNew),
    );
    const from = Number(NextToken ?? 0);
    const to = from + (Limit === 1 ? 1 : 2);
    return {
      page: matching.slice(from, to),
      TotalCount: matching.length,
      NextToken: to < matching.length ? String(to) : undefined,
    };
  }
}

const some = (count: number, zone: string): readonly Group[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${zone}${index}`, zone }));

describe('a listing of instances', () => {
  it('that fits into one page is one call, asked together with the zones', async () => {
    const trial = new Region(some(2, 'h'));
    const pages = await trial.pages();
    deepEqual(
      pages.map(({ resources, total }) => [resources.map(({ id }) => id), total]),
      [[['h0', 'h1'], 2]],
    );
    deepEqual(trial.asked.toSorted(), ['DescribeRegions', 'names']);
  });

  it('of an empty region is one empty page', async () => {
    deepEqual(await new Region([]).pages(), [{ resources: [], total: 0 }]);
  });

  it('that counts instances and names none is the listing with details, also when it looks for changes', async () => {
    const trial = new Region(some(3, 'h'));
    const unnamed = { Data: [{ Status: 'Running' }, null, { containergroup: 'x' }], TotalCount: 3 };
    trial.transport.answers['DescribeContainerGroupStatus'] = unnamed;
    const pages = await trial.pages();
    deepEqual(
      pages.map(({ resources }) => resources.map(({ id }) => id)),
      [['h0', 'h1'], ['h2']],
    );
    equal(await readChangedInstances(trial.listing(), 60_000), undefined);
  });

  it('takes the names of fields in lower camel case, as the light listing was seen to write them', async () => {
    const trial = new Region(some(1, 'h'));
    trial.transport.answers['DescribeContainerGroupStatus'] = {
      data: [
        {
          ...{ containerGroupId: 'eci-1', name: 'web', status: 'Running' },
          podStatus: { podIp: '10.0.0.1', containerStatuses: [{ name: 'c', ready: false, restartCount: '2' }] },
        },
      ],
      totalCount: 1,
    };
    const [page] = await trial.pages();
    const [row] = page?.resources ?? [];
    ok(row instanceof EciInstance);
    deepEqual([row.id, row.label, row.description], ['eci-1', 'web', 'Running · 0 of 1 ready']);
    deepEqual([row.state.privateIp, row.state.restartCount, page?.total], ['10.0.0.1', 2, 1]);
  });

  it('gives the first page before it knows the zones, as rows without details', async () => {
    const trial = new Region(some(5, 'h'));
    trial.transport.answers['DescribeRegions'] = () => new Promise(() => undefined);
    const first = await listInstances(trial.listing()).next();
    ok(first.value);
    deepEqual(
      first.value.resources.map((row) => [row.id, row.isPartial, row.status.code]),
      [
        ['h0', true, 'Running'],
        ['h1', true, 'Running'],
      ],
    );
    equal(first.value.total, 5);
  });

  it('goes on by zone side by side, and by the states in which an instance may have none', async () => {
    const trial = new Region([...some(3, 'h'), ...some(3, 'i'), { id: 'new', zone: '', status: 'Scheduling' }]);
    deepEqual(await trial.ids(), ['h0', 'h1', 'h2', 'i0', 'i1', 'i2', 'new']);
    deepEqual(trial.asked.slice(2, 6), ['names h', 'names i', 'details Scheduling', 'details ScheduleFailed']);
    deepEqual(trial.asked.slice(6, 8).toSorted(), ['names h from 2', 'names i from 2']);
    deepEqual(trial.asked.slice(8), ['names since 60', 'names count']);
  });

  it('finds an instance in an unlisted zone by the chain over everything', async () => {
    const trial = new Region([...some(2, 'h'), ...some(2, 'i'), { id: 'odd', zone: 'x' }]);
    deepEqual(await trial.ids(), ['h0', 'h1', 'i0', 'i1', 'odd']);
    deepEqual(
      trial.asked.filter((asked) => asked.startsWith('names from')),
      ['names from 2', 'names from 4'],
    );
  });

  it('lists everything in one chain when there is one zone, or when the zones are unknown', async () => {
    for (const zones of [['h'], [], new Error('down')]) {
      const trial = new Region(some(5, 'h'));
      trial.zones = zones;
      deepEqual(await trial.ids(), ['h0', 'h1', 'h2', 'h3', 'h4']);
      deepEqual(
        trial.asked.filter((asked) => asked !== 'DescribeRegions'),
        ['names', 'names from 2', 'names from 4', 'names since 60', 'names count'],
      );
    }
  });

  it('goes over everything, too, when the service does not count', async () => {
    const trial = new Region([...some(2, 'h'), ...some(2, 'i')]);
    trial.isUncounted = true;
    deepEqual(await trial.ids(), ['h0', 'h1', 'i0', 'i1']);
    ok(trial.asked.includes('names from 2'));
    ok((await trial.pages()).every(({ total }) => total === undefined));
  });

  it('ends with what changed meanwhile, from a minute before it began, and how many there are now', async () => {
    const trial = new Region([...some(3, 'h'), ...some(3, 'i')]);
    const pages = listInstances(trial.listing());
    await pages.next();
    await trial.clock.advance(30_000);
    trial.groups = [...trial.groups, { id: 'late', zone: 'h', isNew: true }];
    const rest: ListPage[] = [];
    for await (const page of pages) {
      rest.push(page);
    }
    deepEqual(trial.asked.slice(-2), ['names since 90', 'names count']);
    deepEqual([rest.at(-1)?.resources.map(({ id }) => id), rest.at(-1)?.total], [['late'], 7]);
  });

  it('looks back to before the first page was asked for, however long that took', async () => {
    const trial = new Region(some(3, 'h'));
    const pages = listInstances(trial.listing());
    trial.beforeAnswer = () => trial.clock.advance(100_000);
    await pages.next();
    trial.beforeAnswer = () => Promise.resolve();
    const totals: (number | undefined)[] = [];
    for await (const { total } of pages) {
      totals.push(total);
    }
    equal(totals.at(-1), 3);
    ok(trial.asked.includes('names since 160'));
  });

  it('by a status asks for that status with details, as only that listing can', async () => {
    const trial = new Region([...some(3, 'h'), { id: 'sad', zone: 'i', status: 'Failed' }]);
    const pages = await trial.pages({ Status: 'Failed', ZoneId: 'i' });
    deepEqual(trial.asked, ['details i Failed']);
    const [row] = pages.flatMap(({ resources }) => resources);
    ok(row instanceof EciInstance);
    deepEqual([row.id, row.isPartial, row.known?.zone], ['sad', false, 'i']);
  });

  it('by a zone is one chain, and needs no others', async () => {
    const trial = new Region([...some(3, 'h'), ...some(2, 'i')]);
    deepEqual(await trial.ids({ ZoneId: 'h' }), ['h0', 'h1', 'h2']);
    deepEqual(trial.asked, ['names h', 'names h from 2', 'names h since 60', 'names h count']);
  });

  it('is tried the older way when names alone may not be listed', async () => {
    const trial = new Region(some(3, 'h'));
    trial.transport.answers['DescribeContainerGroupStatus'] = denied;
    deepEqual(await trial.ids({ VSwitchId: 'vsw-1' }), ['h0', 'h1', 'h2']);
    const details = trial.transport.queriesOf('DescribeContainerGroups');
    deepEqual(
      details.map(({ VSwitchId, NextToken }) => [VSwitchId, NextToken]),
      [
        ['vsw-1', undefined],
        ['vsw-1', '2'],
      ],
    );
  });

  it('fails with any other error, and when neither way is allowed', async () => {
    const trial = new Region(some(3, 'h'));
    trial.transport.answers['DescribeContainerGroupStatus'] = new ApiError({ kind: 'network', message: 'lost' });
    await rejects(trial.pages(), /lost/);
    ok(!trial.asked.includes('details'));
    trial.transport.answers['DescribeContainerGroupStatus'] = denied;
    trial.transport.answers['DescribeContainerGroups'] = denied;
    await rejects(trial.pages(), denied);
  });
});

describe('what changed among instances', () => {
  it('is returned with the total, page by page, by the same query', async () => {
    const trial = new Region([...some(2, 'h'), ...['n1', 'n2', 'n3'].map((id) => ({ id, zone: 'h', isNew: true }))]);
    const changed = await readChangedInstances(trial.listing({ ZoneId: 'h' }), 90_000);
    deepEqual([changed?.resources.map(({ id }) => id), changed?.total], [['n1', 'n2', 'n3'], 5]);
    deepEqual(trial.asked.toSorted(), ['names h count', 'names h since 90', 'names h since 90 from 2']);
  });

  it('is unknown for a query by status, which instances leave unseen, and without a total', async () => {
    const trial = new Region(some(2, 'h'));
    equal(await readChangedInstances(trial.listing({ Status: 'Running' }), 90_000), undefined);
    deepEqual(trial.asked, []);
    trial.isUncounted = true;
    equal(await readChangedInstances(trial.listing(), 90_000), undefined);
  });
});
