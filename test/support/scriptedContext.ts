import { silentLog } from '../../src/base/log';
import type { GetClient } from '../../src/base/clientKey';
import type { Clock } from '../../src/base/clock';
import type { Memory } from '../../src/base/memory';
import type { Transport } from '../../src/cloud/transport/transport';
import { toCommandId } from '../../src/model/commandId';
import type { ActionsOf } from '../../src/model/commandId';
import { FakeClock } from './fakeClock';
import { FakeMemory } from './fakeMemory';
import { getClientOver } from './kindContext';
import type { ActionContext, Drafts } from '../../src/model/action';
import type { Ask, Choice, ConfirmRequest, InputRequest, SavePlace, SuggestRequest } from '../../src/model/ports/ask';
import type { PanelHandle, PanelSpec } from '../../src/model/ports/panel';
import type { Resource, ResourceRef } from '../../src/model/resource';
import type {
  Logs,
  MessageButton,
  NamedText,
  Progress,
  Show,
  TerminalSpec,
  Texts,
  WatchSpec,
} from '../../src/model/ports/show';
import { parseArrangement } from '../../src/engine/view/arrangement';
import type { ViewPort } from '../../src/model/viewPort';
import type { PanelProtocol } from '../../src/model/panelProtocol';
import type { LogSpec } from '../../src/model/logSource';
import type { Arrangement } from '../../src/model/viewPort';

/** What the user answers. */
export interface ScriptedAnswers {
  readonly confirm?: boolean;
  /** Whether what is compared is to be sent. */
  readonly approve?: boolean;
  readonly savePlace?: string;
  readonly region?: string;
  /** Labels to pick, one a question; the first choice when there are no more. */
  readonly picks?: readonly string[];
  /** Labels to take where several may be picked; all when left out, and undefined for a user who cancels. */
  readonly many?: { readonly labels: readonly string[] | undefined };
  /** What is typed, one a question; undefined when there is no more. */
  readonly inputs?: readonly (string | undefined)[];
  /** What is loaded in the view. */
  readonly rows?: readonly Resource[];
  readonly arrangement?: Arrangement;
  /** False where there is no desktop. */
  readonly desktop?: boolean;
  /** What the action's clients call with; without it, asking for a client fails. */
  readonly transport?: Transport;
  /** The action's clients themselves, where no transport is played. */
  readonly client?: GetClient;
  readonly clock?: Clock;
  readonly memory?: Memory;
  /** The user's regions or the profile's own. */
  readonly regions?: readonly string[];
}

interface ShownMessage {
  readonly text: string;
  readonly buttons: readonly MessageButton[];
}

class ScriptedAsk implements Ask {
  readonly confirmed: ConfirmRequest[] = [];
  readonly places: { readonly title: string; readonly suggestedName: string }[] = [];

  /** What could be picked, question by question. */
  readonly offered: (readonly string[])[] = [];
  /** The same with all that is shown of it, and the title above it. */
  readonly questions: { readonly title: string; readonly choices: readonly Choice<unknown>[] }[] = [];
  readonly typed: InputRequest[] = [];
  readonly suggested: SuggestRequest[] = [];
  private readonly picks: string[];
  private readonly inputs: (string | undefined)[];

  constructor(private readonly answers: ScriptedAnswers) {
    this.picks = [...(answers.picks ?? [])];
    this.inputs = [...(answers.inputs ?? [])];
  }

  async pick<T>(title: string, choices: readonly Choice<T>[] | Promise<readonly Choice<T>[]>): Promise<T | undefined> {
    const all = await choices;
    this.questions.push({ title, choices: all });
    this.offered.push(all.map(({ label }) => label));
    const wanted = this.picks.shift();
    return (wanted === undefined ? all[0] : all.find(({ label }) => label === wanted))?.value;
  }

  input(request: InputRequest): Promise<string | undefined> {
    this.typed.push(request);
    const text = this.inputs.shift();
    if (text !== undefined) {
      request.onChange?.(text);
    }
    return Promise.resolve(text);
  }

  suggest(request: SuggestRequest): Promise<string | undefined> {
    this.suggested.push(request);
    return Promise.resolve(this.inputs.shift());
  }

  async pickMany<T>(
    title: string,
    choices: readonly Choice<T>[] | Promise<readonly Choice<T>[]>,
  ): Promise<readonly T[] | undefined> {
    const all = await choices;
    this.questions.push({ title, choices: all });
    const { labels } = this.answers.many ?? { labels: all.map(({ label }) => label) };
    return labels && all.filter(({ label }) => labels.includes(label)).map(({ value }) => value);
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

/** Remembers what was shown, and answers whether to go on. */
class ScriptedTexts implements Texts {
  readonly opened: NamedText[] = [];
  readonly compared: { readonly title: string; readonly left: NamedText; readonly right: NamedText }[] = [];
  readonly asked: { readonly title: string; readonly left: NamedText; readonly right: NamedText }[] = [];

  constructor(private readonly approves: boolean) {}

  open(text: NamedText): Promise<void> {
    this.opened.push(text);
    return Promise.resolve();
  }

  compare(title: string, left: NamedText, right: NamedText): Promise<void> {
    this.compared.push({ title, left, right });
    return Promise.resolve();
  }

  approve(title: string, left: NamedText, right: NamedText): Promise<boolean> {
    this.asked.push({ title, left, right });
    return Promise.resolve(this.approves);
  }
}

class ScriptedShow implements Show {
  readonly titles: string[] = [];
  readonly progressed: { readonly message: string; readonly percent: number | undefined }[] = [];
  readonly messages: ShownMessage[] = [];
  readonly failures: unknown[] = [];
  /** What Retry does, failure by failure. */
  readonly retries: (() => Promise<void>)[] = [];
  readonly watches: WatchSpec[] = [];
  readonly terminals: TerminalSpec[] = [];
  readonly copied: string[] = [];
  readonly links: string[] = [];
  readonly revealed: string[] = [];
  readonly described: ResourceRef[] = [];
  readonly newDocuments: { readonly fileName: string; readonly text: string; readonly cursor: number }[] = [];
  readonly panels: PanelSpec<PanelProtocol>[] = [];
  readonly texts: ScriptedTexts;
  readonly openedLogs: { readonly spec: LogSpec; readonly follow: boolean }[] = [];
  readonly logs: Logs = {
    open: (spec, follow) => {
      this.openedLogs.push({ spec, follow });
      return Promise.resolve();
    },
  };
  /** Aborts the running progress, as its Cancel button does. */
  readonly cancel = new AbortController();
  closedPanels = 0;
  readonly revealFile: ((path: string) => Promise<void>) | undefined;

  constructor({ desktop = true, approve = false }: ScriptedAnswers) {
    this.texts = new ScriptedTexts(approve);
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

  terminal(spec: TerminalSpec): void {
    this.terminals.push(spec);
  }

  message(text: string, buttons: readonly MessageButton[] = []): void {
    this.messages.push({ text, buttons });
  }

  failure(error: unknown, retry: () => Promise<void> = () => Promise.resolve()): void {
    this.failures.push(error);
    this.retries.push(retry);
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

  newDocument(fileName: string, text: string, cursor: number): Promise<void> {
    this.newDocuments.push({ fileName, text, cursor });
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

/** A view that records what it shows. */
class ScriptedView implements ViewPort {
  readonly updates: object[] = [];
  arrangement: Arrangement;

  constructor(private readonly answers: ScriptedAnswers) {
    this.arrangement = answers.arrangement ?? {};
  }

  update(change: { readonly [K in keyof Arrangement]?: Arrangement[K] | undefined }): Promise<void> {
    this.updates.push(change);
    this.arrangement = parseArrangement({ ...this.arrangement, ...change });
    return Promise.resolve();
  }

  resources(): readonly Resource[] {
    return this.answers.rows ?? [];
  }
}

function toClients(transport: Transport | undefined): GetClient {
  return transport
    ? getClientOver(transport)
    : () => {
        throw new Error('This action asks no service');
      };
}

/** An action's surroundings: the user answers from a script, and what is shown is remembered. */
export class ScriptedContext implements ActionContext {
  readonly ask: ScriptedAsk;
  readonly show: ScriptedShow;
  readonly log = silentLog;
  readonly clock: Clock;
  readonly memory: Memory;
  readonly client: GetClient;
  readonly signal = new AbortController().signal;
  readonly account = 'ops-team';
  readonly drafts = new ScriptedDrafts();
  readonly view: ScriptedView;
  readonly focused: ResourceRef[] = [];
  readonly refreshed: (readonly ResourceRef[])[] = [];
  readonly revealed: (readonly [ResourceRef, string | undefined])[] = [];
  readonly ran: (readonly [string, ResourceRef])[] = [];
  /** What reading a resource again throws. */
  refreshError: Error | undefined;

  constructor(private readonly answers: ScriptedAnswers = {}) {
    this.ask = new ScriptedAsk(answers);
    this.show = new ScriptedShow(answers);
    this.view = new ScriptedView(answers);
    this.clock = answers.clock ?? new FakeClock();
    this.memory = answers.memory ?? new FakeMemory();
    this.client = answers.client ?? toClients(answers.transport);
  }

  refresh(refs: readonly ResourceRef[]): Promise<void> {
    this.refreshed.push(refs);
    return this.refreshError ? Promise.reject(this.refreshError) : Promise.resolve();
  }

  reveal(ref: ResourceRef, childId?: string): Promise<void> {
    this.revealed.push([ref, childId]);
    return Promise.resolve();
  }

  focus(ref: ResourceRef): Promise<boolean> {
    this.focused.push(ref);
    return Promise.resolve(true);
  }

  pickRegion(): Promise<string | undefined> {
    return Promise.resolve(this.answers.region);
  }

  find(): Resource | undefined {
    return undefined;
  }

  wantedRegions(): Promise<readonly string[] | undefined> {
    return Promise.resolve(this.answers.regions);
  }

  run<Manifest extends ActionsOf>(
    manifest: Manifest,
    action: keyof Manifest['actions'] & string,
    target: ResourceRef,
  ): Promise<void> {
    this.ran.push([toCommandId(manifest, action), target]);
    return Promise.resolve();
  }
}
