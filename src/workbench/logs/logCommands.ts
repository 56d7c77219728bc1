// What can be done with the log in front.
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { describeFilter, filterProblem, loadFilterEngine } from '../../engine/log/logFilter';
import { formatBytes } from '../../base/format';
import type { LogDocuments } from './logDocuments';
import type { LogEditor } from './logEditor';

type Run = (uri?: unknown) => Promise<void> | void;

const spans: readonly (readonly [number, () => string])[] = [
  [60, () => l10n.t('1 minute')],
  [300, () => l10n.t('5 minutes')],
  [900, () => l10n.t('15 minutes')],
  [3_600, () => l10n.t('1 hour')],
  [6 * 3_600, () => l10n.t('6 hours')],
  [24 * 3_600, () => l10n.t('24 hours')],
];

export function createLogCommands(documents: LogDocuments) {
  const of =
    (run: (editor: LogEditor) => Promise<void> | void): Run =>
    async (uri) => {
      const editor = documents.find(uri) ?? documents.active;
      if (editor) {
        await run(editor);
      } else {
        void vscode.window.showInformationMessage(l10n.t('Open the log of a container first.'));
      }
    };
  const { ask, show } = documents.parts;
  return {
    'elasticContainers.followLog': of((editor) => editor.follow()),
    'elasticContainers.stopLog': of(({ log }) => log.stopFollowing()),
    'elasticContainers.goToLogEnd': of((editor) => editor.resume()),
    'elasticContainers.loadOlderLog': of(async ({ log }) => {
      const title = l10n.t('Reading the log of {0}', log.spec.title);
      const found = await show().progress(title, (_progress, signal) => log.loadOlder(signal));
      if (found === 0 && !log.mayHaveOlder) {
        show().message(l10n.t('The service has no older lines.'));
      }
    }),
    'elasticContainers.setLogSince': of(async (editor) => {
      if (editor.log.savingTo) {
        show().message(
          l10n.t('The log is being saved to a file, and this would leave gaps in it. Stop following the log first.'),
        );
        return;
      }
      const seconds = await ask.pick(
        l10n.t('Show the last …'),
        spans.map(([value, label]) => ({ label: label(), value })),
      );
      if (seconds !== undefined) {
        await editor.showSince(seconds);
      }
    }),
    'elasticContainers.filterLog': of(async ({ log }) => {
      await loadFilterEngine();
      const filterText = await ask.input({
        title: l10n.t('Show lines with this text, or that match /a regular expression/'),
        value: log.displayOptions.filterText,
        problem: filterProblem,
        note: describeFilter,
      });
      if (filterText !== undefined) {
        log.setDisplayOptions({ filterText });
      }
    }),
    'elasticContainers.toggleLogTimestamps': of(({ log }) =>
      log.setDisplayOptions({ timestamps: !log.displayOptions.timestamps }),
    ),
    'elasticContainers.saveLog': of(async ({ log }) => {
      const place = await ask.savePlace(l10n.t('Save Log'), log.spec.fileName);
      if (!place) {
        return;
      }
      const file = await log.save(place.path);
      show().message(
        log.savingTo
          ? l10n.t('Saving to {0} until you stop following the log.', place.path)
          : l10n.t('Saved {0} ({1}).', place.path, formatBytes(file.bytes)),
      );
    }),
  } satisfies Record<`elasticContainers.${string}`, Run>;
}
