// A window for the code of pages without a browser: jsdom, and what our pages use that jsdom lacks. It lays nothing out and
// paints nothing: what depends on that is tested in Chromium (test/ui/forms).

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction, createContext, runInContext } from 'node:vm';
import { type DOMWindow, JSDOM, VirtualConsole } from 'jsdom';
import { createNonce, renderPanelHtml } from '../../../src/workbench/panels/panelHtml';
import { panelPageThemes, type PanelPageTheme } from '../panel/panelPageThemes';
import { Drawing, Path } from './canvas';
import { PageTime } from './pageTime';

export interface PageWindowOptions {
  readonly title?: string;
  readonly language?: string;
  readonly theme?: PanelPageTheme;
}

const origin = 'https://panel.test';

/** A window that notifies resize observers. */
export class PageWindow {
  /** Errors in listeners, and what the console was given: a sound page has none. */
  readonly complaints: string[] = [];
  readonly window: DOMWindow;
  readonly time = new PageTime();
  /** What was painted on each canvas. */
  readonly drawings = new Map<Element, Drawing>();
  private readonly sizeObservers = new Map<(entries: never[]) => void, Set<Element>>();

  constructor({ title = 'Test', language = 'en', theme = 'dark' }: PageWindowOptions = {}) {
    const virtualConsole = new VirtualConsole();
    virtualConsole.on('jsdomError', (error) => this.complaints.push(error.message));
    virtualConsole.on('error', (message) => this.complaints.push(String(message)));
    virtualConsole.on('warn', (message) => this.complaints.push(String(message)));
    const html = renderPanelHtml({
      title,
      language,
      scriptUri: `${origin}/page.js`,
      styleUri: `${origin}/page.css`,
      cspSource: origin,
      nonce: createNonce(),
      placeholder: 'Loading…',
    });
    this.window = new JSDOM(html, { url: `${origin}/`, pretendToBeVisual: true, virtualConsole }).window;
    this.setTheme(theme);
    this.addWhatIsMissing();
    delegateFocus(this.window);
    completeInternals(this.window);
  }

  get document(): Document {
    return this.window.document;
  }

  /** As VS Code does it: in place. */
  setTheme(theme: PanelPageTheme): void {
    for (const [name, value] of Object.entries(panelPageThemes[theme])) {
      this.document.documentElement.style.setProperty(`--vscode-${name}`, value);
    }
  }

  /** Runs a bundle, a path below the root, and returns what it exports. Values of Node and of the page are of one realm. */
  run(path: string, more: Readonly<Record<string, unknown>> = {}): unknown {
    const module = { exports: {} };
    const globals: Record<string, unknown> = { ...more, Date: this.time.date, module };
    const values = globalNames(this.window).map((name) => this.window[name as keyof DOMWindow] as unknown);
    const names = Object.keys(globals);
    compiled(path, [...globalNames(this.window), ...names])(...values, ...names.map((name) => globals[name]));
    return module.exports;
  }

  /** Whether something observes the size of an element. */
  isSizeObserved(element: Element): boolean {
    return [...this.sizeObservers.values()].some((elements) => elements.has(element));
  }

  /** Gives an element a size, and notifies its observers. */
  resize(element: Element, size: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(size)) {
      Object.defineProperty(element, name, { value, configurable: true });
    }
    this.sizeObservers.forEach((elements, callback) => {
      if (elements.has(element)) {
        callback([]);
      }
    });
  }

  /** What VS Code does when the tab is hidden or shown without its page being unloaded. */
  setVisible(visible: boolean): void {
    Object.defineProperty(this.document, 'visibilityState', {
      value: visible ? 'visible' : 'hidden',
      configurable: true,
    });
    this.document.dispatchEvent(new this.window.Event('visibilitychange'));
  }

  close(): void {
    this.window.close();
  }

  private addWhatIsMissing(): void {
    const { sizeObservers, drawings, window } = this;
    class ResizeObserver {
      constructor(private readonly callback: (entries: never[]) => void) {
        sizeObservers.set(callback, new Set());
      }
      observe(element: Element): void {
        sizeObservers.get(this.callback)?.add(element);
      }
      disconnect(): void {
        sizeObservers.delete(this.callback);
      }
    }
    Object.assign(window, {
      ...this.time.timerFunctions,
      ResizeObserver,
      Path2D: Path,
      // There are no style sheets: an element has the style that it was given. What jsdom does for this takes long.
      getComputedStyle: (element: HTMLElement) => element.style,
      matchMedia: () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }),
      reportError: (error: unknown) => this.complaints.push(String(error)),
    });
    Object.defineProperty(window.HTMLCanvasElement.prototype, 'getContext', {
      value(this: HTMLCanvasElement) {
        const drawing = drawings.get(this) ?? new Drawing(this);
        drawings.set(this, drawing);
        return drawing.context;
      },
    });
  }
}

/** Built-in names are those of Node: so a value of a page equals one of its test. */
const builtIn = new Set(runInContext('Object.getOwnPropertyNames(globalThis)', createContext()) as readonly string[]);
let names: readonly string[] | undefined;

/** What a script finds in a window without naming it. */
function globalNames(window: DOMWindow): readonly string[] {
  names ??= [
    'globalThis',
    ...Object.getOwnPropertyNames(window).filter((name) => /^[A-Za-z]\w*$/.test(name) && !builtIn.has(name)),
  ];
  return names;
}

const bundles = new Map<string, (...values: unknown[]) => void>();

/** Each bundle is read once in a run. */
function compiled(path: string, parameters: string[]): (...values: unknown[]) => void {
  const known = bundles.get(path);
  if (known) {
    return known;
  }
  const file = join(process.cwd(), path);
  const made = compileFunction(readFileSync(file, 'utf8'), parameters, { filename: file }) as () => void;
  bundles.set(path, made);
  return made;
}

/** In a browser, a field with a shadow root passes the focus on, and nothing that is hidden takes it. */
function delegateFocus({ HTMLElement, Element }: DOMWindow): void {
  const delegating = new WeakSet<Element>();
  replaceMethod(Element.prototype, 'attachShadow', (element, original, init) => {
    if (init.delegatesFocus === true) {
      delegating.add(element);
    }
    return original(init);
  });
  replaceMethod(HTMLElement.prototype, 'focus', (element, original, options) => {
    if (isShown(element) && delegating.has(element)) {
      element.shadowRoot?.querySelector('input')?.focus(options);
    } else if (isShown(element)) {
      original(options);
    }
  });
}

type Method<T, K extends keyof T> = T[K] extends (...args: infer A) => infer R ? (...args: A) => R : never;

/** Puts another method in place of one, which gets the element and the one of before. */
function replaceMethod<T extends object, K extends keyof T>(
  prototype: T,
  name: K,
  body: (element: T, original: Method<T, K>, ...args: Parameters<Method<T, K>>) => ReturnType<Method<T, K>>,
): void {
  const before = prototype[name] as Method<T, K>;
  Object.defineProperty(prototype, name, {
    configurable: true,
    value(this: T, ...args: Parameters<Method<T, K>>) {
      return body(this, before.bind(this) as Method<T, K>, ...args);
    },
  });
}

/** Whether no attribute hides it. */
export function isShown(element: Element): boolean {
  const folded = element.parentElement?.closest('details:not([open])');
  return (
    element.isConnected &&
    element.closest('[hidden]') === null &&
    (!folded || element.closest('summary')?.parentElement === folded)
  );
}

/** What components call of their internals. */
function completeInternals({ HTMLElement, ElementInternals }: DOMWindow): void {
  const hosts = new WeakMap<ElementInternals, Element>();
  replaceMethod(HTMLElement.prototype, 'attachInternals', (element, original) => {
    const internals = original();
    hosts.set(internals, element);
    return internals;
  });
  // jsdom has this interface; its types do not.
  const { prototype } = ElementInternals as typeof globalThis.ElementInternals;
  Object.defineProperties(prototype, {
    setFormValue: { value: () => undefined },
    setValidity: { value: () => undefined },
    form: {
      get(this: ElementInternals) {
        return hosts.get(this)?.closest('form') ?? null;
      },
    },
  });
}
