import type * as vscode from 'vscode';
import type { Memory } from '../../base/memory';

/** What the user chose by clicking, kept for this workspace by VS Code; no file of the workspace can set it. */
export class WorkspaceChoices implements Memory {
  constructor(private readonly state: vscode.Memento) {}

  get(key: string): unknown {
    return this.state.get(`choice.${key}`);
  }

  async set(key: string, value: unknown): Promise<void> {
    await this.state.update(`choice.${key}`, value);
  }
}
