import { deepEqual, equal } from 'node:assert/strict';
import { onDidChangeSettings, settings } from '../../../../src/workbench/settings/settings';
import { useVscode } from '../../../support/vscode/useVscode';
import { setSetting } from '../../../support/vscode/workspace';

const set = (name: string, value: unknown, level?: 'global' | 'workspace'): void =>
  setSetting(`elasticContainers.${name}`, value, level);

describe('The settings', () => {
  useVscode();

  it('are those of package.json when the user has set none', () => {
    deepEqual(
      [settings.profile(), settings.regions(), settings.endpoints(), settings.productionProfiles()],
      ['', [], {}, []],
    );
    deepEqual([settings.logMaxLines(), settings.readOnly()], [10_000, false]);
  });

  it("that decide where signed requests go are the machine's own: a workspace is not heard", () => {
    set('profile', 'evil', 'workspace');
    set('endpoints', { eci: 'https://evil.example' }, 'workspace');
    set('productionProfiles', ['evil'], 'workspace');
    deepEqual([settings.profile(), settings.endpoints(), settings.productionProfiles()], ['', {}, []]);
    set('profile', ' ops ');
    set('endpoints', { eci: 'https://eci.example' });
    set('productionProfiles', ['ops']);
    deepEqual(
      [settings.profile(), settings.endpoints(), settings.productionProfiles()],
      ['ops', { eci: 'https://eci.example' }, ['ops']],
    );
  });

  it("that only say what is shown can be the workspace's", () => {
    set('regions', ['cn-beijing']);
    set('regions', ['cn-hangzhou'], 'workspace');
    set('log.maxLines', 2_000, 'workspace');
    deepEqual([settings.regions(), settings.logMaxLines()], [['cn-hangzhou'], 2_000]);
  });

  it('are read as far as they are what they should be', () => {
    set('profile', 5);
    set('regions', 'cn-hangzhou');
    set('endpoints', 'https://eci.example');
    set('productionProfiles', { length: 1 });
    deepEqual(
      [settings.profile(), settings.regions(), settings.endpoints(), settings.productionProfiles()],
      ['', [], {}, []],
    );
    set('regions', ['cn-hangzhou', 5, null]);
    set('endpoints', { eci: 'https://eci.example', esa: 5 });
    set('productionProfiles', [true, 'ops']);
    deepEqual(
      [settings.regions(), settings.endpoints(), settings.productionProfiles()],
      [['cn-hangzhou'], { eci: 'https://eci.example' }, ['ops']],
    );
  });

  it('limit the lines of a log to 1,000 and 100,000, in whole lines', () => {
    for (const [value, lines] of [
      [0, 1_000],
      [999, 1_000],
      [1_000.4, 1_000],
      [5_000.6, 5_001],
      [100_001, 100_000],
      [Infinity, 10_000],
      ['5000', 10_000],
    ] as const) {
      set('log.maxLines', value);
      equal(settings.logMaxLines(), lines, String(value));
    }
  });

  it('are read-only when any scope says so: a workspace restricts and never permits', () => {
    set('readOnly', true, 'workspace');
    equal(settings.readOnly(), true);
    set('readOnly', undefined, 'workspace');
    set('readOnly', true);
    set('readOnly', false, 'workspace');
    equal(settings.readOnly(), true);
    set('readOnly', 'true');
    equal(settings.readOnly(), false, 'what is no answer is none');
  });

  it('report a change of those that are named, and of no others', () => {
    let heard = 0;
    const registration = onDidChangeSettings(['readOnly', 'regions'], () => heard++);
    set('readOnly', true);
    set('regions', []);
    equal(heard, 2);
    set('profile', 'ops');
    setSetting('editor.readOnly', true);
    equal(heard, 2);
    registration.dispose();
    set('readOnly', false);
    equal(heard, 2);
  });
});
