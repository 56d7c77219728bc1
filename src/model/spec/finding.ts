// What checking a spec document finds. Plain data: it crosses from a worker thread to the editor.
import { replaceLoneSurrogates, toSingleLine } from '../../base/text';

/** Names and indices from the root to a value. */
export type SpecPath = readonly (string | number)[];

/** Offsets into the text, in UTF-16 units; `end` is exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export interface TextEdit extends TextRange {
  readonly text: string;
}

/** error: the service would refuse it. warning: it may not have the stated effect. information: worth knowing. */
export type Severity = 'error' | 'warning' | 'information';

/** A repair that is sure to be right. */
export interface Fix {
  /** Imperative, translated. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export interface Finding {
  readonly path: SpecPath;
  readonly range: TextRange;
  readonly severity: Severity;
  /** Stable, kebab-case, e.g. `missing-property`. */
  readonly code: string;
  /** Translated; safe to show. */
  readonly message: string;
  /**
   * The finding's source. syntax and schema: a language service with the same schema finds it too. rule: only this extension finds it.
   * limit: something was not checked.
   */
  readonly source: 'syntax' | 'schema' | 'rule' | 'limit';
  readonly fix?: Fix;
  /** The whole value something is missing in; language services mark it, where we mark where it begins. */
  readonly around?: TextRange;
}

/** A piece of the document, short and safe to be quoted in a message. */
export function quoteText(text: string, maxLength = 60): string {
  return toSingleLine(replaceLoneSurrogates(text.slice(0, 2 * maxLength)), maxLength);
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/** `Containers[0].Name`, for people. */
export function formatPath(path: SpecPath): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );
}
