// The step in which everything is typed: the fields in their groups, with the findings beside them.

import * as l10n from '@vscode/l10n';
import type { ImageCacheChoice } from '../form/describe';
import { type ImageCacheDraft, emptyAcrRegistry } from '../form/draft';
import type { FormIssue } from '../form/findings';
import { createElement } from '../../../../panels/ui/dom';
import type { FieldView } from '../../../../panels/ui/textFieldView';
import { type FormFields, createFormFields } from './formFields';
import { type GroupView, createGroupView, createSectionView } from './groupView';
import { type FormLists, createFormLists } from './lists';
import { type FormGroup, summarizeGroup } from './summaries';

export interface EditEvents {
  onInput(): void;
  /** A field was left: what is wrong with it may show now. */
  onLeave(): void;
  onReview(): void;
  announce(text: string): void;
}

export class EditForm {
  readonly root: HTMLElement;
  private readonly fields: FormFields;
  private readonly lists: FormLists;
  private readonly groups: Readonly<Record<FormGroup, GroupView>>;
  /** Fields whose errors may show: the user has been there. */
  private readonly visited = new Set<FieldView>();
  private showAll = false;

  /** `strategy`: on edit, the elimination strategy the service returned. */
  constructor(
    private readonly events: EditEvents,
    private readonly strategy: string | undefined,
  ) {
    const fieldEvents = {
      onInput: () => events.onInput(),
      onLeave: (field: FieldView) => {
        this.visited.add(field);
        events.onLeave();
      },
      announce: (text: string) => events.announce(text),
    };
    this.fields = createFormFields(fieldEvents, strategy);
    this.lists = createFormLists(fieldEvents, this.isCreate);
    this.groups = this.createGroups();
    this.root = this.createLayout();
  }

  get draft(): ImageCacheDraft {
    const { texts, choices, checks } = this.fields;
    const { images, credentials, acrRegistries, tags } = this.lists;
    return {
      ...readValues(texts),
      // A choice has no other values than its options.
      ...(readValues(choices) as Pick<ImageCacheDraft, ImageCacheChoice>),
      pullAgain: checks.pullAgain.checked,
      useDefaultNetwork: checks.useDefaultNetwork.checked,
      images: images.rows.map(({ image }) => image),
      credentials: credentials.rows,
      acrRegistries: acrRegistries.rows.map((row) => ({ ...emptyAcrRegistry, ...row })),
      tags: tags.rows,
    };
  }

  set draft(draft: ImageCacheDraft) {
    const { texts, choices, checks } = this.fields;
    for (const [name, field] of getEntries(texts)) {
      field.value = draft[name];
    }
    for (const [name, field] of getEntries(choices)) {
      field.value = draft[name];
    }
    checks.pullAgain.checked = draft.pullAgain;
    checks.useDefaultNetwork.checked = draft.useDefaultNetwork;
    // An empty row invites to type the first image.
    this.lists.images.rows = (draft.images.length > 0 ? draft.images : ['']).map((image) => ({ image }));
    this.lists.credentials.rows = draft.credentials;
    this.lists.acrRegistries.rows = draft.acrRegistries;
    this.lists.tags.rows = draft.tags;
    this.visited.clear();
    this.showAll = false;
  }

  /** Shows the errors of visited fields, or of all fields when `all` is set. */
  show(draft: ImageCacheDraft, errors: readonly FormIssue[], all = false): void {
    this.showAll ||= all;
    const byPath = new Map(errors.map(({ path, message }) => [path, message]).reverse() as [string, string][]);
    const isShown = (field: FieldView): boolean => this.showAll || this.visited.has(field);
    for (const [name, field] of this.listSingleFields()) {
      field.setError(isShown(field) ? (byPath.get(name) ?? '') : '');
    }
    for (const [name, list] of getEntries(this.lists)) {
      list.showErrors(byPath, isShown, this.showAll ? (byPath.get(name) ?? '') : '');
    }
    for (const [name, group] of getEntries(this.groups)) {
      group.show(
        summarizeGroup(name, draft, this.isCreate),
        group.root.querySelectorAll('.error:not([hidden])').length,
      );
    }
    const { useDefaultNetwork } = this.fields.checks;
    for (const name of ['securityGroupId', 'vSwitchId'] as const) {
      this.fields.texts[name].root.hidden = this.isCreate && useDefaultNetwork.checked;
    }
  }

  /** Goes to the field of a finding or a refusal; false when there is none. */
  focus(path: string): boolean {
    const [list] = path.split('.');
    const target =
      this.find(path) ?? (list !== undefined && list in this.lists ? this.lists[list as keyof FormLists] : undefined);
    const root = target?.root.closest('details');
    if (root) {
      root.open = true;
    }
    target?.focus();
    return target !== undefined;
  }

  setReadonly(readonly: boolean): void {
    this.listSingleFields().forEach(([, field]) => field.setReadonly(readonly));
    Object.values(this.lists).forEach((list: { setReadonly(readonly: boolean): void }) => list.setReadonly(readonly));
  }

  private get isCreate(): boolean {
    return this.strategy === undefined;
  }

  private find(path: string): FieldView | undefined {
    const { images, credentials, acrRegistries, tags } = this.lists;
    return (
      this.listSingleFields().find(([name]) => name === path)?.[1] ??
      images.find(path) ??
      credentials.find(path) ??
      acrRegistries.find(path) ??
      tags.find(path)
    );
  }

  private listSingleFields(): [string, FieldView][] {
    const { texts, choices, checks } = this.fields;
    return [...Object.entries(texts), ...Object.entries(choices), ...Object.entries(checks)];
  }

  private createGroups(): Record<FormGroup, GroupView> {
    const { texts, choices } = this.fields;
    const { credentials, acrRegistries, tags } = this.lists;
    const grid = (...fields: FieldView[]): HTMLElement =>
      createElement(
        'div',
        { class: fields.length % 2 === 0 ? 'fields pairs' : 'fields' },
        ...fields.map(({ root }) => root),
      );
    const created = (...fields: FieldView[]): FieldView[] => (this.isCreate ? fields : []);
    const unknown = l10n.t('The service does not return the current values. Empty fields stay unchanged.');
    const helpOr = (help: string): string => (this.isCreate ? help : unknown);
    return {
      credentials: createGroupView(
        l10n.t('Registry credentials'),
        l10n.t('For pulling private images. Passwords are only sent to the service and never stored.'),
        credentials.root,
        ...(this.isCreate ? [grid(texts.plainHttpRegistry, texts.insecureRegistry)] : []),
      ),
      acrRegistries: createGroupView(
        l10n.t('Container Registry Enterprise instances'),
        l10n.t('Their images are pulled without a password.'),
        acrRegistries.root,
      ),
      network: createGroupView(
        l10n.t('Network'),
        helpOr(l10n.t('Where the temporary instance that pulls the images runs.')),
        ...(this.isCreate ? [this.fields.checks.useDefaultNetwork.root] : []),
        grid(texts.securityGroupId, texts.vSwitchId, ...created(texts.zoneId), texts.eipInstanceId),
      ),
      speed: createGroupView(
        l10n.t('Speed and copies'),
        helpOr(l10n.t('For faster creation, and for starting many instances at once.')),
        grid(choices.autoMatch, choices.flash, texts.standardCopyCount, texts.flashCopyCount),
      ),
      tags: createGroupView(l10n.t('Tags'), l10n.t('Pasted lines of key=value become rows.'), tags.root),
      resourceGroup: createGroupView(
        l10n.t('Resource group'),
        l10n.t('Who can see the image cache, and where its cost is counted.'),
        grid(texts.resourceGroupId),
      ),
    };
  }

  private createLayout(): HTMLElement {
    const { texts, choices, checks } = this.fields;
    const { network, ...others } = this.groups;
    network.root.open = this.isCreate;
    const form = createElement(
      'form',
      { novalidate: '', autocomplete: 'off', 'aria-labelledby': 'title' },
      createSectionView(
        l10n.t('Images'),
        l10n.t('Paste a list to add many at once. Enter goes to the next row.'),
        this.lists.images.root,
        ...(this.isCreate ? [] : [checks.pullAgain.root]),
      ),
      createSectionView(
        l10n.t('Basics'),
        this.isCreate ? l10n.t('Name and retention.') : l10n.t('Leave the retention empty to keep it unchanged.'),
        createElement(
          'div',
          { class: 'fields' },
          ...[texts.name, texts.size, texts.retentionDays].map(({ root }) => root),
          choices.eliminationStrategy.root,
          ...(this.isCreate ? [choices.osType.root] : []),
        ),
      ),
      others.credentials.root,
      others.acrRegistries.root,
      network.root,
      others.speed.root,
      others.tags.root,
      others.resourceGroup.root,
    );
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('keydown', (event) => {
      const isField =
        event.target instanceof HTMLInputElement || (event.target as Element).localName === 'vscode-textfield';
      if (event.key === 'Enter' && isField && !event.isComposing) {
        event.preventDefault();
        this.events.onReview();
      }
    });
    return form;
  }
}

function readValues<K extends string>(fields: Readonly<Record<K, FieldView>>): Record<K, string> {
  return Object.fromEntries(getEntries(fields).map(([name, field]) => [name, field.value])) as Record<K, string>;
}

function getEntries<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(record) as [K, V][];
}
