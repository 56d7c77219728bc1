// The nodes there are, by place and by resource.
import type { Node, Resource, ResourceRef } from '../../../model/resource';
import { isResource } from '../../../model/resource';
import { registerNode } from './treeNode';
import type { NodeGeneration, Notice, ResourceNode, TreeNode } from './treeNode';

type NodeContent<N> = N extends TreeNode ? Omit<N, 'id' | 'parent'> : never;

export class NodeTable {
  private readonly nodes = new Map<string, TreeNode>();
  private readonly byResource = new Map<string, Set<ResourceNode>>();
  private readonly below = new Map<string, readonly TreeNode[]>();
  private generation: NodeGeneration = { isCleared: false };

  /** The node of a place, with what it holds now. */
  ensureNode(parent: TreeNode | undefined, name: string, content: NodeContent<TreeNode>): TreeNode {
    const id = `${parent?.id ?? ''}/${name}`;
    const known = this.nodes.get(id);
    if (known?.type === content.type && known.parent === parent) {
      return Object.assign(known, content);
    }
    const fresh = registerNode({ ...content, id, parent }, this.generation);
    this.nodes.set(id, fresh);
    if (fresh.type === 'resource') {
      const key = toRefKey(fresh.resource.ref);
      const same = this.byResource.get(key) ?? new Set();
      this.byResource.set(key, same.add(fresh));
    }
    return fresh;
  }

  ensureContent(parent: TreeNode | undefined, content: Node, name = content.id): TreeNode {
    return isResource(content)
      ? this.ensureNode(parent, name, { type: 'resource', resource: content })
      : this.ensureNode(parent, name, { type: 'row', row: content });
  }

  ensureNotice(parent: TreeNode | undefined, notice: Notice): TreeNode {
    return this.ensureNode(parent, `?${notice.kind}`, { type: 'notice', notice });
  }

  /** What is below a place now; what was there before and is no longer is forgotten. */
  setChildren(parent: TreeNode | undefined, children: readonly TreeNode[]): TreeNode[] {
    const place = parent?.id ?? '';
    const kept = new Set(children);
    this.below.get(place)?.forEach((node) => {
      if (!kept.has(node)) {
        this.forget(node);
      }
    });
    this.below.set(place, children);
    return [...children];
  }

  listNodes(ref: ResourceRef): readonly ResourceNode[] {
    return [...(this.byResource.get(toRefKey(ref)) ?? [])];
  }

  get(id: string): TreeNode | undefined {
    return this.nodes.get(id);
  }

  /** The children that VS Code last received for a place; undefined when it never requested them. */
  getChildren(node: TreeNode | undefined): readonly TreeNode[] | undefined {
    return this.below.get(node?.id ?? '');
  }

  /** The resources for whose rows VS Code has received the children. */
  listOpenedResources(): readonly ResourceNode[] {
    return [...this.byResource.values()].flatMap((nodes) => [...nodes]).filter(({ id }) => this.below.has(id));
  }

  /** Puts the resource as it is now into its nodes and returns them. */
  update(resource: Resource): readonly ResourceNode[] {
    const nodes = this.listNodes(resource.ref);
    nodes.forEach((node) => (node.resource = resource));
    return nodes;
  }

  clear(): void {
    this.generation.isCleared = true;
    this.generation = { isCleared: false };
    this.nodes.clear();
    this.byResource.clear();
    this.below.clear();
  }

  private forget(node: TreeNode): void {
    this.below.get(node.id)?.forEach((child) => this.forget(child));
    this.below.delete(node.id);
    if (this.nodes.get(node.id) === node) {
      this.nodes.delete(node.id);
    }
    if (node.type === 'resource') {
      const key = toRefKey(node.resource.ref);
      const same = this.byResource.get(key);
      same?.delete(node);
      if (same?.size === 0) {
        this.byResource.delete(key);
      }
    }
  }
}

function toRefKey({ kind, region, parent = '', id }: ResourceRef): string {
  return `${kind}/${region}/${parent}/${id}`;
}
