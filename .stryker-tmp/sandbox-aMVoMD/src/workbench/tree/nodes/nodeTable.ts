// The nodes there are, by place and by resource.
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
import type { Node, Resource, ResourceRef } from '../../../model/resource';
import { isResource } from '../../../model/resource';
import { registerNode } from './treeNode';
import type { Notice, ResourceNode, TreeNode } from './treeNode';
type NodeContent<N> = N extends TreeNode ? Omit<N, 'id' | 'parent'> : never;
export class NodeTable {
  private readonly nodes = new Map<string, TreeNode>();
  private readonly byResource = new Map<string, Set<ResourceNode>>();
  private readonly below = new Map<string, readonly TreeNode[]>();

  /** The node of a place, with what it holds now. */
  ensureNode(parent: TreeNode | undefined, name: string, content: NodeContent<TreeNode>): TreeNode {
    if (stryMutAct_9fa48("143")) {
      {}
    } else {
      stryCov_9fa48("143");
      const id = `${stryMutAct_9fa48("145") ? parent?.id && '' : (stryCov_9fa48("145"), (stryMutAct_9fa48("146") ? parent.id : (stryCov_9fa48("146"), parent?.id)) ?? '')}/${name}`;
      const known = this.nodes.get(id);
      if (stryMutAct_9fa48("150") ? known?.type === content.type || known.parent === parent : stryMutAct_9fa48("149") ? false : stryMutAct_9fa48("148") ? true : (stryCov_9fa48("148", "149", "150"), (stryMutAct_9fa48("152") ? known?.type !== content.type : stryMutAct_9fa48("151") ? true : (stryCov_9fa48("151", "152"), (stryMutAct_9fa48("153") ? known.type : (stryCov_9fa48("153"), known?.type)) === content.type)) && (stryMutAct_9fa48("155") ? known.parent !== parent : stryMutAct_9fa48("154") ? true : (stryCov_9fa48("154", "155"), known.parent === parent)))) {
        if (stryMutAct_9fa48("156")) {
          {}
        } else {
          stryCov_9fa48("156");
          return Object.assign(known, content);
        }
      }
      const fresh = registerNode(stryMutAct_9fa48("157") ? {} : (stryCov_9fa48("157"), {
        ...content,
        id,
        parent
      }));
      this.nodes.set(id, fresh);
      if (stryMutAct_9fa48("160") ? fresh.type !== 'resource' : stryMutAct_9fa48("159") ? false : stryMutAct_9fa48("158") ? true : (stryCov_9fa48("158", "159", "160"), fresh.type === 'resource')) {
        if (stryMutAct_9fa48("162")) {
          {}
        } else {
          stryCov_9fa48("162");
          const key = toRefKey(fresh.resource.ref);
          const same = stryMutAct_9fa48("163") ? this.byResource.get(key) && new Set() : (stryCov_9fa48("163"), this.byResource.get(key) ?? new Set());
          this.byResource.set(key, same.add(fresh));
        }
      }
      return fresh;
    }
  }
  ensureContent(parent: TreeNode | undefined, content: Node, name = content.id): TreeNode {
    if (stryMutAct_9fa48("164")) {
      {}
    } else {
      stryCov_9fa48("164");
      return isResource(content) ? this.ensureNode(parent, name, stryMutAct_9fa48("165") ? {} : (stryCov_9fa48("165"), {
        type: 'resource',
        resource: content
      })) : this.ensureNode(parent, name, stryMutAct_9fa48("167") ? {} : (stryCov_9fa48("167"), {
        type: 'row',
        row: content
      }));
    }
  }
  ensureNotice(parent: TreeNode | undefined, notice: Notice): TreeNode {
    if (stryMutAct_9fa48("169")) {
      {}
    } else {
      stryCov_9fa48("169");
      return this.ensureNode(parent, `?${notice.kind}`, stryMutAct_9fa48("171") ? {} : (stryCov_9fa48("171"), {
        type: 'notice',
        notice
      }));
    }
  }

  /** What is below a place now; what was there before and is no longer is forgotten. */
  setChildren(parent: TreeNode | undefined, children: readonly TreeNode[]): TreeNode[] {
    if (stryMutAct_9fa48("173")) {
      {}
    } else {
      stryCov_9fa48("173");
      const place = stryMutAct_9fa48("174") ? parent?.id && '' : (stryCov_9fa48("174"), (stryMutAct_9fa48("175") ? parent.id : (stryCov_9fa48("175"), parent?.id)) ?? '');
      const kept = new Set(children);
      stryMutAct_9fa48("177") ? this.below.get(place).forEach(node => {
        if (!kept.has(node)) {
          this.forget(node);
        }
      }) : (stryCov_9fa48("177"), this.below.get(place)?.forEach(node => {
        if (stryMutAct_9fa48("178")) {
          {}
        } else {
          stryCov_9fa48("178");
          if (stryMutAct_9fa48("181") ? false : stryMutAct_9fa48("180") ? true : stryMutAct_9fa48("179") ? kept.has(node) : (stryCov_9fa48("179", "180", "181"), !kept.has(node))) {
            if (stryMutAct_9fa48("182")) {
              {}
            } else {
              stryCov_9fa48("182");
              this.forget(node);
            }
          }
        }
      }));
      this.below.set(place, children);
      return stryMutAct_9fa48("183") ? [] : (stryCov_9fa48("183"), [...children]);
    }
  }
  listNodes(ref: ResourceRef): readonly ResourceNode[] {
    if (stryMutAct_9fa48("184")) {
      {}
    } else {
      stryCov_9fa48("184");
      return stryMutAct_9fa48("185") ? [] : (stryCov_9fa48("185"), [...(stryMutAct_9fa48("186") ? this.byResource.get(toRefKey(ref)) && [] : (stryCov_9fa48("186"), this.byResource.get(toRefKey(ref)) ?? (stryMutAct_9fa48("187") ? ["Stryker was here"] : (stryCov_9fa48("187"), []))))]);
    }
  }
  get(id: string): TreeNode | undefined {
    if (stryMutAct_9fa48("188")) {
      {}
    } else {
      stryCov_9fa48("188");
      return this.nodes.get(id);
    }
  }

  /** The children that VS Code last received for a place; undefined when it never requested them. */
  getChildren(node: TreeNode | undefined): readonly TreeNode[] | undefined {
    if (stryMutAct_9fa48("189")) {
      {}
    } else {
      stryCov_9fa48("189");
      return this.below.get(stryMutAct_9fa48("190") ? node?.id && '' : (stryCov_9fa48("190"), (stryMutAct_9fa48("191") ? node.id : (stryCov_9fa48("191"), node?.id)) ?? ''));
    }
  }

  /** The resources for whose rows VS Code has received the children. */
  listOpenedResources(): readonly ResourceNode[] {
    if (stryMutAct_9fa48("193")) {
      {}
    } else {
      stryCov_9fa48("193");
      return stryMutAct_9fa48("194") ? [...this.byResource.values()].flatMap(nodes => [...nodes]) : (stryCov_9fa48("194"), (stryMutAct_9fa48("195") ? [] : (stryCov_9fa48("195"), [...this.byResource.values()])).flatMap(stryMutAct_9fa48("196") ? () => undefined : (stryCov_9fa48("196"), nodes => stryMutAct_9fa48("197") ? [] : (stryCov_9fa48("197"), [...nodes]))).filter(stryMutAct_9fa48("198") ? () => undefined : (stryCov_9fa48("198"), ({
        id
      }) => this.below.has(id))));
    }
  }

  /** Puts the resource as it is now into its nodes and returns them. */
  update(resource: Resource): readonly ResourceNode[] {
    if (stryMutAct_9fa48("199")) {
      {}
    } else {
      stryCov_9fa48("199");
      const nodes = this.listNodes(resource.ref);
      nodes.forEach(stryMutAct_9fa48("200") ? () => undefined : (stryCov_9fa48("200"), node => node.resource = resource));
      return nodes;
    }
  }
  clear(): void {
    if (stryMutAct_9fa48("201")) {
      {}
    } else {
      stryCov_9fa48("201");
      this.nodes.clear();
      this.byResource.clear();
      this.below.clear();
    }
  }
  private forget(node: TreeNode): void {
    if (stryMutAct_9fa48("202")) {
      {}
    } else {
      stryCov_9fa48("202");
      stryMutAct_9fa48("203") ? this.below.get(node.id).forEach(child => this.forget(child)) : (stryCov_9fa48("203"), this.below.get(node.id)?.forEach(stryMutAct_9fa48("204") ? () => undefined : (stryCov_9fa48("204"), child => this.forget(child))));
      this.below.delete(node.id);
      if (stryMutAct_9fa48("207") ? this.nodes.get(node.id) !== node : stryMutAct_9fa48("206") ? false : stryMutAct_9fa48("205") ? true : (stryCov_9fa48("205", "206", "207"), this.nodes.get(node.id) === node)) {
        if (stryMutAct_9fa48("208")) {
          {}
        } else {
          stryCov_9fa48("208");
          this.nodes.delete(node.id);
        }
      }
      if (stryMutAct_9fa48("211") ? node.type !== 'resource' : stryMutAct_9fa48("210") ? false : stryMutAct_9fa48("209") ? true : (stryCov_9fa48("209", "210", "211"), node.type === 'resource')) {
        if (stryMutAct_9fa48("213")) {
          {}
        } else {
          stryCov_9fa48("213");
          const key = toRefKey(node.resource.ref);
          const same = this.byResource.get(key);
          stryMutAct_9fa48("214") ? same.delete(node) : (stryCov_9fa48("214"), same?.delete(node));
          if (stryMutAct_9fa48("217") ? same?.size !== 0 : stryMutAct_9fa48("216") ? false : stryMutAct_9fa48("215") ? true : (stryCov_9fa48("215", "216", "217"), (stryMutAct_9fa48("218") ? same.size : (stryCov_9fa48("218"), same?.size)) === 0)) {
            if (stryMutAct_9fa48("219")) {
              {}
            } else {
              stryCov_9fa48("219");
              this.byResource.delete(key);
            }
          }
        }
      }
    }
  }
}
function toRefKey({
  kind,
  region,
  parent = '',
  id
}: ResourceRef): string {
  if (stryMutAct_9fa48("221")) {
    {}
  } else {
    stryCov_9fa48("221");
    return `${kind}/${region}/${parent}/${id}`;
  }
}