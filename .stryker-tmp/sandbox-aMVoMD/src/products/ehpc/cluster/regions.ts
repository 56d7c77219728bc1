// The regions that offer E-HPC, read once per account: the documents disagree.
import { isCancelled } from '../../../base/errors';
import type { EhpcClient } from '../client';

/** The regions that all documents name, for when the service does not answer. */
const bundled = [
  'cn-qingdao',
  'cn-beijing',
  'cn-zhangjiakou',
  'cn-huhehaote',
  'cn-wulanchabu',
  'cn-hangzhou',
  'cn-shanghai',
  'cn-shenzhen',
  'cn-hongkong',
  'ap-northeast-1',
  'ap-southeast-1',
  'eu-central-1',
];

export interface OfferedRegions {
  readonly regions: readonly string[];
  /** The service lists them; otherwise they are a guess. */
  readonly isKnown: boolean;
}

const pendingRequests = new WeakMap<EhpcClient, Promise<readonly string[]>>();

export async function readOfferedRegions(client: EhpcClient, signal: AbortSignal): Promise<OfferedRegions> {
  const known = pendingRequests.get(client);
  const asking = known ?? client.listRegions(signal);
  pendingRequests.set(client, asking);
  try {
    const regions = await asking;
    return regions.length > 0 ? { regions, isKnown: true } : { regions: bundled, isKnown: false };
  } catch (error) {
    pendingRequests.delete(client);
    if (isCancelled(error)) {
      throw error;
    }
    return { regions: bundled, isKnown: false };
  }
}
