import { deepEqual } from 'node:assert/strict';
import type { Log } from '../../../src/base/log';
import { refreshAfterWrite } from '../../../src/model/refreshAfterWrite';
import { buildRef } from '../../support/buildResource';

const ref = buildRef('app-1');

function createTrial(refresh: () => Promise<void>) {
  const warnings: string[] = [];
  const ignore = (): void => undefined;
  const log: Log = { debug: ignore, info: ignore, error: ignore, warn: (line) => void warnings.push(line) };
  const read: unknown[] = [];
  const context = {
    log,
    refresh: (refs: readonly unknown[]) => {
      read.push(...refs);
      return refresh();
    },
  };
  return { context, read, warnings };
}

describe('reading a resource again after a write', () => {
  it('refreshes the resource', async () => {
    const { context, read, warnings } = createTrial(() => Promise.resolve());
    await refreshAfterWrite(context, ref);
    deepEqual([read, warnings], [[ref], []]);
  });

  it('only logs a failure, because the write has succeeded', async () => {
    const { context, warnings } = createTrial(() => Promise.reject(new Error('no answer')));
    await refreshAfterWrite(context, ref);
    deepEqual(warnings, ['app-1 could not be read again: no answer']);
  });
});
