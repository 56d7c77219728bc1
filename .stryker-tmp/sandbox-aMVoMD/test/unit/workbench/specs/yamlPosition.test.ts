import { equal } from 'node:assert/strict';
import { formatPath } from '../../../../src/model/spec/finding';
import { findYamlPosition } from '../../../../src/workbench/specs/yamlPosition';

/** The position of `|` in a text, as `place path "typed"`. */
function at(text: string): string | undefined {
  const before = text.slice(0, text.indexOf('|')).split('\n');
  const lines = text.replace('|', '').split('\n');
  const line = before.length - 1;
  const found = findYamlPosition((index) => lines[index] ?? '', line, before[line] ?? '');
  return found && `${found.place} ${formatPath(found.path) || '-'} "${found.typed}" ${found.column}`;
}

describe('the position in YAML that is being typed', () => {
  const head = 'AppId: x\nContainers:\n  - Name: a\n    ProbeContent:\n      Port: 80\n';

  it('is a key of the document, of a container, of a map in it', () => {
    equal(at('|'), 'key - "" 0');
    equal(at(`${head}Na|`), 'key - "Na" 0');
    equal(at(`${head}      |`), 'key Containers[0].ProbeContent "" 6');
    equal(at(`${head}    Sp|`), 'key Containers[0] "Sp" 4');
    equal(at(`${head}  - |`), 'key Containers[1] "" 4');
    equal(at(`${head}  - Name: b\n  - Name: c\n    |`), 'key Containers[2] "" 4');
  });

  it('is a value, with what is typed of it', () => {
    equal(at('AppId: |'), 'value AppId "" 7');
    equal(at(`${head}    Spec: 1C|`), 'value Containers[0].Spec "1C" 10');
    equal(at(`${head}  - Spec: 2|\n    Name: b`), 'value Containers[1].Spec "2" 10');
    equal(at('Containers:\n  - "Spec": |'), 'value Containers[0].Spec "" 12');
  });

  it('is found in lists that are not indented', () => {
    equal(at('Containers:\n- Name: a\n- Name: b\n  Spec: |'), 'value Containers[1].Spec "" 8');
    equal(at('Containers:\n- Name: a\nName: |'), 'value Name "" 6');
  });

  it('is found past comments, empty lines and deeper text', () => {
    equal(at(`${head}\n# Name: no\n    # no\n    Storage: |`), 'value Containers[0].Storage "" 13');
  });

  it('is unknown between brackets and in comments', () => {
    equal(at('Containers: [{ Name: |'), undefined);
    equal(at('# Name: |'), undefined);
    equal(at('Name: x # |'), undefined);
  });
});
