import type { Connection } from '../../model/ports/connection';
import type { AnyKind } from '../../model/kind';

/** The regions in which a kind is listed. */
export async function resolveListedRegions(
  kind: AnyKind,
  connection: Connection,
  signal: AbortSignal,
): Promise<readonly string[]> {
  return kind.listRegions
    ? kind.listRegions(await connection.getPreferredRegions(), signal)
    : connection.listRegions(signal);
}
