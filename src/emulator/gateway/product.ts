// A product as the emulator runs it. The gateway, the server, faults and the control API know products only in this form.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ApiError, ErrorTable } from './apiError';
import type { Operation } from './operation';
import type { ReceivedRequest } from './received';
import type { Reply } from './reply';
import type { WorldCommands } from './worldCommand';

/** A product and version behind the gateway. */
export interface Product {
  /** As in RAM actions, `eci`. */
  readonly name: string;
  /** As in x-acs-version. */
  readonly version: string;
  readonly operations: readonly Operation[];
  /** The codes of its own, from its documents. */
  readonly errors: ErrorTable;
  /** Messages of codes by operation, where an operation publishes another than the table's. */
  readonly messages?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly worldCommands?: WorldCommands;
  /** What it serves besides operations. */
  readonly endpoints?: readonly Endpoint[];
  /** Names under which these are reached, besides those of this machine. */
  readonly hosts?: readonly string[];
  /** Takes over connections of WebSockets. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Begins again, after the world has. */
  reset?(seed?: number): void;
  /** Ends what would outlive the server. */
  close?(): void;
}

/** A product with a state that tests can change. */
export type StatefulProduct = Product & Required<Pick<Product, 'reset' | 'worldCommands'>>;

/** A place on the origin that is no operation, such as a download. */
export interface Endpoint {
  /** In the request log and for faults. */
  readonly name: string;
  matches(method: string, path: string, rawQuery: string): boolean;
  answer(request: ReceivedRequest): Reply;
  /** Answers the error of a fault. Without it only faults of connection and delivery take effect. */
  refuse?(error: ApiError): Reply;
}
