// The input of the rules: the containers of a document, as far as they can be parsed.
import type { SpecPath } from '../../../../model/spec/finding';
import { findChild, readString } from '../../../../engine/spec/node';
import type { SpecNode } from '../../../../model/spec/node';

export interface Container {
  readonly node: SpecNode;
  readonly path: SpecPath;
}

export function listContainers(root: SpecNode): readonly Container[] {
  const containers = findChild(root, 'Containers');
  return containers?.type === 'array'
    ? containers.items.map((node, index) => ({ node, path: ['Containers', index] }))
    : [];
}

export interface TextField {
  readonly value: string;
  readonly node: SpecNode;
  readonly path: SpecPath;
}

/** A field that holds text; undefined when it is missing or of another type. */
export function findTextField({ node, path }: Container, ...names: readonly string[]): TextField | undefined {
  const field = names.reduce<SpecNode | undefined>(findChild, node);
  const value = readString(field);
  return field && value !== undefined ? { value, node: field, path: [...path, ...names] } : undefined;
}
