// The port through which a kind opens a panel. The kind gives what the panel does; the workbench shows it.

import type { HostHandlers, InitOf, NotificationName, PanelProtocol, ParamsOf } from '../panelProtocol';
import type { ResourceRef } from '../resource';

export interface PanelSpec<P extends PanelProtocol> {
  readonly protocol: P;
  /** Title of the editor tab. */
  readonly title: string;
  /** One panel per protocol, target and selection: opening again shows the one there is, served by this spec from then on. */
  readonly target: ResourceRef;
  /** For a panel about several resources, `target` the first of them: all of them. */
  readonly selection?: readonly ResourceRef[];
  /** The command that opens this panel for `target`; run again after a window reload. */
  readonly command: string;
  /** Created again each time the page loads: at first, and after its tab was hidden. */
  readonly init: () => InitOf<P>;
  readonly handlers: HostHandlers<P>;
  /** Runs once, when the tab is closed. */
  readonly onDispose?: () => void;
}

export interface PanelHandle<P extends PanelProtocol> {
  /** Aborted when the tab is closed. */
  readonly signal: AbortSignal;
  /** Not delivered while the tab is hidden: whatever must survive that belongs into `init`. */
  notify<K extends NotificationName<P>>(name: K, params: ParamsOf<P, K>): void;
  reveal(): void;
  close(): void;
}

export interface Panels {
  open<P extends PanelProtocol>(spec: PanelSpec<P>): PanelHandle<P>;
}
