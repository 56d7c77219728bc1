// The image cache form in a browser, without VS Code: refusals, conflicts, and what outlives a hidden or closed tab.

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { UserFacingError } from '../../../src/base/errors';
import { toDraft } from '../../../src/products/eci/imageCache/form/draft';
import type { ImageCacheAnswer } from '../../../src/products/eci/imageCache/form/panel';
import {
  type ImageCacheFormPage,
  type ImageCacheOptions,
  cacheTarget,
  openedCache,
  useImageCacheForm,
} from '../../support/panel/imageCacheFormPage';

const theirs = { ...openedCache, name: 'theirs', images: [...openedCache.images, 'registry.example.com/new:3'] };
const requestId = '89945DD3-9072-47D0-A318-353284CFC7B';
const init = { mode: 'edit' as const, target: cacheTarget, account: 'production', opened: openedCache };

describe('the image cache form and its answers', () => {
  const openForm = useImageCacheForm();
  let form: ImageCacheFormPage;

  /** Answers one request after the other; the last answer is for all that follow. */
  async function open(answers: readonly ImageCacheAnswer[] = [], options: ImageCacheOptions = {}): Promise<void> {
    form = await openForm({
      ...options,
      handlers: {
        ...(answers.length > 0 && {
          submit: (params) => {
            form.submitted.push(params);
            return Promise.resolve(
              answers[Math.min(form.submitted.length, answers.length) - 1] ?? { state: 'unchanged' },
            );
          },
        }),
        ...options.handlers,
      },
    });
  }

  async function send(): Promise<void> {
    await form.button('Review').click();
    await form.button('Update Image Cache').click();
  }

  describe('when the service refuses', () => {
    it('lands on the field, with the reason on top', async () => {
      const problem = { message: 'No such group.', hint: 'Choose another.', requestId, path: 'securityGroupId' };
      await open([{ state: 'refused', problem }]);
      await form.field('Name').fill('other');
      await send();
      await form.page.getByRole('alert').getByText(requestId).waitFor();
      equal(await form.isFocused(form.field('Security group')), true);
      match((await form.panel.spoken('textbox', 'Security group')).description, /No such group/);
      await form.field('Security group').fill('sg-1');
      equal((await form.panel.spoken('textbox', 'Security group')).invalid, false);
    });

    it('lands on a row of a list', async () => {
      await open([{ state: 'refused', problem: { message: 'No such image.', hint: '', path: 'images.1' } }]);
      await form.field('Name').fill('other');
      await send();
      await form.page.getByRole('alert').waitFor();
      equal(await form.isFocused(form.field('Image 2')), true);
    });

    it('counts down to the next attempt', async () => {
      const busy = new UserFacingError('Too many requests.', 'Wait a moment.', {
        requestId,
        retry: { afterMs: 42_000 },
      });
      await open([], { handlers: { submit: () => Promise.reject(busy) } });
      await form.panel.stopTime();
      await form.field('Name').fill('other');
      await send();
      await form.button('Retry in 42 s').waitFor();
      await form.page.clock.runFor(43_000);
      await form.button('Update Image Cache').waitFor();
      await form.text('You can send it now.').waitFor();
    });

    it('says when the service had nothing to change', async () => {
      await open([{ state: 'unchanged' }]);
      await form.field('Name').fill('other');
      await send();
      await form.page.getByRole('alert').getByText('Nothing has changed').waitFor();
    });
  });

  it('can be cancelled while it sends', async () => {
    await open([], {
      handlers: {
        submit: (_, signal) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason as Error));
          }),
      },
    });
    await form.field('Name').fill('other');
    await send();
    await form.text('Sending the request…').waitFor();
    equal((await form.panel.spoken('button', 'Sending…')).disabled, true);
    await form.page.keyboard.press('Enter'); // Cancel has the focus now.
    await form.page.getByRole('alert').getByText('Canceled.').waitFor();
    await form.button('Update Image Cache').waitFor();
  });

  describe('when the cache has changed meanwhile', () => {
    const done: ImageCacheAnswer = { state: 'done', message: 'Updated.' };

    async function meetConflict(): Promise<void> {
      await open([{ state: 'conflict', now: theirs }, done]);
      await form.field('Name').fill('mine');
      await send();
      await form.page.getByRole('heading', { name: 'The image cache has changed in the meantime' }).waitFor();
    }

    it('shows three columns of what differs', async () => {
      await meetConflict();
      const columns = await form.page.locator('.conflict dd').allInnerTexts();
      deepEqual(columns, [
        ...['nothing else', 'not changed by you', 'registry.example.com/new:3'],
        ...['web-images', 'mine', 'theirs'],
      ]);
      await form.text('The same in all: 2').waitFor();
    });

    it('keeps what the user changed, and the rest as it is now', async () => {
      await meetConflict();
      await form.button('Keep Mine and Overwrite').click();
      await form.text('Updated.').waitFor();
      deepEqual(form.submitted.at(-1), { draft: { ...toDraft(theirs), name: 'mine' }, overwrite: true });
    });

    it('asks before it starts over from the current state', async () => {
      await meetConflict();
      await form.button('Start Over from the Current State').click();
      await form.page.keyboard.press('Escape');
      await form.button('Start Over from the Current State').click();
      await form.button('Start Over').click();
      equal(await form.field('Name').inputValue(), 'theirs');
      equal(await form.field('Image 3').inputValue(), 'registry.example.com/new:3');
      await form.field('Cache size (GiB)').fill('50');
      await send();
      await form.text('Updated.').waitFor();
      deepEqual(form.submitted.at(-1), { draft: { ...toDraft(theirs), size: '50' }, overwrite: true });
    });

    it('is still there after its tab was hidden', async () => {
      await meetConflict();
      await form.panel.reload();
      await form.button('Keep Mine and Overwrite').click();
      await form.text('Updated.').waitFor();
      equal(form.submitted.at(-1)?.overwrite, true);
    });

    it('is none when only an expiry was put off that the user leaves alone', async () => {
      await open([{ state: 'conflict', now: { ...openedCache, expireDateTime: '2028-01-01T00:00:00Z' } }, done]);
      await form.field('Name').fill('mine');
      await send();
      await form.text('Updated.').waitFor();
      deepEqual(
        form.submitted.map(({ overwrite }) => overwrite),
        [false, true],
      );
    });
  });

  describe('when its tab is hidden or closed', () => {
    it('keeps what was typed', async () => {
      await open();
      await form.field('Retention (days)').fill('30');
      await form.page.getByRole('radio', { name: /LRU/ }).check();
      await form.panel.reload();
      equal(await form.field('Retention (days)').inputValue(), '30');
      equal(await form.page.getByRole('radio', { name: /LRU/ }).isChecked(), true);
      equal(await form.text('Your unsent changes were restored').isVisible(), false);
    });

    it('shows the answer that came meanwhile, and does not send twice', async () => {
      let finish = (): void => undefined;
      let calls = 0;
      await open([], {
        handlers: {
          submit: () =>
            new Promise((resolve) => {
              calls++;
              finish = () => {
                resolve({ state: 'done', message: 'Updated meanwhile.' });
              };
            }),
        },
      });
      await form.field('Name').fill('other');
      await send();
      await form.text('Sending the request…').waitFor();
      await form.panel.reload(() => finish());
      await form.text('Updated meanwhile.').waitFor();
      await form.panel.reload();
      await form.text('Updated meanwhile.').waitFor();
      equal(calls, 1);
    });

    it('gives the draft to the extension once the typing pauses', async () => {
      await open([], { ownTime: true });
      await form.panel.stopTime();
      const before = form.keptDrafts.length;
      await form.field('Name').fill('other');
      equal(form.keptDrafts.length, before);
      await form.page.clock.runFor(600);
      deepEqual(form.keptDrafts.slice(before), [
        { draft: { ...toDraft(openedCache), name: 'other' }, opened: openedCache },
      ]);
      await form.field('Name').fill('web-images');
      await form.page.clock.runFor(600);
      deepEqual(form.keptDrafts.at(-1), { draft: null });
    });
  });

  describe('with a draft of an earlier time', () => {
    const draft = {
      ...toDraft(openedCache),
      size: '50',
      credentials: [{ server: 'a.com', userName: 'u', password: '' }],
    };

    it('says so, and discards it in two steps', async () => {
      await open([], { init: { ...init, draft, draftOpened: openedCache } });
      await form.text('Your unsent changes were restored').waitFor();
      await form.text('Passwords are never stored. Enter them again.').waitFor();
      equal(await form.field('Cache size (GiB)').inputValue(), '50');
      await form.button('Discard').click();
      await form.button('Discard Changes').first().click();
      equal(await form.field('Cache size (GiB)').inputValue(), '20');
      equal(await form.text('Your unsent changes were restored').isVisible(), false);
      deepEqual(form.keptDrafts.at(-1), { draft: null });
    });

    it('puts it on the cache as it is now', async () => {
      await open([], { init: { ...init, opened: theirs, draft, draftOpened: openedCache } });
      await form.text('The image cache has changed since you started editing').waitFor();
      equal(await form.field('Name').inputValue(), 'theirs');
      equal(await form.field('Cache size (GiB)').inputValue(), '50');
      ok((await form.state()).includes('"size":"50"'));
    });
  });
});
