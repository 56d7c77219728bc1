// What VS Code is given for each row: what is seen, heard, hovered, clicked and offered.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict';
import * as vscode from 'vscode';
import { UserFacingError } from '../../../../src/base/errors';
import type { FailureFacts } from '../../../../src/base/errors';
import type { Resource, Row, Tone } from '../../../../src/model/resource';
import type { Notice, TreeNode } from '../../../../src/workbench/tree/nodes/treeNode';
import { toTreeItem } from '../../../../src/workbench/tree/treeItem';
import { buildRef, buildResource, buildStatus, thingManifest } from '../../../support/buildResource';

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
const place = { id: '/place', parent: undefined };

function show(node: TreeNode, readOnly = false): vscode.TreeItem {
  const commands = { retry: 'test.retry', loadMore: 'test.loadMore' };
  return toTreeItem(node, { viewId: 'things', manifests: [thingManifest], readOnly, commands });
}

const showNotice = (notice: Notice): vscode.TreeItem => show({ ...place, type: 'notice', notice });
const showRow = (row: Partial<Row>): vscode.TreeItem =>
  show({ ...place, type: 'row', row: { id: 'row', label: 'a row', ...row } });
const showResource = (over: Partial<Resource>): vscode.TreeItem =>
  show({ ...place, type: 'resource', resource: buildResource('a', over) });

/** Icon and colour. */
function look({ iconPath }: vscode.TreeItem): readonly (string | undefined)[] {
  return iconPath instanceof vscode.ThemeIcon ? [iconPath.id, iconPath.color?.id] : [];
}

const heard = ({ accessibilityInformation }: vscode.TreeItem): string | undefined => accessibilityInformation?.label;
const hover = ({ tooltip }: vscode.TreeItem): string => (typeof tooltip === 'object' ? tooltip.value : (tooltip ?? ''));

describe('the row of a region', () => {
  it('stands open, with how many there are, under the id of its place', () => {
    const item = show({ ...place, type: 'region', region: 'cn-hangzhou', description: '3' });
    deepEqual([item.label, item.description, item.id], ['cn-hangzhou', '3', '/place']);
    deepEqual([item.collapsibleState, item.contextValue], [Expanded, 'region']);
    deepEqual(look(item), ['globe', undefined]);
    equal(heard(item), 'Region cn-hangzhou, 3');
  });
});

describe('a row that cannot be drawn', () => {
  it('says so instead of failing its level, and is found at its place', () => {
    const broken = {
      ...buildResource('a'),
      get description(): string {
        throw new TypeError('x is not iterable');
      },
    };
    const item = show({ ...place, type: 'resource', resource: broken });
    deepEqual([item.label, item.description, item.id], ['This row cannot be shown', 'x is not iterable', '/place']);
    deepEqual(look(item), ['warning', 'charts.yellow']);
    equal(item.collapsibleState, None);
  });

  it('for want of a name says that as well', () => {
    equal(showRow({ label: ' \n' }).label, '(no name)');
  });
});

describe('the row of a group', () => {
  const group = {
    ...place,
    type: 'group',
    description: '2',
    icon: { name: 'pass', tone: 'good' },
    resources: [],
  } as const;

  it('is folded, with the icon its rows share', () => {
    const item = show({ ...group, label: 'On' });
    deepEqual([item.label, item.description, item.id], ['On', '2', '/place']);
    deepEqual([item.collapsibleState, item.contextValue], [Collapsed, 'group']);
    deepEqual(look(item), ['pass', 'charts.green']);
    equal(heard(item), 'On, 2');
  });

  it('says (none) when its rows have no value', () => {
    const item = show({ ...group, label: '' });
    deepEqual([item.label, heard(item)], ['(none)', '(none), 2']);
  });
});

describe('the row of a range', () => {
  it('is folded, and says which rows are in it', () => {
    const item = show({ ...place, type: 'range', label: '1 – 500', description: 'a … z', resources: [] });
    deepEqual([item.label, item.description, item.id], ['1 – 500', 'a … z', '/place']);
    deepEqual([item.collapsibleState, item.contextValue], [Collapsed, 'range']);
    deepEqual(look(item), ['list-unordered', undefined]);
    equal(heard(item), '1 – 500, a … z');
  });
});

describe('the row of a resource', () => {
  it('has the actions it allows, and an address of its own view', () => {
    const item = showResource({ description: 'On · 2 d' });
    deepEqual([item.label, item.description, item.id], ['name of a', 'On · 2 d', '/place']);
    equal(item.contextValue, 'thing +look +change');
    equal(item.resourceUri?.toString(true), 'elastic-containers-row:/things/thing/cn-hangzhou//a');
  });

  it('has no action that changes it in read-only mode', () => {
    const item = show({ ...place, type: 'resource', resource: buildResource('a') }, true);
    equal(item.contextValue, 'thing +look');
  });

  it('can be opened when it has something below it, and only then', () => {
    equal(showResource({}).collapsibleState, None);
    equal(showResource({ children: () => Promise.resolve([]) }).collapsibleState, Collapsed);
  });

  it('has an icon in the colour of its tone where it has an icon', () => {
    const colourOf = (tone: Tone) => look(showResource({ icon: { name: 'pass', tone } }))[1];
    deepEqual((['good', 'busy', 'waiting', 'bad', 'done', 'gone', 'plain'] as const).map(colourOf), [
      ...['charts.green', 'charts.blue', 'charts.yellow', 'charts.red', 'charts.purple', 'descriptionForeground'],
      undefined,
    ]);
    equal(showResource({}).iconPath, undefined);
    equal(showResource({ status: buildStatus(), ref: buildRef('b') }).iconPath, undefined);
  });

  it('is read out by its own words where it has some, and by what it shows otherwise', () => {
    equal(showResource({}).accessibilityInformation, undefined);
    equal(heard(showResource({ accessibleLabel: 'a, on\u202e' })), 'a, on\ufffd');
  });
});

describe('the row of anything else', () => {
  it('has no actions and no address', () => {
    const item = showRow({ description: 'of 3' });
    deepEqual([item.label, item.description, item.id], ['a row', 'of 3', '/place']);
    deepEqual([item.contextValue, item.resourceUri, item.collapsibleState], [undefined, undefined, None]);
  });

  it('shows text of the service as text: nothing invisible, nothing rendered', () => {
    const item = showRow({
      label: '*a*\u0007',
      description: 'b\u202e',
      details: [{ label: 'Key', value: '[x](y)\u0007' }],
    });
    deepEqual([item.label, item.description], ['*a*\ufffd', 'b\ufffd']);
    match(hover(item), /^\*\*\\\*a\\\*\ufffd\*\*\n\n/);
    match(hover(item), /Key: \\\[x\\\]&nbsp;\\\(y\\\)\ufffd {2}\n$/);
  });

  it('shows and says what it is in one line, whatever lines the service wrote', () => {
    const item = showRow({ label: 'a\r\n\nb', description: 'c\td', accessibleLabel: 'e\n\u2028f' });
    deepEqual([item.label, item.description, heard(item)], ['a b', 'c d', 'e f']);
    match(hover(item), /^\*\*a(?: |&nbsp;)b\*\*/);
  });

  it('shows no secret that is known as one only by what its row has no room for', () => {
    const { label = '' } = showRow({ label: `${'a '.repeat(495)}LTAIcanarycanary` });
    doesNotMatch(typeof label === 'string' ? label : label.label, /cana/);
  });

  it('has a line in its hover for each detail, and its name alone when there is none', () => {
    equal(hover(showRow({ label: 'name' })), '**name**\n\n');
    const details = ['One', 'Two'].map((label) => ({ label, value: label.toLowerCase() }));
    equal(hover(showRow({ label: 'name', details })), '**name**\n\nOne: one  \nTwo: two  \n');
  });

  it('has no description where it has none', () => {
    equal(showRow({}).description, '');
  });
});

describe('a notice', () => {
  it('says that rows are loading, and how far that is once it is known', () => {
    const item = showNotice({ kind: 'loading' });
    deepEqual([item.label, item.description, item.contextValue], ['Loading…', undefined, 'notice.loading']);
    deepEqual([item.id, item.collapsibleState, look(item)], ['/place', None, ['loading~spin', undefined]]);
    equal(showNotice({ kind: 'loading', shown: 0, total: 1200 }).description, '0 of 1,200');
    equal(showNotice({ kind: 'loading', shown: 5 }).description, undefined);
    equal(showNotice({ kind: 'loading', total: 5 }).description, undefined);
  });

  it('says that nothing matches, that nothing is there, or that a row holds nothing', () => {
    const facts = (notice: Notice) => {
      const item = showNotice(notice);
      return [item.label, item.contextValue, ...look(item)];
    };
    deepEqual(facts({ kind: 'noMatch' }), ['Nothing matches the filter', 'notice.noMatch', 'filter', undefined]);
    deepEqual(facts({ kind: 'none' }), ['None yet', 'notice.none', 'dash', undefined]);
    deepEqual(facts({ kind: 'empty' }), [
      ...['Nothing found, or no permission to list', 'notice.empty', 'info', undefined],
    ]);
    match(hover(showNotice({ kind: 'empty' })), /no permission to view it.*RAM policy/);
  });

  it('says that the counts of the service do not add up', () => {
    const item = showNotice({ kind: 'unexplained', shown: 3, total: 1005 });
    deepEqual(
      [item.label, item.description, item.contextValue],
      ['The counts do not add up', 'the service reports 1,005 and listed 3', 'notice.unexplained'],
    );
    deepEqual(look(item), ['warning', 'charts.yellow']);
  });

  it('offers the next rows, as many as come at a time, by a click', () => {
    const node = {
      ...{ ...place, type: 'notice' as const },
      notice: { kind: 'more', scope: { region: 'cn-hangzhou' }, shown: 1000, total: 2500, next: 1000 } as const,
    };
    const item = show(node);
    deepEqual(
      [item.label, item.description, item.contextValue],
      ['Load the next 1,000', '1,000 of 2,500', 'notice.more'],
    );
    deepEqual(item.command, { command: 'test.loadMore', title: 'Load the next 1,000', arguments: [node] });
    deepEqual([look(item), heard(item)], [['fold-down', undefined], 'Load the next 1,000, 1,000 of 2,500']);
  });

  it('offers the rest where rows do not come in parts, of an unknown total too', () => {
    const item = showNotice({ kind: 'more', scope: { region: 'r' }, shown: 1000, total: undefined, next: undefined });
    deepEqual([item.label, item.description], ['Load the rest', '1,000 loaded']);
  });
});

describe('the notice of a failure', () => {
  const showFailed = (error: unknown, stale = false): vscode.TreeItem => showNotice({ kind: 'failed', error, stale });
  const failure = (facts: FailureFacts, hint = ''): vscode.TreeItem =>
    showFailed(new UserFacingError('It is down', hint, facts));

  it('says what failed, and tries again on a click', () => {
    const node = {
      ...place,
      type: 'notice',
      notice: { kind: 'failed', error: new Error('It is down'), stale: false },
    } as const;
    const item = show(node);
    deepEqual([item.label, item.description, item.contextValue], ['Could not load', 'It is down', 'notice.failed']);
    deepEqual(item.command, { command: 'test.retry', title: 'Retry', arguments: [node] });
    deepEqual(look(item), ['error', 'charts.red']);
    equal(item.tooltip, 'It is down\nClick to retry.');
    equal(heard(item), 'Could not load. It is down Click to retry.');
  });

  it('is a warning where older rows are shown', () => {
    const item = showFailed(new Error('It is down'), true);
    deepEqual([item.label, ...look(item)], ['Not up to date', 'warning', 'charts.yellow']);
  });

  it('has what to do and the id for support in its hover', () => {
    equal(failure({ requestId: 'R-1' }, 'Wait.').tooltip, 'It is down\nWait.\nRequest ID: R-1\nClick to retry.');
    doesNotMatch(hover(failure({})), /Request ID/);
  });

  it('offers to select a profile where that is what has to be done', () => {
    equal(failure({ chooseProfile: true }).contextValue, 'notice.failed.profile');
  });

  it('has a lock when the account may not list, and offers the policy that would allow it', () => {
    const item = failure({ denied: true });
    deepEqual([item.label, item.contextValue, ...look(item)], ['Access denied', 'notice.failed', 'lock', 'charts.red']);
    equal(failure({ denied: true, policy: '{}' }).contextValue, 'notice.failed.denied');
  });

  it('keeps its lock where older rows are shown', () => {
    const item = showFailed(new UserFacingError('No', '', { denied: true }), true);
    deepEqual([item.label, ...look(item)], ['Access denied', 'lock', 'charts.yellow']);
  });

  it('offers to sign in again when that helps, before anything else', () => {
    equal(failure({ login: ['aliyun', 'login'] }).contextValue, 'notice.login');
    equal(failure({ login: ['aliyun', 'login'], policy: '{}' }).contextValue, 'notice.login');
  });

  it('takes whatever was thrown for a failure', () => {
    equal(showFailed('a text').description, 'a text');
  });
});
