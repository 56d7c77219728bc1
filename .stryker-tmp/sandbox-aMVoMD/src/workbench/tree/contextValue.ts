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
import { allowsAction } from '../../model/allowsAction';
import type { KindManifest } from '../../model/kind';
import type { Resource } from '../../model/resource';

/**
 * `eciInstance +startTcpdump +delete +imageCache.createFromInstance`: the kind, the actions offered now, and those that other
 * kinds offer on it. Menus match it by `viewItem =~ /^eciInstance\b.*\+startTcpdump\b/`.
 *
 * An action on many is offered in every state: of several selected rows VS Code shows what all of them offer, and one row in the
 * wrong state would take "Delete" from the rest. The command skips such rows, and reports it. The button of such an action is for
 * one row: `=stop` has it where the row allows it now.
 */
export function createContextValue(resource: Resource, manifests: readonly KindManifest[], readOnly: boolean): string {
  if (stryMutAct_9fa48("0")) {
    {}
  } else {
    stryCov_9fa48("0");
    const {
      kind
    } = resource.ref;
    const offered = manifests.flatMap(manifest => {
      if (stryMutAct_9fa48("1")) {
        {}
      } else {
        stryCov_9fa48("1");
        const {
          id,
          actions
        } = manifest;
        const allows = stryMutAct_9fa48("2") ? () => undefined : (stryCov_9fa48("2"), (() => {
          const allows = (name: string): boolean => allowsAction(manifest, resource, name);
          return allows;
        })());
        return stryMutAct_9fa48("4") ? Object.entries(actions).filter(([, {
          access
        }]) => !(readOnly && access === 'write')).flatMap(([name, {
          target,
          inline
        }]) => {
          const isButton = id === kind && target === 'many' && inline !== undefined && allows(name);
          return [id === kind ? `+${name}` : `+${id}.${name}`, ...(isButton ? [`=${name}`] : [])];
        }) : stryMutAct_9fa48("3") ? Object.entries(actions).filter(([name, {
          on,
          target,
          below = []
        }]) => on === undefined && id === kind ? target === 'many' || allows(name) : on === kind || below.includes(kind)).flatMap(([name, {
          target,
          inline
        }]) => {
          const isButton = id === kind && target === 'many' && inline !== undefined && allows(name);
          return [id === kind ? `+${name}` : `+${id}.${name}`, ...(isButton ? [`=${name}`] : [])];
        }) : (stryCov_9fa48("3", "4"), Object.entries(actions).filter(stryMutAct_9fa48("5") ? () => undefined : (stryCov_9fa48("5"), ([name, {
          on,
          target,
          below = stryMutAct_9fa48("6") ? ["Stryker was here"] : (stryCov_9fa48("6"), [])
        }]) => (stryMutAct_9fa48("9") ? on === undefined || id === kind : stryMutAct_9fa48("8") ? false : stryMutAct_9fa48("7") ? true : (stryCov_9fa48("7", "8", "9"), (stryMutAct_9fa48("11") ? on !== undefined : stryMutAct_9fa48("10") ? true : (stryCov_9fa48("10", "11"), on === undefined)) && (stryMutAct_9fa48("13") ? id !== kind : stryMutAct_9fa48("12") ? true : (stryCov_9fa48("12", "13"), id === kind)))) ? stryMutAct_9fa48("16") ? target === 'many' && allows(name) : stryMutAct_9fa48("15") ? false : stryMutAct_9fa48("14") ? true : (stryCov_9fa48("14", "15", "16"), (stryMutAct_9fa48("18") ? target !== 'many' : stryMutAct_9fa48("17") ? false : (stryCov_9fa48("17", "18"), target === 'many')) || allows(name)) : stryMutAct_9fa48("22") ? on === kind && below.includes(kind) : stryMutAct_9fa48("21") ? false : stryMutAct_9fa48("20") ? true : (stryCov_9fa48("20", "21", "22"), (stryMutAct_9fa48("24") ? on !== kind : stryMutAct_9fa48("23") ? false : (stryCov_9fa48("23", "24"), on === kind)) || below.includes(kind)))).filter(stryMutAct_9fa48("25") ? () => undefined : (stryCov_9fa48("25"), ([, {
          access
        }]) => stryMutAct_9fa48("26") ? readOnly && access === 'write' : (stryCov_9fa48("26"), !(stryMutAct_9fa48("29") ? readOnly || access === 'write' : stryMutAct_9fa48("28") ? false : stryMutAct_9fa48("27") ? true : (stryCov_9fa48("27", "28", "29"), readOnly && (stryMutAct_9fa48("31") ? access !== 'write' : stryMutAct_9fa48("30") ? true : (stryCov_9fa48("30", "31"), access === 'write'))))))).flatMap(([name, {
          target,
          inline
        }]) => {
          if (stryMutAct_9fa48("33")) {
            {}
          } else {
            stryCov_9fa48("33");
            const isButton = stryMutAct_9fa48("36") ? id === kind && target === 'many' && inline !== undefined || allows(name) : stryMutAct_9fa48("35") ? false : stryMutAct_9fa48("34") ? true : (stryCov_9fa48("34", "35", "36"), (stryMutAct_9fa48("38") ? id === kind && target === 'many' || inline !== undefined : stryMutAct_9fa48("37") ? true : (stryCov_9fa48("37", "38"), (stryMutAct_9fa48("40") ? id === kind || target === 'many' : stryMutAct_9fa48("39") ? true : (stryCov_9fa48("39", "40"), (stryMutAct_9fa48("42") ? id !== kind : stryMutAct_9fa48("41") ? true : (stryCov_9fa48("41", "42"), id === kind)) && (stryMutAct_9fa48("44") ? target !== 'many' : stryMutAct_9fa48("43") ? true : (stryCov_9fa48("43", "44"), target === 'many')))) && (stryMutAct_9fa48("47") ? inline === undefined : stryMutAct_9fa48("46") ? true : (stryCov_9fa48("46", "47"), inline !== undefined)))) && allows(name));
            return stryMutAct_9fa48("48") ? [] : (stryCov_9fa48("48"), [(stryMutAct_9fa48("51") ? id !== kind : stryMutAct_9fa48("50") ? false : stryMutAct_9fa48("49") ? true : (stryCov_9fa48("49", "50", "51"), id === kind)) ? `+${name}` : `+${id}.${name}`, ...(isButton ? stryMutAct_9fa48("54") ? [] : (stryCov_9fa48("54"), [`=${name}`]) : stryMutAct_9fa48("56") ? ["Stryker was here"] : (stryCov_9fa48("56"), []))]);
          }
        }));
      }
    });
    return (stryMutAct_9fa48("57") ? [] : (stryCov_9fa48("57"), [kind, ...offered])).join(' ');
  }
}