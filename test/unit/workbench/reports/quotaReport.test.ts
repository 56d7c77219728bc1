import { deepEqual, equal, rejects } from 'node:assert/strict';
import { CancelledError } from '../../../../src/base/errors';
import { Noted } from '../../../../src/base/described';
import type { AnyKind, Quota } from '../../../../src/model/kind';
import { createQuotaReport } from '../../../../src/workbench/reports/quotaReport';
import { buildKind } from '../../../support/buildResource';
import { FakeConnection } from '../../../support/fakeConnection';

const { signal } = new AbortController();
const quota = (name: string, used: number, max: number): Quota => ({ name, used, max });

describe('The report of quotas', () => {
  let connection: FakeConnection;
  /** By region; an error instead when it cannot be read. */
  let quotas: Record<string, readonly Quota[] | Error>;

  beforeEach(() => {
    connection = new FakeConnection();
    quotas = {};
  });

  const create = (more: readonly AnyKind[] = []) => {
    connection.regions = Object.keys(quotas);
    const reading = buildKind({
      readQuotas: (region) => {
        const found = quotas[region] ?? [];
        return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
      },
    });
    const kinds = new Map([reading, ...more].map((kind, index) => [String(index), kind] as const));
    return createQuotaReport({ kinds, connection }, signal);
  };

  it('needs an account', async () => {
    connection.account = undefined;
    await rejects(create(), {
      message: 'You are not signed in.',
      hint: 'Select a profile, or try the local emulator.',
    });
  });

  it('has what is used and left in each region, of all kinds that have quotas', async () => {
    quotas = { 'cn-hangzhou': [quota('vCPU', 10.5, 100)], 'cn-beijing': [quota('vCPU', 1, 1_000)] };
    const caches = buildKind({ readQuotas: () => Promise.resolve([quota('Image caches', 3, 20)]) });
    const { summary, body } = await create([caches, buildKind()]);
    deepEqual(summary, ['Quotas and what is used of them', 'No quota is nearly used up.']);
    deepEqual(body, {
      'cn-hangzhou': {
        vCPU: { used: new Noted(10.5, '11% of 100, 89.5 left'), left: 89.5, max: 100 },
        'Image caches': { used: new Noted(3, '15% of 20, 17 left'), left: 17, max: 20 },
      },
      'cn-beijing': {
        vCPU: { used: new Noted(1, '0% of 1,000, 999 left'), left: 999, max: 1_000 },
        'Image caches': { used: new Noted(3, '15% of 20, 17 left'), left: 17, max: 20 },
      },
    });
  });

  it('warns of what is nearly used up and of what is used up, on top', async () => {
    quotas = {
      'cn-hangzhou': [quota('a', 79.9, 100), quota('b', 80, 100), quota('c', 100, 100), quota('d', 101, 100)],
      'cn-beijing': [quota('e', 1, 0)],
    };
    const { summary } = await create();
    deepEqual(summary.slice(1), [
      'Warning: cn-hangzhou · b: 80% of 100, 20 left: nearly used up',
      'Warning: cn-hangzhou · c: 100% of 100, 0 left: used up',
      'Warning: cn-hangzhou · d: 101% of 100, 0 left: used up',
      'Warning: cn-beijing · e: 100% of 0, 0 left: used up',
    ]);
  });

  it('leaves out regions where nothing is used, and says how many', async () => {
    quotas = { 'cn-hangzhou': [quota('a', 0, 10), quota('b', 1, 10)], 'cn-beijing': [quota('a', 0, 10)], 'cn-x': [] };
    const { summary, body } = await create();
    equal(summary.at(-1), 'Regions without usage are omitted: 2');
    deepEqual(Object.keys(body as object), ['cn-hangzhou']);
  });

  it('says which regions could not be read, in one line each', async () => {
    quotas = { 'cn-hangzhou': [quota('a', 1, 10)], 'cn-beijing': new Error('no\nnetwork') };
    const { summary, body } = await create();
    deepEqual(summary.slice(1), ['No quota is nearly used up.', 'Warning: could not read cn-beijing: no network']);
    deepEqual(Object.keys(body as object), ['cn-hangzhou']);
  });

  it('fails when no region could be read', async () => {
    quotas = { 'cn-hangzhou': new Error('first'), 'cn-beijing': new Error('second') };
    await rejects(create(), /first/);
  });

  it('ends when the user gives up', async () => {
    quotas = { 'cn-hangzhou': [quota('a', 1, 10)], 'cn-beijing': new CancelledError() };
    await rejects(create(), CancelledError);
  });

  it('is empty where there are no regions', async () => {
    deepEqual(await create(), {
      summary: ['Quotas and what is used of them', 'No quota is nearly used up.'],
      body: {},
    });
  });

  it('rounds what is left, as vCPU come in halves', async () => {
    quotas = { 'cn-hangzhou': [quota('a', 0.1 + 0.2, 1)] };
    const { body } = await create();
    equal((body as { 'cn-hangzhou': { a: { left: number } } })['cn-hangzhou'].a.left, 0.7);
  });
});
