// The step before sending: what would change, what to know about it, and the same as a command.

import * as l10n from '@vscode/l10n';
import type { ImageCacheChange } from '../form/changes';
import { passwordVariable, toImageCacheCli } from '../form/cli';
import type { FormIssue } from '../form/findings';
import type { ImageCacheRequest } from '../form/request';
import { element, setText } from '../../../../panels/ui/dom';
import { snippetView } from '../../../../panels/ui/snippetView';

export interface Review {
  readonly isCreate: boolean;
  readonly target: { readonly region: string; readonly id: string };
  readonly request: ImageCacheRequest;
  readonly changes: readonly ImageCacheChange[];
  readonly warnings: readonly FormIssue[];
}

export interface ReviewStep {
  readonly root: HTMLElement;
  show(review: Review): void;
  focus(): void;
}

export function reviewStep(copy: (text: string) => void): ReviewStep {
  const title = element('h2', { id: 'review-title', tabindex: '-1' });
  const changes = element('ul', { class: 'changes' });
  const notes = element('ul');
  const notesBox = element(
    'section',
    { class: 'notice warning', 'aria-labelledby': 'notes-title' },
    element('h3', { id: 'notes-title' }, l10n.t('Before you send')),
    notes,
  );
  const cli = snippetView(l10n.t('Command line (bash, zsh)'), l10n.t('Copy command line'), copy);
  const variables = element('p', { class: 'help' });
  return {
    root: element(
      'section',
      { class: 'step', 'aria-labelledby': 'review-title' },
      title,
      changes,
      notesBox,
      element('div', { class: 'preview' }, cli.root, variables),
    ),
    show(review) {
      const { isCreate, request } = review;
      setText(title, isCreate ? l10n.t('Check the new image cache') : l10n.t('Check the changes'));
      changes.replaceChildren(...review.changes.map((change) => changeItem(change, isCreate)));
      const texts = [...new Set([...review.warnings.map(({ message }) => message), ...workOf(isCreate, request)])];
      notes.replaceChildren(...texts.map((text) => element('li', {}, text)));
      notesBox.hidden = texts.length === 0;
      const { region, id } = review.target;
      cli.show(
        isCreate
          ? toImageCacheCli('CreateImageCache', region, undefined, request)
          : toImageCacheCli('UpdateImageCache', region, id, request),
      );
      const credentials = request.ImageRegistryCredential?.length ?? 0;
      variables.hidden = credentials === 0;
      setText(
        variables,
        l10n.t(
          'Passwords are not in the command: it reads them from shell variables such as {0}.',
          passwordVariable(1),
        ),
      );
    },
    focus: () => title.focus(),
  };
}

/** What the service does with the request that the user may not expect. */
function workOf(isCreate: boolean, { Image: images }: ImageCacheRequest): string[] {
  if (images === undefined) {
    return [];
  }
  const pulled = isCreate ? [] : [l10n.t('All images of the list are pulled again.')];
  return [
    ...pulled,
    l10n.t('A temporary instance and a disk do the work and are billed. Do not delete them before it is done.'),
  ];
}

function changeItem(change: ImageCacheChange, isCreate: boolean): HTMLLIElement {
  return element('li', {}, element('h3', {}, change.label), ...changeContent(change, isCreate));
}

function changeContent(change: ImageCacheChange, isCreate: boolean): HTMLElement[] {
  if (change.kind === 'set') {
    const [first = '', ...more] = change.values;
    const said = isCreate ? [] : [element('span', { class: 'aside' }, l10n.t('will be set to'), ' ')];
    return more.length === 0
      ? [element('p', {}, ...said, element('span', { class: 'value' }, first))]
      : [...said, element('ul', { class: 'values' }, ...change.values.map((value) => element('li', {}, value)))];
  }
  const { before, after, lists } = change;
  if (!lists) {
    return [
      element(
        'p',
        { class: 'before-after' },
        spoken(l10n.t('before:')),
        element('del', {}, before),
        element('span', { 'aria-hidden': 'true' }, ' → '),
        spoken(l10n.t('after:')),
        element('ins', {}, after),
      ),
    ];
  }
  return [
    element('p', { class: 'aside' }, l10n.t('{0} now, {1} after', before, after)),
    element(
      'ul',
      { class: 'values' },
      ...lists.added.map((text) => sideItem('added', '+', l10n.t('added:'), text)),
      ...lists.removed.map((text) => sideItem('removed', '−', l10n.t('removed:'), text)),
    ),
  ];
}

function sideItem(style: string, sign: string, word: string, text: string): HTMLLIElement {
  return element(
    'li',
    { class: style },
    element('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
    spoken(word),
    text,
  );
}

/** Words that are seen by no one: the sign beside them says the same. */
function spoken(word: string): HTMLElement {
  return element('span', { class: 'spoken' }, `${word} `);
}
