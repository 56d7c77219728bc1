// The top of the page: which image cache, where, on whose behalf, and what to know about the values the form opened with.

import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../../../base/text';
import { formatExpiry } from '../form/expiry';
import type { ImageCacheFields } from '../form/fields';
import type { ImageCacheInit } from '../form/panel';
import { createElement, setText } from '../../../../panels/ui/dom';
import { createTwoStepButton } from '../../../../panels/ui/twoStepButton';

export interface HeaderView {
  readonly root: HTMLElement;
  show(init: ImageCacheInit, fields: ImageCacheFields | undefined): void;
}

export function createHeaderView(): HeaderView {
  const title = createElement('h1', { id: 'title' });
  const subject = createElement('p', { class: 'subject' });
  const expiry = createElement('p', { class: 'subject' });
  return {
    root: createElement('header', {}, title, subject, expiry),
    show({ mode, target, account }, fields) {
      const { region, id, name } = target;
      setText(title, mode === 'create' ? l10n.t('Create Image Cache') : l10n.t('Edit Image Cache'));
      setText(
        subject,
        mode === 'create'
          ? l10n.t('In {0}, account {1}', region, toSingleLine(account))
          : l10n.t(
              '{0} ({1}) in {2}, account {3}',
              toSingleLine(fields?.name ?? name),
              id,
              region,
              toSingleLine(account),
            ),
      );
      setText(expiry, fields ? l10n.t('Expires: {0}', formatExpiry(fields.expireDateTime)) : '');
      expiry.hidden = fields === undefined;
    },
  };
}

export interface OpeningNotices {
  readonly root: HTMLElement;
  /** `withoutPasswords`: some must be typed again. */
  showRestored(shown: boolean, withoutPasswords: boolean): void;
  /** The cache is another than the one the changes began with. */
  showServiceChange(shown: boolean): void;
}

export function createOpeningNotices(discard: () => void): OpeningNotices {
  const button = createTwoStepButton(
    {
      label: l10n.t('Discard'),
      question: l10n.t('Discard your changes?'),
      confirm: l10n.t('Discard Changes'),
      keep: l10n.t('Keep'),
    },
    discard,
    () => true,
  );
  const passwords = createElement('p', {}, l10n.t('Passwords are never stored. Enter them again.'));
  const restored = createElement(
    'section',
    { class: 'notice success', 'aria-labelledby': 'restored-title', hidden: '' },
    createElement('h2', { id: 'restored-title' }, l10n.t('Your unsent changes were restored')),
    passwords,
    button.root,
  );
  const news = createElement(
    'section',
    { class: 'notice warning', 'aria-labelledby': 'news-title', hidden: '' },
    createElement('h2', { id: 'news-title' }, l10n.t('The image cache has changed since you started editing')),
    createElement('p', {}, l10n.t('Unchanged fields show the current values. Your changes are kept.')),
  );
  return {
    // The live region is there from the start: one that appears together with its text is not read out.
    root: createElement('div', { class: 'notices', 'aria-live': 'polite' }, restored, news),
    showRestored(shown, withoutPasswords) {
      restored.hidden = !shown;
      passwords.hidden = !withoutPasswords;
    },
    showServiceChange(shown) {
      news.hidden = !shown;
    },
  };
}
