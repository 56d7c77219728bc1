// A panel's page in a plain browser, without VS Code: the built script under the policy it runs with in the product, served
// by the dispatcher the product uses.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { silentLog } from '../../../src/base/log';
import type { HostEnvelope, Strings } from '../../../src/panels/channel/envelope';
import type { HostHandlers, InitOf, PanelProtocol } from '../../../src/model/panelProtocol';
import { PanelDispatcher } from '../../../src/workbench/panels/panelDispatcher';
import { createNonce, renderPanelHtml } from '../../../src/workbench/panels/panelHtml';
import { type PanelPageTheme, panelPageThemes } from './panelPageThemes';

export interface PanelPageOptions<P extends PanelProtocol> {
  readonly protocol: P;
  readonly init: InitOf<P>;
  readonly handlers: HostHandlers<P>;
  readonly theme?: PanelPageTheme;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly strings?: Strings;
  readonly language?: string;
}

const origin = 'https://panel.test';
const types: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' };

export class PanelPage<P extends PanelProtocol> {
  /** Errors of the page and what its policy refused: a sound page has none. */
  readonly complaints: string[] = [];
  private dispatcher!: PanelDispatcher;

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly options: PanelPageOptions<P>,
  ) {}

  static async open<P extends PanelProtocol>(browser: Browser, options: PanelPageOptions<P>): Promise<PanelPage<P>> {
    const context = await browser.newContext({ viewport: options.viewport ?? { width: 1280, height: 900 } });
    const opened = new PanelPage(await context.newPage(), context, options);
    await opened.prepare();
    await opened.page.goto(`${origin}/`);
    return opened;
  }

  /** What a screen reader announces of the one element with this role and name. */
  async spoken(role: string, name: string): Promise<{ description: string; invalid: boolean; disabled: boolean }> {
    const session = await this.context.newCDPSession(this.page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const found = nodes.filter((node) => !node.ignored && node.role?.value === role && node.name?.value === name);
    const [node] = found;
    if (node === undefined || found.length > 1) {
      throw new Error(`${found.length} elements are a ${role} "${name}" to a screen reader`);
    }
    const is = (property: string): boolean =>
      ['true', true].includes(node.properties?.find((one) => one.name === property)?.value.value as string | boolean);
    return {
      description: String(node.description?.value ?? ''),
      invalid: is('invalid'),
      disabled: is('disabled'),
    };
  }

  /** All findings of axe-core, one line each. */
  async accessibilityFindings(): Promise<string[]> {
    const source = await readFile(createRequire(join(process.cwd(), 'x')).resolve('axe-core/axe.min.js'), 'utf8');
    await this.page.evaluate(source);
    return this.page.evaluate(async () => {
      interface Axe {
        run(): Promise<{
          violations: { id: string; impact: string; nodes: { target: unknown[]; failureSummary: string }[] }[];
        }>;
      }
      const { violations } = await (window as unknown as { axe: Axe }).axe.run();
      return violations.flatMap(({ id, impact, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${impact} ${id} ${target.flat().join(' ')}: ${failureSummary}`),
      );
    });
  }

  async close(): Promise<void> {
    this.dispatcher.dispose();
    await this.context.close();
  }

  private async prepare(): Promise<void> {
    const { page, options } = this;
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.complaints.push(message.text());
      }
    });
    this.dispatcher = new PanelDispatcher((envelope) => this.post(envelope), silentLog);
    this.dispatcher.serve({
      protocol: options.protocol,
      handlers: options.handlers,
      init: () => ({
        type: 'init',
        origin: { command: 'test.open', target: { kind: 'test', region: 'test', id: 'test', name: 'test' } },
        params: options.init,
        ...(options.strings ? { strings: options.strings } : {}),
      }),
    });
    await page.exposeFunction('sayToExtension', (raw: unknown) => this.dispatcher.receive(raw));
    await page.addInitScript(
      (variables) => {
        // VS Code sets its variables by script as well, so no policy is in their way.
        const style = (): CSSStyleDeclaration => document.documentElement.style;
        document.addEventListener('readystatechange', () => {
          for (const [name, value] of Object.entries(variables)) {
            style().setProperty(`--vscode-${name}`, value);
          }
        });
        let taken = false;
        Object.assign(window, {
          acquireVsCodeApi: () => {
            if (taken) {
              throw new Error('An instance of the VS Code API has already been acquired');
            }
            taken = true;
            return {
              postMessage: (message: unknown) => {
                (window as unknown as { sayToExtension(raw: unknown): void }).sayToExtension(message);
              },
              getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') as unknown,
              setState: (state: unknown) => sessionStorage.setItem('state', JSON.stringify(state)),
            };
          },
        });
      },
      panelPageThemes[options.theme ?? 'dark'],
    );
    await page.route(`${origin}/**`, async (route) => {
      const file = basename(new URL(route.request().url()).pathname);
      await (file === ''
        ? route.fulfill({ contentType: 'text/html', body: this.html() })
        : route.fulfill({
            contentType: types[file.slice(file.lastIndexOf('.') + 1)] ?? 'text/plain',
            body: await readFile(join(process.cwd(), 'dist', 'webviews', file)).catch(() => ''),
          }));
    });
  }

  private html(): string {
    const { name } = this.options.protocol;
    return renderPanelHtml({
      title: name,
      language: this.options.language ?? 'en',
      scriptUri: `${origin}/${name}.js`,
      styleUri: `${origin}/${name}.css`,
      cspSource: origin,
      nonce: createNonce(),
      placeholder: 'Loading…',
    });
  }

  /** False while no page of ours is loaded, as VS Code says of a hidden tab. */
  private async post(envelope: HostEnvelope): Promise<boolean> {
    if (!this.page.url().startsWith(origin)) {
      return false;
    }
    await this.page.evaluate((message) => window.postMessage(message, '*'), envelope as unknown);
    return true;
  }
}
