// The packets of one exchange by protocol, in the order they pass. Lengths are the same in every exchange, so that the
// size of a capture of any length is known without building it.
import type { Protocol } from './tcpdumpValue';

/** One packet of an exchange. */
export interface Step {
  readonly protocol: Protocol;
  /** From the client to the server. */
  readonly isForward: boolean;
  readonly payload: Buffer;
  /** TCP: flags, and offsets to the initial sequence numbers of sender and receiver. */
  readonly tcp?: { readonly flags: number; readonly sequence: number; readonly acknowledgement: number };
}

const syn = 0x02;
const ack = 0x10;
const push = 0x18;
const fin = 0x11;
const nothing = Buffer.alloc(0);

const requestText = 'GET /api/orders?state=open HTTP/1.1\r\nHost: orders.shop.internal\r\nUser-Agent: emulated\r\n\r\n';
const responseBody = JSON.stringify({ orders: Array.from({ length: 12 }, (_, id) => ({ id, state: 'open' })) });
const responseText = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${responseBody.length}\r\n\r\n${responseBody}`;
const request = Buffer.from(requestText);
const response = Buffer.from(responseText);
const asked = 1 + request.length;
const answered = 1 + response.length;

function tcp(
  isForward: boolean,
  flags: number,
  [sequence, acknowledgement]: readonly [number, number],
  payload = nothing,
): Step {
  return { protocol: 'tcp', isForward, payload, tcp: { flags, sequence, acknowledgement } };
}

/** `orders.shop.internal IN A`, and the answer 172.16.0.20. */
function dns(isAnswer: boolean): Buffer {
  const labels = ['orders', 'shop', 'internal'].flatMap((label) => [Buffer.from([label.length]), Buffer.from(label)]);
  const header = Buffer.from(isAnswer ? '2f1a81800001000100000000' : '2f1a01000001000000000000', 'hex');
  const question = Buffer.concat([...labels, Buffer.from('0000010001', 'hex')]);
  const answer = isAnswer ? Buffer.from('c00c000100010000001e0004ac100014', 'hex') : nothing;
  return Buffer.concat([header, question, answer]);
}

const echo = Buffer.from(Array.from({ length: 56 }, (_, index) => index));

const exchanges: Readonly<Record<Protocol, readonly Step[]>> = {
  tcp: [
    tcp(true, syn, [0, 0]),
    tcp(false, syn | ack, [0, 1]),
    tcp(true, ack, [1, 1]),
    tcp(true, push, [1, 1], request),
    tcp(false, ack, [1, asked]),
    tcp(false, push, [1, asked], response),
    tcp(true, ack, [asked, answered]),
    tcp(true, fin, [asked, answered]),
    tcp(false, fin, [answered, asked + 1]),
    tcp(true, ack, [asked + 1, answered + 1]),
  ],
  udp: [
    { protocol: 'udp', isForward: true, payload: dns(false) },
    { protocol: 'udp', isForward: false, payload: dns(true) },
  ],
  icmpv4: [
    { protocol: 'icmpv4', isForward: true, payload: echo },
    { protocol: 'icmpv4', isForward: false, payload: echo },
  ],
};

/** The steps of one round: an exchange of each protocol, of one direction only when the filter names an end. */
export function listSteps(protocols: readonly Protocol[], onlyForward: boolean): readonly Step[] {
  return protocols.flatMap((protocol) => exchanges[protocol]).filter((step) => step.isForward || !onlyForward);
}
