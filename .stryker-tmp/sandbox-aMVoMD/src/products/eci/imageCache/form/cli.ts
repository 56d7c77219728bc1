// A request as a command of the official `aliyun` command line, ready for a POSIX shell.

import { quoteForShell } from '../../../../base/shell';
import type { ImageCacheRequest } from './request';

/** The shell variable that stands for the password of one credential, counted from 1. */
export function getPasswordVariable(index: number): string {
  return `REGISTRY_PASSWORD_${index}`;
}

/** Holds no password: variables take their place, so that none is left in the history of the shell either. */
export function toImageCacheCli(
  action: 'CreateImageCache' | 'UpdateImageCache',
  region: string,
  id: string | undefined,
  request: ImageCacheRequest,
): string {
  const target = { RegionId: region, ...(id === undefined ? {} : { ImageCacheId: id }) };
  const options = [...flattenParameters({ ...target, ...request })].map(([name, value]) => {
    const [, credential] = /^ImageRegistryCredential\.([0-9]+)\.Password$/.exec(name) ?? [];
    return `--${name} ${credential === undefined ? quoteForShell(value) : `"$${getPasswordVariable(Number(credential))}"`}`;
  });
  const plain = /^[a-z0-9-]+$/.test(region) ? region : quoteForShell(region);
  return [`aliyun eci ${action}`, `--region ${plain}`, ...options].join(' ');
}

/** Lists and objects as the service takes them in a query: `Tag.1.Key`, counted from 1. */
function* flattenParameters(value: unknown, name = ''): Iterable<[string, string]> {
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      yield [name, String(value)];
    }
    return;
  }
  const prefix = name === '' ? '' : `${name}.`;
  const entries = Array.isArray(value)
    ? value.map((item, at): [string, unknown] => [String(at + 1), item])
    : Object.entries(value);
  for (const [key, item] of entries) {
    yield* flattenParameters(item, prefix + key);
  }
}
