// Between the extension and the emulator: notes who calls what, and lets a test act while a call is under way.
import { type IncomingMessage, type ServerResponse, createServer, request } from 'node:http';
import { Listening } from './listening';

export interface GatedCall {
  readonly action: string;
  readonly accessKeyId: string;
  /** In the order of arrival. */
  readonly index: number;
}

/** An answer that does not come from the emulator. */
export interface GateAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export class CallGate extends Listening {
  calls: GatedCall[] = [];
  /** Called when a call has arrived; it is passed on afterwards. */
  onCall: (call: GatedCall) => Promise<void> | void = () => undefined;
  /** What is answered instead of passing the call on. `lost`: it is passed on, and the connection breaks without its answer. */
  replace: (call: GatedCall) => GateAnswer | 'lost' | undefined = () => undefined;
  /** Called when the answer to a call is passed back. */
  onAnswer: (call: GatedCall) => void = () => undefined;

  /** @param behind origin of the emulator */
  constructor(private readonly behind: string) {
    super(
      createServer((incoming, outgoing) => void this.pass(incoming, outgoing)),
      '127.0.0.1',
    );
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  private async pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { headers, method, url } = incoming;
    const call: GatedCall = {
      action: String(headers['x-acs-action'] ?? ''),
      accessKeyId: /Credential=([^,\s]+)/.exec(headers.authorization ?? '')?.[1] ?? '',
      index: this.calls.length,
    };
    this.calls.push(call);
    await this.onCall(call);
    const other = this.replace(call);
    if (other && other !== 'lost') {
      incoming.resume();
      outgoing.writeHead(other.status, { 'content-type': 'application/json', ...other.headers }).end(other.body);
      return;
    }
    const onward = request(this.behind + (url ?? ''), { method, headers }, (answer) => {
      this.onAnswer(call);
      if (other === 'lost') {
        outgoing.destroy();
        answer.resume();
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }
}
