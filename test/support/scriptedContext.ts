import { silentLog } from '../../src/base/log';
import type { ActionContext, Drafts } from '../../src/model/action';
import type { Ask, Choice, ConfirmRequest, SavePlace } from '../../src/model/ask';
import type { PanelHandle, PanelSpec } from '../../src/model/panel';
import type { Resource, ResourceRef } from '../../src/model/resource';
import type { MessageButton, Progress, Show, WatchSpec } from '../../src/model/show';
import type { PanelProtocol } from '../../src/protocol/message';

/** What the user answers. */
export interface ScriptedAnswers {
  readonly confirm?: boolean;
  readonly savePlace?: string;
  readonly region?: string;
  /** False where there is no desktop. */
  readonly desktop?: boolean;
}

export interface ShownMessage {
  readonly text: string;
  readonly buttons: readonly MessageButton[];
}

class ScriptedAsk implements Ask {
  readonly confirmed: ConfirmRequest[] = [];
  readonly places: { readonly title: string; readonly suggestedName: string }[] = [];

  constructor(private readonly answers: ScriptedAnswers) {}

  async pick<T>(_title: string, choices: readonly Choice<T>[] | Promise<readonly Choice<T>[]>): Promise<T | undefined> {
    return (await choices)[0]?.value;
  }

  async pickMany<T>(
    _title: string,
    choices: readonly Choice<T>[] | Promise<readonly Choice<T>[]>,
  ): Promise<readonly T[] | undefined> {
    return (await choices).map(({ value }) => value);
  }

  confirm(request: ConfirmRequest): Promise<boolean> {
    this.confirmed.push(request);
    return Promise.resolve(this.answers.confirm ?? false);
  }

  savePlace(title: string, suggestedName: string): Promise<SavePlace | undefined> {
    this.places.push({ title, suggestedName });
    const { savePlace: path } = this.answers;
    return Promise.resolve(path === undefined ? undefined : { path });
  }
}

class ScriptedShow implements Show {
  readonly titles: string[] = [];
  readonly progressed: { readonly message: string; readonly percent: number | undefined }[] = [];
  readonly messages: ShownMessage[] = [];
  readonly failures: unknown[] = [];
  readonly watches: WatchSpec[] = [];
  readonly copied: string[] = [];
  readonly links: string[] = [];
  readonly revealed: string[] = [];
  readonly described: ResourceRef[] = [];
  readonly panels: PanelSpec<PanelProtocol>[] = [];
  /** Aborts the running progress, as its Cancel button does. */
  readonly cancel = new AbortController();
  closedPanels = 0;
  readonly revealFile: ((path: string) => Promise<void>) | undefined;

  constructor({ desktop = true }: ScriptedAnswers) {
    this.revealFile = desktop
      ? (path) => {
          this.revealed.push(path);
          return Promise.resolve();
        }
      : undefined;
  }

  progress<T>(title: string, work: (progress: Progress, signal: AbortSignal) => Promise<T>): Promise<T> {
    this.titles.push(title);
    const report = (message: string, percent?: number): void => void this.progressed.push({ message, percent });
    return work({ report }, this.cancel.signal);
  }

  message(text: string, buttons: readonly MessageButton[] = []): void {
    this.messages.push({ text, buttons });
  }

  failure(error: unknown): void {
    this.failures.push(error);
  }

  panel<P extends PanelProtocol>(spec: PanelSpec<P>): PanelHandle<P> {
    this.panels.push(spec);
    return {
      signal: new AbortController().signal,
      notify: () => undefined,
      reveal: () => undefined,
      close: () => {
        this.closedPanels++;
      },
    };
  }

  describe(ref: ResourceRef): Promise<void> {
    this.described.push(ref);
    return Promise.resolve();
  }

  watch(spec: WatchSpec): void {
    this.watches.push(spec);
  }

  copy(text: string): Promise<void> {
    this.copied.push(text);
    return Promise.resolve();
  }

  openLink(url: string): Promise<void> {
    this.links.push(url);
    return Promise.resolve();
  }
}

class ScriptedDrafts implements Drafts {
  readonly kept = new Map<string, unknown>();

  get({ kind, region, id }: ResourceRef): unknown {
    return this.kept.get(`${kind}/${region}/${id}`);
  }

  set({ kind, region, id }: ResourceRef, draft: unknown): Promise<void> {
    this.kept.set(`${kind}/${region}/${id}`, draft);
    return Promise.resolve();
  }
}

/** An action's surroundings: the user answers from a script, and what is shown is remembered. */
export class ScriptedContext implements ActionContext {
  readonly ask: ScriptedAsk;
  readonly show: ScriptedShow;
  readonly log = silentLog;
  readonly signal = new AbortController().signal;
  readonly account = 'ops-team';
  readonly drafts = new ScriptedDrafts();
  readonly refreshed: (readonly ResourceRef[])[] = [];
  readonly revealed: (readonly [ResourceRef, string | undefined])[] = [];
  readonly ran: (readonly [string, ResourceRef])[] = [];
  /** What reading a resource again throws. */
  refreshError: Error | undefined;

  constructor(private readonly answers: ScriptedAnswers = {}) {
    this.ask = new ScriptedAsk(answers);
    this.show = new ScriptedShow(answers);
  }

  refresh(refs: readonly ResourceRef[]): Promise<void> {
    this.refreshed.push(refs);
    return this.refreshError ? Promise.reject(this.refreshError) : Promise.resolve();
  }

  reveal(ref: ResourceRef, childId?: string): Promise<void> {
    this.revealed.push([ref, childId]);
    return Promise.resolve();
  }

  pickRegion(): Promise<string | undefined> {
    return Promise.resolve(this.answers.region);
  }

  find(): Resource | undefined {
    return undefined;
  }

  run(command: string, target: ResourceRef): Promise<void> {
    this.ran.push([command, target]);
    return Promise.resolve();
  }
}
