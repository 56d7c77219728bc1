// Which of the two entry points of ESA receives the requests: the one the user chose, otherwise the one for the regions in use.
import * as l10n from '@vscode/l10n';
import type { ActionContext, ActionHandler } from '../../../model/action';
import type { KindContext } from '../../product';
import { esaEntryPoints } from '../api';

/** Only a choice in the UI sets it; no file decides where signed requests go. */
const memoryKey = 'esaEntryPoint';

const all: readonly string[] = Object.values(esaEntryPoints);

/** The entry point in effect. */
export async function resolveEntryPoint(
  context: Pick<KindContext | ActionContext, 'memory' | 'wantedRegions'>,
): Promise<string> {
  const chosen = context.memory.get(memoryKey);
  return typeof chosen === 'string' && all.includes(chosen) ? chosen : deriveEntryPoint(await context.wantedRegions());
}

/** China, unless all regions lie outside it. */
function deriveEntryPoint(regions: readonly string[] = []): string {
  const isAbroad = regions.length > 0 && !regions.some((region) => region.startsWith('cn-'));
  return isAbroad ? esaEntryPoints.international : esaEntryPoints.china;
}

export const chooseEntryPoint: ActionHandler<'none'> = async (context) => {
  const { ask, memory, view } = context;
  const chosen = memory.get(memoryKey);
  const choice = (label: string, description: string, value: string | undefined) => ({
    label,
    description,
    icon: chosen === value ? 'check' : 'blank',
    value: { value },
  });
  const picked = await ask.pick(l10n.t('Select the ESA endpoint'), [
    choice(l10n.t('Automatic, by the regions in use'), deriveEntryPoint(await context.wantedRegions()), undefined),
    choice(l10n.t('China'), esaEntryPoints.china, esaEntryPoints.china),
    choice(l10n.t('International'), esaEntryPoints.international, esaEntryPoints.international),
  ]);
  if (picked) {
    await memory.set(memoryKey, picked.value);
    // Makes the view reload the regions of the kind.
    await view.update({});
  }
  return undefined;
};
