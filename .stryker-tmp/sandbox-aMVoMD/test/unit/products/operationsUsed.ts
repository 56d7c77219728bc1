// What the clients call, from the list of all their methods.
import { everyOperation } from '../../contract/faults/everyOperation';

/** Names of the operations that these clients call, each once and sorted: those that read, or those that write. */
export function listUsedOperations(clients: readonly string[], access: 'read' | 'write'): readonly string[] {
  const used = Object.entries(everyOperation)
    .filter(([method]) => clients.some((client) => method.startsWith(`${client}.`)))
    .filter(([, { repeat }]) => (repeat === 'read') === (access === 'read'))
    .map(([, { action }]) => action);
  return [...new Set(used)].sort();
}
