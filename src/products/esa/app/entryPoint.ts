// Which of the two entry points of ESA is asked: the one the user chose, else the one that goes with the regions in use.
import * as l10n from '@vscode/l10n';
import { esaEntryPoints } from '../../../cloud/endpoints';
import type { ActionHandler } from '../../../model/action';

/** Kept for the workspace by clicking only: no file decides where signed requests go. */
export interface EntryPointMemory {
  get(key: 'esaEntryPoint'): unknown;
  set(key: 'esaEntryPoint', value: unknown): Promise<void>;
}

export interface EntryPointNeeds {
  /** The user's regions or the profile's own; undefined when neither names any. */
  readonly getPreferredRegions: () => Promise<readonly string[] | undefined>;
  readonly memory: EntryPointMemory;
}

const all: readonly string[] = Object.values(esaEntryPoints);

/** The entry point in force. */
export async function resolveEntryPoint({ getPreferredRegions, memory }: EntryPointNeeds): Promise<string> {
  const chosen = memory.get('esaEntryPoint');
  if (typeof chosen === 'string' && all.includes(chosen)) {
    return chosen;
  }
  const regions = await getPreferredRegions();
  const isAbroad = regions !== undefined && regions.length > 0 && !regions.some((region) => region.startsWith('cn-'));
  return isAbroad ? esaEntryPoints.international : esaEntryPoints.china;
}

export function chooseEntryPoint(needs: EntryPointNeeds): ActionHandler<'none'> {
  return async ({ ask, view }) => {
    const chosen = needs.memory.get('esaEntryPoint');
    const derived = await resolveEntryPoint({ ...needs, memory: { ...needs.memory, get: () => undefined } });
    const choice = (label: string, description: string, value: string | undefined) => ({
      label,
      description,
      icon: chosen === value ? 'check' : 'blank',
      value: { value },
    });
    const picked = await ask.pick(l10n.t('Choose where ESA is asked'), [
      choice(l10n.t('By the regions in use'), derived, undefined),
      choice(l10n.t('China'), esaEntryPoints.china, esaEntryPoints.china),
      choice(l10n.t('International'), esaEntryPoints.international, esaEntryPoints.international),
    ]);
    if (picked) {
      await needs.memory.set('esaEntryPoint', picked.value);
      // The regions of the view are asked for anew.
      await view.update({});
    }
    return undefined;
  };
}
