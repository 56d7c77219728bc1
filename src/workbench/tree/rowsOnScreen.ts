// Which rows are on screen: VS Code asks for the decoration of a row when it draws it, and of no other (docs/decisions/0010).
// One provider serves all trees, because VS Code asks every provider about every row.
import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { ResourceRef } from '../../model/resource';
import { DrawnRows, toRowPath } from './drawnRows';
import type { TreeRows } from './drawnRows';

const scheme = 'elastic-containers-row';

/** The address under which VS Code asks for the row. */
export function toRowUri(viewId: string, ref: ResourceRef): vscode.Uri {
  return vscode.Uri.from({ scheme, path: toRowPath(viewId, ref) });
}

export class RowsOnScreen implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly drawn = this.owned.add(new DrawnRows());

  constructor() {
    this.owned.add(vscode.window.registerFileDecorationProvider(this));
  }

  addTree(viewId: string, onDrawn: (refs: readonly ResourceRef[]) => void): TreeRows {
    return this.drawn.addTree(viewId, onDrawn);
  }

  /** Decorates nothing. */
  provideFileDecoration(uri: vscode.Uri): undefined {
    if (uri.scheme === scheme) {
      this.drawn.recordDrawn(uri.path);
    }
  }

  dispose(): void {
    this.owned.dispose();
  }
}
