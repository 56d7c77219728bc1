// A page under jsdom for unit tests, with what a person does to it and sees of it. Time stands still unless a test passes it.

import { deepEqual } from 'node:assert/strict';
import { afterEach, beforeEach } from 'mocha';
import { silentLog } from '../../../src/base/log';
import type { HostHandlers, InitOf, PanelProtocol } from '../../../src/model/panelProtocol';
import type { HostEnvelope, Strings } from '../../../src/panels/channel/envelope';
import { PanelDispatcher } from '../../../src/workbench/panels/panelDispatcher';
import { flushTasks } from '../fakeClock';
import type * as Modules from './modules';
import { PageWindow, type PageWindowOptions, isShown } from './pageWindow';

type Field = HTMLElementTagNameMap['vscode-textfield'];

/** What is in a window, found as a person finds it. */
class UnitPage {
  constructor(public view: PageWindow) {}

  get document(): Document {
    return this.view.document;
  }

  /** The text field that assistive technology knows by this name. */
  field(name: string): Field {
    return one(`text field "${name}"`, this.fields(name));
  }

  /** Also those that are hidden. */
  fields(name: string): Field[] {
    return this.textFields.filter(({ label }) => label === name);
  }

  get textFields(): Field[] {
    return [...this.document.querySelectorAll('vscode-textfield')];
  }

  /** The error shown below a text field; empty when there is none. */
  error(field: Element): string {
    const error = field.closest('.field')?.querySelector<HTMLElement>('.error');
    return error && !error.hidden ? error.textContent : '';
  }

  /** The button with this name that is shown. */
  button(name: string): HTMLElement & { disabled: boolean } {
    return one(`button "${name}"`, this.buttons(name));
  }

  buttons(name: string): (HTMLElement & { disabled: boolean })[] {
    const all = [...this.document.querySelectorAll<HTMLElement & { disabled: boolean }>('vscode-button, button')];
    return all.filter((button) => isShown(button) && (button.ariaLabel ?? button.textContent) === name);
  }

  /** The radio button or check box with this label. */
  choice(label: string): HTMLInputElement {
    const found = [...this.document.querySelectorAll('label')].flatMap((one) =>
      one.textContent.trim() === label && one.control ? [one.control as HTMLInputElement] : [],
    );
    return one(`choice "${label}"`, found);
  }

  /** Whether an element that is shown has this text, and no element within it has. */
  shows(text: string | RegExp): boolean {
    const matches = (element: Element): boolean =>
      typeof text === 'string' ? element.textContent.includes(text) : text.test(element.textContent);
    return [...this.document.querySelectorAll('#root *')].some(
      (element) => matches(element) && ![...element.children].some(matches) && isShown(element),
    );
  }

  /** All elements of a selector, which the caller knows to be of this type. */
  all<E extends HTMLElement = HTMLElement>(selector: string): E[] {
    return [...this.document.querySelectorAll<E>(selector)];
  }

  one<K extends keyof HTMLElementTagNameMap>(tag: K): HTMLElementTagNameMap[K];
  one(selector: string): HTMLElement;
  one(selector: string): HTMLElement {
    return one(selector, this.all(selector));
  }

  /** The texts of all elements of a selector, without superfluous white space. */
  texts(selector: string): string[] {
    return this.all(selector).map((element) => element.textContent.replaceAll(/\s+/g, ' ').trim());
  }

  /** What has the focus; of a component itself, not a part of it. */
  get focused(): Element | null {
    return this.document.activeElement;
  }

  isFocused(element: Element): boolean {
    return this.focused === element;
  }

  async click(target: HTMLElement): Promise<void> {
    target.click();
    await flushTasks();
  }

  /** Replaces the text of a field, as typing does. */
  async type(field: Field, text: string): Promise<void> {
    await flushTasks();
    field.focus();
    field.wrappedElement.value = text;
    field.wrappedElement.dispatchEvent(new this.view.window.InputEvent('input', { bubbles: true, composed: true }));
    await flushTasks();
  }

  /** The focus leaves what has it. */
  async leave(): Promise<void> {
    let inner = this.focused as HTMLElement | null;
    inner = (inner?.shadowRoot?.activeElement as HTMLElement | null | undefined) ?? inner;
    inner?.blur();
    await flushTasks();
  }

  /** Presses a key where the focus is; returns whether the page took it. */
  async press(key: string, more: KeyboardEventInit = {}): Promise<boolean> {
    const target = this.focused?.shadowRoot?.activeElement ?? this.focused ?? this.document.body;
    const init = { key, bubbles: true, composed: true, cancelable: true, ...more };
    const isLeft = target.dispatchEvent(new this.view.window.KeyboardEvent('keydown', init));
    await flushTasks();
    return !isLeft;
  }

  /** Pastes where the focus is; returns whether the page took it. */
  async paste(text: string): Promise<boolean> {
    const target = this.focused?.shadowRoot?.activeElement ?? this.focused ?? this.document.body;
    const event = new this.view.window.Event('paste', { bubbles: true, composed: true, cancelable: true });
    Object.assign(event, { clipboardData: { getData: () => text } });
    const isLeft = target.dispatchEvent(event);
    await flushTasks();
    return !isLeft;
  }

  /** Opens or closes what is folded. */
  async unfold(summary: HTMLElement): Promise<void> {
    const details = summary.closest('details');
    const toggled = new Promise((resolve) => details?.addEventListener('toggle', resolve, { once: true }));
    summary.click();
    await toggled;
    await flushTasks();
  }

  async passTime(ms: number): Promise<void> {
    await flushTasks();
    const { time } = this.view;
    const end = time.now + ms;
    while (time.step(end)) {
      await flushTasks();
    }
  }
}

function one<E>(what: string, found: readonly E[]): E {
  const [only] = found;
  if (only === undefined || found.length > 1) {
    throw new Error(`The page has ${found.length} of: ${what}`);
  }
  return only;
}

export interface UnitPanelOptions<P extends PanelProtocol> extends PageWindowOptions {
  readonly protocol: P;
  readonly init: InitOf<P>;
  readonly handlers: HostHandlers<P>;
  readonly strings?: Strings;
  /** What VS Code kept of the page. */
  readonly state?: unknown;
}

/** A panel's page as built, served by the dispatcher as shipped. Its state is kept across loads, as VS Code keeps it. */
export class UnitPanel<P extends PanelProtocol> extends UnitPage {
  /** What the page keeps with VS Code. */
  state: unknown;
  readonly complaints: string[] = [];
  private readonly dispatcher = new PanelDispatcher((envelope) => Promise.resolve(this.post(envelope)), silentLog);
  private isHidden = false;

  private constructor(private readonly options: UnitPanelOptions<P>) {
    super(new PageWindow(options));
    this.state = options.state;
  }

  static async open<P extends PanelProtocol>(options: UnitPanelOptions<P>): Promise<UnitPanel<P>> {
    const panel = new UnitPanel(options);
    panel.serve(options.init);
    await panel.load();
    return panel;
  }

  /** The extension opens the same panel again, with other values. */
  async initialize(init: InitOf<P>): Promise<void> {
    this.serve(init);
    this.dispatcher.sendInit();
    await flushTasks();
  }

  /** What VS Code does when the tab is hidden and shown: the page starts over with the state it kept. */
  async reload(whileHidden: () => Promise<void> | void = () => undefined): Promise<void> {
    this.isHidden = true;
    this.view.window.dispatchEvent(new this.view.window.Event('pagehide'));
    await flushTasks();
    await whileHidden();
    await flushTasks();
    this.leaveWindow();
    this.view = new PageWindow(this.options);
    this.isHidden = false;
    await this.load();
  }

  close(): void {
    this.dispatcher.dispose();
    this.leaveWindow();
  }

  private serve(init: InitOf<P>): void {
    const { protocol, handlers, strings } = this.options;
    this.dispatcher.serve({
      protocol,
      handlers,
      init: () => ({
        type: 'init',
        origin: { command: 'test.open', target: { kind: 'test', region: 'test', id: 'test', name: 'test' } },
        params: init,
        ...(strings ? { strings } : {}),
      }),
    });
  }

  private async load(): Promise<void> {
    this.view.run(`dist/webviews/${this.options.protocol.name}.js`, {
      acquireVsCodeApi: () => ({
        postMessage: (message: unknown) => {
          const copy: unknown = structuredClone(message);
          queueMicrotask(() => this.dispatcher.receive(copy));
        },
        getState: () => structuredClone(this.state),
        setState: (state: unknown) => (this.state = structuredClone(state)),
      }),
    });
    await flushTasks();
  }

  /** False while no page is loaded, as VS Code says of a hidden tab. */
  private post(envelope: HostEnvelope): boolean {
    if (!this.isHidden) {
      const { window } = this.view;
      window.dispatchEvent(new window.MessageEvent('message', { data: structuredClone(envelope) }));
    }
    return !this.isHidden;
  }

  private leaveWindow(): void {
    this.complaints.push(...this.view.complaints);
    this.view.close();
  }
}

/** Opens pages for the tests of a suite, each for one test. None may have complained. */
export function useUnitPanel(): <P extends PanelProtocol>(options: UnitPanelOptions<P>) => Promise<UnitPanel<P>> {
  const opened: { readonly complaints: readonly string[]; close(): void }[] = [];
  afterEach('no page has complained', () => {
    const pages = opened.splice(0);
    pages.forEach((page) => page.close());
    deepEqual(
      pages.flatMap(({ complaints }) => complaints),
      [],
    );
  });
  return async (options) => {
    const panel = await UnitPanel.open(options);
    opened.push(panel);
    return panel;
  };
}

/** Parts of pages in a window of their own. */
export class UnitModules extends UnitPage {
  /** As bundled for this window: what has no DOM in it may be imported by a test, but is then another copy. */
  readonly modules = this.view.run('out/test/pages.js') as typeof Modules;

  /** Puts parts in the place where a page has its content. */
  async show(...roots: readonly Element[]): Promise<void> {
    this.document.getElementById('root')?.replaceChildren(...roots);
    await flushTasks();
  }
}

/** Gives each test of a suite a window with the parts of pages. It may not have complained. */
export function useUnitModules(): () => UnitModules {
  let page: UnitModules | undefined;
  beforeEach('open a window', () => {
    page = new UnitModules(new PageWindow());
  });
  afterEach('the window has not complained', () => {
    const complaints = page?.view.complaints ?? [];
    page?.view.close();
    page = undefined;
    deepEqual(complaints, []);
  });
  return () => page!;
}
