import * as l10n from '@vscode/l10n';
import { toCommandId } from '../../../model/commandId';
import { bindKind } from '../../../model/kind';
import type { AnyKind } from '../../../model/kind';
import type { LiveValue } from '../../../model/spec/document';
import { edgeSpecManifest } from './manifest';
import type { EdgeReleaseNeeds } from './release';

export interface EdgeSpecNeeds extends EdgeReleaseNeeds {
  /** Apps of the account that is signed in now. */
  readonly apps?: (signal: AbortSignal) => Promise<readonly LiveValue[]>;
}

/** Documents, not resources: there is nothing to list. */
export function createEdgeSpecKind(needs: EdgeSpecNeeds): AnyKind {
  const { apps, client } = needs;
  return bindKind({
    manifest: edgeSpecManifest,
    noun: () => l10n.t('edge container spec'),
    fromWire: () => {
      throw new Error('An edge container spec is a document, not a resource');
    },
    spec: {
      language: async () => (await import('./language')).edgeSpecLanguage,
      lenses: () => [
        { title: l10n.t('Check'), command: toCommandId('edgeSpec', 'check') },
        { title: l10n.t('Create version'), command: toCommandId('edgeSpec', 'createVersion') },
        { title: l10n.t('Compare with the newest version'), command: toCommandId('edgeSpec', 'compareWithNewest') },
      ],
      liveFields: ['AppId'],
      ...(apps && { liveValues: (_field, signal) => apps(signal) }),
    },
    actions: {
      new: async (...args) => (await import('./actions')).newSpec(...args),
      check: async (...args) => (await import('./actions')).checkSpec(...args),
      createVersion: async (...args) => (await import('./release')).createVersion(needs)(...args),
      compareWithNewest: async (...args) => (await import('./release')).compareWithNewest(needs)(...args),
      openVersion: async (...args) => (await import('./versionSpecs')).openVersion(client)(...args),
      compareVersions: async (...args) => (await import('./versionSpecs')).compareVersions(client)(...args),
    },
  });
}
