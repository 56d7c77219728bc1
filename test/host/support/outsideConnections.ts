// No request of a test leaves this machine: a connection to another host is refused before its name is looked up, and reported.
import net from 'node:net';

/** What `connect` was called with: Node hands its own calls on as one list. */
function readTarget(args: readonly unknown[]): { readonly host?: unknown; readonly port?: unknown } {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as readonly unknown[]) : args;
  return typeof first === 'object' && first !== null ? first : { port: first, host: second };
}

function isOutside(host: unknown): host is string {
  return typeof host === 'string' && !/^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host);
}

/** From now on connections to other machines fail, and are reported to `seen` as host and port. */
export function refuseOutsideConnections(seen: (target: string) => void): void {
  // On the prototype: every client connects a socket in the end.
  const sockets = net.Socket.prototype;
  const connect = Reflect.get<typeof sockets, 'connect'>(sockets, 'connect');
  sockets.connect = function (this: net.Socket, ...args: Parameters<typeof connect>) {
    const { host, port } = readTarget(args);
    if (!isOutside(host)) {
      return Reflect.apply(connect, this, args);
    }
    seen(`${host}:${String(port)}`);
    return this.destroy(new Error(`A test may not connect to ${host}`));
  } as typeof connect;
}
