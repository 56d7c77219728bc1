// A panel of a window whose page a test plays: it sends the page's typed messages and reads what comes back.
import type {
  CommandName,
  InitOf,
  PanelProtocol,
  ParamsOf,
  RequestName,
  ResultOf,
} from '../../src/model/panelProtocol';
import type { HostEnvelope, Problem, Strings } from '../../src/panels/channel/envelope';
import type { WebviewPanel } from './vscode/window';

/** The extension answered that it cannot. */
class PageFailure extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

export class PlayedPage<P extends PanelProtocol> {
  private readonly received: HostEnvelope[] = [];
  private waiting: (() => void)[] = [];
  private requests = 0;

  private constructor(readonly panel: WebviewPanel) {
    panel.webview.onDidPost((envelope) => {
      this.received.push(envelope as HostEnvelope);
      this.waiting.splice(0).forEach((tell) => tell());
    });
  }

  /** Loads the page. */
  static open<P extends PanelProtocol>(panel: WebviewPanel, protocol: P): PlayedPage<P> {
    if (!panel.viewType.endsWith(`.${protocol.name}`)) {
      throw new Error(`The panel "${panel.title}" is a ${panel.viewType}, not a ${protocol.name}`);
    }
    const page = new PlayedPage<P>(panel);
    panel.webview.receive({ type: 'ready' });
    return page;
  }

  get title(): string {
    return this.panel.title;
  }

  /** What the page was drawn with last. */
  get init(): InitOf<P> {
    return this.drawn.params as InitOf<P>;
  }

  /** The translations that the page was given; none in English. */
  get strings(): Strings {
    return this.drawn.strings ?? {};
  }

  /** All messages that it received under this name. */
  notified<K extends keyof P['messages'] & string>(name: K): readonly ParamsOf<P, K>[] {
    return this.received.flatMap((envelope) =>
      envelope.type === 'notification' && envelope.name === name ? [envelope.params as ParamsOf<P, K>] : [],
    );
  }

  /** Waits for a received message that `isWanted`, and returns it. */
  async untilNotified<K extends keyof P['messages'] & string>(
    name: K,
    isWanted: (params: ParamsOf<P, K>) => boolean = () => true,
  ): Promise<ParamsOf<P, K>> {
    return this.until(() => this.notified(name).find(isWanted));
  }

  async request<K extends RequestName<P>>(name: K, params: ParamsOf<P, K>): Promise<ResultOf<P, K>> {
    const id = `request-${++this.requests}`;
    this.panel.webview.receive({ type: 'request', id, name, params });
    const answer = await this.until(() =>
      this.received.find(
        (envelope) => (envelope.type === 'result' || envelope.type === 'failure') && envelope.id === id,
      ),
    );
    if (answer.type !== 'result') {
      throw new PageFailure(answer.type === 'failure' ? answer.problem : { message: answer.type, hint: '' });
    }
    return answer.result as ResultOf<P, K>;
  }

  command<K extends CommandName<P>>(name: K, params: ParamsOf<P, K>): void {
    this.panel.webview.receive({ type: 'command', name, params });
  }

  private get drawn(): HostEnvelope & { type: 'init' } {
    const found = this.received.findLast((envelope) => envelope.type === 'init');
    if (!found) {
      throw new Error(`The page of "${this.title}" got nothing to draw`);
    }
    return found;
  }

  private async until<T>(find: () => T | undefined): Promise<T> {
    for (let found = find(); ; found = find()) {
      if (found !== undefined) {
        return found;
      }
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }
}
