// What is below each place of a tree: regions or groups, then the kind's resources, then whatever they open into.
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
import { formatCount } from '../../base/text';
import type { Connection } from '../../model/ports/connection';
import { resolveListedRegions } from '../../engine/store/listedRegions';
import type { Icon, Resource } from '../../model/resource';
import type { Snapshot } from '../../engine/store/holding';
import type { ResourceStore } from '../../engine/store/resourceStore';
import { foldRows } from './folding';
import type { NodeTable } from './nodes/nodeTable';
import type { OpenedRows } from './openedRows';
import { countFailing, formatGroupCount, formatRegionCount } from './snapshotText';
import type { Notice, TreeNode } from './nodes/treeNode';
import type { ViewState } from './viewState';
export interface LevelSources {
  /** Of the kind the view lists. */
  readonly store: ResourceStore;
  /** Stores of kinds that are listed below another, by the id of that other kind. */
  readonly below: ReadonlyMap<string, ResourceStore>;
  readonly connection: Connection;
  readonly state: ViewState;
  readonly nodes: NodeTable;
  readonly opened: OpenedRows;
}
export class TreeLevels {
  private regions: readonly string[] = stryMutAct_9fa48("1077") ? ["Stryker was here"] : (stryCov_9fa48("1077"), []);
  constructor(private readonly sources: LevelSources) {}

  /** The nodes below a place, or those at the root. */
  async listChildren(node: TreeNode | undefined, signal: AbortSignal): Promise<TreeNode[]> {
    if (stryMutAct_9fa48("1078")) {
      {}
    } else {
      stryCov_9fa48("1078");
      return this.sources.nodes.setChildren(node, await this.createChildren(node, signal));
    }
  }

  /** Snapshots of the regions that are listed, loading what is not. */
  listSnapshots(): readonly Snapshot[] {
    if (stryMutAct_9fa48("1079")) {
      {}
    } else {
      stryCov_9fa48("1079");
      return this.regions.map(stryMutAct_9fa48("1080") ? () => undefined : (stryCov_9fa48("1080"), region => this.sources.store.snapshot(stryMutAct_9fa48("1081") ? {} : (stryCov_9fa48("1081"), {
        region
      }))));
    }
  }

  /** True when regions have come or gone since the root was last made. */
  async hasOtherRegions(signal: AbortSignal): Promise<boolean> {
    if (stryMutAct_9fa48("1082")) {
      {}
    } else {
      stryCov_9fa48("1082");
      const regions = await resolveListedRegions(this.sources.store.kind, this.sources.connection, signal);
      return stryMutAct_9fa48("1085") ? regions.join() === this.regions.join() : stryMutAct_9fa48("1084") ? false : stryMutAct_9fa48("1083") ? true : (stryCov_9fa48("1083", "1084", "1085"), regions.join() !== this.regions.join());
    }
  }

  /** True when the same nodes stand at the root as when it was last created: then a region that has changed is drawn alone. */
  keepsRoots(): boolean {
    if (stryMutAct_9fa48("1086")) {
      {}
    } else {
      stryCov_9fa48("1086");
      const {
        nodes
      } = this.sources;
      const before = stryMutAct_9fa48("1087") ? nodes.getChildren(undefined) && [] : (stryCov_9fa48("1087"), nodes.getChildren(undefined) ?? (stryMutAct_9fa48("1088") ? ["Stryker was here"] : (stryCov_9fa48("1088"), [])));
      const now = this.createRoots(this.listSnapshots());
      return stryMutAct_9fa48("1091") ? before.length === now.length || before.every((node, index) => node === now[index]) : stryMutAct_9fa48("1090") ? false : stryMutAct_9fa48("1089") ? true : (stryCov_9fa48("1089", "1090", "1091"), (stryMutAct_9fa48("1093") ? before.length !== now.length : stryMutAct_9fa48("1092") ? true : (stryCov_9fa48("1092", "1093"), before.length === now.length)) && (stryMutAct_9fa48("1094") ? before.some((node, index) => node === now[index]) : (stryCov_9fa48("1094"), before.every(stryMutAct_9fa48("1095") ? () => undefined : (stryCov_9fa48("1095"), (node, index) => stryMutAct_9fa48("1098") ? node !== now[index] : stryMutAct_9fa48("1097") ? false : stryMutAct_9fa48("1096") ? true : (stryCov_9fa48("1096", "1097", "1098"), node === now[index]))))));
    }
  }
  private async createChildren(node: TreeNode | undefined, signal: AbortSignal): Promise<readonly TreeNode[]> {
    if (stryMutAct_9fa48("1099")) {
      {}
    } else {
      stryCov_9fa48("1099");
      const {
        store,
        below,
        connection
      } = this.sources;
      switch (stryMutAct_9fa48("1100") ? node.type : (stryCov_9fa48("1100"), node?.type)) {
        case undefined:
          if (stryMutAct_9fa48("1101")) {} else {
            stryCov_9fa48("1101");
            this.regions = await resolveListedRegions(store.kind, connection, signal);
            return this.createRoots(this.listSnapshots());
          }
        case 'region':
          if (stryMutAct_9fa48("1102")) {} else {
            stryCov_9fa48("1102");
            return this.createScopeNodes(node, store, store.snapshot(stryMutAct_9fa48("1104") ? {} : (stryCov_9fa48("1104"), {
              region: node.region
            })));
          }
        case 'group':
        case 'range':
          if (stryMutAct_9fa48("1106")) {} else {
            stryCov_9fa48("1106");
            return this.createRows(node, node.resources);
          }
        case 'resource':
          if (stryMutAct_9fa48("1108")) {} else {
            stryCov_9fa48("1108");
            {
              if (stryMutAct_9fa48("1110")) {
                {}
              } else {
                stryCov_9fa48("1110");
                const {
                  ref
                } = node.resource;
                const lister = below.get(ref.kind);
                return lister ? this.createScopeNodes(node, lister, lister.snapshot(stryMutAct_9fa48("1111") ? {} : (stryCov_9fa48("1111"), {
                  region: ref.region,
                  parent: ref
                }))) : this.sources.opened.listChildren(node, node.resource, signal);
              }
            }
          }
        case 'row':
          if (stryMutAct_9fa48("1112")) {} else {
            stryCov_9fa48("1112");
            return this.sources.opened.listChildren(node, node.row, signal);
          }
        case 'notice':
          if (stryMutAct_9fa48("1114")) {} else {
            stryCov_9fa48("1114");
            return stryMutAct_9fa48("1116") ? ["Stryker was here"] : (stryCov_9fa48("1116"), []);
          }
      }
    }
  }
  private createRoots(snapshots: readonly Snapshot[]): readonly TreeNode[] {
    if (stryMutAct_9fa48("1117")) {
      {}
    } else {
      stryCov_9fa48("1117");
      const {
        store,
        state,
        connection
      } = this.sources;
      if (stryMutAct_9fa48("1120") ? store.kind === state.kind || state.arrangement.groupBy : stryMutAct_9fa48("1119") ? false : stryMutAct_9fa48("1118") ? true : (stryCov_9fa48("1118", "1119", "1120"), (stryMutAct_9fa48("1122") ? store.kind !== state.kind : stryMutAct_9fa48("1121") ? true : (stryCov_9fa48("1121", "1122"), store.kind === state.kind)) && state.arrangement.groupBy)) {
        if (stryMutAct_9fa48("1123")) {
          {}
        } else {
          stryCov_9fa48("1123");
          return this.createGroups(undefined, store, snapshots);
        }
      }
      const [only] = snapshots;
      if (stryMutAct_9fa48("1126") ? only || snapshots.length === 1 : stryMutAct_9fa48("1125") ? false : stryMutAct_9fa48("1124") ? true : (stryCov_9fa48("1124", "1125", "1126"), only && (stryMutAct_9fa48("1128") ? snapshots.length !== 1 : stryMutAct_9fa48("1127") ? true : (stryCov_9fa48("1127", "1128"), snapshots.length === 1)))) {
        if (stryMutAct_9fa48("1129")) {
          {}
        } else {
          stryCov_9fa48("1129");
          return this.createScopeNodes(undefined, store, only);
        }
      }
      return this.createRegions(snapshots, connection.hasChosenRegions);
    }
  }

  /** Regions that the user has not chosen are shown only when there is something in them, or something wrong. */
  private createRegions(snapshots: readonly Snapshot[], areChosen: boolean): readonly TreeNode[] {
    if (stryMutAct_9fa48("1130")) {
      {}
    } else {
      stryCov_9fa48("1130");
      const {
        nodes
      } = this.sources;
      const listed = snapshots.map(stryMutAct_9fa48("1131") ? () => undefined : (stryCov_9fa48("1131"), snapshot => stryMutAct_9fa48("1132") ? {} : (stryCov_9fa48("1132"), {
        snapshot,
        found: this.arrangeRows(snapshot).length
      })));
      const shown = stryMutAct_9fa48("1133") ? listed : (stryCov_9fa48("1133"), listed.filter(stryMutAct_9fa48("1134") ? () => undefined : (stryCov_9fa48("1134"), ({
        snapshot: {
          state,
          resources
        },
        found
      }) => stryMutAct_9fa48("1137") ? (areChosen || state === 'failed') && resources.length > 0 && (found > 0 || !this.sources.state.isFiltered) : stryMutAct_9fa48("1136") ? false : stryMutAct_9fa48("1135") ? true : (stryCov_9fa48("1135", "1136", "1137"), (stryMutAct_9fa48("1139") ? areChosen && state === 'failed' : stryMutAct_9fa48("1138") ? false : (stryCov_9fa48("1138", "1139"), areChosen || (stryMutAct_9fa48("1141") ? state !== 'failed' : stryMutAct_9fa48("1140") ? false : (stryCov_9fa48("1140", "1141"), state === 'failed')))) || (stryMutAct_9fa48("1144") ? resources.length > 0 || found > 0 || !this.sources.state.isFiltered : stryMutAct_9fa48("1143") ? false : (stryCov_9fa48("1143", "1144"), (stryMutAct_9fa48("1147") ? resources.length <= 0 : stryMutAct_9fa48("1146") ? resources.length >= 0 : stryMutAct_9fa48("1145") ? true : (stryCov_9fa48("1145", "1146", "1147"), resources.length > 0)) && (stryMutAct_9fa48("1149") ? found > 0 && !this.sources.state.isFiltered : stryMutAct_9fa48("1148") ? true : (stryCov_9fa48("1148", "1149"), (stryMutAct_9fa48("1152") ? found <= 0 : stryMutAct_9fa48("1151") ? found >= 0 : stryMutAct_9fa48("1150") ? false : (stryCov_9fa48("1150", "1151", "1152"), found > 0)) || (stryMutAct_9fa48("1153") ? this.sources.state.isFiltered : (stryCov_9fa48("1153"), !this.sources.state.isFiltered))))))))));
      const regions = shown.map(({
        snapshot,
        found
      }) => {
        if (stryMutAct_9fa48("1154")) {
          {}
        } else {
          stryCov_9fa48("1154");
          const {
            region
          } = snapshot.scope;
          return nodes.ensureNode(undefined, region, stryMutAct_9fa48("1155") ? {} : (stryCov_9fa48("1155"), {
            type: 'region',
            region,
            description: formatRegionCount(snapshot, found)
          }));
        }
      });
      if (stryMutAct_9fa48("1159") ? !areChosen || snapshots.some(({
        state
      }) => state === 'loading') : stryMutAct_9fa48("1158") ? false : stryMutAct_9fa48("1157") ? true : (stryCov_9fa48("1157", "1158", "1159"), (stryMutAct_9fa48("1160") ? areChosen : (stryCov_9fa48("1160"), !areChosen)) && (stryMutAct_9fa48("1161") ? snapshots.every(({
        state
      }) => state === 'loading') : (stryCov_9fa48("1161"), snapshots.some(stryMutAct_9fa48("1162") ? () => undefined : (stryCov_9fa48("1162"), ({
        state
      }) => stryMutAct_9fa48("1165") ? state !== 'loading' : stryMutAct_9fa48("1164") ? false : stryMutAct_9fa48("1163") ? true : (stryCov_9fa48("1163", "1164", "1165"), state === 'loading'))))))) {
        if (stryMutAct_9fa48("1167")) {
          {}
        } else {
          stryCov_9fa48("1167");
          return stryMutAct_9fa48("1168") ? [] : (stryCov_9fa48("1168"), [...regions, nodes.ensureNotice(undefined, stryMutAct_9fa48("1169") ? {} : (stryCov_9fa48("1169"), {
            kind: 'loading'
          }))]);
        }
      }
      if (stryMutAct_9fa48("1174") ? regions.length <= 0 : stryMutAct_9fa48("1173") ? regions.length >= 0 : stryMutAct_9fa48("1172") ? false : stryMutAct_9fa48("1171") ? true : (stryCov_9fa48("1171", "1172", "1173", "1174"), regions.length > 0)) {
        if (stryMutAct_9fa48("1175")) {
          {}
        } else {
          stryCov_9fa48("1175");
          return regions;
        }
      }
      const isHidden = stryMutAct_9fa48("1176") ? snapshots.every(({
        resources
      }) => resources.length > 0) : (stryCov_9fa48("1176"), snapshots.some(stryMutAct_9fa48("1177") ? () => undefined : (stryCov_9fa48("1177"), ({
        resources
      }) => stryMutAct_9fa48("1181") ? resources.length <= 0 : stryMutAct_9fa48("1180") ? resources.length >= 0 : stryMutAct_9fa48("1179") ? false : stryMutAct_9fa48("1178") ? true : (stryCov_9fa48("1178", "1179", "1180", "1181"), resources.length > 0))));
      return stryMutAct_9fa48("1182") ? [] : (stryCov_9fa48("1182"), [nodes.ensureNotice(undefined, stryMutAct_9fa48("1183") ? {} : (stryCov_9fa48("1183"), {
        kind: isHidden ? 'noMatch' : 'empty'
      }))]);
    }
  }

  /** All rows of a list with the notices about the listing itself. */
  private createScopeNodes(parent: TreeNode | undefined, store: ResourceStore, snapshot: Snapshot): readonly TreeNode[] {
    if (stryMutAct_9fa48("1186")) {
      {}
    } else {
      stryCov_9fa48("1186");
      const {
        state
      } = this.sources;
      if (stryMutAct_9fa48("1189") ? store.kind === state.kind || state.arrangement.groupBy : stryMutAct_9fa48("1188") ? false : stryMutAct_9fa48("1187") ? true : (stryCov_9fa48("1187", "1188", "1189"), (stryMutAct_9fa48("1191") ? store.kind !== state.kind : stryMutAct_9fa48("1190") ? true : (stryCov_9fa48("1190", "1191"), store.kind === state.kind)) && state.arrangement.groupBy)) {
        if (stryMutAct_9fa48("1192")) {
          {}
        } else {
          stryCov_9fa48("1192");
          return this.createGroups(parent, store, stryMutAct_9fa48("1193") ? [] : (stryCov_9fa48("1193"), [snapshot]));
        }
      }
      const rows = this.createRows(parent, this.arrangeRows(snapshot));
      const [before, after] = this.createNotices(parent, store, snapshot);
      const isEmpty = stryMutAct_9fa48("1196") ? rows.length + before.length + after.length !== 0 : stryMutAct_9fa48("1195") ? false : stryMutAct_9fa48("1194") ? true : (stryCov_9fa48("1194", "1195", "1196"), (stryMutAct_9fa48("1197") ? rows.length + before.length - after.length : (stryCov_9fa48("1197"), (stryMutAct_9fa48("1198") ? rows.length - before.length : (stryCov_9fa48("1198"), rows.length + before.length)) + after.length)) === 0);
      return isEmpty ? stryMutAct_9fa48("1199") ? [] : (stryCov_9fa48("1199"), [this.createEmptyNotice(parent, snapshot.resources.length)]) : stryMutAct_9fa48("1200") ? [] : (stryCov_9fa48("1200"), [...before, ...rows, ...after]);
    }
  }
  private createGroups(parent: TreeNode | undefined, store: ResourceStore, snapshots: readonly Snapshot[]): readonly TreeNode[] {
    if (stryMutAct_9fa48("1201")) {
      {}
    } else {
      stryCov_9fa48("1201");
      const {
        state,
        nodes
      } = this.sources;
      const groups = stryMutAct_9fa48("1202") ? state.group(snapshots.flatMap(snapshot => this.arrangeRows(snapshot))) && [] : (stryCov_9fa48("1202"), state.group(snapshots.flatMap(stryMutAct_9fa48("1203") ? () => undefined : (stryCov_9fa48("1203"), snapshot => this.arrangeRows(snapshot)))) ?? (stryMutAct_9fa48("1204") ? ["Stryker was here"] : (stryCov_9fa48("1204"), [])));
      const made = groups.map(stryMutAct_9fa48("1205") ? () => undefined : (stryCov_9fa48("1205"), ({
        key,
        label,
        resources
      }) => nodes.ensureNode(parent, `#${key}`, stryMutAct_9fa48("1207") ? {} : (stryCov_9fa48("1207"), {
        type: 'group',
        label,
        description: formatGroupCount(resources),
        icon: getSharedIcon(resources),
        resources
      }))));
      const notices = snapshots.map(stryMutAct_9fa48("1209") ? () => undefined : (stryCov_9fa48("1209"), snapshot => this.createNotices(parent, store, snapshot)));
      const around = stryMutAct_9fa48("1210") ? [] : (stryCov_9fa48("1210"), [...notices.flatMap(stryMutAct_9fa48("1211") ? () => undefined : (stryCov_9fa48("1211"), ([before]) => before)), ...made, ...notices.flatMap(stryMutAct_9fa48("1212") ? () => undefined : (stryCov_9fa48("1212"), ([, after]) => after))]);
      const known = snapshots.reduce(stryMutAct_9fa48("1213") ? () => undefined : (stryCov_9fa48("1213"), (sum, {
        resources
      }) => stryMutAct_9fa48("1214") ? sum - resources.length : (stryCov_9fa48("1214"), sum + resources.length)), 0);
      return (stryMutAct_9fa48("1218") ? around.length <= 0 : stryMutAct_9fa48("1217") ? around.length >= 0 : stryMutAct_9fa48("1216") ? false : stryMutAct_9fa48("1215") ? true : (stryCov_9fa48("1215", "1216", "1217", "1218"), around.length > 0)) ? stryMutAct_9fa48("1219") ? [] : (stryCov_9fa48("1219"), [...new Set(around)]) : stryMutAct_9fa48("1220") ? [] : (stryCov_9fa48("1220"), [this.createEmptyNotice(parent, known)]);
    }
  }
  private createRows(parent: TreeNode | undefined, resources: readonly Resource[]): readonly TreeNode[] {
    if (stryMutAct_9fa48("1221")) {
      {}
    } else {
      stryCov_9fa48("1221");
      const {
        nodes
      } = this.sources;
      const ranges = (stryMutAct_9fa48("1224") ? parent?.type !== 'range' : stryMutAct_9fa48("1223") ? false : stryMutAct_9fa48("1222") ? true : (stryCov_9fa48("1222", "1223", "1224"), (stryMutAct_9fa48("1225") ? parent.type : (stryCov_9fa48("1225"), parent?.type)) === 'range')) ? undefined : foldRows(resources);
      if (stryMutAct_9fa48("1228") ? false : stryMutAct_9fa48("1227") ? true : (stryCov_9fa48("1227", "1228"), ranges)) {
        if (stryMutAct_9fa48("1229")) {
          {}
        } else {
          stryCov_9fa48("1229");
          return ranges.map(stryMutAct_9fa48("1230") ? () => undefined : (stryCov_9fa48("1230"), ({
            from,
            to,
            resources: part
          }) => nodes.ensureNode(parent, `?${from}`, stryMutAct_9fa48("1232") ? {} : (stryCov_9fa48("1232"), {
            type: 'range',
            label: `${formatCount(from)} – ${formatCount(to)}`,
            description: formatRange(part),
            resources: part
          }))));
        }
      }
      // Ids are unique in their region only: where several may come together, the region is part of the place.
      const isMixed = stryMutAct_9fa48("1237") ? (parent === undefined || parent.type === 'group') && parent.type === 'range' : stryMutAct_9fa48("1236") ? false : stryMutAct_9fa48("1235") ? true : (stryCov_9fa48("1235", "1236", "1237"), (stryMutAct_9fa48("1239") ? parent === undefined && parent.type === 'group' : stryMutAct_9fa48("1238") ? false : (stryCov_9fa48("1238", "1239"), (stryMutAct_9fa48("1241") ? parent !== undefined : stryMutAct_9fa48("1240") ? false : (stryCov_9fa48("1240", "1241"), parent === undefined)) || (stryMutAct_9fa48("1243") ? parent.type !== 'group' : stryMutAct_9fa48("1242") ? false : (stryCov_9fa48("1242", "1243"), parent.type === 'group')))) || (stryMutAct_9fa48("1246") ? parent.type !== 'range' : stryMutAct_9fa48("1245") ? false : (stryCov_9fa48("1245", "1246"), parent.type === 'range')));
      return resources.map(stryMutAct_9fa48("1248") ? () => undefined : (stryCov_9fa48("1248"), resource => nodes.ensureContent(parent, resource, isMixed ? `${resource.ref.region}/${resource.id}` : resource.id)));
    }
  }

  /** The notices above and below the rows. */
  private createNotices(parent: TreeNode | undefined, store: ResourceStore, {
    scope,
    state,
    resources,
    error,
    total,
    isListing,
    isPartial,
    unaccounted
  }: Snapshot): readonly [readonly TreeNode[], readonly TreeNode[]] {
    if (stryMutAct_9fa48("1250")) {
      {}
    } else {
      stryCov_9fa48("1250");
      const shown = resources.length;
      const showNotice = stryMutAct_9fa48("1251") ? () => undefined : (stryCov_9fa48("1251"), (() => {
        const showNotice = (notice: Notice): TreeNode => this.sources.nodes.ensureNotice(parent, notice);
        return showNotice;
      })());
      const before = (stryMutAct_9fa48("1254") ? state !== 'failed' : stryMutAct_9fa48("1253") ? false : stryMutAct_9fa48("1252") ? true : (stryCov_9fa48("1252", "1253", "1254"), state === 'failed')) ? stryMutAct_9fa48("1256") ? [] : (stryCov_9fa48("1256"), [showNotice(stryMutAct_9fa48("1257") ? {} : (stryCov_9fa48("1257"), {
        kind: 'failed',
        error,
        stale: stryMutAct_9fa48("1262") ? shown <= 0 : stryMutAct_9fa48("1261") ? shown >= 0 : stryMutAct_9fa48("1260") ? false : stryMutAct_9fa48("1259") ? true : (stryCov_9fa48("1259", "1260", "1261", "1262"), shown > 0),
        scope
      }))]) : stryMutAct_9fa48("1263") ? ["Stryker was here"] : (stryCov_9fa48("1263"), []);
      if (stryMutAct_9fa48("1266") ? state === 'loading' && isListing && isPartial : stryMutAct_9fa48("1265") ? false : stryMutAct_9fa48("1264") ? true : (stryCov_9fa48("1264", "1265", "1266"), (stryMutAct_9fa48("1268") ? state !== 'loading' : stryMutAct_9fa48("1267") ? false : (stryCov_9fa48("1267", "1268"), state === 'loading')) || (stryMutAct_9fa48("1271") ? isListing || isPartial : stryMutAct_9fa48("1270") ? false : (stryCov_9fa48("1270", "1271"), isListing && isPartial)))) {
        if (stryMutAct_9fa48("1272")) {
          {}
        } else {
          stryCov_9fa48("1272");
          return stryMutAct_9fa48("1273") ? [] : (stryCov_9fa48("1273"), [before, stryMutAct_9fa48("1274") ? [] : (stryCov_9fa48("1274"), [showNotice(stryMutAct_9fa48("1275") ? {} : (stryCov_9fa48("1275"), {
            kind: 'loading',
            scope,
            shown,
            ...(stryMutAct_9fa48("1279") ? total !== undefined || {
              total
            } : stryMutAct_9fa48("1278") ? false : stryMutAct_9fa48("1277") ? true : (stryCov_9fa48("1277", "1278", "1279"), (stryMutAct_9fa48("1281") ? total === undefined : stryMutAct_9fa48("1280") ? true : (stryCov_9fa48("1280", "1281"), total !== undefined)) && (stryMutAct_9fa48("1282") ? {} : (stryCov_9fa48("1282"), {
              total
            }))))
          }))])]);
        }
      }
      if (stryMutAct_9fa48("1284") ? false : stryMutAct_9fa48("1283") ? true : (stryCov_9fa48("1283", "1284"), isPartial)) {
        if (stryMutAct_9fa48("1285")) {
          {}
        } else {
          stryCov_9fa48("1285");
          const {
            pageSize
          } = store.kind;
          const left = (stryMutAct_9fa48("1288") ? total !== undefined : stryMutAct_9fa48("1287") ? false : stryMutAct_9fa48("1286") ? true : (stryCov_9fa48("1286", "1287", "1288"), total === undefined)) ? pageSize : stryMutAct_9fa48("1289") ? total + shown : (stryCov_9fa48("1289"), total - shown);
          const next = (stryMutAct_9fa48("1292") ? pageSize === undefined && left === undefined : stryMutAct_9fa48("1291") ? false : stryMutAct_9fa48("1290") ? true : (stryCov_9fa48("1290", "1291", "1292"), (stryMutAct_9fa48("1294") ? pageSize !== undefined : stryMutAct_9fa48("1293") ? false : (stryCov_9fa48("1293", "1294"), pageSize === undefined)) || (stryMutAct_9fa48("1296") ? left !== undefined : stryMutAct_9fa48("1295") ? false : (stryCov_9fa48("1295", "1296"), left === undefined)))) ? undefined : stryMutAct_9fa48("1297") ? Math.max(pageSize, left) : (stryCov_9fa48("1297"), Math.min(pageSize, left));
          return stryMutAct_9fa48("1298") ? [] : (stryCov_9fa48("1298"), [before, stryMutAct_9fa48("1299") ? [] : (stryCov_9fa48("1299"), [showNotice(stryMutAct_9fa48("1300") ? {} : (stryCov_9fa48("1300"), {
            kind: 'more',
            scope,
            shown,
            total,
            next
          }))])]);
        }
      }
      const isOff = stryMutAct_9fa48("1304") ? state === 'ready' && unaccounted !== 0 || total !== undefined : stryMutAct_9fa48("1303") ? false : stryMutAct_9fa48("1302") ? true : (stryCov_9fa48("1302", "1303", "1304"), (stryMutAct_9fa48("1306") ? state === 'ready' || unaccounted !== 0 : stryMutAct_9fa48("1305") ? true : (stryCov_9fa48("1305", "1306"), (stryMutAct_9fa48("1308") ? state !== 'ready' : stryMutAct_9fa48("1307") ? true : (stryCov_9fa48("1307", "1308"), state === 'ready')) && (stryMutAct_9fa48("1311") ? unaccounted === 0 : stryMutAct_9fa48("1310") ? true : (stryCov_9fa48("1310", "1311"), unaccounted !== 0)))) && (stryMutAct_9fa48("1313") ? total === undefined : stryMutAct_9fa48("1312") ? true : (stryCov_9fa48("1312", "1313"), total !== undefined)));
      return stryMutAct_9fa48("1314") ? [] : (stryCov_9fa48("1314"), [before, isOff ? stryMutAct_9fa48("1315") ? [] : (stryCov_9fa48("1315"), [showNotice(stryMutAct_9fa48("1316") ? {} : (stryCov_9fa48("1316"), {
        kind: 'unexplained',
        shown,
        total
      }))]) : stryMutAct_9fa48("1318") ? ["Stryker was here"] : (stryCov_9fa48("1318"), [])]);
    }
  }
  private arrangeRows(snapshot: Snapshot): readonly Resource[] {
    if (stryMutAct_9fa48("1319")) {
      {}
    } else {
      stryCov_9fa48("1319");
      const {
        store,
        state
      } = this.sources;
      const isOwn = stryMutAct_9fa48("1322") ? snapshot.scope.parent !== undefined && store.kind === state.kind : stryMutAct_9fa48("1321") ? false : stryMutAct_9fa48("1320") ? true : (stryCov_9fa48("1320", "1321", "1322"), (stryMutAct_9fa48("1324") ? snapshot.scope.parent === undefined : stryMutAct_9fa48("1323") ? false : (stryCov_9fa48("1323", "1324"), snapshot.scope.parent !== undefined)) || (stryMutAct_9fa48("1326") ? store.kind !== state.kind : stryMutAct_9fa48("1325") ? false : (stryCov_9fa48("1325", "1326"), store.kind === state.kind)));
      return isOwn ? state.arrange(snapshot.resources) : snapshot.resources;
    }
  }
  private createEmptyNotice(parent: TreeNode | undefined, known: number): TreeNode {
    if (stryMutAct_9fa48("1327")) {
      {}
    } else {
      stryCov_9fa48("1327");
      const isSelected = this.sources.state.isFiltered;
      return this.sources.nodes.ensureNotice(parent, stryMutAct_9fa48("1328") ? {} : (stryCov_9fa48("1328"), {
        kind: (stryMutAct_9fa48("1331") ? known > 0 && isSelected : stryMutAct_9fa48("1330") ? false : stryMutAct_9fa48("1329") ? true : (stryCov_9fa48("1329", "1330", "1331"), (stryMutAct_9fa48("1334") ? known <= 0 : stryMutAct_9fa48("1333") ? known >= 0 : stryMutAct_9fa48("1332") ? false : (stryCov_9fa48("1332", "1333", "1334"), known > 0)) || isSelected)) ? 'noMatch' : 'empty'
      }));
    }
  }
}
function formatRange(part: readonly Resource[]): string {
  if (stryMutAct_9fa48("1337")) {
    {}
  } else {
    stryCov_9fa48("1337");
    const [first, last] = stryMutAct_9fa48("1338") ? [] : (stryCov_9fa48("1338"), [part[0], part.at(stryMutAct_9fa48("1339") ? +1 : (stryCov_9fa48("1339"), -1))]);
    const failing = countFailing(part);
    const names = (stryMutAct_9fa48("1342") ? first || last : stryMutAct_9fa48("1341") ? false : stryMutAct_9fa48("1340") ? true : (stryCov_9fa48("1340", "1341", "1342"), first && last)) ? `${first.label} … ${last.label}` : '';
    return (stryMutAct_9fa48("1348") ? failing <= 0 : stryMutAct_9fa48("1347") ? failing >= 0 : stryMutAct_9fa48("1346") ? false : stryMutAct_9fa48("1345") ? true : (stryCov_9fa48("1345", "1346", "1347", "1348"), failing > 0)) ? `${formatGroupCount(part)} · ${names}` : names;
  }
}

/** The icon all rows of a group share, such as that of their status; otherwise a folder, marked when something fails. */
function getSharedIcon(resources: readonly Resource[]): Icon {
  if (stryMutAct_9fa48("1350")) {
    {}
  } else {
    stryCov_9fa48("1350");
    const icons = resources.map(stryMutAct_9fa48("1351") ? () => undefined : (stryCov_9fa48("1351"), ({
      status
    }) => status.icon));
    const [first] = icons;
    if (stryMutAct_9fa48("1354") ? first || icons.every(({
      name
    }) => name === first.name) : stryMutAct_9fa48("1353") ? false : stryMutAct_9fa48("1352") ? true : (stryCov_9fa48("1352", "1353", "1354"), first && (stryMutAct_9fa48("1355") ? icons.some(({
      name
    }) => name === first.name) : (stryCov_9fa48("1355"), icons.every(stryMutAct_9fa48("1356") ? () => undefined : (stryCov_9fa48("1356"), ({
      name
    }) => stryMutAct_9fa48("1359") ? name !== first.name : stryMutAct_9fa48("1358") ? false : stryMutAct_9fa48("1357") ? true : (stryCov_9fa48("1357", "1358", "1359"), name === first.name))))))) {
      if (stryMutAct_9fa48("1360")) {
        {}
      } else {
        stryCov_9fa48("1360");
        return first;
      }
    }
    return stryMutAct_9fa48("1361") ? {} : (stryCov_9fa48("1361"), {
      name: 'folder',
      tone: (stryMutAct_9fa48("1366") ? countFailing(resources) <= 0 : stryMutAct_9fa48("1365") ? countFailing(resources) >= 0 : stryMutAct_9fa48("1364") ? false : stryMutAct_9fa48("1363") ? true : (stryCov_9fa48("1363", "1364", "1365", "1366"), countFailing(resources) > 0)) ? 'bad' : 'plain'
    });
  }
}