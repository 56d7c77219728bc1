// The part of the follow bench that runs inside the extension host: ten logs of 50 lines a second, each holding as many lines as it
// may, one of them in sight. Our documents, and beside them what one writes first: the lines in an array, and the whole text to VS Code
// on each poll that brings some.
import { writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { systemClock } from '../../src/base/clock';
import type { Ask } from '../../src/model/ports/ask';
import { LogPace } from '../../src/engine/log/logPace';
import { followLog } from '../../src/engine/log/followLog';
import { LineBuffer } from '../../src/engine/log/heldLines';
import { readLines, toLine } from '../../src/engine/log/logLines';
import type { LogEntry, LogLine } from '../../src/engine/log/logLines';
import { LogReader } from '../../src/engine/log/logReader';
import type { LogRequest, LogSource } from '../../src/model/logSource';
import type { Show } from '../../src/model/ports/show';
import { logScheme } from '../../src/workbench/documents/schemes';
import { LogDocuments } from '../../src/workbench/logs/logDocuments';

/** What DescribeContainerLog allows. */
const rate = { counted: 'logs', callsPerMinute: 500 };
const logs = 10;
const perSecond = 50;
const maxLines = 10_000;
/** A window that has just opened is busy with itself for a while. */
const openingMs = 30_000;
const [warmUpMs, measuredMs] = [25_000, 30_000];
/** Lines as long as access logs have them, most of it an identifier that cannot be foreseen. */
const text = (index: number): string => `GET /api/orders/${index} 200 ${index % 180} ms id=${identifier(index)}`;

/** 60 hexadecimal digits, cheaply: making the lines is not what is measured. */
function identifier(index: number): string {
  let digits = '';
  for (let part = 1, seed = index + 1; part <= 12; part++) {
    seed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d + part);
    digits += (seed >>> 12).toString(16).padStart(5, '0');
  }
  return digits;
}

setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** A container that has always written. */
class SteadyLog implements LogSource {
  readonly name: string;

  constructor(readonly id: string) {
    this.name = id;
  }

  content(from: number, to: number): string {
    const indexes = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
    return indexes.map((index) => `${new Date(index * (1000 / perSecond)).toISOString()} ${text(index)}\n`).join('');
  }

  read({ tail, start, previous }: LogRequest): Promise<string> {
    if (previous) {
      return Promise.resolve('');
    }
    const end = Math.floor((Date.now() / 1000) * perSecond);
    const since = start === undefined ? 0 : Math.ceil((Date.parse(start) / 1000) * perSecond);
    return Promise.resolve(this.content(Math.max(since, end - tail), end));
  }

  classifyFailure(): 'final' {
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

/** One collection frees what the next one finds unused. */
async function heldForGood(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    collectGarbage();
    await pause(200);
  }
  return process.memoryUsage().heapUsed;
}

/** What an operation costs while it runs, beyond what was used before. */
async function costOf(start: () => Promise<() => Promise<void>>, idlePercent: number): Promise<Cost> {
  const before = await heldForGood();
  const stop = await start();
  await pause(warmUpMs);
  let peak = 0;
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage().heapUsed)), 100);
  const cpuPercent = (await cpuOver(measuredMs)) - idlePercent;
  clearInterval(sampling);
  const heapMb = mb((await heldForGood()) - before);
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

/** What was read some minutes ago, as many lines as are held. */
function older(source: SteadyLog): readonly LogLine[] {
  const end = Math.floor((Date.now() / 1000) * perSecond) - 500;
  return readLines(source.content(end - maxLines, end), true).lines.map(toLine);
}

/** Lines that are held compressed are beside the heap, where VS Code's own buffers come and go: they are weighed by themselves. */
function packedMb(): number {
  const bytes = sources().map((source) => {
    const held = new LineBuffer();
    held.push(older(source));
    return held.packedBytes;
  });
  return mb(bytes.reduce((sum, one) => sum + one));
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
  const open: (() => void)[] = [];
  const registration = vscode.workspace.registerTextDocumentContentProvider(logScheme, documents);
  for (const source of sources()) {
    await documents.open({ fileName: `${source.name}.log`, title: source.name, sources: [source], rate }, true);
    const log = documents.active?.log;
    if (!log) {
      throw new Error('The log is not in front');
    }
    open.push(() => log.book.addOlder(0, older(source)));
  }
  // Some minutes later, the last one still in front.
  open.forEach((fill) => fill());
  return async () => {
    registration.dispose();
    documents.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  };
}

async function wholeTextOnEachPoll(): Promise<() => Promise<void>> {
  const scheme = 'bench-log';
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const held = new Map<string, string[]>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => held.get(uri.toString())?.join('\n') ?? '',
  });
  const pace = new LogPace(systemClock, 500);
  const life = new AbortController();
  for (const source of sources()) {
    const uri = vscode.Uri.from({ scheme, path: `/${source.name}.log` });
    const reader = new LogReader(source, systemClock);
    const lines = [...older(source), ...reader.begin(await reader.open({ tail: 500 }, life.signal))].map(textOf);
    held.set(uri.toString(), lines);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
    const onEntries = (entries: readonly LogEntry[]): void => {
      lines.push(...entries.map(textOf));
      lines.splice(0, lines.length - maxLines);
      changed.fire(uri);
    };
    const follows = followLog({
      ...{ source, reader, clock: systemClock, pace, signal: life.signal, onEntries },
      onState: () => undefined,
    });
    // It ends this way when its signal aborts.
    void follows.catch(() => undefined);
  }
  return async () => {
    life.abort();
    provider.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  };
}

function textOf(entry: LogEntry): string {
  return entry.type === 'line' ? entry.text : entry.before;
}

export async function run(): Promise<void> {
  await pause(openingMs);
  const idlePercent = await cpuOver(10_000);
  // Ours first: VS Code holds the text of a document for minutes after its last tab was closed.
  const held = await costOf(ours, idlePercent);
  await pause(2_000);
  const whole = await costOf(wholeTextOnEachPoll, idlePercent);
  await pause(2_000);
  // What is measured first pays for compiling what the others use too.
  const { cpuPercent } = await costOf(ours, idlePercent);
  const packed = packedMb();
  const against = 'an array of lines, the whole text on each poll';
  const figures = [
    {
      name: 'follow.cpu',
      value: cpuPercent,
      unit: '% of a core',
      baseline: whole.cpuPercent,
      against,
      wanted: 1 / 3,
    },
    { name: 'follow.heap', value: held.heapMb + packed, unit: 'MB', baseline: whole.heapMb, against, wanted: 1 / 3 },
    {
      name: 'follow.heap.peak',
      value: held.peakMb + packed,
      unit: 'MB',
      baseline: whole.peakMb,
      against,
    },
    {
      name: 'follow.heap.most',
      value: held.heapMb + packed,
      unit: 'MB',
      baseline: 60,
      against: 'the most it may be',
      wanted: 1,
    },
  ];
  writeFileSync(process.env['BENCH_RESULT'] ?? '', JSON.stringify(figures));
}
