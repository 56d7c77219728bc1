// Prompts for the part of production that a version is released to.
import * as l10n from '@vscode/l10n';
import type { PublishEdgeContainerAppVersionRequest } from '../wire/esa';
import type { Ask } from '../../../model/ports/ask';

export interface ReleaseScope {
  readonly parameters: Pick<
    PublishEdgeContainerAppVersionRequest,
    'FullRelease' | 'Percentage' | 'PublishType' | 'Regions'
  >;
  readonly text: string;
}

/** Undefined when the user cancelled. */
export async function askProduction(
  ask: Ask,
  deployRegions: () => Promise<readonly string[]>,
): Promise<ReleaseScope | undefined> {
  const way = await ask.pick(l10n.t('How much production traffic?'), [
    { label: l10n.t('Percentage of traffic (canary)…'), icon: 'graph', value: 'percentage' as const },
    { label: l10n.t('Some regions…'), icon: 'globe', value: 'regions' as const },
    { label: l10n.t('All regions'), icon: 'cloud-upload', value: 'full' as const },
  ]);
  switch (way) {
    case undefined:
      return undefined;
    case 'percentage': {
      const percentage = await askPercentage(ask, 20);
      return percentage === undefined
        ? undefined
        : {
            parameters: { PublishType: 'percentage', Percentage: percentage },
            text: l10n.t('Traffic: {0}%', percentage),
          };
    }
    case 'regions':
      return askRegions(ask, deployRegions);
    case 'full':
      return { parameters: { PublishType: 'region', FullRelease: true }, text: l10n.t('Regions: all') };
  }
}

async function askRegions(
  ask: Ask,
  deployRegions: () => Promise<readonly string[]>,
): Promise<ReleaseScope | undefined> {
  const choices = deployRegions().then((codes) => codes.map((code) => ({ label: code, value: code })));
  const picked = await ask.pickMany(l10n.t('Select the regions to publish to'), choices);
  return picked && picked.length > 0
    ? {
        parameters: { PublishType: 'region', Regions: picked },
        text: l10n.t({ message: 'Regions: {0}', args: [picked.join(', ')], comment: 'ESA' }),
      }
    : undefined;
}

export async function askPercentage(ask: Ask, usual: number): Promise<number | undefined> {
  const text = await ask.input({
    title: l10n.t('Percentage of the traffic, 1 to 100'),
    value: String(usual),
    problem: (typed) =>
      /^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 100
        ? undefined
        : l10n.t('A whole number from 1 to {0}.', 100),
  });
  return text === undefined ? undefined : Number(text);
}
