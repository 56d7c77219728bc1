// Makes a domain name lead to an app, and stops it.
import * as l10n from '@vscode/l10n';
import { UserFacingError } from '../../../base/errors';
import type { ActionContext, ActionHandler } from '../../../model/action';
import { confirmAndRun } from '../../../model/confirmAndRun';
import type { Ask } from '../../../model/ports/ask';
import { refreshAfterWrite } from '../../../model/refreshAfterWrite';
import type { ResourceRef } from '../../../model/resource';
import { getAppName, toAppRef } from '../app/appRef';
import { appChildIds } from '../app/childIds';
import { esa } from '../client';
import type { EsaSite } from '../wire/esaBindings';
import { writeOnce } from '../writeOnce';
import { parseRecordId } from './recordId';

export const addRecord: ActionHandler<'one'> = async (context, app) => {
  const client = context.client(esa);
  const site = await pickSite(context, client.listSites(app.region, context.signal));
  const name = site && (await askRecordName(context.ask, app.name, site.SiteName ?? ''));
  if (!site?.SiteId || name === undefined || !(await confirmRecord(context, app, name))) {
    return undefined;
  }
  const record = { AppId: app.id, SiteId: site.SiteId, RecordName: name };
  const written = await writeOnce(context, {
    title: l10n.t('Adding {0}', name),
    send: async (signal) => {
      await client.createEdgeContainerAppRecord(app.region, record, signal);
      return true;
    },
    findResult: async (signal) => {
      const records = await client.listEdgeContainerAppRecords(app.region, app.id, signal);
      return records.some(({ RecordName }) => RecordName === name) || undefined;
    },
    retryQuestion: l10n.t('{0} does not point to the app. Send the request again?', name),
  });
  await refreshAfterWrite(context, app);
  if (!written) {
    return undefined;
  }
  await context.reveal(app, appChildIds.domains);
  return { message: l10n.t('{0} now points to {1}.', name, app.name) };
};

/** @throws UserFacingError when the account has no site */
async function pickSite(context: ActionContext, listed: Promise<readonly EsaSite[]>): Promise<EsaSite | undefined> {
  const sites = await listed;
  if (sites.length === 0) {
    throw new UserFacingError(
      l10n.t('This account has no ESA site.'),
      l10n.t('Add your website to ESA in the console first: a domain name belongs to a site.'),
    );
  }
  return context.ask.pick(
    l10n.t('Select the site the domain name belongs to'),
    sites.map((site) => ({
      label: site.SiteName ?? String(site.SiteId),
      description: [site.Status, site.AccessType, site.Coverage].filter(Boolean).join(' · '),
      icon: site.Status === 'active' ? 'globe' : 'warning',
      value: site,
    })),
  );
}

function askRecordName(ask: Ask, app: string, siteName: string): Promise<string | undefined> {
  return ask.input({
    title: l10n.t('Domain name for {0}', app),
    value: `www.${siteName}`,
    placeholder: `www.${siteName}`,
    problem: (text) => validateRecordName(text, siteName),
  });
}

export function validateRecordName(name: string, siteName: string): string | undefined {
  if (!/^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,}$/i.test(name)) {
    return l10n.t('Enter a domain name, such as www.example.com.');
  }
  return `.${name.toLowerCase()}`.endsWith(`.${siteName.toLowerCase()}`)
    ? undefined
    : l10n.t('It must be {0} or end in .{0}.', siteName);
}

function confirmRecord({ ask, account }: ActionContext, app: ResourceRef, name: string): Promise<boolean> {
  return ask.confirm({
    message: l10n.t('Point {0} to this edge app?', name),
    details: [
      l10n.t('Account: {0}', account),
      l10n.t('App: {0} ({1})', app.name, app.id),
      l10n.t('ESA creates the DNS record. Visitors can reach the app through it immediately.'),
    ],
    verb: l10n.t('Add Domain'),
  });
}

export const removeRecords: ActionHandler<'many'> = (context, targets) =>
  confirmAndRun(context, targets, {
    question: {
      one: () => l10n.t('Remove this domain? Visitors can no longer reach the app through it.'),
      many: (count) => l10n.t('Remove {0} domains? Visitors can no longer reach the app through them.', count),
    },
    formatTarget: (target) => `${target.name}  (${getAppName(context, target)})`,
    verb: l10n.t('Remove'),
    progress: l10n.t('Removing'),
    run: (target, signal) =>
      context
        .client(esa)
        .deleteEdgeContainerAppRecord(
          target.region,
          { AppId: toAppRef(target).id, ...parseRecordId(target.id) },
          signal,
        ),
    done: {
      one: (name) => l10n.t('Domain {0} was removed.', name),
      many: (counted) => l10n.t('{0} domains were removed.', counted),
    },
    refresh: targets.map(toAppRef),
  });
