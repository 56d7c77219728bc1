// The step before sending: what would change, what to know about it, and the same as a command.

import * as l10n from '@vscode/l10n';
import type { ImageCacheChange } from '../form/changes';
import { getPasswordVariable, toImageCacheCli } from '../form/cli';
import type { FormIssue } from '../form/findings';
import type { ImageCacheRequest } from '../form/request';
import { createElement, setText } from '../../../../panels/ui/dom';
import { createSnippetView } from '../../../../panels/ui/snippetView';

interface Review {
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

export function createReviewStep(copy: (text: string) => void): ReviewStep {
  const title = createElement('h2', { id: 'review-title', tabindex: '-1' });
  const changes = createElement('ul', { class: 'changes' });
  const notes = createElement('ul');
  const notesBox = createElement(
    'section',
    { class: 'notice warning', 'aria-labelledby': 'notes-title' },
    createElement('h3', { id: 'notes-title' }, l10n.t('Before you send')),
    notes,
  );
  const cli = createSnippetView(l10n.t('Command line (bash, zsh)'), l10n.t('Copy Command Line'), copy);
  const variables = createElement('p', { class: 'help' });
  return {
    root: createElement(
      'section',
      { class: 'step', 'aria-labelledby': 'review-title' },
      title,
      changes,
      notesBox,
      createElement('div', { class: 'preview' }, cli.root, variables),
    ),
    show(review) {
      const { isCreate, request } = review;
      setText(title, isCreate ? l10n.t('Review the new image cache') : l10n.t('Review the changes'));
      changes.replaceChildren(...review.changes.map((change) => createChangeItem(change, isCreate)));
      const texts = [
        ...new Set([...review.warnings.map(({ message }) => message), ...describeWork(isCreate, request)]),
      ];
      notes.replaceChildren(...texts.map((text) => createElement('li', {}, text)));
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
          getPasswordVariable(1),
        ),
      );
    },
    focus: () => title.focus(),
  };
}

/** What the service does with the request that the user may not expect. */
function describeWork(isCreate: boolean, { Image: images }: ImageCacheRequest): string[] {
  if (images === undefined) {
    return [];
  }
  const pulled = isCreate ? [] : [l10n.t('All images in the list are pulled again.')];
  return [
    ...pulled,
    l10n.t('A temporary instance and a disk are used and billed. Do not delete them until the image cache is ready.'),
  ];
}

function createChangeItem(change: ImageCacheChange, isCreate: boolean): HTMLLIElement {
  return createElement('li', {}, createElement('h3', {}, change.label), ...createChangeContent(change, isCreate));
}

function createChangeContent(change: ImageCacheChange, isCreate: boolean): HTMLElement[] {
  if (change.kind === 'set') {
    const [first = '', ...more] = change.values;
    const setTo = isCreate ? [] : [createElement('span', { class: 'aside' }, l10n.t('will be set to'), ' ')];
    return more.length === 0
      ? [createElement('p', {}, ...setTo, createElement('span', { class: 'value' }, first))]
      : [
          ...setTo,
          createElement('ul', { class: 'values' }, ...change.values.map((value) => createElement('li', {}, value))),
        ];
  }
  const { before, after, lists } = change;
  if (!lists) {
    return [
      createElement(
        'p',
        { class: 'before-after' },
        createScreenReaderText(l10n.t('before:')),
        createElement('del', {}, before),
        createElement('span', { 'aria-hidden': 'true' }, ' → '),
        createScreenReaderText(l10n.t('after:')),
        createElement('ins', {}, after),
      ),
    ];
  }
  return [
    createElement('p', { class: 'aside' }, l10n.t('{0} now, {1} after', before, after)),
    createElement(
      'ul',
      { class: 'values' },
      ...lists.added.map((text) => createSideItem('added', '+', l10n.t('added:'), text)),
      ...lists.removed.map((text) => createSideItem('removed', '−', l10n.t('removed:'), text)),
    ),
  ];
}

function createSideItem(style: string, sign: string, word: string, text: string): HTMLLIElement {
  return createElement(
    'li',
    { class: style },
    createElement('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
    createScreenReaderText(word),
    text,
  );
}

/** Text for screen readers only: the symbol beside it shows the same. */
function createScreenReaderText(word: string): HTMLElement {
  return createElement('span', { class: 'spoken' }, `${word} `);
}
