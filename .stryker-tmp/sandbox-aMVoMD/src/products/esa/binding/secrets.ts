// Registry logins. The user enters a password, and it is sent; it is not stored here, and the service never returns it.
import * as l10n from '@vscode/l10n';
import type { ActionContext, ActionHandler } from '../../../model/action';
import { confirmAndRun } from '../../../model/confirmAndRun';
import { refreshAfterWrite } from '../../../model/refreshAfterWrite';
import type { ResourceRef } from '../../../model/resource';
import { getAppName, toAppRef } from '../app/appRef';
import { appChildIds } from '../app/childIds';
import { esa } from '../client';
import type { CreateEdgeContainerAppImageSecretRequest } from '../wire/esaBindings';
import { writeOnce } from '../writeOnce';

export const addSecret: ActionHandler<'one'> = async (context, app) => {
  const client = context.client(esa);
  const secret = await askSecret(context, app);
  if (!secret) {
    return undefined;
  }
  const { Registry, Username } = secret;
  const countEqual = async (signal: AbortSignal): Promise<number> => {
    const secrets = await client.listEdgeContainerAppImageSecrets(app.region, app.id, signal);
    return secrets.filter((one) => one.Registry === Registry && one.Username === Username).length;
  };
  // The service keeps several secrets of one login, so that only their number shows whether this one was added.
  const before = await countEqual(context.signal);
  const written = await writeOnce(context, {
    title: l10n.t('Adding the image secret of {0}', Registry),
    send: async (signal) => {
      await client.createEdgeContainerAppImageSecret(app.region, secret, signal);
      return true;
    },
    findResult: async (signal) => (await countEqual(signal)) > before || undefined,
    retryQuestion: l10n.t('The image secret of {0} was not found. Send the request again?', Registry),
  });
  await refreshAfterWrite(context, app);
  if (!written) {
    return undefined;
  }
  await context.reveal(app, appChildIds.secrets);
  return { message: l10n.t('The image secret of {0} was added to {1}.', Registry, app.name) };
};

async function askSecret(
  { ask, account }: ActionContext,
  app: ResourceRef,
): Promise<CreateEdgeContainerAppImageSecretRequest | undefined> {
  const filled = (text: string): string | undefined =>
    text.trim() === '' ? l10n.t('Value must not be empty.') : undefined;
  const Registry = await ask.input({
    title: l10n.t('Registry (1 of 3)'),
    placeholder: 'registry.example.com',
    problem: (text) =>
      /^[a-z0-9.-]+(:\d{1,5})?$/i.test(text) ? undefined : l10n.t('Enter a host name, such as registry.example.com.'),
  });
  const Username =
    Registry === undefined
      ? undefined
      : await ask.input({ title: l10n.t('User name at {0} (2 of 3)', Registry), problem: filled });
  const Password =
    Username === undefined
      ? undefined
      : await ask.input({
          title: l10n.t('Password for {0} (3 of 3); it is sent but never stored', Username),
          isSecret: true,
          problem: filled,
        });
  if (Registry === undefined || Username === undefined || Password === undefined) {
    return undefined;
  }
  const isSure = await ask.confirm({
    message: l10n.t('Add an image secret to this edge app?'),
    details: [
      l10n.t('Account: {0}', account),
      l10n.t('App: {0} ({1})', app.name, app.id),
      l10n.t('Registry: {0}', Registry),
      l10n.t('User: {0}', Username),
    ],
    verb: l10n.t('Add Secret'),
  });
  return isSure ? { AppId: app.id, Registry, Username, Password } : undefined;
}

export const removeSecrets: ActionHandler<'many'> = (context, targets) =>
  confirmAndRun(context, targets, {
    question: {
      one: () => l10n.t('Remove this image secret? Versions that need it can no longer pull their images.'),
      many: (count) =>
        l10n.t('Remove {0} image secrets? Versions that need them can no longer pull their images.', count),
    },
    formatTarget: (target) => `${target.name}  ${target.id}  (${getAppName(context, target)})`,
    verb: l10n.t('Remove'),
    progress: l10n.t('Removing'),
    run: (target, signal) =>
      context.client(esa).deleteEdgeContainerAppImageSecret(target.region, toAppRef(target).id, target.id, signal),
    done: {
      one: (name) => l10n.t('The image secret of {0} was removed.', name),
      many: (counted) => l10n.t('{0} image secrets were removed.', counted),
    },
    refresh: targets.map(toAppRef),
  });
