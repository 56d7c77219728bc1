// Which rows are on screen: VS Code asks for the decoration of a row when it draws it, and of no other (docs/decisions/0010).
import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { ResourceRef } from '../../model/resource';

const scheme = 'elastic-containers-row';
/** Rows drawn together are told together. */
const gatherMs = 20;
/** As many as a tall screen holds, with room. */
const recentRows = 300;

export class RowsOnScreen implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly gathered = new Map<string, ResourceRef>();
  private readonly recently = new Map<string, ResourceRef>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly onVisible: (refs: readonly ResourceRef[]) => void) {
    this.owned.add(vscode.window.registerFileDecorationProvider(this));
  }

  /** The rows that were drawn last. */
  get recent(): readonly ResourceRef[] {
    return [...this.recently.values()];
  }

  /** The address under which VS Code asks for the row. */
  static toUri({ kind, region, parent = '', id }: ResourceRef): vscode.Uri {
    const path = [kind, region, parent, id].map(encodeURIComponent).join('/');
    return vscode.Uri.from({ scheme, path: `/${path}` });
  }

  /** Decorates nothing. */
  provideFileDecoration(uri: vscode.Uri): undefined {
    if (uri.scheme !== scheme) {
      return;
    }
    const [, kind = '', region = '', parent = '', id = ''] = uri.path.split('/').map(decodeURIComponent);
    const ref = { kind, region, id, name: id, ...(parent !== '' && { parent }) };
    const key = uri.path;
    this.recently.delete(key);
    this.recently.set(key, ref);
    const [oldest] = this.recently.keys();
    if (this.recently.size > recentRows && oldest !== undefined) {
      this.recently.delete(oldest);
    }
    this.gathered.set(key, ref);
    this.timer ??= setTimeout(() => this.notify(), gatherMs);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.owned.dispose();
  }

  private notify(): void {
    this.timer = undefined;
    const refs = [...this.gathered.values()];
    this.gathered.clear();
    this.onVisible(refs);
  }
}
