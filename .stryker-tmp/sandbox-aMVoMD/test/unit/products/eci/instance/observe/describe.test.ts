import { deepEqual, equal, ok } from 'node:assert/strict';
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

  it('takes no longer over a long word than it is long', () => {
    const long = `-${'key'.repeat(20_000)}`;
    const begunMs = performance.now();
    deepEqual(described({ Args: [long] }).Args, [long]);
    ok(performance.now() - begunMs < 1_000);
  });

  it('masks the headers a probe sends, and shows the rest of the probe', () => {
    const headers = { HttpHeaders: [{ Name: 'X-Check', Value: 'hunter2' }] };
    const HttpGet = { Path: '/ready', Port: 80, ...headers };
    const text = JSON.stringify(described({ LivenessProbe: { HttpGet }, ReadinessProbe: { HttpGet } }));
    ok(!text.includes('hunter2'), text);
    equal(text.split('/ready').length - 1, 2);
    equal(text.split('X-Check').length - 1, 2);
  });
});
