// The thread that checks large documents: its own bundle, with the language of edge specs.
import { parentPort, workerData } from 'node:worker_threads';
import * as l10n from '@vscode/l10n';
import { serveAnalysis } from '../../../engine/spec/analysisWorker';
import type { SpecLanguage } from '../../../model/spec/language';
import { edgeSpecLanguage } from './language';
import { edgeSpecManifest } from './manifest';

const languages = new Map<string, SpecLanguage>([[edgeSpecManifest.id, edgeSpecLanguage]]);

if (parentPort) {
  if (workerData !== undefined) {
    l10n.config({ contents: workerData as Record<string, string> });
  }
  serveAnalysis(parentPort, languages);
}
