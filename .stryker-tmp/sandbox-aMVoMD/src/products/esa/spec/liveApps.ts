import { toSingleLine } from '../../../base/text';
import type { EsaClient } from '../client';
import type { LiveValue } from '../../../model/spec/document';

/** The apps of the account, to complete AppId. */
export async function listLiveApps(
  client: EsaClient,
  entryPoint: string,
  signal: AbortSignal,
): Promise<readonly LiveValue[]> {
  const values: LiveValue[] = [];
  for await (const { Apps } of client.listEdgeContainerApps(entryPoint, signal)) {
    for (const { AppId, Name = '', Remarks = '' } of Apps ?? []) {
      if (AppId !== undefined) {
        values.push({ value: AppId, label: toSingleLine(Name, 128), detail: toSingleLine(Remarks, 200) });
      }
    }
  }
  return values;
}
