// A node of the tree as VS Code draws it. Text from the service is shown as text: no Markdown, no commands.
function stryNS_9fa48() {
  var g = typeof globalThis === 'object' && globalThis && globalThis.Math === Math && globalThis || new Function("return this")();
  var ns = g.__stryker__ || (g.__stryker__ = {});
  if (ns.activeMutant === undefined && g.process && g.process.env && g.process.env.__STRYKER_ACTIVE_MUTANT__) {
    ns.activeMutant = g.process.env.__STRYKER_ACTIVE_MUTANT__;
  }
  function retrieveNS() {
    return ns;
  }
  stryNS_9fa48 = retrieveNS;
  return retrieveNS();
}
stryNS_9fa48();
function stryCov_9fa48() {
  var ns = stryNS_9fa48();
  var cov = ns.mutantCoverage || (ns.mutantCoverage = {
    static: {},
    perTest: {}
  });
  function cover() {
    var c = cov.static;
    if (ns.currentTestId) {
      c = cov.perTest[ns.currentTestId] = cov.perTest[ns.currentTestId] || {};
    }
    var a = arguments;
    for (var i = 0; i < a.length; i++) {
      c[a[i]] = (c[a[i]] || 0) + 1;
    }
  }
  stryCov_9fa48 = cover;
  cover.apply(null, arguments);
}
function stryMutAct_9fa48(id) {
  var ns = stryNS_9fa48();
  function isActive(id) {
    if (ns.activeMutant === id) {
      if (ns.hitCount !== void 0 && ++ns.hitCount > ns.hitLimit) {
        throw new Error('Stryker: Hit count limit reached (' + ns.hitCount + ')');
      }
      return true;
    }
    return false;
  }
  stryMutAct_9fa48 = isActive;
  return isActive(id);
}
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { UserFacingError, toError } from '../../base/errors';
import { formatCount, sanitizeLines } from '../../base/text';
import type { KindManifest } from '../../model/kind';
import type { Icon, Row, Tone } from '../../model/resource';
import { createContextValue } from './contextValue';
import { toRowUri } from './rowsOnScreen';
import type { GroupNode, Notice, RangeNode, TreeNode } from './nodes/treeNode';

/** Theme colours that exist in every theme, high contrast included. */
const colors: Readonly<Record<Tone, string | undefined>> = stryMutAct_9fa48("920") ? {} : (stryCov_9fa48("920"), {
  good: 'charts.green',
  busy: 'charts.blue',
  waiting: 'charts.yellow',
  bad: 'charts.red',
  done: 'charts.purple',
  gone: 'descriptionForeground',
  plain: undefined
});
export interface ItemOptions {
  readonly viewId: string;
  readonly manifests: readonly KindManifest[];
  readonly readOnly: boolean;
  readonly commands: {
    readonly retry: string;
    readonly loadMore: string;
  };
}
export function toTreeItem(node: TreeNode, options: ItemOptions): vscode.TreeItem {
  if (stryMutAct_9fa48("927")) {
    {}
  } else {
    stryCov_9fa48("927");
    switch (node.type) {
      case 'region':
        if (stryMutAct_9fa48("928")) {} else {
          stryCov_9fa48("928");
          return createRegionItem(node.id, node.region, node.description);
        }
      case 'resource':
        if (stryMutAct_9fa48("930")) {} else {
          stryCov_9fa48("930");
          {
            if (stryMutAct_9fa48("932")) {
              {}
            } else {
              stryCov_9fa48("932");
              const item = createRowItem(node.id, node.resource);
              item.contextValue = createContextValue(node.resource, options.manifests, options.readOnly);
              item.resourceUri = toRowUri(options.viewId, node.resource.ref);
              return item;
            }
          }
        }
      case 'group':
        if (stryMutAct_9fa48("933")) {} else {
          stryCov_9fa48("933");
          return createGroupItem(node);
        }
      case 'range':
        if (stryMutAct_9fa48("935")) {} else {
          stryCov_9fa48("935");
          return createRangeItem(node);
        }
      case 'row':
        if (stryMutAct_9fa48("937")) {} else {
          stryCov_9fa48("937");
          return createRowItem(node.id, node.row);
        }
      case 'notice':
        if (stryMutAct_9fa48("939")) {} else {
          stryCov_9fa48("939");
          return createNoticeItem(node, node.notice, options.commands);
        }
    }
  }
}
function createRegionItem(id: string, region: string, description: string): vscode.TreeItem {
  if (stryMutAct_9fa48("941")) {
    {}
  } else {
    stryCov_9fa48("941");
    const item = new vscode.TreeItem(region, vscode.TreeItemCollapsibleState.Expanded);
    item.id = id;
    item.description = description;
    item.iconPath = new vscode.ThemeIcon('globe');
    item.contextValue = 'region';
    item.accessibilityInformation = stryMutAct_9fa48("944") ? {} : (stryCov_9fa48("944"), {
      label: l10n.t('Region {0}, {1}', region, description)
    });
    return item;
  }
}
function createGroupItem({
  id,
  label,
  description,
  icon
}: GroupNode): vscode.TreeItem {
  if (stryMutAct_9fa48("946")) {
    {}
  } else {
    stryCov_9fa48("946");
    const shown = (stryMutAct_9fa48("949") ? label !== '' : stryMutAct_9fa48("948") ? false : stryMutAct_9fa48("947") ? true : (stryCov_9fa48("947", "948", "949"), label === '')) ? l10n.t('(none)') : label;
    const item = new vscode.TreeItem(shown, vscode.TreeItemCollapsibleState.Collapsed);
    item.id = id;
    item.description = description;
    item.iconPath = toThemeIcon(icon);
    item.contextValue = 'group';
    item.accessibilityInformation = stryMutAct_9fa48("953") ? {} : (stryCov_9fa48("953"), {
      label: `${shown}, ${description}`
    });
    return item;
  }
}
function createRangeItem({
  id,
  label,
  description
}: RangeNode): vscode.TreeItem {
  if (stryMutAct_9fa48("955")) {
    {}
  } else {
    stryCov_9fa48("955");
    const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
    item.id = id;
    item.description = description;
    item.iconPath = new vscode.ThemeIcon('list-unordered');
    item.contextValue = 'range';
    item.accessibilityInformation = stryMutAct_9fa48("958") ? {} : (stryCov_9fa48("958"), {
      label: `${label}, ${description}`
    });
    return item;
  }
}
function createRowItem(id: string, row: Row): vscode.TreeItem {
  if (stryMutAct_9fa48("960")) {
    {}
  } else {
    stryCov_9fa48("960");
    const state = row.children ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None;
    const item = new vscode.TreeItem(sanitizeLines(row.label), state);
    item.id = id;
    item.description = sanitizeLines(stryMutAct_9fa48("961") ? row.description && '' : (stryCov_9fa48("961"), row.description ?? ''));
    if (stryMutAct_9fa48("964") ? false : stryMutAct_9fa48("963") ? true : (stryCov_9fa48("963", "964"), row.icon)) {
      if (stryMutAct_9fa48("965")) {
        {}
      } else {
        stryCov_9fa48("965");
        item.iconPath = toThemeIcon(row.icon);
      }
    }
    item.tooltip = createTooltip(row);
    if (stryMutAct_9fa48("968") ? row.accessibleLabel === undefined : stryMutAct_9fa48("967") ? false : stryMutAct_9fa48("966") ? true : (stryCov_9fa48("966", "967", "968"), row.accessibleLabel !== undefined)) {
      if (stryMutAct_9fa48("969")) {
        {}
      } else {
        stryCov_9fa48("969");
        item.accessibilityInformation = stryMutAct_9fa48("970") ? {} : (stryCov_9fa48("970"), {
          label: sanitizeLines(row.accessibleLabel)
        });
      }
    }
    return item;
  }
}
function toThemeIcon(icon: Icon): vscode.ThemeIcon {
  if (stryMutAct_9fa48("971")) {
    {}
  } else {
    stryCov_9fa48("971");
    const color = colors[icon.tone];
    return new vscode.ThemeIcon(icon.name, (stryMutAct_9fa48("974") ? color !== undefined : stryMutAct_9fa48("973") ? false : stryMutAct_9fa48("972") ? true : (stryCov_9fa48("972", "973", "974"), color === undefined)) ? undefined : new vscode.ThemeColor(color));
  }
}

/** appendText escapes; our own labels are the only Markdown. */
function createTooltip(row: Row): vscode.MarkdownString {
  if (stryMutAct_9fa48("975")) {
    {}
  } else {
    stryCov_9fa48("975");
    const tooltip = new vscode.MarkdownString('**').appendText(sanitizeLines(row.label)).appendMarkdown('**\n\n');
    for (const {
      label,
      value
    } of stryMutAct_9fa48("978") ? row.details && [] : (stryCov_9fa48("978"), row.details ?? (stryMutAct_9fa48("979") ? ["Stryker was here"] : (stryCov_9fa48("979"), [])))) {
      if (stryMutAct_9fa48("980")) {
        {}
      } else {
        stryCov_9fa48("980");
        tooltip.appendText(label).appendMarkdown(': ').appendText(sanitizeLines(value)).appendMarkdown('  \n');
      }
    }
    return tooltip;
  }
}
function createNoticeItem(node: TreeNode, notice: Notice, commands: ItemOptions['commands']): vscode.TreeItem {
  if (stryMutAct_9fa48("983")) {
    {}
  } else {
    stryCov_9fa48("983");
    const item = new vscode.TreeItem('', vscode.TreeItemCollapsibleState.None);
    item.id = node.id;
    item.contextValue = `notice.${notice.kind}`;
    switch (notice.kind) {
      case 'loading':
        if (stryMutAct_9fa48("986")) {} else {
          stryCov_9fa48("986");
          item.label = l10n.t('Loading…');
          if (stryMutAct_9fa48("991") ? notice.total !== undefined || notice.shown !== undefined : stryMutAct_9fa48("990") ? false : stryMutAct_9fa48("989") ? true : (stryCov_9fa48("989", "990", "991"), (stryMutAct_9fa48("993") ? notice.total === undefined : stryMutAct_9fa48("992") ? true : (stryCov_9fa48("992", "993"), notice.total !== undefined)) && (stryMutAct_9fa48("995") ? notice.shown === undefined : stryMutAct_9fa48("994") ? true : (stryCov_9fa48("994", "995"), notice.shown !== undefined)))) {
            if (stryMutAct_9fa48("996")) {
              {}
            } else {
              stryCov_9fa48("996");
              item.description = l10n.t('{0} of {1}', formatCount(notice.shown), formatCount(notice.total));
            }
          }
          item.iconPath = new vscode.ThemeIcon('loading~spin');
          return item;
        }
      case 'more':
        if (stryMutAct_9fa48("999")) {} else {
          stryCov_9fa48("999");
          return fillMoreItem(item, node, notice, commands.loadMore);
        }
      case 'noMatch':
        if (stryMutAct_9fa48("1001")) {} else {
          stryCov_9fa48("1001");
          item.label = l10n.t('Nothing matches the filter');
          item.iconPath = new vscode.ThemeIcon('filter');
          return item;
        }
      case 'unexplained':
        if (stryMutAct_9fa48("1005")) {} else {
          stryCov_9fa48("1005");
          item.label = l10n.t('The counts do not add up');
          item.description = l10n.t('the service reports {0} and listed {1}', formatCount(notice.total), formatCount(notice.shown));
          item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('charts.yellow'));
          return item;
        }
      case 'none':
        if (stryMutAct_9fa48("1011")) {} else {
          stryCov_9fa48("1011");
          item.label = l10n.t('None yet');
          item.iconPath = new vscode.ThemeIcon('dash');
          return item;
        }
      case 'empty':
        if (stryMutAct_9fa48("1015")) {} else {
          stryCov_9fa48("1015");
          item.label = l10n.t('Nothing found, or no permission to list');
          item.iconPath = new vscode.ThemeIcon('info');
          item.tooltip = l10n.t('The service returns an empty list when the account has no permission to view it. If you expect items here, ask for a RAM policy that allows the Describe operations.');
          return item;
        }
      case 'failed':
        if (stryMutAct_9fa48("1020")) {} else {
          stryCov_9fa48("1020");
          return fillFailedItem(item, node, notice, commands.retry);
        }
    }
  }
}

/** A click gets the next rows, or all where they are not available in parts. */
function fillMoreItem(item: vscode.TreeItem, node: TreeNode, {
  shown,
  total,
  next
}: Extract<Notice, {
  kind: 'more';
}>, loadMoreCommand: string): vscode.TreeItem {
  if (stryMutAct_9fa48("1022")) {
    {}
  } else {
    stryCov_9fa48("1022");
    item.label = (stryMutAct_9fa48("1025") ? next !== undefined : stryMutAct_9fa48("1024") ? false : stryMutAct_9fa48("1023") ? true : (stryCov_9fa48("1023", "1024", "1025"), next === undefined)) ? l10n.t('Load the rest') : l10n.t('Load the next {0}', formatCount(next));
    item.description = (stryMutAct_9fa48("1030") ? total !== undefined : stryMutAct_9fa48("1029") ? false : stryMutAct_9fa48("1028") ? true : (stryCov_9fa48("1028", "1029", "1030"), total === undefined)) ? l10n.t('{0} loaded', formatCount(shown)) : l10n.t('{0} of {1}', formatCount(shown), formatCount(total));
    item.iconPath = new vscode.ThemeIcon('fold-down');
    item.command = stryMutAct_9fa48("1034") ? {} : (stryCov_9fa48("1034"), {
      command: loadMoreCommand,
      title: item.label,
      arguments: stryMutAct_9fa48("1035") ? [] : (stryCov_9fa48("1035"), [node])
    });
    item.accessibilityInformation = stryMutAct_9fa48("1036") ? {} : (stryCov_9fa48("1036"), {
      label: `${item.label}, ${item.description}`
    });
    return item;
  }
}
function fillFailedItem(item: vscode.TreeItem, node: TreeNode, notice: Extract<Notice, {
  kind: 'failed';
}>, retryCommand: string): vscode.TreeItem {
  if (stryMutAct_9fa48("1038")) {
    {}
  } else {
    stryCov_9fa48("1038");
    const error = toError(notice.error);
    const {
      hint,
      facts
    } = error instanceof UserFacingError ? error : stryMutAct_9fa48("1039") ? {} : (stryCov_9fa48("1039"), {
      hint: '',
      facts: {}
    });
    const denied = stryMutAct_9fa48("1043") ? facts.denied !== true : stryMutAct_9fa48("1042") ? false : stryMutAct_9fa48("1041") ? true : (stryCov_9fa48("1041", "1042", "1043"), facts.denied === (stryMutAct_9fa48("1044") ? false : (stryCov_9fa48("1044"), true)));
    if (stryMutAct_9fa48("1046") ? false : stryMutAct_9fa48("1045") ? true : (stryCov_9fa48("1045", "1046"), facts.login)) {
      if (stryMutAct_9fa48("1047")) {
        {}
      } else {
        stryCov_9fa48("1047");
        item.contextValue = 'notice.login';
      }
    } else if (stryMutAct_9fa48("1051") ? facts.policy === undefined : stryMutAct_9fa48("1050") ? false : stryMutAct_9fa48("1049") ? true : (stryCov_9fa48("1049", "1050", "1051"), facts.policy !== undefined)) {
      if (stryMutAct_9fa48("1052")) {
        {}
      } else {
        stryCov_9fa48("1052");
        item.contextValue = 'notice.failed.denied';
      }
    }
    const lead = denied ? l10n.t('Access denied') : notice.stale ? l10n.t('Not up to date') : l10n.t('Could not load');
    item.label = lead;
    item.description = error.message;
    item.iconPath = new vscode.ThemeIcon(denied ? 'lock' : notice.stale ? 'warning' : 'error', new vscode.ThemeColor(notice.stale ? 'charts.yellow' : 'charts.red'));
    const lines = stryMutAct_9fa48("1062") ? [error.message, hint, facts.requestId === undefined ? '' : l10n.t('Request ID: {0}', facts.requestId), l10n.t('Click to retry.')] : (stryCov_9fa48("1062"), (stryMutAct_9fa48("1063") ? [] : (stryCov_9fa48("1063"), [error.message, hint, (stryMutAct_9fa48("1066") ? facts.requestId !== undefined : stryMutAct_9fa48("1065") ? false : stryMutAct_9fa48("1064") ? true : (stryCov_9fa48("1064", "1065", "1066"), facts.requestId === undefined)) ? '' : l10n.t('Request ID: {0}', facts.requestId), l10n.t('Click to retry.')])).filter(Boolean));
    item.tooltip = lines.join('\n');
    item.command = stryMutAct_9fa48("1071") ? {} : (stryCov_9fa48("1071"), {
      command: retryCommand,
      title: l10n.t('Retry'),
      arguments: stryMutAct_9fa48("1073") ? [] : (stryCov_9fa48("1073"), [node])
    });
    item.accessibilityInformation = stryMutAct_9fa48("1074") ? {} : (stryCov_9fa48("1074"), {
      label: `${lead}. ${lines.join(' ')}`
    });
    return item;
  }
}