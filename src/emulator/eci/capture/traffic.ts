// The traffic of an instance that passes a filter: packet n is the same each time it is requested, and every packet
// matches. The real service captures what really passes; here something always does, unless no packet can match.
import { Random } from '../../world/random';
import { type Address, contains, hostIn, type Network, parseNetwork } from './address';
import { listSteps, type Step } from './conversations';
import { buildFrame, frameLength, type Endpoint } from './frames';
import type { CaptureFilter, Protocol } from './tcpdumpValue';

/** Matching packets come at this pace. */
export const packetIntervalMs = 50;

/** Neighbours of an instance whose filter names no other. */
const neighbours: Readonly<Record<4 | 6, Network>> = {
  4: parseNetwork('172.16.64.0/20') as Network,
  6: parseNetwork('2408:4005:3c0:ff00::/64') as Network,
};
const wellKnownPorts = [80, 443, 8080, 6379] as const;
const dnsPort = 53;

/** An endless run of packets. */
export class Traffic {
  private readonly round: readonly Step[];
  private readonly frameLengths: readonly number[];
  private readonly own: Address;

  /**
   * @param own the instance's addresses; one of the filter's family is used
   */
  constructor(
    private readonly filter: CaptureFilter,
    own: { readonly ipv4: Address; readonly ipv6: Address },
    private readonly seed: number,
  ) {
    const family = filter.source?.family ?? filter.destination?.family ?? 4;
    this.own = family === 4 ? own.ipv4 : own.ipv6;
    const namesAnEnd = [filter.source, filter.destination, filter.sourcePort, filter.destinationPort].some(
      (part) => part !== undefined,
    );
    this.round = listSteps(listProtocols(filter, family), namesAnEnd);
    this.frameLengths = this.round.map((step) => frameLength(family, step.protocol, step.payload.length));
  }

  /** True when no packet can match, such as ICMP with a port. */
  get isEmpty(): boolean {
    return this.round.length === 0;
  }

  /** Bytes the first `count` packets take when each costs `overhead` and at most `snaplen` of it is kept. */
  countBytes(count: number, snaplen: number, overhead: number): number {
    if (this.isEmpty) {
      return 0;
    }
    const costs = this.frameLengths.map((length) => overhead + Math.min(length, snaplen));
    const perRound = costs.reduce((sum, cost) => sum + cost, 0);
    const rest = costs.slice(0, count % this.round.length).reduce((sum, cost) => sum + cost, 0);
    return Math.floor(count / this.round.length) * perRound + rest;
  }

  /** How many packets fit into so many bytes. */
  countWithin(bytes: number, snaplen: number, overhead: number): number {
    let low = 0;
    let high = Math.floor(Math.max(0, bytes) / overhead) + 1;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.countBytes(middle, snaplen, overhead) <= bytes) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The frame of packet `index`, from 0. */
  frame(index: number): Buffer {
    const step = this.round[index % this.round.length];
    if (!step) {
      throw new RangeError('No packet can match the filter');
    }
    const round = Math.floor(index / this.round.length);
    const random = new Random(this.seed, round);
    const { from, to } = this.ends(step.protocol, random);
    const starts = [random.integer(1, 2 ** 31), random.integer(1, 2 ** 31)] as const;
    const [senderStart, receiverStart] = step.isForward ? starts : ([starts[1], starts[0]] as const);
    const sender = step.isForward ? from : to;
    const acknowledges = step.tcp !== undefined && step.tcp.acknowledgement > 0;
    return buildFrame(
      {
        protocol: step.protocol,
        from: sender,
        to: step.isForward ? to : from,
        payload: step.payload,
        number: step.protocol === 'icmpv4' ? round : index,
        isEchoReply: !step.isForward,
        ...(step.tcp && {
          tcp: {
            flags: step.tcp.flags,
            sequence: senderStart + step.tcp.sequence,
            acknowledgement: acknowledges ? receiverStart + step.tcp.acknowledgement : 0,
          },
        }),
      },
      sender.address.value === this.own.value,
    );
  }

  /** Client and server. The instance is one of them unless the filter excludes it. */
  private ends(protocol: Protocol, random: Random): { readonly from: Endpoint; readonly to: Endpoint } {
    const { source, destination, sourcePort, destinationPort } = this.filter;
    const canAsk = !source || contains(source, this.own);
    const canAnswer = !destination || contains(destination, this.own);
    const asks = canAsk && (!canAnswer || source !== undefined || random.next() < 0.5);
    const peer = (network: Network | undefined): Address =>
      hostIn(network ?? neighbours[this.own.family], random.integer(0, 4_000));
    const from = asks ? this.own : peer(source);
    const to = !asks && canAnswer ? this.own : peer(destination);
    const ephemeral = random.integer(32_768, 60_999);
    const answering = protocol === 'udp' ? dnsPort : random.pick(wellKnownPorts);
    // An echo carries one identifier both ways.
    const isEcho = protocol === 'icmpv4';
    return {
      from: { address: from, port: isEcho ? ephemeral : (sourcePort ?? ephemeral) },
      to: { address: to, port: isEcho ? ephemeral : (destinationPort ?? answering) },
    };
  }
}

function listProtocols(filter: CaptureFilter, family: 4 | 6): readonly Protocol[] {
  const hasTwoFamilies = filter.source && filter.destination && filter.source.family !== filter.destination.family;
  const hasPort = filter.sourcePort !== undefined || filter.destinationPort !== undefined;
  const possible = (['tcp', 'udp', 'icmpv4'] as const).filter(
    (protocol) => protocol !== 'icmpv4' || (family === 4 && !hasPort),
  );
  return hasTwoFamilies
    ? []
    : possible.filter((protocol) => filter.protocol === undefined || filter.protocol === protocol);
}
