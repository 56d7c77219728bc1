// Which restored panels may come back, and how panels are distinguished. Free of vscode.

import type { ResourceRef } from '../../model/resource';
import { type PanelOrigin, parsePanelState } from '../../panels/channel/panelState';

/** One panel that survives a window reload. */
export interface RestorablePanel {
  /** Name of its protocol. */
  readonly name: string;
  /** The commands that open it. A restored page names one of these or is closed. */
  readonly commands: readonly string[];
}

/** What opened the panel whose page kept `state`; `undefined` when the state is not ours or asks for more. */
export function parseRestorableOrigin(panel: RestorablePanel, state: unknown): PanelOrigin | undefined {
  const origin = parsePanelState(state)?.origin;
  return origin && panel.commands.includes(origin.command) ? origin : undefined;
}

type Identity = Omit<ResourceRef, 'name'>;

export function toPanelKey(name: string, { kind, region, id }: Identity, selection: readonly Identity[] = []): string {
  const others = selection.length > 1 ? selection.map((one) => [one.kind, one.region, one.id]) : [];
  return JSON.stringify([name, kind, region, id, ...others]);
}

export function toPanelViewType(name: string): string {
  return `elasticContainers.${name}`;
}
