import * as l10n from '@vscode/l10n';
import { toCommandId } from '../../../model/commandId';
import { bindKind } from '../../../model/kind';
import type { AnyKind } from '../../../model/kind';
import type { KindContext } from '../../product';
import { resolveEntryPoint } from '../app/entryPoint';
import { esa } from '../client';
import { checkSpec, newSpec } from './actions';
import { compareWithNewest, createVersion } from './createVersion';
import { edgeSpecLanguage } from './language';
import { listLiveApps } from './liveApps';
import { edgeSpecManifest } from './manifest';
import { compareVersions, openVersion } from './versionSpecs';

/** Specs are documents, so that there is nothing to list. */
export function createEdgeSpecKind(context: KindContext): AnyKind {
  return bindKind({
    manifest: edgeSpecManifest,
    noun: () => l10n.t('edge container spec'),
    spec: {
      language: () => Promise.resolve(edgeSpecLanguage),
      lenses: () => [
        { title: l10n.t('Check'), command: toCommandId(edgeSpecManifest, 'check') },
        { title: l10n.t('Create Version'), command: toCommandId(edgeSpecManifest, 'createVersion') },
        {
          title: l10n.t('Compare with Newest Version'),
          command: toCommandId(edgeSpecManifest, 'compareWithNewest'),
        },
      ],
      liveFields: ['AppId'],
      liveValues: async (_field, signal) => listLiveApps(context.client(esa), await resolveEntryPoint(context), signal),
    },
    actions: { new: newSpec, check: checkSpec, createVersion, compareWithNewest, openVersion, compareVersions },
  });
}
