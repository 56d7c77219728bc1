// A node of the tree as VS Code draws it. Text from the service is shown as text: no Markdown, no commands.
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { UserFacingError, toError } from '../../base/errors';
import { redactText } from '../../base/redact';
import { formatCount, toSingleLine } from '../../base/text';
import type { KindManifest } from '../../model/kind';
import type { Icon, Row, Tone } from '../../model/resource';
import { sanitizeLabel } from '../plainText';
import { createContextValue } from './contextValue';
import { toRowUri } from './rowsOnScreen';
import type { GroupNode, Notice, RangeNode, TreeNode } from './nodes/treeNode';

/** Theme colours that exist in every theme, high contrast included. */
const colors: Readonly<Record<Tone, string | undefined>> = {
  good: 'charts.green',
  busy: 'charts.blue',
  waiting: 'charts.yellow',
  bad: 'charts.red',
  done: 'charts.purple',
  gone: 'descriptionForeground',
  plain: undefined,
};

/** Names have 128 characters at most; a row is read out with its status, addresses and more. */
const mostRowCharacters = 1_000;

export interface ItemOptions {
  readonly viewId: string;
  readonly manifests: readonly KindManifest[];
  readonly readOnly: boolean;
  readonly commands: { readonly retry: string; readonly loadMore: string };
}

/** A row that cannot be drawn says so: VS Code would show none of its level. */
export function toTreeItem(node: TreeNode, options: ItemOptions): vscode.TreeItem {
  try {
    return drawItem(node, options);
  } catch (error) {
    return createUndrawnItem(node.id, toError(error));
  }
}

function createUndrawnItem(id: string, error: Error): vscode.TreeItem {
  const item = new vscode.TreeItem(l10n.t('This row cannot be shown'), vscode.TreeItemCollapsibleState.None);
  item.id = id;
  item.description = toRowLine(error.message);
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('charts.yellow'));
  return item;
}

function drawItem(node: TreeNode, options: ItemOptions): vscode.TreeItem {
  switch (node.type) {
    case 'region':
      return createRegionItem(node.id, node.region, node.description);
    case 'resource': {
      const item = createRowItem(node.id, node.resource);
      item.contextValue = createContextValue(node.resource, options.manifests, options.readOnly);
      item.resourceUri = toRowUri(options.viewId, node.resource.ref);
      return item;
    }
    case 'group':
      return createGroupItem(node);
    case 'range':
      return createRangeItem(node);
    case 'row':
      return createRowItem(node.id, node.row);
    case 'notice':
      return createNoticeItem(node, node.notice, options.commands);
  }
}

function createRegionItem(id: string, region: string, description: string): vscode.TreeItem {
  const item = new vscode.TreeItem(region, vscode.TreeItemCollapsibleState.Expanded);
  item.id = id;
  item.description = description;
  item.iconPath = new vscode.ThemeIcon('globe');
  item.contextValue = 'region';
  item.accessibilityInformation = { label: l10n.t('Region {0}, {1}', region, description) };
  return item;
}

function createGroupItem({ id, label, description, icon }: GroupNode): vscode.TreeItem {
  const shown = label === '' ? l10n.t('(none)') : toRowLine(label);
  const item = new vscode.TreeItem(shown, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = id;
  item.description = description;
  item.iconPath = toThemeIcon(icon);
  item.contextValue = 'group';
  item.accessibilityInformation = { label: `${shown}, ${description}` };
  return item;
}

function createRangeItem({ id, label, description }: RangeNode): vscode.TreeItem {
  const shown = toRowLine(label);
  const item = new vscode.TreeItem(shown, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = id;
  item.description = description;
  item.iconPath = new vscode.ThemeIcon('list-unordered');
  item.contextValue = 'range';
  item.accessibilityInformation = { label: `${shown}, ${description}` };
  return item;
}

function createRowItem(id: string, row: Row): vscode.TreeItem {
  const state = row.children ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None;
  const item = new vscode.TreeItem(toRowLine(row.label) || l10n.t('(no name)'), state);
  item.id = id;
  item.description = toRowLine(row.description ?? '');
  if (row.icon) {
    item.iconPath = toThemeIcon(row.icon);
  }
  item.tooltip = createTooltip(row);
  if (row.accessibleLabel !== undefined) {
    item.accessibilityInformation = { label: toRowLine(row.accessibleLabel) };
  }
  return item;
}

/** What a row shows and is read out as: one line, and no endless one, cut after secrets are masked. */
function toRowLine(text: string): string {
  return toSingleLine(toRowText(toSingleLine(text, Infinity)), mostRowCharacters);
}

/** What a row shows is from the service: without control characters, and without what looks like a secret. */
function toRowText(text: string): string {
  return redactText(sanitizeLabel(text));
}

function toThemeIcon(icon: Icon): vscode.ThemeIcon {
  const color = colors[icon.tone];
  return new vscode.ThemeIcon(icon.name, color === undefined ? undefined : new vscode.ThemeColor(color));
}

/** appendText escapes; our own labels are the only Markdown. */
function createTooltip(row: Row): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString('**').appendText(toRowLine(row.label)).appendMarkdown('**\n\n');
  for (const { label, value } of row.details ?? []) {
    tooltip.appendText(label).appendMarkdown(': ').appendText(toRowText(value)).appendMarkdown('  \n');
  }
  return tooltip;
}

function createNoticeItem(node: TreeNode, notice: Notice, commands: ItemOptions['commands']): vscode.TreeItem {
  const item = new vscode.TreeItem('', vscode.TreeItemCollapsibleState.None);
  item.id = node.id;
  item.contextValue = `notice.${notice.kind}`;
  switch (notice.kind) {
    case 'loading':
      item.label = l10n.t('Loading…');
      if (notice.total !== undefined && notice.shown !== undefined) {
        item.description = l10n.t('{0} of {1}', formatCount(notice.shown), formatCount(notice.total));
      }
      item.iconPath = new vscode.ThemeIcon('loading~spin');
      return item;
    case 'more':
      return fillMoreItem(item, node, notice, commands.loadMore);
    case 'noMatch':
      item.label = l10n.t('Nothing matches the filter');
      item.iconPath = new vscode.ThemeIcon('filter');
      return item;
    case 'unexplained':
      item.label = l10n.t('The counts do not add up');
      item.description = l10n.t(
        'the service reports {0} and listed {1}',
        formatCount(notice.total),
        formatCount(notice.shown),
      );
      item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('charts.yellow'));
      return item;
    case 'none':
      item.label = l10n.t('None yet');
      item.iconPath = new vscode.ThemeIcon('dash');
      return item;
    case 'empty':
      item.label = l10n.t('Nothing found, or no permission to list');
      item.iconPath = new vscode.ThemeIcon('info');
      item.tooltip = l10n.t(
        'The service returns an empty list when the account has no permission to view it. If you expect items here, ask for a RAM policy that allows the Describe operations.',
      );
      return item;
    case 'failed':
      return fillFailedItem(item, node, notice, commands.retry);
  }
}

/** A click gets the next rows, or all where they are not available in parts. */
function fillMoreItem(
  item: vscode.TreeItem,
  node: TreeNode,
  { shown, total, next }: Extract<Notice, { kind: 'more' }>,
  loadMoreCommand: string,
): vscode.TreeItem {
  item.label = next === undefined ? l10n.t('Load the rest') : l10n.t('Load the next {0}', formatCount(next));
  item.description =
    total === undefined
      ? l10n.t('{0} loaded', formatCount(shown))
      : l10n.t('{0} of {1}', formatCount(shown), formatCount(total));
  item.iconPath = new vscode.ThemeIcon('fold-down');
  item.command = { command: loadMoreCommand, title: item.label, arguments: [node] };
  item.accessibilityInformation = { label: `${item.label}, ${item.description}` };
  return item;
}

function fillFailedItem(
  item: vscode.TreeItem,
  node: TreeNode,
  notice: Extract<Notice, { kind: 'failed' }>,
  retryCommand: string,
): vscode.TreeItem {
  const error = toError(notice.error);
  const { hint, facts } = error instanceof UserFacingError ? error : { hint: '', facts: {} };
  const denied = facts.denied === true;
  if (facts.login) {
    item.contextValue = 'notice.login';
  } else if (facts.chooseProfile) {
    item.contextValue = 'notice.failed.profile';
  } else if (facts.policy !== undefined) {
    item.contextValue = 'notice.failed.denied';
  }
  const lead = denied ? l10n.t('Access denied') : notice.stale ? l10n.t('Not up to date') : l10n.t('Could not load');
  item.label = lead;
  item.description = toRowLine(error.message);
  item.iconPath = new vscode.ThemeIcon(
    denied ? 'lock' : notice.stale ? 'warning' : 'error',
    new vscode.ThemeColor(notice.stale ? 'charts.yellow' : 'charts.red'),
  );
  const lines = [
    error.message,
    hint,
    facts.requestId === undefined ? '' : l10n.t('Request ID: {0}', facts.requestId),
    l10n.t('Click to retry.'),
  ]
    .filter(Boolean)
    .map(toRowText);
  item.tooltip = lines.join('\n');
  item.command = { command: retryCommand, title: l10n.t('Retry'), arguments: [node] };
  item.accessibilityInformation = { label: `${lead}. ${lines.join(' ')}` };
  return item;
}
