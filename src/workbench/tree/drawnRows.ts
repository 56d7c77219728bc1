// Which rows VS Code draws, for the tree each belongs to. A row's address names its view: two views may show the same resource.
import type { Disposable } from '../../base/disposables';
import { encodeUriPart } from '../../base/text';
import type { ResourceRef } from '../../model/resource';

/** Rows drawn together are reported together. */
const gatherMs = 20;
/** As many as a tall screen holds, with room. */
const maxRecent = 300;

/** One tree's part of the registry. */
export interface TreeRows extends Disposable {
  /** The rows that were drawn last. */
  readonly recent: readonly ResourceRef[];
}

export class DrawnRows implements Disposable {
  private readonly trees = new Map<string, RowsOfTree>();

  /** Reports each row of the view that is drawn. */
  addTree(viewId: string, onDrawn: (refs: readonly ResourceRef[]) => void): TreeRows {
    const rows = new RowsOfTree(onDrawn, () => this.trees.delete(viewId));
    this.trees.set(viewId, rows);
    return rows;
  }

  /** @param path as `toRowPath` makes it; that of an unknown view is ignored */
  recordDrawn(path: string): void {
    const [, viewId = '', kind = '', region = '', parent = '', id = ''] = path.split('/').map(decodeURIComponent);
    this.trees.get(viewId)?.add(path, { kind, region, id, name: id, ...(parent !== '' && { parent }) });
  }

  dispose(): void {
    this.trees.forEach((rows) => rows.dispose());
  }
}

export function toRowPath(viewId: string, { kind, region, parent = '', id }: ResourceRef): string {
  return `/${[viewId, kind, region, parent, id].map(encodeUriPart).join('/')}`;
}

class RowsOfTree implements TreeRows {
  private readonly gathered = new Map<string, ResourceRef>();
  private readonly drawn = new Map<string, ResourceRef>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly onDrawn: (refs: readonly ResourceRef[]) => void,
    private readonly onDispose: () => void,
  ) {}

  get recent(): readonly ResourceRef[] {
    return [...this.drawn.values()];
  }

  add(key: string, ref: ResourceRef): void {
    this.drawn.delete(key);
    this.drawn.set(key, ref);
    const [oldest] = this.drawn.keys();
    if (this.drawn.size > maxRecent && oldest !== undefined) {
      this.drawn.delete(oldest);
    }
    this.gathered.set(key, ref);
    this.timer ??= setTimeout(() => this.report(), gatherMs);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.onDispose();
  }

  private report(): void {
    this.timer = undefined;
    const refs = [...this.gathered.values()];
    this.gathered.clear();
    this.onDrawn(refs);
  }
}
