// The top of the page: which image cache, where, on whose behalf, and what to know about the values the form opened with.

import * as l10n from '@vscode/l10n';
import { oneLine } from '../../../../base/text';
import { expiryText } from '../form/expiry';
import type { ImageCacheFields } from '../form/fields';
import type { ImageCacheInit } from '../form/panel';
import { element, setText } from '../../../../panels/ui/dom';
import { twoStepButton } from '../../../../panels/ui/twoStepButton';

export interface HeaderView {
  readonly root: HTMLElement;
  show(init: ImageCacheInit, fields: ImageCacheFields | undefined): void;
}

export function headerView(): HeaderView {
  const title = element('h1', { id: 'title' });
  const subject = element('p', { class: 'subject' });
  const expiry = element('p', { class: 'subject' });
  return {
    root: element('header', {}, title, subject, expiry),
    show({ mode, target, account }, fields) {
      const { region, id, name } = target;
      setText(title, mode === 'create' ? l10n.t('Create image cache') : l10n.t('Edit image cache'));
      setText(
        subject,
        mode === 'create'
          ? l10n.t('In {0}, account {1}', region, oneLine(account))
          : l10n.t('{0} ({1}) in {2}, account {3}', oneLine(fields?.name ?? name), id, region, oneLine(account)),
      );
      setText(expiry, fields ? l10n.t('Expires: {0}', expiryText(fields.expireDateTime)) : '');
      expiry.hidden = fields === undefined;
    },
  };
}

export interface OpeningNotices {
  readonly root: HTMLElement;
  /** `withoutPasswords`: some must be typed again. */
  showRestored(shown: boolean, withoutPasswords: boolean): void;
  /** The cache is another than the one the changes began with. */
  showNews(shown: boolean): void;
}

export function openingNotices(discard: () => void): OpeningNotices {
  const button = twoStepButton(
    {
      label: l10n.t('Discard'),
      question: l10n.t('Discard what you changed?'),
      confirm: l10n.t('Discard changes'),
      keep: l10n.t('Keep'),
    },
    discard,
    () => true,
  );
  const passwords = element('p', {}, l10n.t('Passwords are never stored: enter them again.'));
  const restored = element(
    'section',
    { class: 'notice success', 'aria-labelledby': 'restored-title', hidden: '' },
    element('h2', { id: 'restored-title' }, l10n.t('Your unsent changes were restored')),
    passwords,
    button.root,
  );
  const news = element(
    'section',
    { class: 'notice warning', 'aria-labelledby': 'news-title', hidden: '' },
    element('h2', { id: 'news-title' }, l10n.t('The image cache has changed since you began')),
    element('p', {}, l10n.t('Fields you did not change show what it is now. Your changes are kept.')),
  );
  return {
    // The live region is there from the start: one that appears together with its text is not read out.
    root: element('div', { class: 'notices', 'aria-live': 'polite' }, restored, news),
    showRestored(shown, withoutPasswords) {
      restored.hidden = !shown;
      passwords.hidden = !withoutPasswords;
    },
    showNews(shown) {
      news.hidden = !shown;
    },
  };
}
