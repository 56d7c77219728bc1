// The part of the follow bench that runs inside the extension host: ten logs of 50 lines a second, each holding as many lines as it
// may, one of them in sight. Our documents, and then the same logs whose whole text goes to VS Code on each poll that brings lines.
import { writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { systemClock } from '../../src/base/clock';
import type { Ask } from '../../src/model/ask';
import { LogPace } from '../../src/model/log/logPace';
import type { LogLine } from '../../src/model/log/logLines';
import type { LogRequest, LogSource } from '../../src/model/log/logSource';
import { OpenLog } from '../../src/model/log/openLog';
import type { Show } from '../../src/model/show';
import { LogDocuments } from '../../src/workbench/logs/logDocuments';

const logs = 10;
const perSecond = 50;
const maxLines = 10_000;
const [warmUpMs, measuredMs] = [6_000, 30_000];
/** Lines as long as access logs have them. */
const text = (index: number): string =>
  `GET /api/orders/${index} 200 ${index % 180} ms id=${String(index).padStart(60, 'f')}`;

setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** A container that has always written. */
class SteadyLog implements LogSource {
  readonly name: string;

  constructor(readonly id: string) {
    this.name = id;
  }

  line(index: number): LogLine {
    return { type: 'line', stamp: new Date(index * (1000 / perSecond)).toISOString(), text: text(index) };
  }

  read({ tail, start, previous }: LogRequest): Promise<string> {
    if (previous) {
      return Promise.resolve('');
    }
    const end = Math.floor((Date.now() / 1000) * perSecond);
    const since = start === undefined ? 0 : Math.ceil((Date.parse(start) / 1000) * perSecond);
    let content = '';
    for (let index = Math.max(since, end - tail); index < end; index++) {
      const { stamp, text: words } = this.line(index);
      content += `${stamp} ${words}\n`;
    }
    return Promise.resolve(content);
  }

  outlook(): 'final' {
    return 'final';
  }
}

interface Cost {
  /** Of one core. */
  readonly cpuPercent: number;
  readonly heapMb: number;
  readonly peakMb: number;
}

const mb = (bytes: number): number => bytes / 1024 / 1024;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What something costs while it goes on, beyond what was used before. */
async function costOf(start: () => Promise<() => Promise<void>>, idlePercent: number): Promise<Cost> {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const stop = await start();
  await pause(warmUpMs);
  let peak = 0;
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage().heapUsed)), 100);
  const cpuPercent = (await cpuOver(measuredMs)) - idlePercent;
  clearInterval(sampling);
  collectGarbage();
  const heapMb = mb(process.memoryUsage().heapUsed - before);
  await stop();
  return { cpuPercent, heapMb, peakMb: mb(peak - before) };
}

async function cpuOver(ms: number): Promise<number> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  await pause(ms);
  const { user, system } = process.cpuUsage(used);
  return (user + system) / 10 / (performance.now() - began);
}

const sources = (): readonly SteadyLog[] =>
  Array.from({ length: logs }, (_, index) => new SteadyLog(`container-${index}`));

/** As after some minutes: as many lines as are held. */
function fill(log: OpenLog, source: SteadyLog): void {
  const end = Math.floor((Date.now() / 1000) * perSecond) - 500;
  const older = Array.from({ length: maxLines }, (_, index) => source.line(end - maxLines + index));
  log.book.addOlder(0, older);
}

async function ours(): Promise<() => Promise<void>> {
  const show = {
    progress: (_title: string, work: (report: unknown, signal: AbortSignal) => unknown) =>
      work(() => undefined, new AbortController().signal),
    watch: ({ run }: { readonly run: (signal: AbortSignal, report: () => void) => Promise<void> }) =>
      void run(new AbortController().signal, () => undefined),
  } as unknown as Show;
  const documents = new LogDocuments({
    ...{ ask: {} as Ask, show: () => show, clock: systemClock, maxLines: () => maxLines },
  });
  for (const source of sources()) {
    await documents.open({ fileName: `${source.name}.log`, title: source.name, sources: [source] }, true);
    const log = documents.active?.log;
    if (!log) {
      throw new Error('The log is not in front');
    }
    fill(log, source);
  }
  return async () => {
    documents.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  };
}

async function wholeTextOnEachPoll(): Promise<() => Promise<void>> {
  const scheme = 'bench-log';
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const open = new Map<string, OpenLog>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => {
      const log = open.get(uri.toString());
      return log ? log.book.text(log.look).text : '';
    },
  });
  const pace = new LogPace(systemClock, 500);
  const { signal } = new AbortController();
  for (const source of sources()) {
    const uri = vscode.Uri.from({ scheme, path: `/${source.name}.log` });
    const spec = { fileName: source.name, title: source.name, sources: [source] as const };
    const log = new OpenLog(spec, { clock: systemClock, pace, maxLines });
    open.set(uri.toString(), log);
    await log.load(signal);
    fill(log, source);
    log.onDidChange(() => changed.fire(uri));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
    void log.follow(signal, () => undefined);
  }
  return async () => {
    open.forEach((log) => log.stopFollowing());
    provider.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  };
}

export async function run(): Promise<void> {
  await pause(warmUpMs);
  const idlePercent = await cpuOver(5_000);
  const whole = await costOf(wholeTextOnEachPoll, idlePercent);
  await pause(2_000);
  const held = await costOf(ours, idlePercent);
  const against = 'the whole text of all ten on each poll';
  const figures = [
    {
      name: 'follow.cpu',
      value: held.cpuPercent,
      unit: '% of a core',
      baseline: whole.cpuPercent,
      against,
      wanted: 1 / 3,
    },
    { name: 'follow.heap', value: held.heapMb, unit: 'MB', baseline: whole.heapMb, against, wanted: 1 / 3 },
    { name: 'follow.heap.peak', value: held.peakMb, unit: 'MB', baseline: whole.peakMb, against, wanted: 1 / 3 },
    {
      name: 'follow.heap.most',
      value: held.heapMb,
      unit: 'MB',
      baseline: 60,
      against: 'the most it may be',
      wanted: 1,
    },
  ];
  writeFileSync(process.env['BENCH_RESULT'] ?? '', JSON.stringify(figures));
}
