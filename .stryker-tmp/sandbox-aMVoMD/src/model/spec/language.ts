// What a spec language is: the schema that defines the shape, and rules for what a schema cannot express.
import type { Severity, SpecPath, TextRange } from './finding';
import type { ParsedSpec, SpecNode } from './node';
import type { JsonSchema } from './schema';

/** The kinds of text a spec can be written in, by VS Code's language ids. */
export type SpecSyntax = 'json' | 'jsonc' | 'yaml';

/** A change of the document's values; how it is written is up to the syntax. */
export type Change =
  | { readonly path: SpecPath; readonly value: unknown }
  /** Gives the property another name. */
  | { readonly path: SpecPath; readonly key: string };

export interface Repair {
  /** Imperative, translated. */
  readonly title: string;
  readonly changes: readonly Change[];
}

/** A rule's finding. Without a narrower place it applies to the whole value. */
export interface RuleProblem {
  readonly path: SpecPath;
  /** A part of the value. */
  readonly range?: TextRange;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly repair?: Repair;
}

/** `text` is the document; nodes have their offsets in it. */
export type SpecRule = (root: SpecNode, text: string) => readonly RuleProblem[];

/** One fault as the compiled schema reports it. */
export interface SchemaFault {
  /** JSON pointer to the value. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface SpecLanguage {
  /** The structure of documents; its words may be missing. */
  readonly schema: JsonSchema;
  /** Checks a value against the same schema. */
  readonly faults: (value: unknown) => readonly SchemaFault[];
  /** Better words for a fault than the general ones, translated. */
  readonly message?: (fault: SchemaFault, path: SpecPath) => string | undefined;
  readonly rules: readonly SpecRule[];
  /** A sure repair of a fault that only this language knows; the general ones are known already. */
  readonly repair: (
    fault: SchemaFault,
    path: SpecPath,
    node: SpecNode | undefined,
    root: SpecNode,
  ) => Repair | undefined;
}

export interface ParsedText extends ParsedSpec {
  readonly text: string;
  readonly syntax: SpecSyntax;
}

/** The syntax of a document, by VS Code's id of its language; undefined for any other. */
export function findSyntax(languageId: string): SpecSyntax | undefined {
  return languageId === 'json' || languageId === 'jsonc' || languageId === 'yaml' ? languageId : undefined;
}
