// The syntax tree of a spec document, the same for JSON and YAML. A YAML alias shares the node of its anchor.
import type { TextRange } from './finding';

interface SpecScalar extends TextRange {
  readonly type: 'string' | 'number' | 'boolean' | 'null';
  readonly value: string | number | boolean | null;
}

interface SpecArray extends TextRange {
  readonly type: 'array';
  readonly items: readonly SpecNode[];
  /** Written with brackets: always in JSON. */
  readonly isFlow: boolean;
}

export interface SpecProperty {
  readonly key: string;
  readonly keyRange: TextRange;
  /** Undefined while it is being typed. */
  readonly value: SpecNode | undefined;
}

export interface SpecObject extends TextRange {
  readonly type: 'object';
  /** As written: a key may come twice. */
  readonly properties: readonly SpecProperty[];
  readonly isFlow: boolean;
}

export type SpecNode = SpecScalar | SpecArray | SpecObject;

/** A document as read, with what its syntax leaves to complain about. */
export interface ParsedSpec {
  readonly root: SpecNode | undefined;
  readonly problems: readonly SyntaxProblem[];
}

export interface SyntaxProblem extends TextRange {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}
