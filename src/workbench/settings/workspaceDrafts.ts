import type * as vscode from 'vscode';
import type { Drafts } from '../../model/action';
import type { ResourceRef } from '../../model/resource';

/** Unsent work per resource, kept for this workspace by VS Code. */
export class WorkspaceDrafts implements Drafts {
  constructor(private readonly state: vscode.Memento) {}

  get(ref: ResourceRef): unknown {
    return this.state.get(keyOf(ref));
  }

  async set(ref: ResourceRef, draft: unknown): Promise<void> {
    await this.state.update(keyOf(ref), draft);
  }
}

function keyOf({ kind, region, id }: ResourceRef): string {
  return `draft.${JSON.stringify([kind, region, id])}`;
}
