// What is used and left of the quotas, per region, what is nearly used up on top.
import * as l10n from '@vscode/l10n';
import { Noted } from '../../base/described';
import { UserFacingError, isCancelled, toError } from '../../base/errors';
import { formatCount, toSingleLine } from '../../base/text';
import type { AnyKind, Description, Quota } from '../../model/kind';
import type { Connection } from '../../model/ports/connection';

/** From here on a quota is called nearly used up. */
const nearlyFull = 0.8;

export interface QuotaSources {
  readonly kinds: ReadonlyMap<string, AnyKind>;
  readonly connection: Connection;
}

interface Place {
  readonly region: string;
  readonly quotas: readonly Quota[];
  readonly error?: unknown;
}

export async function createQuotaReport(
  { kinds, connection }: QuotaSources,
  signal: AbortSignal,
): Promise<Description> {
  if (!(await connection.current())) {
    throw new UserFacingError(l10n.t('You are not signed in.'), l10n.t('Select a profile, or try the local emulator.'));
  }
  const regions = await connection.listRegions(signal);
  const requestedRegions = [...kinds.values()].flatMap((kind) => (kind.readQuotas ? [kind] : []));
  const places = await Promise.all(regions.map((region) => readRegionQuotas(requestedRegions, region, signal)));
  const failed = places.filter(({ error }) => error !== undefined);
  const [first] = failed;
  if (first && failed.length === places.length) {
    throw first.error;
  }
  const used = places.filter(({ quotas }) => quotas.some((quota) => quota.used > 0));
  const unused = places.length - used.length - failed.length;
  const near = used.flatMap(({ region, quotas }) =>
    quotas.filter(({ used: amount, max }) => amount >= max * nearlyFull).map((quota) => ({ region, quota })),
  );
  return {
    summary: [
      l10n.t('Quotas and what is used of them'),
      ...(near.length === 0 ? [l10n.t('No quota is nearly used up.')] : []),
      ...near.map(({ region, quota }) => l10n.t('Warning: {0} · {1}: {2}', region, quota.name, formatUsage(quota))),
      ...failed.map(({ region, error }) =>
        l10n.t('Warning: could not read {0}: {1}', region, toSingleLine(toError(error).message)),
      ),
      ...(unused > 0 ? [l10n.t('Regions without usage are omitted: {0}', unused)] : []),
    ],
    body: Object.fromEntries(used.map(({ region, quotas }) => [region, createBody(quotas)])),
  };
}

async function readRegionQuotas(kinds: readonly AnyKind[], region: string, signal: AbortSignal): Promise<Place> {
  try {
    const quotas = await Promise.all(kinds.map(async (kind) => (await kind.readQuotas?.(region, signal)) ?? []));
    return { region, quotas: quotas.flat() };
  } catch (error) {
    if (isCancelled(error)) {
      throw error;
    }
    return { region, quotas: [], error };
  }
}

function createBody(quotas: readonly Quota[]): object {
  return Object.fromEntries(
    quotas.map((quota) => [
      quota.name,
      {
        used: new Noted(quota.used, formatUsage(quota)),
        left: getRemaining(quota),
        max: quota.max,
      },
    ]),
  );
}

function formatUsage(quota: Quota): string {
  const { used, max } = quota;
  const percent = max > 0 ? Math.round((used / max) * 100) : 100;
  const text = used >= max ? l10n.t('used up') : used >= max * nearlyFull ? l10n.t('nearly used up') : '';
  const share = l10n.t('{0}% of {1}, {2} left', percent, formatCount(max), formatCount(getRemaining(quota)));
  return text === '' ? share : `${share}: ${text}`;
}

/** Rounded, as vCPU come in halves and the like. */
function getRemaining({ used, max }: Quota): number {
  return Math.max(0, Math.round((max - used) * 1000) / 1000);
}
