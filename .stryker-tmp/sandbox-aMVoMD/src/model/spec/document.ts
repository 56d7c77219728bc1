// A spec document as actions and kinds see it.
import type { Finding } from './finding';
import type { SpecNode } from './node';
import type { SpecPath } from './finding';
import type { SpecLanguage } from './language';

/** What checking a document gave. */
export interface SpecAnalysis {
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** What was read, as plain data, the parts with faults too; undefined when there is nothing to read. */
  readonly value: unknown;
  /** Undefined for a very long document, too. */
  readonly root: SpecNode | undefined;
}

/** Which files hold a kind's spec, for package.json. */
export interface SpecManifest {
  /** Name of the schema files below dist/schemas. */
  readonly schema: string;
  /** Globs of file names, by who checks them. */
  readonly patterns: { readonly json: readonly string[]; readonly yaml: readonly string[] };
  /** The action that begins a new document; it is found under New File too. */
  readonly create: string;
}

/** What an action on a document works with: the text as it was when the action began. */
export interface SpecDocument {
  readonly uri: string;
  readonly text: string;
  /** VS Code's id: json, jsonc or yaml. */
  readonly languageId: string;
  readonly version: number;
  /** All checks on this text, schema and rules; a large one is checked in a worker thread. */
  analyze(): Promise<SpecAnalysis>;
  /** Marks what the service reported about a field, until the document is edited. An unknown field marks the value around it. */
  showServiceFinding(path: SpecPath, message: string): void;
  /** Opens the list of problems. */
  showProblems(): Promise<void>;
}

/** A value that exists in the account, for completion. */
export interface LiveValue {
  readonly value: string;
  /** Its name. */
  readonly label: string;
  readonly detail: string;
}

interface SpecLens {
  /** Translated. */
  readonly title: string;
  /** Gets the address of the document. */
  readonly command: string;
}

/** What a kind brings whose specs are authored. */
export interface SpecBinding {
  /** Loads what checks a document; called for the first such document. */
  language(): Promise<SpecLanguage>;
  /** The commands above a document. */
  lenses(): readonly SpecLens[];
  /** Top-level fields whose values exist in the account. */
  readonly liveFields: readonly string[];
  /** Called only while an account is signed in; the caller caches the answer for a while. */
  liveValues?(field: string, signal: AbortSignal): Promise<readonly LiveValue[]>;
}
