// The node of a resource, looked for from the root down the places that lead to it.
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
import type { Resource, ResourceRef } from '../../../model/resource';
import type { TreeNode } from './treeNode';
export type ListChildren = (node: TreeNode | undefined) => Promise<readonly TreeNode[]>;

/** Undefined when it is not in the list, or kept from view. */
export async function findNode(ref: ResourceRef, listChildren: ListChildren, from?: TreeNode): Promise<TreeNode | undefined> {
  if (stryMutAct_9fa48("262")) {
    {}
  } else {
    stryCov_9fa48("262");
    const isIt = stryMutAct_9fa48("263") ? () => undefined : (stryCov_9fa48("263"), (() => {
      const isIt = ({
        kind,
        id,
        region
      }: ResourceRef): boolean => stryMutAct_9fa48("266") ? kind === ref.kind && id === ref.id || region === ref.region : stryMutAct_9fa48("265") ? false : stryMutAct_9fa48("264") ? true : (stryCov_9fa48("264", "265", "266"), (stryMutAct_9fa48("268") ? kind === ref.kind || id === ref.id : stryMutAct_9fa48("267") ? true : (stryCov_9fa48("267", "268"), (stryMutAct_9fa48("270") ? kind !== ref.kind : stryMutAct_9fa48("269") ? true : (stryCov_9fa48("269", "270"), kind === ref.kind)) && (stryMutAct_9fa48("272") ? id !== ref.id : stryMutAct_9fa48("271") ? true : (stryCov_9fa48("271", "272"), id === ref.id)))) && (stryMutAct_9fa48("274") ? region !== ref.region : stryMutAct_9fa48("273") ? true : (stryCov_9fa48("273", "274"), region === ref.region)));
      return isIt;
    })());
    const holds = stryMutAct_9fa48("275") ? () => undefined : (stryCov_9fa48("275"), (() => {
      const holds = (resources: readonly Resource[]): boolean => stryMutAct_9fa48("276") ? resources.every(one => isIt(one.ref)) : (stryCov_9fa48("276"), resources.some(stryMutAct_9fa48("277") ? () => undefined : (stryCov_9fa48("277"), one => isIt(one.ref))));
      return holds;
    })());
    for (const node of await listChildren(from)) {
      if (stryMutAct_9fa48("278")) {
        {}
      } else {
        stryCov_9fa48("278");
        if (stryMutAct_9fa48("281") ? node.type === 'resource' || isIt(node.resource.ref) : stryMutAct_9fa48("280") ? false : stryMutAct_9fa48("279") ? true : (stryCov_9fa48("279", "280", "281"), (stryMutAct_9fa48("283") ? node.type !== 'resource' : stryMutAct_9fa48("282") ? true : (stryCov_9fa48("282", "283"), node.type === 'resource')) && isIt(node.resource.ref))) {
          if (stryMutAct_9fa48("285")) {
            {}
          } else {
            stryCov_9fa48("285");
            return node;
          }
        }
        const leads = stryMutAct_9fa48("288") ? (node.type === 'region' && node.region === ref.region || (node.type === 'group' || node.type === 'range') && holds(node.resources)) && node.type === 'resource' && node.resource.ref.id === ref.parent && from !== node : stryMutAct_9fa48("287") ? false : stryMutAct_9fa48("286") ? true : (stryCov_9fa48("286", "287", "288"), (stryMutAct_9fa48("290") ? node.type === 'region' && node.region === ref.region && (node.type === 'group' || node.type === 'range') && holds(node.resources) : stryMutAct_9fa48("289") ? false : (stryCov_9fa48("289", "290"), (stryMutAct_9fa48("292") ? node.type === 'region' || node.region === ref.region : stryMutAct_9fa48("291") ? false : (stryCov_9fa48("291", "292"), (stryMutAct_9fa48("294") ? node.type !== 'region' : stryMutAct_9fa48("293") ? true : (stryCov_9fa48("293", "294"), node.type === 'region')) && (stryMutAct_9fa48("297") ? node.region !== ref.region : stryMutAct_9fa48("296") ? true : (stryCov_9fa48("296", "297"), node.region === ref.region)))) || (stryMutAct_9fa48("299") ? node.type === 'group' || node.type === 'range' || holds(node.resources) : stryMutAct_9fa48("298") ? false : (stryCov_9fa48("298", "299"), (stryMutAct_9fa48("301") ? node.type === 'group' && node.type === 'range' : stryMutAct_9fa48("300") ? true : (stryCov_9fa48("300", "301"), (stryMutAct_9fa48("303") ? node.type !== 'group' : stryMutAct_9fa48("302") ? false : (stryCov_9fa48("302", "303"), node.type === 'group')) || (stryMutAct_9fa48("306") ? node.type !== 'range' : stryMutAct_9fa48("305") ? false : (stryCov_9fa48("305", "306"), node.type === 'range')))) && holds(node.resources))))) || (stryMutAct_9fa48("309") ? node.type === 'resource' && node.resource.ref.id === ref.parent || from !== node : stryMutAct_9fa48("308") ? false : (stryCov_9fa48("308", "309"), (stryMutAct_9fa48("311") ? node.type === 'resource' || node.resource.ref.id === ref.parent : stryMutAct_9fa48("310") ? true : (stryCov_9fa48("310", "311"), (stryMutAct_9fa48("313") ? node.type !== 'resource' : stryMutAct_9fa48("312") ? true : (stryCov_9fa48("312", "313"), node.type === 'resource')) && (stryMutAct_9fa48("316") ? node.resource.ref.id !== ref.parent : stryMutAct_9fa48("315") ? true : (stryCov_9fa48("315", "316"), node.resource.ref.id === ref.parent)))) && (stryMutAct_9fa48("318") ? from === node : stryMutAct_9fa48("317") ? true : (stryCov_9fa48("317", "318"), from !== node)))));
        const found = leads ? await findNode(ref, listChildren, node) : undefined;
        if (stryMutAct_9fa48("320") ? false : stryMutAct_9fa48("319") ? true : (stryCov_9fa48("319", "320"), found)) {
          if (stryMutAct_9fa48("321")) {
            {}
          } else {
            stryCov_9fa48("321");
            return found;
          }
        }
      }
    }
    return undefined;
  }
}

/** The row below a place, or the resource there, with this id. */
export async function findChild(id: string, listChildren: ListChildren, parent: TreeNode): Promise<TreeNode | undefined> {
  if (stryMutAct_9fa48("322")) {
    {}
  } else {
    stryCov_9fa48("322");
    const children = await listChildren(parent);
    return children.find(stryMutAct_9fa48("323") ? () => undefined : (stryCov_9fa48("323"), node => stryMutAct_9fa48("326") ? node.type === 'row' && node.row.id === id && node.type === 'resource' && node.resource.id === id : stryMutAct_9fa48("325") ? false : stryMutAct_9fa48("324") ? true : (stryCov_9fa48("324", "325", "326"), (stryMutAct_9fa48("328") ? node.type === 'row' || node.row.id === id : stryMutAct_9fa48("327") ? false : (stryCov_9fa48("327", "328"), (stryMutAct_9fa48("330") ? node.type !== 'row' : stryMutAct_9fa48("329") ? true : (stryCov_9fa48("329", "330"), node.type === 'row')) && (stryMutAct_9fa48("333") ? node.row.id !== id : stryMutAct_9fa48("332") ? true : (stryCov_9fa48("332", "333"), node.row.id === id)))) || (stryMutAct_9fa48("335") ? node.type === 'resource' || node.resource.id === id : stryMutAct_9fa48("334") ? false : (stryCov_9fa48("334", "335"), (stryMutAct_9fa48("337") ? node.type !== 'resource' : stryMutAct_9fa48("336") ? true : (stryCov_9fa48("336", "337"), node.type === 'resource')) && (stryMutAct_9fa48("340") ? node.resource.id !== id : stryMutAct_9fa48("339") ? true : (stryCov_9fa48("339", "340"), node.resource.id === id)))))));
  }
}