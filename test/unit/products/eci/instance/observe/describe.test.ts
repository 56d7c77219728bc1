import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mask } from '../../../../../../src/base/described';
import type { Container, ContainerGroup } from '../../../../../../src/products/eci/wire/containerGroup';
import { describeInstance } from '../../../../../../src/products/eci/instance/observe/describe';
import { buildContainerGroup } from '../../../../../support/buildEciInstance';
import { buildResource } from '../../../../../support/buildResource';

/** The first container as the description of its instance shows it. */
function described(container: Container): Container {
  const wire = buildContainerGroup({ Containers: [container], InitContainers: [container] });
  const body = describeInstance(wire, buildResource('eci-1')).body as ContainerGroup;
  deepEqual(body.InitContainers, body.Containers);
  const [first] = body.Containers ?? [];
  ok(first);
  return first;
}

describe('the description of an instance', () => {
  const cases: readonly (readonly [given: readonly string[], shown: readonly string[]])[] = [
    [
      ['serve', '--port', '80'],
      ['serve', '--port', '80'],
    ],
    [
      ['--password=hunter2', '--user=me'],
      [`--password=${mask}`, '--user=me'],
    ],
    [
      ['--db-password', 'hunter2', '--verbose'],
      ['--db-password', mask, '--verbose'],
    ],
    [
      ['--token', '--verbose'],
      ['--token', '--verbose'],
    ],
    [
      ['API_KEY=hunter2', 'run'],
      [`API_KEY=${mask}`, 'run'],
    ],
    [["curl --access-token 'hunter 2' -s x"], [`curl --access-token ${mask} -s x`]],
    [['CLIENT_SECRET="hunter 2" run --fast'], [`CLIENT_SECRET=${mask} run --fast`]],
    [['-Dkey.passwd=hunter2'], [`-Dkey.passwd=${mask}`]],
    [['keep the token safe'], ['keep the token safe']],
    [
      ['monkey', 'business'],
      ['monkey', 'business'],
    ],
  ];
  for (const [given, shown] of cases) {
    it(`shows ${JSON.stringify(given)} as ${JSON.stringify(shown)}`, () => {
      deepEqual(described({ Args: given }).Args, shown);
      deepEqual(described({ Commands: given }).Commands, shown);
      deepEqual(described({ LivenessProbe: { Execs: given } }).LivenessProbe?.Execs, shown);
      deepEqual(described({ ReadinessProbe: { Execs: given } }).ReadinessProbe?.Execs, shown);
    });
  }

  // How long that takes is measured by scripts/bench/hostile.mjs; work that grew with the square of the length would not end here.
  it('shows a long word as it is, and masks what follows it', () => {
    const long = `-${'key'.repeat(100_000)}`;
    deepEqual(described({ Args: [long] }).Args, [long]);
    deepEqual(described({ Args: [`${long} --token=hunter2`] }).Args, [`${long} --token=${mask}`]);
  });

  it('masks the headers a probe sends, and shows the rest of the probe', () => {
    const headers = { HttpHeaders: [{ Name: 'X-Check', Value: 'hunter2' }] };
    const HttpGet = { Path: '/ready', Port: 80, ...headers };
    const text = JSON.stringify(described({ LivenessProbe: { HttpGet }, ReadinessProbe: { HttpGet } }));
    ok(!text.includes('hunter2'), text);
    equal(text.split('/ready').length - 1, 2);
    equal(text.split('X-Check').length - 1, 2);
  });

  it('begins with the row, its first ten details, and what failed', () => {
    const details = Array.from({ length: 12 }, (_, at) => ({ label: `L${at}`, value: `V${at}` }));
    const row = buildResource('eci-1', { label: 'web', description: 'Running', details });
    const wire = buildContainerGroup({
      InitContainers: [{ Name: 'init', CurrentState: { State: 'Terminated', ExitCode: 1, Reason: 'Error' } }],
      Containers: [
        { Name: 'fine', CurrentState: { State: 'Running' } },
        { Name: 'web', CurrentState: { State: 'Waiting', Reason: 'ErrImagePull', Message: 'not found' } },
      ],
    });
    const { summary } = describeInstance(wire, row);
    deepEqual(summary.slice(0, -1), [
      'web · Running',
      ...details.slice(0, 10).map(({ label, value }) => `${label}: ${value}`),
      'Container init: Terminated · exit code 1 · Error',
      'Container web: Waiting · ErrImagePull · not found',
    ]);
    match(summary.at(-1) ?? '', /are masked\.$/);
  });

  it('has what the service leaves out in no line, and adds nothing to the body', () => {
    const { summary, body } = describeInstance({ ContainerGroupId: 'eci-1' }, buildResource('eci-1', { label: 'web' }));
    deepEqual([summary.length, summary[0]], [2, 'web · ']);
    deepEqual(body, { ContainerGroupId: 'eci-1' });
    deepEqual(described({ Name: 'web' }), { Name: 'web' });
    deepEqual(described({ LivenessProbe: { TimeoutSeconds: 1 } }), { LivenessProbe: { TimeoutSeconds: 1 } });
  });
});
