import { equal } from 'node:assert/strict';
import { formatYamlSnippet } from '../../../../src/engine/spec/yamlSnippet';

describe('A snippet in YAML', () => {
  it('has a line for each field, deeper ones indented', () => {
    const body = { Name: '${1:web}', HttpGet: { Path: '/', Port: 80, Deep: { On: true } }, Last: null };
    equal(
      formatYamlSnippet(body),
      'Name: ${1:web}\nHttpGet:\n  Path: /\n  Port: 80\n  Deep:\n    On: true\nLast: null',
    );
  });

  it('has a text that begins with ^ without it, as VS Code reads it', () => {
    equal(formatYamlSnippet({ Port: '^${1:80}', Name: 'a^b' }), 'Port: ${1:80}\nName: a^b');
    equal(formatYamlSnippet('^5'), '5');
  });

  it('of a plain value is the value', () => {
    equal(formatYamlSnippet(5), '5');
    equal(formatYamlSnippet(null), 'null');
    equal(formatYamlSnippet(undefined), 'undefined');
  });
});
