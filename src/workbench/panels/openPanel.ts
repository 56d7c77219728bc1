// One editor tab with a page in it: ties a WebviewPanel to the dispatcher that serves it.

import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../base/disposables';
import type { Log } from '../../base/log';
import type { PanelHandle, PanelSpec } from '../../model/ports/panel';
import type { ResourceRef } from '../../model/resource';
import type { PanelProtocol } from '../../model/panelProtocol';
import type { PanelTarget } from '../../panels/channel/panelState';
import { sanitizeLabel } from '../plainText';
import { PanelDispatcher } from './panelDispatcher';
import { createNonce, renderPanelHtml } from './panelHtml';

export class OpenPanel implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly dispatcher: PanelDispatcher;
  private loaded = false;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly extensionUri: vscode.Uri,
    log: Log,
  ) {
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'media', 'panel-light.svg'),
      dark: vscode.Uri.joinPath(extensionUri, 'media', 'panel-dark.svg'),
    };
    this.dispatcher = this.owned.add(new PanelDispatcher((envelope) => panel.webview.postMessage(envelope), log));
    this.owned.add(panel.webview.onDidReceiveMessage((raw: unknown) => this.dispatcher.receive(raw)));
    panel.onDidDispose(() => this.owned.dispose());
  }

  /** Serves the page by `spec` from now on; loads it if this is the first spec, otherwise sends it what changed. */
  attach<P extends PanelProtocol>(spec: PanelSpec<P>): PanelHandle<P> {
    const { panel, dispatcher } = this;
    const { protocol, command, target, selection = [] } = spec;
    panel.title = sanitizeLabel(spec.title);
    dispatcher.serve({
      protocol,
      handlers: spec.handlers,
      init: () => ({
        type: 'init',
        origin: {
          command,
          target: toPanelTarget(target),
          ...(selection.length > 1 && { selection: selection.map(toPanelTarget) }),
        },
        params: spec.init(),
        ...(vscode.l10n.bundle ? { strings: vscode.l10n.bundle } : {}),
      }),
    });
    if (spec.onDispose) {
      this.owned.add({ dispose: spec.onDispose });
    }
    this.load(protocol.name, spec.title);
    return {
      signal: dispatcher.signal,
      notify: (name, params) => dispatcher.send({ type: 'notification', name, params }),
      reveal: () => this.reveal(),
      close: () => this.closeTab(),
    };
  }

  reveal(): void {
    // A closed tab throws when it is touched.
    if (!this.dispatcher.signal.aborted) {
      this.panel.reveal();
    }
  }

  /** Closes the tab, as the user would. */
  closeTab(): void {
    this.panel.dispose();
  }

  /** Stops serving. The tab stays: VS Code brings it back after the reload that is ending this extension. */
  dispose(): void {
    this.owned.dispose();
  }

  private load(name: string, title: string): void {
    if (this.loaded) {
      this.dispatcher.sendInit();
      return;
    }
    this.loaded = true;
    const { webview } = this.panel;
    const built = vscode.Uri.joinPath(this.extensionUri, 'dist', 'webviews');
    webview.options = createPanelOptions(this.extensionUri);
    webview.html = renderPanelHtml({
      title,
      language: vscode.env.language,
      scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(built, `${name}.js`)).toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(built, `${name}.css`)).toString(),
      cspSource: webview.cspSource,
      nonce: createNonce(),
      placeholder: l10n.t('Loading…'),
    });
  }
}

function toPanelTarget({ kind, region, id, name }: ResourceRef): PanelTarget {
  return { kind, region, id, name };
}

/** A page reads our built scripts and our icons, and nothing else of the disk. */
export function createPanelOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return {
    enableScripts: true,
    localResourceRoots: [
      vscode.Uri.joinPath(extensionUri, 'dist', 'webviews'),
      vscode.Uri.joinPath(extensionUri, 'media'),
    ],
  };
}
