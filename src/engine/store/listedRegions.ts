import type { Connection } from '../../model/ports/connection';
import type { AnyKind } from '../../model/kind';

/** The regions in which a kind is listed. */
export async function listedRegions(
  kind: AnyKind,
  connection: Connection,
  signal: AbortSignal,
): Promise<readonly string[]> {
  return kind.regions ? kind.regions(await connection.wantedRegions(), signal) : connection.regions(signal);
}
