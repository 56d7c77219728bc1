// The schema's description of the field under the mouse, where no language service shows it.
import * as vscode from 'vscode';
import { findPathAtOffset, findNodeAt } from '../../engine/spec/node';
import { findSchemas } from '../../engine/spec/schema';
import { isServed } from './languageServices';
import type { SpecAnalyses } from './specAnalyses';
import type { SpecKind } from './specFiles';
import type { JsonSchema } from '../../model/spec/schema';

/** The schema with words in the user's language; undefined when it could not be read. */
export type SchemaOf = (kind: SpecKind) => Promise<JsonSchema | undefined>;

export class SchemaHover implements vscode.HoverProvider {
  constructor(
    private readonly analyses: SpecAnalyses,
    private readonly readSchema: SchemaOf,
  ) {}

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const kind = this.analyses.findKind(document);
    if (!kind || isServed(document)) {
      return undefined;
    }
    const [schema, analysis] = await Promise.all([this.readSchema(kind), this.analyses.analyze(document)]);
    const found = analysis && findPathAtOffset(analysis.root, document.offsetAt(position));
    if (!schema || !found) {
      return undefined;
    }
    const schemas = findSchemas(schema, analysis.value, found.path);
    const description = schemas.find((one) => one.markdownDescription !== undefined)?.markdownDescription;
    const node = findNodeAt(analysis.root, found.path);
    const isOnValue = node !== undefined && node.start === found.range.start;
    const value = isOnValue && node.type === 'string' ? node.value : undefined;
    const meanings = schemas.flatMap((one) => one.markdownEnumDescriptions?.[one.enum?.indexOf(value) ?? -1] ?? []);
    // A container or the whole document would answer everywhere between its fields.
    const isWide = isOnValue && (node.type === 'object' || node.type === 'array');
    if (description === undefined || isWide) {
      return undefined;
    }
    const text = [description, ...meanings].join('\n\n');
    const range = new vscode.Range(document.positionAt(found.range.start), document.positionAt(found.range.end));
    return new vscode.Hover(new vscode.MarkdownString(text), range);
  }
}
