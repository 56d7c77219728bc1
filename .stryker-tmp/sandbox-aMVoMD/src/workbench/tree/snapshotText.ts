// The numbers that a view shows about its listing.
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
import { formatCount } from '../../base/text';
import type { Usage } from '../../model/kind';
import type { Resource } from '../../model/resource';
import type { Snapshot } from '../../engine/store/holding';

/** Quota used and total, over the regions that report it. */
export function formatUsage(snapshots: readonly Snapshot[]): string {
  if (stryMutAct_9fa48("818")) {
    {}
  } else {
    stryCov_9fa48("818");
    const usages = snapshots.flatMap(stryMutAct_9fa48("819") ? () => undefined : (stryCov_9fa48("819"), ({
      usage
    }) => stryMutAct_9fa48("820") ? usage && [] : (stryCov_9fa48("820"), usage ?? (stryMutAct_9fa48("821") ? ["Stryker was here"] : (stryCov_9fa48("821"), [])))));
    const sum = stryMutAct_9fa48("822") ? () => undefined : (stryCov_9fa48("822"), (() => {
      const sum = (pick: (usage: Usage) => number): number => usages.reduce(stryMutAct_9fa48("823") ? () => undefined : (stryCov_9fa48("823"), (total, usage) => stryMutAct_9fa48("824") ? total - pick(usage) : (stryCov_9fa48("824"), total + pick(usage))), 0);
      return sum;
    })());
    return (stryMutAct_9fa48("827") ? usages.length !== 0 : stryMutAct_9fa48("826") ? false : stryMutAct_9fa48("825") ? true : (stryCov_9fa48("825", "826", "827"), usages.length === 0)) ? '' : l10n.t('{0} of {1} used', formatCount(sum(stryMutAct_9fa48("830") ? () => undefined : (stryCov_9fa48("830"), ({
      used
    }) => used))), formatCount(sum(stryMutAct_9fa48("831") ? () => undefined : (stryCov_9fa48("831"), ({
      max
    }) => max))));
  }
}

/** How far the listing is, over all scopes: "2,400 of 10,000"; empty when everything is there. */
export function formatProgress(snapshots: readonly Snapshot[]): string {
  if (stryMutAct_9fa48("832")) {
    {}
  } else {
    stryCov_9fa48("832");
    const shown = snapshots.reduce(stryMutAct_9fa48("833") ? () => undefined : (stryCov_9fa48("833"), (sum, {
      resources
    }) => stryMutAct_9fa48("834") ? sum - resources.length : (stryCov_9fa48("834"), sum + resources.length)), 0);
    const total = snapshots.reduce(stryMutAct_9fa48("835") ? () => undefined : (stryCov_9fa48("835"), (sum, {
      resources,
      total: all
    }) => stryMutAct_9fa48("836") ? sum - Math.max(all ?? 0, resources.length) : (stryCov_9fa48("836"), sum + (stryMutAct_9fa48("837") ? Math.min(all ?? 0, resources.length) : (stryCov_9fa48("837"), Math.max(stryMutAct_9fa48("838") ? all && 0 : (stryCov_9fa48("838"), all ?? 0), resources.length))))), 0);
    const isUnderWay = stryMutAct_9fa48("839") ? snapshots.every(({
      state,
      isPartial
    }) => state === 'loading' || isPartial) : (stryCov_9fa48("839"), snapshots.some(stryMutAct_9fa48("840") ? () => undefined : (stryCov_9fa48("840"), ({
      state,
      isPartial
    }) => stryMutAct_9fa48("843") ? state === 'loading' && isPartial : stryMutAct_9fa48("842") ? false : stryMutAct_9fa48("841") ? true : (stryCov_9fa48("841", "842", "843"), (stryMutAct_9fa48("845") ? state !== 'loading' : stryMutAct_9fa48("844") ? false : (stryCov_9fa48("844", "845"), state === 'loading')) || isPartial))));
    if (stryMutAct_9fa48("849") ? isUnderWay || total > shown : stryMutAct_9fa48("848") ? false : stryMutAct_9fa48("847") ? true : (stryCov_9fa48("847", "848", "849"), isUnderWay && (stryMutAct_9fa48("852") ? total <= shown : stryMutAct_9fa48("851") ? total >= shown : stryMutAct_9fa48("850") ? true : (stryCov_9fa48("850", "851", "852"), total > shown)))) {
      if (stryMutAct_9fa48("853")) {
        {}
      } else {
        stryCov_9fa48("853");
        return l10n.t('{0} of {1}', formatCount(shown), formatCount(total));
      }
    }
    const pending = snapshots.reduce(stryMutAct_9fa48("855") ? () => undefined : (stryCov_9fa48("855"), (sum, snapshot) => stryMutAct_9fa48("856") ? sum - snapshot.pending : (stryCov_9fa48("856"), sum + snapshot.pending)), 0);
    return (stryMutAct_9fa48("860") ? pending <= 0 : stryMutAct_9fa48("859") ? pending >= 0 : stryMutAct_9fa48("858") ? false : stryMutAct_9fa48("857") ? true : (stryCov_9fa48("857", "858", "859", "860"), pending > 0)) ? l10n.t('{0}, loading details of {1}', formatCount(shown), formatCount(pending)) : '';
  }
}

/** How many resources, how many of them are looked for, or why it is not known. */
export function formatRegionCount({
  state,
  resources,
  total
}: Snapshot, found: number): string {
  if (stryMutAct_9fa48("863")) {
    {}
  } else {
    stryCov_9fa48("863");
    if (stryMutAct_9fa48("866") ? state === 'loading' || resources.length === 0 : stryMutAct_9fa48("865") ? false : stryMutAct_9fa48("864") ? true : (stryCov_9fa48("864", "865", "866"), (stryMutAct_9fa48("868") ? state !== 'loading' : stryMutAct_9fa48("867") ? true : (stryCov_9fa48("867", "868"), state === 'loading')) && (stryMutAct_9fa48("871") ? resources.length !== 0 : stryMutAct_9fa48("870") ? true : (stryCov_9fa48("870", "871"), resources.length === 0)))) {
      if (stryMutAct_9fa48("872")) {
        {}
      } else {
        stryCov_9fa48("872");
        return l10n.t('loading');
      }
    }
    if (stryMutAct_9fa48("876") ? state === 'failed' || resources.length === 0 : stryMutAct_9fa48("875") ? false : stryMutAct_9fa48("874") ? true : (stryCov_9fa48("874", "875", "876"), (stryMutAct_9fa48("878") ? state !== 'failed' : stryMutAct_9fa48("877") ? true : (stryCov_9fa48("877", "878"), state === 'failed')) && (stryMutAct_9fa48("881") ? resources.length !== 0 : stryMutAct_9fa48("880") ? true : (stryCov_9fa48("880", "881"), resources.length === 0)))) {
      if (stryMutAct_9fa48("882")) {
        {}
      } else {
        stryCov_9fa48("882");
        return l10n.t('failed');
      }
    }
    const all = (stryMutAct_9fa48("886") ? state !== 'loading' : stryMutAct_9fa48("885") ? false : stryMutAct_9fa48("884") ? true : (stryCov_9fa48("884", "885", "886"), state === 'loading')) ? stryMutAct_9fa48("888") ? Math.min(total ?? 0, resources.length) : (stryCov_9fa48("888"), Math.max(stryMutAct_9fa48("889") ? total && 0 : (stryCov_9fa48("889"), total ?? 0), resources.length)) : resources.length;
    const shown = (stryMutAct_9fa48("892") ? found === resources.length || state !== 'loading' : stryMutAct_9fa48("891") ? false : stryMutAct_9fa48("890") ? true : (stryCov_9fa48("890", "891", "892"), (stryMutAct_9fa48("894") ? found !== resources.length : stryMutAct_9fa48("893") ? true : (stryCov_9fa48("893", "894"), found === resources.length)) && (stryMutAct_9fa48("896") ? state === 'loading' : stryMutAct_9fa48("895") ? true : (stryCov_9fa48("895", "896"), state !== 'loading')))) ? resources.length : stryMutAct_9fa48("898") ? Math.max(found, resources.length) : (stryCov_9fa48("898"), Math.min(found, resources.length));
    const counts = (stryMutAct_9fa48("901") ? shown !== all : stryMutAct_9fa48("900") ? false : stryMutAct_9fa48("899") ? true : (stryCov_9fa48("899", "900", "901"), shown === all)) ? formatCount(all) : l10n.t('{0} of {1}', formatCount(shown), formatCount(all));
    return (stryMutAct_9fa48("905") ? state !== 'failed' : stryMutAct_9fa48("904") ? false : stryMutAct_9fa48("903") ? true : (stryCov_9fa48("903", "904", "905"), state === 'failed')) ? l10n.t('{0}, failed', counts) : counts;
  }
}

/** How many of a group, and how many of them need a look. */
export function formatGroupCount(resources: readonly Resource[]): string {
  if (stryMutAct_9fa48("908")) {
    {}
  } else {
    stryCov_9fa48("908");
    const failing = countFailing(resources);
    return (stryMutAct_9fa48("911") ? failing !== 0 : stryMutAct_9fa48("910") ? false : stryMutAct_9fa48("909") ? true : (stryCov_9fa48("909", "910", "911"), failing === 0)) ? formatCount(resources.length) : l10n.t('{0}, {1} failing', formatCount(resources.length), formatCount(failing));
  }
}
export function countFailing(resources: readonly Resource[]): number {
  if (stryMutAct_9fa48("913")) {
    {}
  } else {
    stryCov_9fa48("913");
    return resources.reduce(stryMutAct_9fa48("914") ? () => undefined : (stryCov_9fa48("914"), (sum, {
      status
    }) => stryMutAct_9fa48("915") ? sum - (status.icon.tone === 'bad' ? 1 : 0) : (stryCov_9fa48("915"), sum + ((stryMutAct_9fa48("918") ? status.icon.tone !== 'bad' : stryMutAct_9fa48("917") ? false : stryMutAct_9fa48("916") ? true : (stryCov_9fa48("916", "917", "918"), status.icon.tone === 'bad')) ? 1 : 0))), 0);
  }
}