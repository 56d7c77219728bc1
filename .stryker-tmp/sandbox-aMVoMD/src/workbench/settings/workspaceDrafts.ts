import type * as vscode from 'vscode';
import type { Drafts } from '../../model/action';
import type { ResourceRef } from '../../model/resource';

/** Unsent work per resource, kept for this workspace by VS Code. */
export class WorkspaceDrafts implements Drafts {
  constructor(
    private readonly state: vscode.Memento,
    /** Id of the profile: the drafts of one account are not shown to another. */
    private readonly account: string,
  ) {}

  get(ref: ResourceRef): unknown {
    return this.state.get(this.toKey(ref));
  }

  async set(ref: ResourceRef, draft: unknown): Promise<void> {
    await this.state.update(this.toKey(ref), draft);
  }

  private toKey({ kind, region, id }: ResourceRef): string {
    return `draft.${JSON.stringify([this.account, kind, region, id])}`;
  }
}
