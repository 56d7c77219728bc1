// Both ends of the thread that checks large documents, and the choice between it and the extension host.
import { Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { Clock } from '../../base/clock';
import type { Disposable } from '../../base/disposables';
import { CancelledError, toError } from '../../base/errors';
import { loadYaml } from '../../base/yaml';
import { analyzeSpec, createTimeoutFinding, createUncheckedFinding } from './analysis';
import type { SpecLanguage, SpecSyntax } from '../../model/spec/language';
import { maxCheckedChars, maxHostChars, maxTreeChars, workerTimeoutMs } from './limits';
import type { SpecAnalysis } from '../../model/spec/document';

export interface AnalysisRequest {
  readonly kind: string;
  readonly text: string;
  readonly syntax: SpecSyntax;
}

interface Request extends AnalysisRequest {
  readonly id: number;
}

/** The value as text: reading it again is several times faster than taking over objects one by one. */
interface Answer extends Pick<SpecAnalysis, 'findings' | 'root'> {
  readonly value: string | undefined;
}

type Reply = { readonly id: number } & ({ readonly answer: Answer } | { readonly error: string });

export interface CheckerParts {
  readonly language: (kind: string) => Promise<SpecLanguage>;
  /** The bundle of kinds/edgeSpec/specWorker.ts. */
  readonly workerFile: string;
  /** Translations for the thread, as VS Code gave them. */
  readonly translations: unknown;
  readonly clock: Clock;
}

/** Checks documents: small ones here, large ones in a thread that is started when the first one comes. */
export class SpecChecker implements Disposable {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, (reply: Reply) => void>();
  private lastId = 0;

  constructor(private readonly parts: CheckerParts) {}

  async check(request: AnalysisRequest): Promise<SpecAnalysis> {
    const { kind, text, syntax } = request;
    if (text.length > maxCheckedChars) {
      return { findings: [createUncheckedFinding()], value: undefined, root: undefined };
    }
    if (text.length > maxHostChars[syntax === 'yaml' ? 'yaml' : 'json']) {
      return this.checkInThread(request);
    }
    const [language] = await Promise.all([this.parts.language(kind), loadYaml()]);
    return analyzeSpec(language, text, syntax);
  }

  dispose(): void {
    this.stop('disposed');
  }

  private async checkInThread(request: AnalysisRequest): Promise<SpecAnalysis> {
    const worker = (this.worker ??= this.start());
    const id = ++this.lastId;
    const done = new AbortController();
    const reply = new Promise<Reply>((resolve) => {
      this.waiting.set(id, resolve);
      worker.postMessage({ ...request, id } satisfies Request);
    });
    const late = this.parts.clock.sleep(workerTimeoutMs, done.signal).then(
      () => 'late' as const,
      () => 'late' as const,
    );
    const answer = await Promise.race([reply, late]);
    this.waiting.delete(id);
    if (answer === 'late') {
      // It may never end: the thread goes, and what else it had to do comes back as late too.
      this.stop('timed out');
      return { findings: [createTimeoutFinding()], value: undefined, root: undefined };
    }
    done.abort();
    if ('error' in answer) {
      throw answer.error === 'timed out' || answer.error === 'disposed'
        ? new CancelledError()
        : new Error(answer.error);
    }
    return toLazyAnalysis(answer.answer);
  }

  private start(): Worker {
    const worker = new Worker(this.parts.workerFile, {
      workerData: this.parts.translations,
      // Enough for the largest document that is checked; a text that needs more ends the thread, not the window.
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    worker.unref();
    worker.on('message', (reply: Reply) => this.waiting.get(reply.id)?.(reply));
    worker.on('error', (error) => {
      if (worker === this.worker) {
        this.stop(toError(error).message);
      }
    });
    return worker;
  }

  private stop(error: string): void {
    const { worker } = this;
    this.worker = undefined;
    void worker?.terminate();
    const waiting = [...this.waiting];
    this.waiting.clear();
    waiting.forEach(([id, resolve]) => resolve({ id, error }));
  }
}

/** Only callers that use the value pay for reading it: most only use the findings. */
function toLazyAnalysis({ findings, root, value: written }: Answer): SpecAnalysis {
  let value: unknown;
  let isRead = written === undefined;
  return {
    findings,
    root,
    get value() {
      value = isRead ? value : JSON.parse(written ?? '');
      isRead = true;
      return value;
    },
  };
}

/** The thread's end. */
export function serveAnalysis(port: MessagePort, languages: ReadonlyMap<string, SpecLanguage>): void {
  const answer = async ({ id, kind, text, syntax }: Request): Promise<void> => {
    await loadYaml();
    port.postMessage(createReply(id, languages.get(kind), text, syntax));
  };
  port.on('message', (request: Request) => void answer(request));
}

function createReply(id: number, language: SpecLanguage | undefined, text: string, syntax: SpecSyntax): Reply {
  try {
    if (!language) {
      return { id, error: 'Unknown kind of spec' };
    }
    const { findings, value, root } = analyzeSpec(language, text, syntax);
    const isShared = text.length <= maxTreeChars;
    return { id, answer: { findings, root: isShared ? root : undefined, value: JSON.stringify(value) } };
  } catch (error) {
    return { id, error: toError(error).message };
  }
}
