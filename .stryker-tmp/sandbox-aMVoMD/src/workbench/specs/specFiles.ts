// Which open documents are specs, and of which kind: by their file name, as in package.json.
import type * as vscode from 'vscode';
import type { AnyKind } from '../../model/kind';
import type { SpecBinding, SpecManifest } from '../../model/spec/document';
import { findSyntax } from '../../model/spec/language';

export interface SpecKind {
  readonly id: string;
  readonly noun: () => string;
  readonly manifest: SpecManifest;
  readonly binding: SpecBinding;
}

export function listSpecKinds(kinds: Iterable<AnyKind>): readonly SpecKind[] {
  return [...kinds].flatMap(({ manifest, spec, noun }) =>
    manifest.spec && spec ? [{ id: manifest.id, noun, manifest: manifest.spec, binding: spec }] : [],
  );
}

/** Where a person edits files. Old revisions, and what we show ourselves, are only to be read. */
const schemes = new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs']);

/** The kind whose spec a document holds; undefined for any other document. */
export function findSpecKind<K extends Pick<SpecKind, 'manifest'>>(
  kinds: readonly K[],
  { uri, languageId }: Pick<vscode.TextDocument, 'uri' | 'languageId'>,
): K | undefined {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return schemes.has(uri.scheme) && findSyntax(languageId)
    ? kinds.find(({ manifest }) => listFileNamePatterns(manifest).some((pattern) => name.endsWith(pattern.slice(1))))
    : undefined;
}

/** All of the form `*.name.ext`. */
export function listFileNamePatterns({ patterns }: SpecManifest): readonly string[] {
  return [...patterns.json, ...patterns.yaml];
}
