// Finds values and ranges in the syntax tree of a spec document.
import type { SpecPath, TextRange } from '../../model/spec/finding';
import type { SpecNode, SpecObject, SpecProperty } from '../../model/spec/node';

/** The last property of that name, as everybody reads doubles. */
export function findProperty(node: SpecNode | undefined, key: string): SpecProperty | undefined {
  return node?.type === 'object' ? node.properties.findLast((property) => property.key === key) : undefined;
}

export function findChild(node: SpecNode | undefined, part: string | number): SpecNode | undefined {
  if (typeof part === 'string') {
    return findProperty(node, part)?.value;
  }
  return node?.type === 'array' ? node.items[part] : undefined;
}

export function findNodeAt(root: SpecNode | undefined, path: SpecPath): SpecNode | undefined {
  return path.reduce<SpecNode | undefined>(findChild, root);
}

export function readString(node: SpecNode | undefined): string | undefined {
  return node?.type === 'string' ? (node.value as string) : undefined;
}

/** Plain data; what is still being typed is left out. Shared nodes become shared values. */
export function toValue(root: SpecNode | undefined): unknown {
  const known = new Map<SpecNode, unknown>();
  const convert = (node: SpecNode): unknown => {
    if (node.type !== 'object' && node.type !== 'array') {
      return node.value;
    }
    if (!known.has(node)) {
      known.set(node, node.type === 'array' ? node.items.map(convert) : toObject(node, convert));
    }
    return known.get(node);
  };
  return root && convert(root);
}

function toObject(node: SpecObject, convert: (node: SpecNode) => unknown): object {
  const result: Record<string, unknown> = {};
  for (const { key, value } of node.properties) {
    if (value) {
      // Defined, not assigned: a key `__proto__` is a key like any other.
      const shape = { enumerable: true, configurable: true, writable: true };
      Object.defineProperty(result, key, { ...shape, value: convert(value) });
    }
  }
  return result;
}

/** Where a missing or misplaced part of a value is marked: at its key, or where it begins. As VS Code's JSON service does. */
export function getHeadRange(root: SpecNode | undefined, path: SpecPath): TextRange {
  const last = path.at(-1);
  const parent = findNodeAt(root, path.slice(0, -1));
  const key = typeof last === 'string' ? findProperty(parent, last)?.keyRange : undefined;
  const node = findNodeAt(root, path);
  if (key ?? !node) {
    return key ?? { start: 0, end: 0 };
  }
  const first = node.type === 'object' && !node.isFlow ? node.properties[0] : undefined;
  return first?.keyRange ?? { start: node.start, end: Math.min(node.start + 1, node.end) };
}

/** The range of a value; of its key when there is no value yet. */
export function getValueRange(root: SpecNode | undefined, path: SpecPath): TextRange {
  const node = findNodeAt(root, path);
  // Nothing after the colon is null in YAML, and nothing that could be marked.
  return node && node.end > node.start ? { start: node.start, end: node.end } : getHeadRange(root, path);
}

/** The place in the document of a part of a text value; undefined where escapes or line breaks make it differ from what is written. */
export function findPartRange(node: SpecNode, text: string, value: string, part: TextRange): TextRange | undefined {
  const written = text.slice(node.start, node.end);
  const lead = /^["']/.test(written) ? 1 : 0;
  const offset = node.start + lead;
  return written.startsWith(value, lead) ? { start: offset + part.start, end: offset + part.end } : undefined;
}

/** The deepest value or key at an offset: its path, and whether it is the key. */
export function findPathAtOffset(
  root: SpecNode | undefined,
  offset: number,
): { readonly path: SpecPath; readonly range: TextRange } | undefined {
  const holds = ({ start, end }: TextRange): boolean => start <= offset && offset <= end;
  const path: (string | number)[] = [];
  let range: TextRange | undefined;
  let node = root;
  while (node) {
    range = node;
    if (node.type === 'array') {
      const index = node.items.findIndex(holds);
      node = node.items[index];
      if (node) {
        path.push(index);
      }
    } else if (node.type === 'object') {
      const found: SpecProperty | undefined = node.properties.find(
        ({ keyRange, value }) => holds(keyRange) || (value && holds(value)),
      );
      if (!found) {
        break;
      }
      path.push(found.key);
      if (holds(found.keyRange)) {
        return { path, range: found.keyRange };
      }
      node = found.value;
    } else {
      break;
    }
  }
  return range && { path, range };
}
