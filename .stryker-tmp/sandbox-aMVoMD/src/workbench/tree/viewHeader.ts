// What a view shows above its rows: account, how far the listing is, what it is filtered by; and the count of what fails.
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
import type * as vscode from 'vscode';
import { formatCount } from '../../base/text';
import type { Snapshot } from '../../engine/store/holding';
import { setFilteredView } from '../settings/contextKeys';
import { countFailing, formatProgress, formatUsage } from './snapshotText';
import type { ViewState } from './viewState';
export class ViewHeader {
  private isFiltered = stryMutAct_9fa48("1369") ? true : (stryCov_9fa48("1369"), false);
  private slowUntil = 0;
  constructor(private readonly viewId: string, private readonly view: vscode.TreeView<unknown>, private readonly state: ViewState, private readonly snapshots: () => readonly Snapshot[]) {}

  /** Calls wait for the service's allowance that long. */
  showSlowdown(forMs: number): void {
    if (stryMutAct_9fa48("1370")) {
      {}
    } else {
      stryCov_9fa48("1370");
      this.slowUntil = stryMutAct_9fa48("1371") ? Math.min(this.slowUntil, Date.now() + forMs) : (stryCov_9fa48("1371"), Math.max(this.slowUntil, stryMutAct_9fa48("1372") ? Date.now() - forMs : (stryCov_9fa48("1372"), Date.now() + forMs)));
    }
  }
  draw(account: string): void {
    if (stryMutAct_9fa48("1373")) {
      {}
    } else {
      stryCov_9fa48("1373");
      const snapshots = this.snapshots();
      const waitMs = stryMutAct_9fa48("1374") ? this.slowUntil + Date.now() : (stryCov_9fa48("1374"), this.slowUntil - Date.now());
      const slow = (stryMutAct_9fa48("1378") ? waitMs <= 0 : stryMutAct_9fa48("1377") ? waitMs >= 0 : stryMutAct_9fa48("1376") ? false : stryMutAct_9fa48("1375") ? true : (stryCov_9fa48("1375", "1376", "1377", "1378"), waitMs > 0)) ? l10n.t('throttled by the service, {0} s', Math.ceil(stryMutAct_9fa48("1380") ? waitMs * 1000 : (stryCov_9fa48("1380"), waitMs / 1000))) : '';
      // Where lists lie below rows of others, it is those lists that are long.
      const below = stryMutAct_9fa48("1382") ? snapshots : (stryCov_9fa48("1382"), snapshots.filter(stryMutAct_9fa48("1383") ? () => undefined : (stryCov_9fa48("1383"), ({
        scope
      }) => stryMutAct_9fa48("1386") ? scope.parent === undefined : stryMutAct_9fa48("1385") ? false : stryMutAct_9fa48("1384") ? true : (stryCov_9fa48("1384", "1385", "1386"), scope.parent !== undefined))));
      // Numbers before the account, which is the same everywhere: what comes last is what a narrow side bar cuts off.
      const progress = stryMutAct_9fa48("1387") ? [] : (stryCov_9fa48("1387"), [formatProgress((stryMutAct_9fa48("1391") ? below.length <= 0 : stryMutAct_9fa48("1390") ? below.length >= 0 : stryMutAct_9fa48("1389") ? false : stryMutAct_9fa48("1388") ? true : (stryCov_9fa48("1388", "1389", "1390", "1391"), below.length > 0)) ? below : snapshots), slow, formatUsage(snapshots)]);
      const parts = stryMutAct_9fa48("1392") ? [] : (stryCov_9fa48("1392"), [...progress, account]);
      this.view.description = stryMutAct_9fa48("1393") ? parts.join(' · ') : (stryCov_9fa48("1393"), parts.filter(Boolean).join(' · '));
      this.view.message = this.formatFilter(snapshots);
      const failing = snapshots.reduce(stryMutAct_9fa48("1395") ? () => undefined : (stryCov_9fa48("1395"), (sum, {
        resources
      }) => stryMutAct_9fa48("1396") ? sum - countFailing(resources) : (stryCov_9fa48("1396"), sum + countFailing(resources))), 0);
      this.view.badge = (stryMutAct_9fa48("1400") ? failing <= 0 : stryMutAct_9fa48("1399") ? failing >= 0 : stryMutAct_9fa48("1398") ? false : stryMutAct_9fa48("1397") ? true : (stryCov_9fa48("1397", "1398", "1399", "1400"), failing > 0)) ? stryMutAct_9fa48("1401") ? {} : (stryCov_9fa48("1401"), {
        value: failing,
        tooltip: l10n.t('{0} failing', formatCount(failing))
      }) : undefined;
      if (stryMutAct_9fa48("1405") ? this.isFiltered === this.state.isFiltered : stryMutAct_9fa48("1404") ? false : stryMutAct_9fa48("1403") ? true : (stryCov_9fa48("1403", "1404", "1405"), this.isFiltered !== this.state.isFiltered)) {
        if (stryMutAct_9fa48("1406")) {
          {}
        } else {
          stryCov_9fa48("1406");
          this.isFiltered = this.state.isFiltered;
          setFilteredView(this.viewId, this.isFiltered);
        }
      }
    }
  }

  /** What keeps rows from view, in words; empty when nothing does. */
  private formatFilter(snapshots: readonly Snapshot[]): string {
    if (stryMutAct_9fa48("1407")) {
      {}
    } else {
      stryCov_9fa48("1407");
      const {
        find,
        query,
        sortBy
      } = this.state.arrangement;
      const {
        kind
      } = this.state;
      const own = stryMutAct_9fa48("1408") ? snapshots : (stryCov_9fa48("1408"), snapshots.filter(stryMutAct_9fa48("1409") ? () => undefined : (stryCov_9fa48("1409"), ({
        resources: [first]
      }) => stryMutAct_9fa48("1412") ? first?.ref.kind !== kind.manifest.id : stryMutAct_9fa48("1411") ? false : stryMutAct_9fa48("1410") ? true : (stryCov_9fa48("1410", "1411", "1412"), (stryMutAct_9fa48("1413") ? first.ref.kind : (stryCov_9fa48("1413"), first?.ref.kind)) === kind.manifest.id))));
      const all = own.reduce(stryMutAct_9fa48("1414") ? () => undefined : (stryCov_9fa48("1414"), (sum, {
        resources
      }) => stryMutAct_9fa48("1415") ? sum - resources.length : (stryCov_9fa48("1415"), sum + resources.length)), 0);
      const found = own.reduce(stryMutAct_9fa48("1416") ? () => undefined : (stryCov_9fa48("1416"), (sum, {
        resources
      }) => stryMutAct_9fa48("1417") ? sum - this.state.arrange(resources).length : (stryCov_9fa48("1417"), sum + this.state.arrange(resources).length)), 0);
      const queryText = (stryMutAct_9fa48("1420") ? query !== undefined : stryMutAct_9fa48("1419") ? false : stryMutAct_9fa48("1418") ? true : (stryCov_9fa48("1418", "1419", "1420"), query === undefined)) ? '' : stryMutAct_9fa48("1422") ? kind.formatQuery?.(query) && '' : (stryCov_9fa48("1422"), (stryMutAct_9fa48("1423") ? kind.formatQuery(query) : (stryCov_9fa48("1423"), kind.formatQuery?.(query))) ?? '');
      const sorted = stryMutAct_9fa48("1426") ? kind.fields.find(({
        id
      }) => id === sortBy?.field)?.label() : stryMutAct_9fa48("1425") ? kind.fields?.find(({
        id
      }) => id === sortBy?.field).label() : (stryCov_9fa48("1425", "1426"), kind.fields?.find(stryMutAct_9fa48("1427") ? () => undefined : (stryCov_9fa48("1427"), ({
        id
      }) => stryMutAct_9fa48("1430") ? id !== sortBy?.field : stryMutAct_9fa48("1429") ? false : stryMutAct_9fa48("1428") ? true : (stryCov_9fa48("1428", "1429", "1430"), id === (stryMutAct_9fa48("1431") ? sortBy.field : (stryCov_9fa48("1431"), sortBy?.field)))))?.label());
      const parts = stryMutAct_9fa48("1432") ? [] : (stryCov_9fa48("1432"), [(stryMutAct_9fa48("1435") ? queryText !== '' : stryMutAct_9fa48("1434") ? false : stryMutAct_9fa48("1433") ? true : (stryCov_9fa48("1433", "1434", "1435"), queryText === '')) ? '' : l10n.t('Filter: {0}', queryText), (stryMutAct_9fa48("1441") ? find !== undefined : stryMutAct_9fa48("1440") ? false : stryMutAct_9fa48("1439") ? true : (stryCov_9fa48("1439", "1440", "1441"), find === undefined)) ? '' : l10n.t('Find: {0} ({1} of {2})', find, formatCount(found), formatCount(all)), (stryMutAct_9fa48("1446") ? sorted !== undefined : stryMutAct_9fa48("1445") ? false : stryMutAct_9fa48("1444") ? true : (stryCov_9fa48("1444", "1445", "1446"), sorted === undefined)) ? '' : l10n.t('Sorted by {0}', sorted)]);
      return stryMutAct_9fa48("1449") ? parts.join(' · ') : (stryCov_9fa48("1449"), parts.filter(Boolean).join(' · '));
    }
  }
}