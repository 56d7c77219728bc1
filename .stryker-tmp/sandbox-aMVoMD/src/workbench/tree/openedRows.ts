// What rows open into, read from the service. While it is read again, what is known stays: VS Code forgets the rows below a node
// until it receives them again, and a command chosen on one of them meanwhile would come without its row. For the same reason only
// what has changed is drawn.
function stryNS_9fa48() {
  var g = typeof globalThis === 'object' && globalThis && globalThis.Math === Math && globalThis || new Function("return this")();
  var ns = g.__stryker__ || (g.__stryker__ = {});
  if (ns.activeMutant === undefined && g.process && g.process.env && g.process.env.__STRYKER_ACTIVE_MUTANT__) {
    ns.activeMutant = g.process.env.__STRYKER_ACTIVE_MUTANT__;
  }
  function retrieveNS() {
    return ns;
  }
  stryNS_9fa48 = retrieveNS;
  return retrieveNS();
}
stryNS_9fa48();
function stryCov_9fa48() {
  var ns = stryNS_9fa48();
  var cov = ns.mutantCoverage || (ns.mutantCoverage = {
    static: {},
    perTest: {}
  });
  function cover() {
    var c = cov.static;
    if (ns.currentTestId) {
      c = cov.perTest[ns.currentTestId] = cov.perTest[ns.currentTestId] || {};
    }
    var a = arguments;
    for (var i = 0; i < a.length; i++) {
      c[a[i]] = (c[a[i]] || 0) + 1;
    }
  }
  stryCov_9fa48 = cover;
  cover.apply(null, arguments);
}
function stryMutAct_9fa48(id) {
  var ns = stryNS_9fa48();
  function isActive(id) {
    if (ns.activeMutant === id) {
      if (ns.hitCount !== void 0 && ++ns.hitCount > ns.hitLimit) {
        throw new Error('Stryker: Hit count limit reached (' + ns.hitCount + ')');
      }
      return true;
    }
    return false;
  }
  stryMutAct_9fa48 = isActive;
  return isActive(id);
}
import { isCancelled } from '../../base/errors';
import { isResource } from '../../model/resource';
import type { Node } from '../../model/resource';
import type { NodeTable } from './nodes/nodeTable';
import type { TreeNode } from './nodes/treeNode';
export interface OpenedRowsParts {
  /** Other rows are below the node now: to be drawn without reading them again. */
  readonly onArrival: (node: TreeNode) => void;
  /** The row is to be drawn, or what is below it to be read again. */
  readonly onChange: (node: TreeNode) => void;
  /** Asks for what is below the node, as VS Code does. */
  readonly ask: (node: TreeNode) => void;
}

/** Undefined when it is no longer needed. */
type Found = {
  readonly rows: readonly Node[];
} | {
  readonly error: unknown;
} | undefined;
export class OpenedRows {
  /** What was read since the node was last to be redrawn, by its id. */
  private readonly read = new Map<string, readonly TreeNode[]>();
  /** The newest reading under way below each node. */
  private readonly pendingReads = new Map<string, Promise<readonly TreeNode[]>>();
  /** What VS Code last received of a row that is open, or below one. */
  private readonly looks = new WeakMap<TreeNode, string>();
  private readonly folded = new WeakSet<TreeNode>();
  constructor(private readonly nodes: NodeTable, private readonly parts: OpenedRowsParts) {}
  async listChildren(parent: TreeNode, opened: Node, signal: AbortSignal): Promise<readonly TreeNode[]> {
    if (stryMutAct_9fa48("341")) {
      {}
    } else {
      stryCov_9fa48("341");
      const fresh = this.read.get(parent.id);
      if (stryMutAct_9fa48("343") ? false : stryMutAct_9fa48("342") ? true : (stryCov_9fa48("342", "343"), fresh)) {
        if (stryMutAct_9fa48("344")) {
          {}
        } else {
          stryCov_9fa48("344");
          return fresh;
        }
      }
      const known = this.nodes.getChildren(parent);
      const isKnown = stryMutAct_9fa48("345") ? known?.some(({
        type
      }) => type !== 'notice') && false : (stryCov_9fa48("345"), (stryMutAct_9fa48("347") ? known.some(({
        type
      }) => type !== 'notice') : stryMutAct_9fa48("346") ? known?.every(({
        type
      }) => type !== 'notice') : (stryCov_9fa48("346", "347"), known?.some(stryMutAct_9fa48("348") ? () => undefined : (stryCov_9fa48("348"), ({
        type
      }) => stryMutAct_9fa48("351") ? type === 'notice' : stryMutAct_9fa48("350") ? false : stryMutAct_9fa48("349") ? true : (stryCov_9fa48("349", "350", "351"), type !== 'notice'))))) ?? (stryMutAct_9fa48("353") ? true : (stryCov_9fa48("353"), false)));
      if (stryMutAct_9fa48("356") ? known && isKnown || this.isReadAbove(parent) : stryMutAct_9fa48("355") ? false : stryMutAct_9fa48("354") ? true : (stryCov_9fa48("354", "355", "356"), (stryMutAct_9fa48("358") ? known || isKnown : stryMutAct_9fa48("357") ? true : (stryCov_9fa48("357", "358"), known && isKnown)) && this.isReadAbove(parent))) {
        if (stryMutAct_9fa48("359")) {
          {}
        } else {
          stryCov_9fa48("359");
          // It is requested again with what is above it.
          return known;
        }
      }
      const reading = stryMutAct_9fa48("360") ? this.pendingReads.get(parent.id) && this.begin(parent, isKnown, findBelow(opened, signal)) : (stryCov_9fa48("360"), this.pendingReads.get(parent.id) ?? this.begin(parent, isKnown, findBelow(opened, signal)));
      return (stryMutAct_9fa48("363") ? known || isKnown : stryMutAct_9fa48("362") ? false : stryMutAct_9fa48("361") ? true : (stryCov_9fa48("361", "362", "363"), known && isKnown)) ? known : reading;
    }
  }

  /** Resolves when nothing below the node is being read. */
  async waitUntilRead({
    id
  }: TreeNode): Promise<void> {
    if (stryMutAct_9fa48("364")) {
      {}
    } else {
      stryCov_9fa48("364");
      for (let reading = this.pendingReads.get(id); stryMutAct_9fa48("365") ? false : (stryCov_9fa48("365"), reading); reading = this.pendingReads.get(id)) {
        if (stryMutAct_9fa48("366")) {
          {}
        } else {
          stryCov_9fa48("366");
          await reading;
        }
      }
    }
  }

  /** These are redrawn, with all below them: then it is read again. Undefined: everything. */
  invalidate(drawn: readonly TreeNode[] | undefined): void {
    if (stryMutAct_9fa48("367")) {
      {}
    } else {
      stryCov_9fa48("367");
      const isDrawn = stryMutAct_9fa48("368") ? () => undefined : (stryCov_9fa48("368"), (() => {
        const isDrawn = (id: string): boolean => stryMutAct_9fa48("371") ? drawn === undefined && drawn.some(node => id === node.id || id.startsWith(`${node.id}/`)) : stryMutAct_9fa48("370") ? false : stryMutAct_9fa48("369") ? true : (stryCov_9fa48("369", "370", "371"), (stryMutAct_9fa48("373") ? drawn !== undefined : stryMutAct_9fa48("372") ? false : (stryCov_9fa48("372", "373"), drawn === undefined)) || (stryMutAct_9fa48("374") ? drawn.every(node => id === node.id || id.startsWith(`${node.id}/`)) : (stryCov_9fa48("374"), drawn.some(stryMutAct_9fa48("375") ? () => undefined : (stryCov_9fa48("375"), node => stryMutAct_9fa48("378") ? id === node.id && id.startsWith(`${node.id}/`) : stryMutAct_9fa48("377") ? false : stryMutAct_9fa48("376") ? true : (stryCov_9fa48("376", "377", "378"), (stryMutAct_9fa48("380") ? id !== node.id : stryMutAct_9fa48("379") ? false : (stryCov_9fa48("379", "380"), id === node.id)) || (stryMutAct_9fa48("381") ? id.endsWith(`${node.id}/`) : (stryCov_9fa48("381"), id.startsWith(`${node.id}/`)))))))));
        return isDrawn;
      })());
      for (const known of stryMutAct_9fa48("383") ? [] : (stryCov_9fa48("383"), [this.read, this.pendingReads])) {
        if (stryMutAct_9fa48("384")) {
          {}
        } else {
          stryCov_9fa48("384");
          stryMutAct_9fa48("385") ? [...known.keys()].forEach(id => known.delete(id)) : (stryCov_9fa48("385"), (stryMutAct_9fa48("386") ? [] : (stryCov_9fa48("386"), [...known.keys()])).filter(isDrawn).forEach(stryMutAct_9fa48("387") ? () => undefined : (stryCov_9fa48("387"), id => known.delete(id))));
        }
      }
    }
  }

  /** VS Code receives the row's appearance. */
  markDrawn(node: TreeNode): void {
    if (stryMutAct_9fa48("388")) {
      {}
    } else {
      stryCov_9fa48("388");
      const isBelowOpened = stryMutAct_9fa48("391") ? node.parent !== undefined || this.read.has(node.parent.id) : stryMutAct_9fa48("390") ? false : stryMutAct_9fa48("389") ? true : (stryCov_9fa48("389", "390", "391"), (stryMutAct_9fa48("393") ? node.parent === undefined : stryMutAct_9fa48("392") ? true : (stryCov_9fa48("392", "393"), node.parent !== undefined)) && this.read.has(node.parent.id));
      const look = (stryMutAct_9fa48("396") ? (this.looks.has(node) || isBelowOpened) && this.nodes.getChildren(node) : stryMutAct_9fa48("395") ? false : stryMutAct_9fa48("394") ? true : (stryCov_9fa48("394", "395", "396"), (stryMutAct_9fa48("398") ? this.looks.has(node) && isBelowOpened : stryMutAct_9fa48("397") ? false : (stryCov_9fa48("397", "398"), this.looks.has(node) || isBelowOpened)) || this.nodes.getChildren(node))) ? formatLook(node) : undefined;
      if (stryMutAct_9fa48("401") ? look === undefined : stryMutAct_9fa48("400") ? false : stryMutAct_9fa48("399") ? true : (stryCov_9fa48("399", "400", "401"), look !== undefined)) {
        if (stryMutAct_9fa48("402")) {
          {}
        } else {
          stryCov_9fa48("402");
          this.looks.set(node, look);
        }
      }
    }
  }
  fold(node: TreeNode, isFolded: boolean): void {
    if (stryMutAct_9fa48("403")) {
      {}
    } else {
      stryCov_9fa48("403");
      if (stryMutAct_9fa48("405") ? false : stryMutAct_9fa48("404") ? true : (stryCov_9fa48("404", "405"), isFolded)) {
        if (stryMutAct_9fa48("406")) {
          {}
        } else {
          stryCov_9fa48("406");
          this.folded.add(node);
        }
      } else {
        if (stryMutAct_9fa48("407")) {
          {}
        } else {
          stryCov_9fa48("407");
          this.folded.delete(node);
        }
      }
    }
  }

  /** Reads what is below an open row whose appearance VS Code has. False when the row is to be drawn itself. */
  reload(node: TreeNode): boolean {
    if (stryMutAct_9fa48("408")) {
      {}
    } else {
      stryCov_9fa48("408");
      const isOpen = stryMutAct_9fa48("411") ? this.nodes.getChildren(node) !== undefined || !this.folded.has(node) : stryMutAct_9fa48("410") ? false : stryMutAct_9fa48("409") ? true : (stryCov_9fa48("409", "410", "411"), (stryMutAct_9fa48("413") ? this.nodes.getChildren(node) === undefined : stryMutAct_9fa48("412") ? true : (stryCov_9fa48("412", "413"), this.nodes.getChildren(node) !== undefined)) && (stryMutAct_9fa48("414") ? this.folded.has(node) : (stryCov_9fa48("414"), !this.folded.has(node))));
      if (stryMutAct_9fa48("417") ? !isOpen && this.hasChanged(node) : stryMutAct_9fa48("416") ? false : stryMutAct_9fa48("415") ? true : (stryCov_9fa48("415", "416", "417"), (stryMutAct_9fa48("418") ? isOpen : (stryCov_9fa48("418"), !isOpen)) || this.hasChanged(node))) {
        if (stryMutAct_9fa48("419")) {
          {}
        } else {
          stryCov_9fa48("419");
          return stryMutAct_9fa48("420") ? true : (stryCov_9fa48("420"), false);
        }
      }
      this.invalidate(stryMutAct_9fa48("421") ? [] : (stryCov_9fa48("421"), [node]));
      this.parts.ask(node);
      return stryMutAct_9fa48("422") ? false : (stryCov_9fa48("422"), true);
    }
  }

  /** Only the newest read counts, and none that was started before the node was last to be redrawn. */
  private begin(parent: TreeNode, isKnown: boolean, finding: Promise<Found>): Promise<readonly TreeNode[]> {
    if (stryMutAct_9fa48("423")) {
      {}
    } else {
      stryCov_9fa48("423");
      const reading = finding.then(found => {
        if (stryMutAct_9fa48("424")) {
          {}
        } else {
          stryCov_9fa48("424");
          const isNewest = stryMutAct_9fa48("427") ? this.pendingReads.get(parent.id) !== reading : stryMutAct_9fa48("426") ? false : stryMutAct_9fa48("425") ? true : (stryCov_9fa48("425", "426", "427"), this.pendingReads.get(parent.id) === reading);
          if (stryMutAct_9fa48("429") ? false : stryMutAct_9fa48("428") ? true : (stryCov_9fa48("428", "429"), isNewest)) {
            if (stryMutAct_9fa48("430")) {
              {}
            } else {
              stryCov_9fa48("430");
              this.pendingReads.delete(parent.id);
            }
          }
          if (stryMutAct_9fa48("433") ? !found && isKnown && !isNewest : stryMutAct_9fa48("432") ? false : stryMutAct_9fa48("431") ? true : (stryCov_9fa48("431", "432", "433"), (stryMutAct_9fa48("434") ? found : (stryCov_9fa48("434"), !found)) || (stryMutAct_9fa48("436") ? isKnown || !isNewest : stryMutAct_9fa48("435") ? false : (stryCov_9fa48("435", "436"), isKnown && (stryMutAct_9fa48("437") ? isNewest : (stryCov_9fa48("437"), !isNewest)))))) {
            if (stryMutAct_9fa48("438")) {
              {}
            } else {
              stryCov_9fa48("438");
              return stryMutAct_9fa48("439") ? ["Stryker was here"] : (stryCov_9fa48("439"), []);
            }
          }
          const made = this.createNodes(parent, found);
          if (stryMutAct_9fa48("441") ? false : stryMutAct_9fa48("440") ? true : (stryCov_9fa48("440", "441"), isNewest)) {
            if (stryMutAct_9fa48("442")) {
              {}
            } else {
              stryCov_9fa48("442");
              this.read.set(parent.id, made);
            }
          }
          if (stryMutAct_9fa48("444") ? false : stryMutAct_9fa48("443") ? true : (stryCov_9fa48("443", "444"), isKnown)) {
            if (stryMutAct_9fa48("445")) {
              {}
            } else {
              stryCov_9fa48("445");
              this.redrawChanged(parent, made);
            }
          }
          return made;
        }
      });
      this.pendingReads.set(parent.id, reading);
      return reading;
    }
  }
  private createNodes(parent: TreeNode, found: NonNullable<Found>): readonly TreeNode[] {
    if (stryMutAct_9fa48("446")) {
      {}
    } else {
      stryCov_9fa48("446");
      if (stryMutAct_9fa48("448") ? false : stryMutAct_9fa48("447") ? true : (stryCov_9fa48("447", "448"), 'error' in found)) {
        if (stryMutAct_9fa48("450")) {
          {}
        } else {
          stryCov_9fa48("450");
          return stryMutAct_9fa48("451") ? [] : (stryCov_9fa48("451"), [this.nodes.ensureNotice(parent, stryMutAct_9fa48("452") ? {} : (stryCov_9fa48("452"), {
            kind: 'failed',
            error: found.error,
            stale: stryMutAct_9fa48("454") ? true : (stryCov_9fa48("454"), false)
          }))]);
        }
      }
      const made = found.rows.map(stryMutAct_9fa48("455") ? () => undefined : (stryCov_9fa48("455"), row => this.nodes.ensureContent(parent, row)));
      return (stryMutAct_9fa48("459") ? made.length <= 0 : stryMutAct_9fa48("458") ? made.length >= 0 : stryMutAct_9fa48("457") ? false : stryMutAct_9fa48("456") ? true : (stryCov_9fa48("456", "457", "458", "459"), made.length > 0)) ? made : stryMutAct_9fa48("460") ? [] : (stryCov_9fa48("460"), [this.nodes.ensureNotice(parent, stryMutAct_9fa48("461") ? {} : (stryCov_9fa48("461"), {
        kind: 'none'
      }))]);
    }
  }

  /** Where the same rows are there, they keep their places. */
  private redrawChanged(parent: TreeNode, made: readonly TreeNode[]): void {
    if (stryMutAct_9fa48("463")) {
      {}
    } else {
      stryCov_9fa48("463");
      const told = stryMutAct_9fa48("464") ? this.nodes.getChildren(parent) && [] : (stryCov_9fa48("464"), this.nodes.getChildren(parent) ?? (stryMutAct_9fa48("465") ? ["Stryker was here"] : (stryCov_9fa48("465"), [])));
      if (stryMutAct_9fa48("468") ? told.length !== made.length && told.some((node, index) => node !== made[index]) : stryMutAct_9fa48("467") ? false : stryMutAct_9fa48("466") ? true : (stryCov_9fa48("466", "467", "468"), (stryMutAct_9fa48("470") ? told.length === made.length : stryMutAct_9fa48("469") ? false : (stryCov_9fa48("469", "470"), told.length !== made.length)) || (stryMutAct_9fa48("471") ? told.every((node, index) => node !== made[index]) : (stryCov_9fa48("471"), told.some(stryMutAct_9fa48("472") ? () => undefined : (stryCov_9fa48("472"), (node, index) => stryMutAct_9fa48("475") ? node === made[index] : stryMutAct_9fa48("474") ? false : stryMutAct_9fa48("473") ? true : (stryCov_9fa48("473", "474", "475"), node !== made[index]))))))) {
        if (stryMutAct_9fa48("476")) {
          {}
        } else {
          stryCov_9fa48("476");
          this.parts.onArrival(parent);
          return;
        }
      }
      stryMutAct_9fa48("477") ? made.forEach(node => this.parts.onChange(node)) : (stryCov_9fa48("477"), made.filter(stryMutAct_9fa48("478") ? () => undefined : (stryCov_9fa48("478"), node => stryMutAct_9fa48("481") ? this.hasChanged(node) && this.nodes.getChildren(node) !== undefined : stryMutAct_9fa48("480") ? false : stryMutAct_9fa48("479") ? true : (stryCov_9fa48("479", "480", "481"), this.hasChanged(node) || (stryMutAct_9fa48("483") ? this.nodes.getChildren(node) === undefined : stryMutAct_9fa48("482") ? false : (stryCov_9fa48("482", "483"), this.nodes.getChildren(node) !== undefined))))).forEach(stryMutAct_9fa48("484") ? () => undefined : (stryCov_9fa48("484"), node => this.parts.onChange(node))));
    }
  }
  private hasChanged(node: TreeNode): boolean {
    if (stryMutAct_9fa48("485")) {
      {}
    } else {
      stryCov_9fa48("485");
      const look = formatLook(node);
      return stryMutAct_9fa48("488") ? look === undefined && look !== this.looks.get(node) : stryMutAct_9fa48("487") ? false : stryMutAct_9fa48("486") ? true : (stryCov_9fa48("486", "487", "488"), (stryMutAct_9fa48("490") ? look !== undefined : stryMutAct_9fa48("489") ? false : (stryCov_9fa48("489", "490"), look === undefined)) || (stryMutAct_9fa48("492") ? look === this.looks.get(node) : stryMutAct_9fa48("491") ? false : (stryCov_9fa48("491", "492"), look !== this.looks.get(node))));
    }
  }
  private isReadAbove({
    parent
  }: TreeNode): boolean {
    if (stryMutAct_9fa48("493")) {
      {}
    } else {
      stryCov_9fa48("493");
      return stryMutAct_9fa48("496") ? parent !== undefined || this.pendingReads.has(parent.id) || this.isReadAbove(parent) : stryMutAct_9fa48("495") ? false : stryMutAct_9fa48("494") ? true : (stryCov_9fa48("494", "495", "496"), (stryMutAct_9fa48("498") ? parent === undefined : stryMutAct_9fa48("497") ? true : (stryCov_9fa48("497", "498"), parent !== undefined)) && (stryMutAct_9fa48("500") ? this.pendingReads.has(parent.id) && this.isReadAbove(parent) : stryMutAct_9fa48("499") ? true : (stryCov_9fa48("499", "500"), this.pendingReads.has(parent.id) || this.isReadAbove(parent))));
    }
  }
}
async function findBelow({
  children
}: Node, signal: AbortSignal): Promise<Found> {
  if (stryMutAct_9fa48("501")) {
    {}
  } else {
    stryCov_9fa48("501");
    try {
      if (stryMutAct_9fa48("502")) {
        {}
      } else {
        stryCov_9fa48("502");
        return stryMutAct_9fa48("503") ? {} : (stryCov_9fa48("503"), {
          rows: stryMutAct_9fa48("504") ? (await children?.(signal)) && [] : (stryCov_9fa48("504"), (await (stryMutAct_9fa48("505") ? children(signal) : (stryCov_9fa48("505"), children?.(signal)))) ?? (stryMutAct_9fa48("506") ? ["Stryker was here"] : (stryCov_9fa48("506"), [])))
        });
      }
    } catch (error) {
      if (stryMutAct_9fa48("507")) {
        {}
      } else {
        stryCov_9fa48("507");
        return isCancelled(error) ? undefined : stryMutAct_9fa48("508") ? {} : (stryCov_9fa48("508"), {
          error
        });
      }
    }
  }
}

/** All that is drawn of a row; undefined where that is not only what the row holds. */
function formatLook(node: TreeNode): string | undefined {
  if (stryMutAct_9fa48("509")) {
    {}
  } else {
    stryCov_9fa48("509");
    const content = (stryMutAct_9fa48("512") ? node.type !== 'resource' : stryMutAct_9fa48("511") ? false : stryMutAct_9fa48("510") ? true : (stryCov_9fa48("510", "511", "512"), node.type === 'resource')) ? node.resource : (stryMutAct_9fa48("516") ? node.type !== 'row' : stryMutAct_9fa48("515") ? false : stryMutAct_9fa48("514") ? true : (stryCov_9fa48("514", "515", "516"), node.type === 'row')) ? node.row : undefined;
    if (stryMutAct_9fa48("520") ? false : stryMutAct_9fa48("519") ? true : stryMutAct_9fa48("518") ? content : (stryCov_9fa48("518", "519", "520"), !content)) {
      if (stryMutAct_9fa48("521")) {
        {}
      } else {
        stryCov_9fa48("521");
        return undefined;
      }
    }
    const {
      label,
      description,
      icon,
      details,
      accessibleLabel,
      children
    } = content;
    // What a row allows follows from its status and its traits.
    const conditions = isResource(content) ? stryMutAct_9fa48("522") ? [] : (stryCov_9fa48("522"), [content.status.code, ...(stryMutAct_9fa48("523") ? content.traits && [] : (stryCov_9fa48("523"), content.traits ?? (stryMutAct_9fa48("524") ? ["Stryker was here"] : (stryCov_9fa48("524"), []))))]) : stryMutAct_9fa48("525") ? ["Stryker was here"] : (stryCov_9fa48("525"), []);
    return JSON.stringify(stryMutAct_9fa48("526") ? [] : (stryCov_9fa48("526"), [label, description, icon, details, accessibleLabel, stryMutAct_9fa48("529") ? children === undefined : stryMutAct_9fa48("528") ? false : stryMutAct_9fa48("527") ? true : (stryCov_9fa48("527", "528", "529"), children !== undefined), conditions]));
  }
}