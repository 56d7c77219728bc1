// The `when` clauses of package.json are judged as VS Code judges them.
import { deepEqual, equal, throws } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type * as vscode from 'vscode';
import { services, useVscode } from '../../../support/vscode/useVscode';
import { TreeView } from '../../../support/vscode/treeViews';
import { TreeItem } from '../../../support/vscode/values';
import { commands } from '../../../support/vscode';
import { contextKeys, holds, isInPalette, menuOf, readMenu, titleMenuOf } from '../../../support/vscode/whenClause';
import { setSetting } from '../../../support/vscode/workspace';

const keys = (values: Readonly<Record<string, unknown>>) => (key: string) => values[key];

describe('A when clause', () => {
  const values = {
    view: 'elasticContainers.instances',
    viewItem: 'eciInstance +delete =restart',
    count: 3,
    list: ['a', 'b'],
    set: { 'file:/x': true },
    resource: 'file:/x',
    yes: true,
    no: false,
  };
  for (const [clause, expected] of [
    ['yes', true],
    ['no', false],
    ['unknown', false],
    ['!unknown', true],
    ['!yes', false],
    ['true', true],
    ['false', false],
    ['view == elasticContainers.instances', true],
    ["view == 'elasticContainers.instances'", true],
    ['view != elasticContainers.instances', false],
    ['unknown == elasticContainers.instances', false],
    ['unknown != elasticContainers.instances', true],
    ['yes == true', true],
    ['no == false', true],
    ['unknown == false', true],
    ['count == 3', true],
    ['viewItem =~ /^eciInstance\\b.*\\+delete\\b/', true],
    ['viewItem =~ /^eciInstance\\b.*\\+restart\\b/', false],
    ['viewItem =~ /^ECIINSTANCE/', false],
    ['viewItem =~ /^ECIINSTANCE/i', true],
    ['view =~ /^elasticContainers\\./ && viewItem =~ /=restart\\b/', true],
    ['resource =~ /(x|y)$/ && yes', true],
    ['view in list', false],
    ['resource in set', true],
    ['resource in unknown', false],
    ['yes && !(resource in set)', false],
    ['no || yes && no', false],
    ['(no || yes) && yes', true],
    ['yes || no && no', true],
    ['!(no || no) && yes', true],
  ] as const) {
    it(`${clause} is ${String(expected)}`, () => {
      equal(holds(clause, keys(values)), expected);
    });
  }

  it('holds always when it is left out', () => {
    equal(holds(undefined, keys({})), true);
  });

  for (const clause of ['', 'a ==', 'a &&', '(a', 'a b', 'a =~ b', 'a == == b', '&& a', 'a < 3']) {
    it(`is refused when it reads "${clause}"`, () => {
      throws(() => holds(clause, keys({})), /when clause|Unexpected/);
    });
  }
});

describe('A menu', () => {
  useVscode();

  it('can be read for every clause of package.json', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { menus: Record<string, readonly { when?: string }[]> };
    };
    for (const { when } of Object.values(contributes.menus).flat()) {
      equal(typeof holds(when, contextKeys()), 'boolean');
    }
  });

  it('follows what the product has set and the settings of the user', async () => {
    const command = 'elasticContainers.eciInstance.delete';
    equal(isInPalette(command), true);
    await commands.executeCommand('setContext', 'elasticContainers.readOnly', true);
    equal(isInPalette(command), false);
    await commands.executeCommand('setContext', 'elasticContainers.readOnly', false);
    setSetting('elasticContainers.readOnly', true);
    equal(isInPalette(command), false);
    equal(services.contextKey('elasticContainers.readOnly'), false);
  });

  it('stands in the order of its groups, with navigation first', () => {
    const entries = readMenu('view/title', contextKeys({ view: 'elasticContainers.instances' }));
    const groups = entries.map(({ group }) => group);
    deepEqual(groups, [
      ...groups.filter((one) => one === 'navigation'),
      ...groups.filter((one) => one !== 'navigation').sort(),
    ]);
  });

  it('of a row offers what its state allows, of several selected rows what all of them do', async () => {
    const items = new Map([
      ['runs', 'eciInstance +describe +restart =restart +delete'],
      ['ended', 'eciInstance +describe +delete'],
    ]);
    const view = new TreeView('elasticContainers.instances', {
      treeDataProvider: {
        getChildren: () => [...items.keys()],
        getTreeItem: (name) => {
          const item = new TreeItem(name as string) as unknown as vscode.TreeItem;
          item.contextValue = items.get(name as string) ?? '';
          return item;
        },
      },
    });
    await view.show();
    const offered = (row: string): readonly string[] =>
      menuOf(view, row).context.map(({ command }) => command.split('.').at(-1) ?? '');
    const inline = (row: string): readonly string[] =>
      menuOf(view, row).inline.map(({ command }) => command.split('.').at(-1) ?? '');
    deepEqual([offered('runs').includes('restart'), offered('ended').includes('restart')], [true, false]);
    deepEqual([inline('runs').includes('restart'), inline('ended').includes('restart')], [true, false]);
    view.select('runs', 'ended');
    deepEqual([offered('runs').includes('restart'), offered('runs').includes('delete')], [false, true]);
    equal(
      titleMenuOf(view).menu.some(({ command }) => command.endsWith('.filter')),
      false,
    );
    await commands.executeCommand('setContext', 'elasticContainers.connection', 'in');
    equal(
      titleMenuOf(view).menu.some(({ command }) => command.endsWith('.filter')),
      true,
    );
  });
});
