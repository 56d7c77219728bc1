// The fields of the form that are no list, by the name they have in a draft.

import * as l10n from '@vscode/l10n';
import {
  type ImageCacheChoice,
  type ImageCacheTextField,
  describeTextField,
  imageCacheTextFields,
  getChoiceLabel,
  formatStrategy,
  formatSwitch,
} from '../form/describe';
import { maxDraftHosts, maxDraftText } from '../form/limits';
import { createChoiceView } from '../../../../panels/ui/choiceView';
import { type FieldView, createTextFieldView } from '../../../../panels/ui/textFieldView';
import { type CheckView, createCheckView } from '../../../../panels/ui/checkView';

export interface FormFields {
  readonly texts: Readonly<Record<ImageCacheTextField, FieldView>>;
  readonly choices: Readonly<Record<ImageCacheChoice, FieldView>>;
  readonly checks: Readonly<Record<'pullAgain' | 'useDefaultNetwork', CheckView>>;
}

export interface FieldsEvents {
  onInput(): void;
  onLeave(field: FieldView): void;
}

/** What the service returns of a cache: the other fields begin an edit as "leave as it is". */
const returned: readonly ImageCacheTextField[] = ['name', 'size', 'resourceGroupId'];
const lists: readonly ImageCacheTextField[] = ['vSwitchId', 'plainHttpRegistry', 'insecureRegistry'];

/** `strategy`: on edit, the one the service returned. */
export function createFormFields(events: FieldsEvents, strategy: string | undefined): FormFields {
  const isCreate = strategy === undefined;
  const texts = imageCacheTextFields.map((name) => {
    const described = describeTextField(name);
    const field: FieldView = createTextFieldView(
      {
        ...described,
        name,
        isList: lists.includes(name),
        cutAt: lists.includes(name) ? maxDraftHosts : maxDraftText,
        ...(isCreate ? {} : { placeholder: returned.includes(name) ? '' : l10n.t('leave unchanged') }),
      },
      { onInput: () => events.onInput(), onLeave: () => events.onLeave(field) },
    );
    return [name, field];
  });
  const choice = (name: ImageCacheChoice, help: string, options: [string, string][]): FieldView =>
    createChoiceView({ name, label: getChoiceLabel(name), help, options }, events);
  return {
    texts: Object.fromEntries(texts) as Record<ImageCacheTextField, FieldView>,
    choices: {
      eliminationStrategy: choice(
        'eliminationStrategy',
        l10n.t('Whether the service may delete the image cache to make room for others.'),
        listStrategyOptions(strategy),
      ),
      autoMatch: choice(
        'autoMatch',
        l10n.t('Layers of other image caches in the account are not pulled again.'),
        listSwitchOptions(isCreate),
      ),
      flash: choice(
        'flash',
        l10n.t('The image cache is available sooner, from a local snapshot.'),
        listSwitchOptions(isCreate),
      ),
      osType: choice('osType', l10n.t('Of the instances that will use it.'), [
        ['keep', 'Linux'],
        ['Windows', 'Windows'],
      ]),
    },
    checks: {
      pullAgain: createCheckView(
        {
          name: 'pullAgain',
          label: l10n.t('Pull the images again even if the list is unchanged'),
          help: l10n.t('Tags such as {0} may now point to newer images.', 'latest'),
        },
        events,
      ),
      useDefaultNetwork: createCheckView(
        {
          name: 'useDefaultNetwork',
          label: l10n.t('Use the defaults of the account'),
          help: l10n.t('The service then selects the security group and the vSwitch.'),
        },
        events,
      ),
    },
  };
}

function listStrategyOptions(strategy: string | undefined): [string, string][] {
  const none: [string, string] = [strategy === undefined ? 'keep' : 'none', formatStrategy('')];
  const lru: [string, string] = ['LRU', formatStrategy('LRU')];
  return strategy === undefined || strategy === '' || strategy === 'LRU'
    ? [none, lru]
    : [['keep', l10n.t('Leave unchanged ({0})', strategy)], none, lru];
}

function listSwitchOptions(isCreate: boolean): [string, string][] {
  return [
    ['keep', isCreate ? l10n.t('Default (off)') : l10n.t('Leave unchanged')],
    ['true', formatSwitch(true)],
    ['false', formatSwitch(false)],
  ];
}
