import { deepEqual, equal } from 'node:assert/strict';
import { loadYaml } from '../../../../src/base/yaml';
import { parseSpec } from '../../../../src/engine/spec/analysis';
import { formatPath } from '../../../../src/model/spec/finding';
import { getHeadRange, findPathAtOffset, getValueRange } from '../../../../src/engine/spec/node';

await loadYaml();

const yaml = 'Name: web\nContainers:\n  - Name: a\n    Probe:\n      Port: 80\n';

describe('places in a spec', () => {
  const { root } = parseSpec(yaml, 'yaml');
  const cut = ({ start, end }: { start: number; end: number }): string => yaml.slice(start, end);

  it('are found by offset, for keys and values', () => {
    const at = (text: string, add = 1) => {
      const found = findPathAtOffset(root, yaml.indexOf(text) + add);
      return found && `${formatPath(found.path)} ${cut(found.range)}`;
    };
    equal(at('Port'), 'Containers[0].Probe.Port Port');
    equal(at('80'), 'Containers[0].Probe.Port 80');
    equal(at('Containers'), 'Containers Containers');
    equal(findPathAtOffset(undefined, 3), undefined);
  });

  it('are marked at the key for what is missing inside, at the value for what is wrong', () => {
    equal(cut(getHeadRange(root, ['Containers', 0, 'Probe'])), 'Probe');
    equal(cut(getHeadRange(root, ['Containers', 0])), 'Name');
    equal(cut(getValueRange(root, ['Containers', 0, 'Probe', 'Port'])), '80');
    const json = parseSpec('[{"a": {"b": 1}}]', 'json').root;
    deepEqual(getHeadRange(json, [0]), { start: 1, end: 2 });
    deepEqual(getHeadRange(json, [0, 'a']), { start: 2, end: 5 });
  });
});
