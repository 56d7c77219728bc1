import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { Secret } from '../../../../src/base/described';
import { withSecrets } from '../../../../src/products/eci/containerSecrets';

/** The data as it was before. */
function unwrapped(value: unknown): unknown {
  if (value instanceof Secret) {
    return value.reveal();
  }
  if (Array.isArray(value)) {
    return value.map(unwrapped);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, unwrapped(one)]))
    : value;
}

const word = fc.stringMatching(/^[a-z]{1,8}$/);
const env = fc.record({ Key: word, Value: word });
const file = fc.record({ Path: word, Content: word });
const leaf = fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null));
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(word, tie('tree'), { maxKeys: 3 }),
    fc.record({ EnvironmentVars: fc.array(env, { maxLength: 3 }), rest: tie('tree') }),
    fc.record({ ConfigFileVolumeConfigFileToPaths: fc.array(file, { maxLength: 2 }), FlexVolumeOptions: word }),
  ),
}));

describe('secrets of container groups', () => {
  it('are environment values, contents of files, volume options and header values, named by what they are of', () => {
    const wrapped = withSecrets({
      Containers: [
        {
          Name: 'web',
          EnvironmentVars: [{ Key: 'TOKEN', Value: 'a', ValueFrom: { FieldRef: { FieldPath: 'status.podIP' } } }],
          LivenessProbe: { HttpGet: { Path: '/', HttpHeaders: [{ Name: 'Authorization', Value: 'b' }] } },
        },
      ],
      InitContainers: [{ EnvironmentVars: [{ Key: 'SEED', Value: 'c' }] }],
      Volumes: [
        { ConfigFileVolumeConfigFileToPaths: [{ Path: 'app.ini', Content: 'd' }], FlexVolumeOptions: 'e', Name: 'v' },
      ],
      Tags: [{ Key: 'team', Value: 'shop' }],
    });
    const found: [string, string][] = [];
    const look = (value: unknown): void => {
      if (value instanceof Secret) {
        found.push([value.name, value.reveal()]);
      } else if (typeof value === 'object' && value !== null) {
        Object.values(value).forEach(look);
      }
    };
    look(wrapped);
    deepEqual(found, [
      ['TOKEN', 'a'],
      ['Authorization', 'b'],
      ['SEED', 'c'],
      ['app.ini', 'd'],
      ['FlexVolumeOptions', 'e'],
    ]);
    ok(JSON.stringify(wrapped).includes('"shop"'));
    ok(JSON.stringify(wrapped).includes('"status.podIP"'));
  });

  it('are masked also where a list comes as something else', () => {
    equal(JSON.stringify(withSecrets({ EnvironmentVars: 'A=b' })), '{"EnvironmentVars":"••••••"}');
    equal(JSON.stringify(withSecrets({ HttpHeaders: { Authorization: 'b' } })), '{"HttpHeaders":"••••••"}');
  });

  it('are not made of nothing', () => {
    deepEqual(withSecrets({ EnvironmentVars: [{ Key: 'A' }, { Key: 'B', Value: '' }] }), {
      EnvironmentVars: [{ Key: 'A' }, { Key: 'B', Value: '' }],
    });
  });

  it('change nothing else in any answer', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        deepEqual(unwrapped(withSecrets(plain)), plain);
      }),
    );
  });
});
