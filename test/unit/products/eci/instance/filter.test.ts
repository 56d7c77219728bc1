import { deepEqual, equal } from 'node:assert/strict';
import { toEciInstance, toPartialInstance } from '../../../../../src/products/eci/instance/row';
import { filterInstances } from '../../../../../src/products/eci/instance/filter';
import { buildContainerGroup } from '../../../../support/buildEciInstance';
import { buildResource } from '../../../../support/buildResource';
import { fakeNow } from '../../../../support/fakeClock';
import type { ScriptedAnswers } from '../../../../support/scriptedContext';
import { ScriptedContext } from '../../../../support/scriptedContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';

const place = { region: 'cn-hangzhou', now: () => fakeNow, children: () => () => Promise.resolve([]) };
const rows = [
  buildContainerGroup({ VSwitchId: 'vsw-2', ResourceGroupId: 'rg-1', Tags: [{ Key: 'team', Value: 'shop' }] }),
  buildContainerGroup({ VSwitchId: 'vsw-1', ResourceGroupId: '', Tags: [{ Key: 'env', Value: 'a=b' }] }),
  buildContainerGroup({ VSwitchId: 'vsw-2', Tags: [{ Key: 'team', Value: 'shop' }] }),
].map((wire) => toEciInstance(wire, place));

async function run(answers: ScriptedAnswers): Promise<ScriptedContext> {
  const transport = new ScriptedTransport({
    DescribeRegions: { Regions: [{ RegionId: 'cn-hangzhou', Zones: ['i', 'h'] }] },
  });
  const context = new ScriptedContext({ transport, rows: [...rows, buildResource('other')], ...answers });
  equal(await filterInstances(context, undefined), undefined);
  return context;
}

describe('filtering instances', () => {
  it('asks for a property, then for a value of those in use', async () => {
    const { ask, view } = await run({ picks: ['vSwitch', 'vsw-1'] });
    deepEqual(ask.offered, [
      ['Status', 'Zone', 'vSwitch', 'Resource group', 'Tag'],
      ['Any', 'vsw-1', 'vsw-2', 'Type a value…'],
    ]);
    deepEqual(view.arrangement.query, { VSwitchId: 'vsw-1' });
  });

  it('offers all statuses by their names, and nothing to type', async () => {
    const { ask, view } = await run({ picks: ['Status', 'Schedule failed'] });
    equal(ask.offered[1]?.length, 11);
    equal(ask.offered[1].includes('Type a value…'), false);
    deepEqual(view.arrangement.query, { Status: 'ScheduleFailed' });
  });

  it('offers all zones of the regions that are listed, in use or not', async () => {
    const { ask, view } = await run({ picks: ['Zone', 'h'] });
    deepEqual(ask.offered[1], ['Any', 'h', 'i', 'Type a value…']);
    deepEqual(view.arrangement.query, { ZoneId: 'h' });
  });

  it('offers resource groups and tags that are in use, each once', async () => {
    const groups = await run({ picks: ['Resource group', 'rg-1'] });
    deepEqual(groups.ask.offered[1], ['Any', 'rg-1', 'Type a value…']);
    const tags = await run({ picks: ['Tag', 'env=a=b'] });
    deepEqual(tags.ask.offered[1], ['Any', 'env=a=b', 'team=shop', 'Type a value…']);
    deepEqual(tags.view.arrangement.query, { Tag: [{ Key: 'env', Value: 'a=b' }] });
  });

  it('adds to what was chosen before, and replaces the same property', async () => {
    const arrangement = { query: { ZoneId: 'h', VSwitchId: 'vsw-2' } };
    const { view } = await run({ picks: ['vSwitch', 'vsw-1'], arrangement });
    deepEqual(view.arrangement.query, { ZoneId: 'h', VSwitchId: 'vsw-1' });
  });

  it('takes one property back, and the whole filter with the last', async () => {
    const both = await run({ picks: ['Zone', 'Any'], arrangement: { query: { ZoneId: 'h', VSwitchId: 'vsw-2' } } });
    deepEqual(both.view.arrangement.query, { VSwitchId: 'vsw-2' });
    const last = await run({ picks: ['Zone', 'Any'], arrangement: { query: { ZoneId: 'h' } } });
    deepEqual(last.view.arrangement, {});
  });

  it('takes a value that is typed: a tag by key and value, or by key alone', async () => {
    const typed = async (property: string, text: string): Promise<unknown> =>
      (await run({ picks: [property, 'Type a value…'], inputs: [text] })).view.arrangement.query;
    deepEqual(await typed('Resource group', ' rg-9 '), { ResourceGroupId: 'rg-9' });
    deepEqual(await typed('Tag', ' team=web '), { Tag: [{ Key: 'team', Value: 'web' }] });
    deepEqual(await typed('Tag', 'team'), { Tag: [{ Key: 'team' }] });
  });

  it('takes no empty value', async () => {
    const { ask } = await run({ picks: ['Tag', 'Type a value…'], inputs: ['a'] });
    const problem = ask.typed[0]?.problem;
    deepEqual([problem?.(' '), problem?.('a')], ['Enter a value.', undefined]);
  });

  it('shows what is filtered by so far', async () => {
    const Tag = [{ Key: 'team', Value: 'shop' }, { Key: 'env' }];
    const query = { Status: 'Running', ZoneId: 'h', VSwitchId: 'vsw-2', ResourceGroupId: 'rg-1', Tag };
    const described = async (arrangement: object): Promise<unknown> =>
      (await run({ picks: ['none of these'], arrangement })).ask.questions[0]?.choices.map((one) => one.description);
    deepEqual(await described({ query }), ['Running', 'h', 'vsw-2', 'rg-1', 'team=shop, env']);
    deepEqual(await described({}), ['', '', '', '', '']);
  });

  it('shows how a tag is typed, and nothing for other values', async () => {
    const placeholder = async (property: string): Promise<unknown> =>
      (await run({ picks: [property, 'Type a value…'], inputs: ['a'] })).ask.typed[0]?.placeholder;
    deepEqual([await placeholder('Tag'), await placeholder('Resource group')], ['key=value, or a key alone', '']);
  });

  it('offers nothing in use while the details of the instances are not known', async () => {
    const partial = toPartialInstance({ ContainerGroupId: 'eci-1' }, place);
    for (const property of ['vSwitch', 'Resource group', 'Tag']) {
      const { ask } = await run({ picks: [property, 'none of these'], rows: [partial] });
      deepEqual(ask.offered[1], ['Any', 'Type a value…']);
    }
  });

  it('takes a tag whose key is empty as the service takes it', async () => {
    const { view } = await run({ picks: ['Tag', 'Type a value…'], inputs: ['=shop'] });
    deepEqual(view.updates, [{ query: { Tag: [{ Key: '', Value: 'shop' }] } }]);
  });

  it('changes nothing when the user gives up at any question', async () => {
    const arrangement = { query: { ZoneId: 'h' } };
    for (const [picks, inputs] of [
      [['none of these'], []],
      [['Zone', 'none of these'], []],
      [['Zone', 'Type a value…'], [undefined]],
    ] as const) {
      const { view } = await run({ picks, inputs, arrangement });
      deepEqual(view.updates, []);
    }
  });
});
