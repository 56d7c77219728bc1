// Choosing who is signed in, and keys that the user types in.
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Ask, Choice } from '../../model/ports/ask';
import type { Connection, ProfileChoice, UserKeys } from '../../model/ports/connection';

export interface ProfileParts {
  readonly ask: Ask;
  readonly connection: Connection;
  readonly keys: UserKeys;
}

export async function selectProfile(parts: ProfileParts): Promise<void> {
  const { ask, connection } = parts;
  const current = await connection.current().catch(() => undefined);
  const profiles = connection.listChoices();
  const choices = profiles.then((all) => [
    ...all.map((profile) => toChoice(profile, profile.id === current?.id)),
    {
      label: l10n.t('Enter an access key…'),
      icon: 'add',
      group: l10n.t('More'),
      value: undefined,
    },
  ]);
  if ((await profiles).length === 1) {
    void vscode.window.showInformationMessage(
      l10n.t(
        'No credentials were found. Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET and restart VS Code, or run "aliyun configure" in a terminal and select again.',
      ),
    );
  }
  const picked = await ask.pick<{ readonly id: string } | undefined>(
    l10n.t('Select a profile'),
    choices.then((all) => all.map((choice) => ({ ...choice, value: choice.value ?? { id: '' } }))),
  );
  if (picked?.id === '') {
    await addKey(parts);
  } else if (picked) {
    await connection.select(picked.id);
  }
}

/** The first line shows how and where, the second one what is wrong. */
function toChoice(profile: ProfileChoice, isCurrent: boolean): Choice<{ readonly id: string }> {
  const { id, label, detail, mode, region, problem } = profile;
  const facts = [isCurrent ? l10n.t('current') : '', mode ?? '', region ?? ''];
  const icon = problem === undefined ? (isCurrent ? 'check' : 'account') : 'warning';
  return {
    ...{ label, icon, group: detail, value: { id } },
    description: facts.filter(Boolean).join(' · '),
    ...(problem !== undefined && { detail: problem }),
  };
}

/** Asks step by step; nothing is kept until the last answer. */
export async function addKey({ ask, keys }: ProfileParts): Promise<void> {
  const taken = await keys.listNames();
  const name = await ask.input({
    title: l10n.t('Name of the profile (1 of 5)'),
    placeholder: l10n.t('For example: work'),
    problem: (text) =>
      !/^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,63}$/u.test(text.trim())
        ? l10n.t('Letters, digits, spaces, and . _ @ -, at most 64 characters.')
        : taken.includes(text.trim())
          ? l10n.t('A profile with this name already exists. Remove it first, or use another name.')
          : undefined,
  });
  const accessKeyId =
    name &&
    (await ask.input({
      title: l10n.t('AccessKey ID (2 of 5)'),
      placeholder: 'LTAI…',
      problem: (text) => (/^[\w.-]{4,128}$/.test(text.trim()) ? undefined : l10n.t('An AccessKey ID, without spaces.')),
    }));
  const accessKeySecret =
    accessKeyId &&
    (await ask.input({
      title: l10n.t('AccessKey secret (3 of 5)'),
      isSecret: true,
      problem: (text) => (/^\S{8,256}$/.test(text.trim()) ? undefined : l10n.t('A secret, without spaces.')),
    }));
  if (!accessKeySecret) {
    return;
  }
  const securityToken = await ask.input({
    title: l10n.t('STS token (4 of 5); leave empty for a long-term access key'),
    isSecret: true,
    problem: (text) => (/^\S*$/.test(text.trim()) ? undefined : l10n.t('A token, without spaces.')),
  });
  const region =
    securityToken === undefined
      ? undefined
      : await ask.input({
          title: l10n.t('Region to show (5 of 5); leave empty for all'),
          placeholder: 'cn-hangzhou',
          problem: (text) => (/^([a-z]{2}-[a-z0-9-]{1,60})?$/.test(text.trim()) ? undefined : l10n.t('A region ID.')),
        });
  if (securityToken !== undefined && region !== undefined) {
    await keys.add({
      name: name.trim(),
      accessKeyId: accessKeyId.trim(),
      accessKeySecret: accessKeySecret.trim(),
      securityToken: securityToken.trim() || undefined,
      region: region.trim() || undefined,
    });
  }
}

export async function removeKey({ ask, keys }: ProfileParts): Promise<void> {
  const names = await keys.listNames();
  if (names.length === 0) {
    void vscode.window.showInformationMessage(l10n.t('No access key was entered here.'));
    return;
  }
  const name = await ask.pick(
    l10n.t('Remove which access key from this machine?'),
    names.map((one) => ({ label: one, icon: 'key', value: one })),
  );
  if (
    name !== undefined &&
    (await ask.confirm({
      message: l10n.t('Remove the access key {0} from this machine?', name),
      details: [l10n.t('The key itself remains valid until it is disabled in the RAM console.')],
      verb: l10n.t('Remove'),
    }))
  ) {
    await keys.remove(name);
  }
}
