// A description as plain data, secrets masked unless revealed, with the places of what is more than plain. Free of vscode.
import { isRecord } from '../../base/isRecord';
import { Copyable, Noted, Secret, mask } from '../../base/described';

export type Path = readonly (string | number)[];

export interface SecretPlace {
  readonly path: Path;
  /** The same for the same secret from one reading to the next, and another when its place has come to hold another one. */
  readonly key: string;
  readonly isShown: boolean;
}

export interface DocumentLayout {
  readonly plain: unknown;
  readonly secrets: readonly SecretPlace[];
  readonly copies: readonly { readonly path: Path; readonly title: string; readonly text: string }[];
  readonly notes: readonly { readonly path: Path; readonly text: string }[];
}

export function layoutDocument(body: unknown, revealed: ReadonlySet<string> = new Set()): DocumentLayout {
  const secrets: SecretPlace[] = [];
  const copies: { readonly path: Path; readonly title: string; readonly text: string }[] = [];
  const notes: { readonly path: Path; readonly text: string }[] = [];
  const walk = (value: unknown, path: Path): unknown => {
    if (value instanceof Secret) {
      const key = JSON.stringify([path, value.name]);
      const isShown = revealed.has(key);
      secrets.push({ path, key, isShown });
      return isShown ? value.reveal() : mask;
    }
    if (value instanceof Noted) {
      notes.push({ path, text: value.note });
      return value.value;
    }
    if (value instanceof Copyable) {
      copies.push({ path, title: value.title, text: value.text });
      return value.text;
    }
    if (Array.isArray(value)) {
      return value.map((item: unknown, index) => walk(item, [...path, index]));
    }
    if (isRecord(value)) {
      const entries = Object.entries(value).filter(([, item]) => item !== undefined);
      return Object.fromEntries(entries.map(([name, item]) => [name, walk(item, [...path, name])] as const));
    }
    return value;
  };
  return { plain: walk(body, []), secrets, copies, notes };
}
