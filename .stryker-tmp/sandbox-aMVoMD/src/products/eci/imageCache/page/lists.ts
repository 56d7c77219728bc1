// The four lists of the form.

import * as l10n from '@vscode/l10n';
import type { AcrRegistryDraft, CredentialDraft } from '../form/draft';
import type { ImageCacheTag } from '../form/fields';
import { maxAcrRegistries, maxCredentials, maxDraftHosts, maxDraftText, maxImages, maxTags } from '../form/limits';
import { splitList } from '../form/textRules';
import { type RowsEvents, RowsView } from '../../../../panels/ui/rowsView';

export interface FormLists {
  readonly images: RowsView<'image'>;
  readonly credentials: RowsView<keyof CredentialDraft>;
  readonly acrRegistries: RowsView<keyof AcrRegistryDraft>;
  readonly tags: RowsView<keyof ImageCacheTag>;
}

const cutAt = maxDraftText;

export function createFormLists(events: RowsEvents, isCreate: boolean): FormLists {
  return {
    images: new RowsView(
      {
        name: 'images',
        layout: 'lines',
        max: maxImages,
        addLabel: l10n.t('Add Image'),
        rowName: (number) => l10n.t('Image {0}', number),
        removeLabel: (number) => l10n.t('Remove image {0}', number),
        toPath: (row) => `images.${row}`,
        columns: [{ key: 'image', label: l10n.t('Image'), placeholder: 'registry.example.com/team/app:1.2', cutAt }],
        readPasted: (text) => splitList(text).map((item) => ({ image: item.slice(0, cutAt) })),
      },
      events,
    ),
    credentials: new RowsView(
      {
        name: 'credentials',
        layout: 'table',
        max: maxCredentials,
        addLabel: l10n.t('Add Credential'),
        rowName: (number) => l10n.t('Credential {0}', number),
        removeLabel: (number) => l10n.t('Remove credential {0}', number),
        toPath: (row, key) => `credentials.${row}.${key}`,
        columns: [
          { key: 'server', label: l10n.t('Registry'), placeholder: 'registry.example.com', cutAt },
          { key: 'userName', label: l10n.t('User name'), cutAt },
          { key: 'password', label: l10n.t('Password'), password: true, cutAt },
        ],
      },
      events,
    ),
    acrRegistries: new RowsView(createAcrSpec(isCreate), events),
    tags: new RowsView(
      {
        name: 'tags',
        layout: 'table',
        max: maxTags,
        addLabel: l10n.t('Add Tag'),
        rowName: (number) => l10n.t('Tag {0}', number),
        removeLabel: (number) => l10n.t('Remove tag {0}', number),
        toPath: (row, key) => `tags.${row}.${key}`,
        columns: [
          { key: 'key', label: l10n.t('Key'), cutAt },
          { key: 'value', label: l10n.t('Value'), cutAt },
        ],
        readPasted: readTags,
      },
      events,
    ),
  };
}

function createAcrSpec(isCreate: boolean): ConstructorParameters<typeof RowsView<keyof AcrRegistryDraft>>[0] {
  const roles = [
    {
      key: 'arnService' as const,
      label: l10n.t('Service role ARN'),
      help: l10n.t('Only for an instance of another account.'),
      placeholder: 'acs:ram::…:role/…',
      cutAt,
    },
    {
      key: 'arnUser' as const,
      label: l10n.t('Role ARN in the other account'),
      help: l10n.t('Only for an instance of another account.'),
      placeholder: 'acs:ram::…:role/…',
      cutAt,
    },
  ];
  return {
    name: 'acrRegistries',
    layout: 'cards',
    max: maxAcrRegistries,
    addLabel: l10n.t('Add Instance'),
    rowName: (number) => l10n.t('Instance {0}', number),
    removeLabel: (number) => l10n.t('Remove instance {0}', number),
    toPath: (row, key) => `acrRegistries.${row}.${key}`,
    columns: [
      { key: 'instanceId', label: l10n.t('Instance ID'), placeholder: l10n.t('e.g. {0}', 'cri-…'), cutAt },
      { key: 'instanceName', label: l10n.t('Instance name'), cutAt },
      {
        key: 'regionId',
        label: l10n.t('Region of the instance'),
        placeholder: l10n.t('e.g. {0}', 'cn-hangzhou'),
        cutAt,
      },
      {
        key: 'domains',
        label: l10n.t('Domains'),
        help: l10n.t('Separated by commas. Default: all domains of the instance.'),
        isList: true,
        cutAt: maxDraftHosts,
      },
      ...(isCreate ? roles : []),
    ],
  };
}

/** Lines of `key=value`, as tags are written in most tools. */
function readTags(text: string): ImageCacheTag[] {
  return text
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [key = '', ...value] = line.split('=');
      return { key: key.trim().slice(0, cutAt), value: value.join('=').trim().slice(0, cutAt) };
    });
}
