import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { UserFacingError } from '../../../../src/base/errors';
import { silentLog } from '../../../../src/base/log';
import type { TerminalEnd, TerminalLink, TerminalSize, TerminalSpec } from '../../../../src/model/ports/show';
import { TerminalHost } from '../../../../src/workbench/terminals/terminalHost';
import { flushTasks } from '../../../support/fakeClock';
import type { Terminal } from '../../../support/vscode/window';
import { shown, useVscode } from '../../../support/vscode/useVscode';

/** The other end, played by the test. */
class Link implements TerminalLink {
  readonly heard: string[] = [];
  readonly sizes: TerminalSize[] = [];
  end: (end: TerminalEnd) => void = () => undefined;
  readonly ended = new Promise<TerminalEnd>((resolve) => (this.end = resolve));

  constructor(readonly signal: AbortSignal) {}

  write = (text: string): void => void this.heard.push(text);
  resize = (size: TerminalSize): void => void this.sizes.push(size);
  pause = (): void => undefined;
  resume = (): void => undefined;
  close = (): void => this.end({ type: 'closed' });
}

describe('Terminals in containers', () => {
  useVscode();
  let host: TerminalHost;
  let errors: string[];
  let links: Link[];
  /** What connecting fails with. */
  let refusal: Error | undefined;
  const buildSpec = (over: Partial<TerminalSpec> = {}): TerminalSpec => ({
    ...{ title: 'nginx', about: 'nginx of web' },
    connect: (size, _onOutput, signal) => {
      if (refusal !== undefined) {
        return Promise.reject(refusal);
      }
      const link = new Link(signal);
      link.sizes.push(size);
      links.push(link);
      return Promise.resolve(link);
    },
    ...over,
  });
  const open = async (over: Partial<TerminalSpec> = {}): Promise<Terminal> => {
    host.open(buildSpec(over));
    await flushTasks();
    const terminal = shown.terminals().at(-1);
    ok(terminal);
    return terminal;
  };
  /** Opens one and ends what runs in it. */
  const openEnded = async (end: TerminalEnd): Promise<string> => {
    const { text } = await openAndEnd(end);
    return text;
  };
  const openAndEnd = async (end: TerminalEnd): Promise<Terminal> => {
    const terminal = await open();
    links.at(-1)?.end(end);
    await flushTasks();
    return terminal;
  };

  beforeEach(() => {
    [errors, links, refusal] = [[], [], undefined];
    host = new TerminalHost({ ...silentLog, error: (text) => errors.push(text) });
  });
  afterEach(() => host.dispose());

  it('are shown with the size of their tab, and not restored after a reload', async () => {
    const terminal = await open();
    const { name, iconPath, isTransient } = terminal.options as vscode.ExtensionTerminalOptions;
    deepEqual([name, iconPath, isTransient, terminal.isShown], ['nginx', new vscode.ThemeIcon('terminal'), true, true]);
    match(terminal.text, /Connecting to nginx of web…/);
    deepEqual(links[0]?.sizes, [{ columns: 80, rows: 24 }]);
  });

  it('have titles without control characters, of 80 letters at most', async () => {
    const { name } = await open({ title: `a\u001b]0;b\u0007\n${'x'.repeat(100)}` });
    equal(name, `a\ufffd]0;b\ufffd ${'x'.repeat(71)}…`);
  });

  it('connect without a size when VS Code does not know it yet', async () => {
    host.open(buildSpec());
    const [terminal] = shown.terminals();
    terminal?.pty?.open(undefined);
    await flushTasks();
    deepEqual(links.at(-1)?.sizes, [{ columns: 80, rows: 24 }]);
  });

  it('pass on what is typed, what is shown, and the size', async () => {
    let output: (bytes: Uint8Array) => void = () => undefined;
    const resized = new Promise<TerminalSize>((resolve) => {
      const link = new Link(new AbortController().signal);
      link.resize = resolve;
      links.push(link);
    });
    const terminal = await open({
      connect: (_size, onOutput) => {
        output = onOutput;
        return Promise.resolve(links[0] as Link);
      },
    });
    terminal.type_('ls\r');
    output(Buffer.from('core.1'));
    terminal.resize(120, 40);
    deepEqual([links[0]?.heard, terminal.written.at(-1)], [['ls\r'], 'core.1']);
    deepEqual(await resized, { columns: 120, rows: 40 });
  });

  it('say how what ran in them ended', async () => {
    match(await openEnded({ type: 'exit', exitCode: 137, message: 'Killed' }), /The shell exited with code 137\./);
    match(await openEnded({ type: 'exit', exitCode: 0, message: '' }), /The shell exited with code 0\./);
    match(await openEnded({ type: 'exit', exitCode: undefined, message: '' }), /The shell exited\.[^:]/);
    match(await openEnded({ type: 'exit', exitCode: undefined, message: 'OOM' }), /The shell exited: OOM/);
    match(
      await openEnded({ type: 'lost', reason: 'ECONNRESET' }),
      /The connection was lost \(ECONNRESET\)\. Processes in the container may still be running\./,
    );
    match(
      await openEnded({ type: 'lost', reason: '' }),
      /Press Enter to connect again, any other key to close the terminal\./,
    );
    deepEqual(errors, []);
  });

  it('connect again on Enter, and close on any other key', async () => {
    const terminal = await openAndEnd({ type: 'exit', exitCode: 0, message: '' });
    terminal.type_('\r');
    await flushTasks();
    equal(links.length, 2);
    links[1]?.end({ type: 'exit', exitCode: 0, message: '' });
    await flushTasks();
    terminal.type_('q');
    deepEqual(shown.terminals(), []);
  });

  it('say why they could not connect, with what to do, and log it', async () => {
    refusal = new UserFacingError('The instance is Pending.', 'Wait until it runs.');
    match((await open()).text, /The instance is Pending\. Wait until it runs\./);
    refusal = new UserFacingError('There is no shell.');
    match((await open()).text, /There is no shell\.\u001b/);
    refusal = new TypeError('x is undefined');
    match((await open()).text, /Internal error in the extension: x is undefined/);
    deepEqual(errors, [
      'Terminal: The instance is Pending.',
      'Terminal: There is no shell.',
      'Terminal: x is undefined',
    ]);
  });

  it('end what runs in them when their tab is closed', async () => {
    const terminal = await open();
    terminal.dispose();
    ok(links[0]?.signal.aborted);
  });

  it('are all closed when another account is signed in, and others can be opened then', async () => {
    await open();
    await open();
    host.closeAll();
    deepEqual([shown.terminals(), links.map(({ signal }) => signal.aborted)], [[], [true, true]]);
    await open();
    equal(shown.terminals().length, 1);
  });

  it('that the user has closed are not closed again', async () => {
    const terminal = await open();
    let closings = 0;
    terminal.dispose();
    terminal.dispose = () => {
      closings++;
    };
    host.closeAll();
    equal(closings, 0);
  });

  it('are closed when the extension ends', async () => {
    await open();
    host.dispose();
    deepEqual([shown.terminals(), links[0]?.signal.aborted], [[], true]);
  });
});
