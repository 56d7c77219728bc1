// Downloads the result of an operations task: a capture or a core file.
import * as l10n from '@vscode/l10n';
import { UserFacingError } from '../../../base/errors';
import { download } from '../../../cloud/transport/download';
import type { ActionHandler } from '../../../model/action';
import { formatBytes } from '../../../base/format';
import type { ResourceRef } from '../../../model/resource';
import { eci } from '../client';
import type { EciClient } from '../client';
import type { OpsRecord } from '../wire/eci';
import { numberRecords, parseRecordId } from './row';

/** Re-reads the record first: its address may have been renewed, and it is stored nowhere. */
export const downloadResult: ActionHandler<'one'> = async (context, target) => {
  const record = await readFreshRecord(context.client(eci), target, context.signal);
  const url = record?.ResultContent;
  if (!record || !url) {
    throw new UserFacingError(
      l10n.t('This O&M task has no result to download.'),
      l10n.t('Only a successful task has a result, until it expires. Refresh the instance.'),
    );
  }
  const place = await context.ask.savePlace(l10n.t('Download Result'), createFileName(target));
  if (!place) {
    return undefined;
  }
  const isLocal = await context.client(eci).endpoint.isLocal(target.region, context.signal);
  const bytes = await context.show.progress(l10n.t('Downloading {0}', target.name), async (progress, signal) => {
    return download({
      url,
      path: place.path,
      signal,
      isLocal,
      confirmUnencrypted: (host) =>
        context.ask.confirm({
          message: l10n.t('{0} is unreachable by HTTPS. Download the file unencrypted?', host),
          details: [l10n.t('Anyone on the network path can read and change an unencrypted file.')],
          verb: l10n.t('Download Unencrypted'),
        }),
      onProgress: (received, total) => {
        const whole = total === undefined ? '' : ` / ${formatBytes(total)}`;
        progress.report(`${formatBytes(received)}${whole}`, total ? (received / total) * 100 : undefined);
      },
    });
  });
  const { revealFile } = context.show;
  const reveal = revealFile && { label: l10n.t('Show in Folder'), run: () => revealFile(place.path) };
  context.show.message(l10n.t('Saved {0} ({1}).', place.path, formatBytes(bytes)), reveal ? [reveal] : []);
  return undefined;
};

async function readFreshRecord(
  client: EciClient,
  target: ResourceRef,
  signal: AbortSignal,
): Promise<OpsRecord | undefined> {
  const key = parseRecordId(target.id);
  if (!key) {
    return undefined;
  }
  const records = await client.describeInstanceOpsRecords(target.region, key.instanceId, key.opsType, signal);
  const found = numberRecords(records).find(
    ([record, place]) => record.CreateTime === key.createTime && place === key.place,
  );
  return found?.[0];
}

/** eci-abc-20261123T031500Z.pcap: an id and a time, so that a second download does not meet the first. */
function createFileName(target: ResourceRef): string {
  const key = parseRecordId(target.id);
  const time = key?.createTime.replace(/[^0-9TZ]/g, '') ?? '';
  const timestamp = key && key.place > 1 ? `${time}-${key.place}` : time;
  const ending = key?.opsType === 'coredump' ? 'core' : 'pcap';
  const instance = key?.instanceId.replace(/[^A-Za-z0-9-]/g, '_') ?? 'eci';
  return `${instance}-${timestamp}.${ending}`;
}
