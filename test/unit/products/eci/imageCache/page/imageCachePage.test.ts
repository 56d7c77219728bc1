import { deepEqual, equal, match } from 'node:assert/strict';
import { UserFacingError } from '../../../../../../src/base/errors';
import type { HostHandlers } from '../../../../../../src/model/panelProtocol';
import { emptyImageCacheDraft, toDraft } from '../../../../../../src/products/eci/imageCache/form/draft';
import {
  type ImageCacheAnswer,
  type ImageCachePanel,
  type KeptDraft,
  imageCachePanel,
} from '../../../../../../src/products/eci/imageCache/form/panel';
import { flushTasks } from '../../../../../support/fakeClock';
import { type UnitPanel, type UnitPanelOptions, useUnitPanel } from '../../../../../support/page/unitPage';
import { cacheTarget, createDraft, openedCache } from '../../../../../support/panel/imageCacheSamples';

type Options = Partial<Omit<UnitPanelOptions<ImageCachePanel>, 'handlers'>> & {
  handlers?: Partial<HostHandlers<ImageCachePanel>>;
};

const init = { mode: 'edit' as const, target: cacheTarget, account: 'production', opened: openedCache };
const newCache = { mode: 'create' as const, target: { ...cacheTarget, id: 'new', name: 'new' }, account: 'production' };
const theirs = { ...openedCache, name: 'theirs', images: [...openedCache.images, 'registry.example.com/new:3'] };
const requestId = '89945DD3-9072-47D0-A318-353284CFC7B';
const done: ImageCacheAnswer = { state: 'done', message: 'Updated.' };
const [firstImage = '', secondImage = ''] = openedCache.images;

describe('the image cache form', () => {
  const openPanel = useUnitPanel();
  const submitted: { draft: typeof createDraft; overwrite: boolean }[] = [];
  const keptDrafts: KeptDraft[] = [];
  const copied: string[] = [];
  let page: UnitPanel<ImageCachePanel>;

  /** Answers one request after the other; the last answer is for all that follow. */
  async function open(
    answers: readonly ImageCacheAnswer[] = [done],
    { handlers, ...options }: Options = {},
  ): Promise<void> {
    submitted.length = 0;
    keptDrafts.length = 0;
    copied.length = 0;
    page = await openPanel({
      protocol: imageCachePanel,
      init,
      handlers: {
        submit: (params) => {
          submitted.push(params);
          return Promise.resolve(answers[Math.min(submitted.length, answers.length) - 1] ?? done);
        },
        keepDraft: (kept) => void keptDrafts.push(kept),
        copy: ({ text }) => void copied.push(text),
        ...handlers,
      },
      ...options,
    });
  }

  const field = (name: string): HTMLElementTagNameMap['vscode-textfield'] => page.field(name);
  const value = (name: string): string => field(name).value;
  const type = (name: string, text: string): Promise<void> => page.type(field(name), text);
  const click = (name: string): Promise<void> => page.click(page.button(name));
  const alert = (): string => page.one('[role=alert]').textContent;
  const status = (): string => page.one('.actions [role=status]').textContent;
  const title = (): string => page.texts('.step:not([hidden]) > h2').join();
  const state = (): string => JSON.stringify(page.state);

  async function send(): Promise<void> {
    await click('Review');
    await click('Update Image Cache');
  }

  describe('to edit', () => {
    it('shows what the service returns, and says which image cache it is', async () => {
      await open();
      equal(page.shows(`web-images (${cacheTarget.id}) in cn-hangzhou, account production`), true);
      equal(page.shows(/^Expires: 2027-03-01/), true);
      deepEqual([value('Image 1'), value('Image 2'), value('Cache size (GiB)')], [firstImage, secondImage, '20']);
      deepEqual([value('Tag 1: Key'), page.fields('Tag 2: Key').length], ['team', 0]);
      equal(page.button('Review').disabled, false);
    });

    it('says that nothing has changed, and sends nothing', async () => {
      await open();
      await click('Review');
      match(alert(), /^Nothing has changed/);
      equal(page.buttons('Review').length, 1);
      deepEqual(submitted, []);
    });

    it('shows the changes alone, then sends them', async () => {
      await open([{ state: 'done', message: 'Updating.' }]);
      await type('Image 1', 'registry.example.com/web:1.5');
      await type('Cache size (GiB)', '40');
      await click('Review');
      equal(title(), 'Review the changes');
      equal(page.focused?.textContent, 'Review the changes');
      deepEqual(page.texts('.changes > li'), [
        `Images2 now, 2 after+added: registry.example.com/web:1.5−removed: ${firstImage}`,
        'Cache sizebefore: 20 GiB → after: 40 GiB',
      ]);
      equal(page.shows('All images in the list are pulled again.'), true);
      await click('Copy Command Line');
      await click('Update Image Cache');
      equal(alert(), 'Updating.');
      deepEqual(submitted, [
        {
          draft: { ...toDraft(openedCache), images: ['registry.example.com/web:1.5', secondImage], size: '40' },
          overwrite: false,
        },
      ]);
      deepEqual(copied, [
        `aliyun eci UpdateImageCache --region cn-hangzhou --RegionId 'cn-hangzhou' --ImageCacheId '${cacheTarget.id}' ` +
          `--Image.1 'registry.example.com/web:1.5' --Image.2 '${secondImage}' --ImageCacheName 'web-images' --ImageCacheSize '40'`,
      ]);
      deepEqual(keptDrafts.at(-1), { draft: null });
      equal(page.isFocused(page.button('Edit Again')), true);
    });

    it('pulls the same images again when asked', async () => {
      await open();
      await page.click(page.choice('Pull the images again even if the list is unchanged'));
      await click('Review');
      equal(page.shows('Pulled again, list unchanged (2)'), true);
    });

    it('goes back from the review with everything as it was', async () => {
      await open();
      await type('Name', 'other');
      await click('Review');
      await click('Back');
      equal(value('Name'), 'other');
      equal(page.shows('Basics'), true);
      equal(page.isFocused(page.button('Review')), true);
    });

    it('asks before it discards what was changed, and not when nothing was', async () => {
      await open();
      await type('Name', 'other');
      await click('Discard Changes');
      equal(value('Name'), 'other');
      await click('Discard');
      equal(value('Name'), 'web-images');
      deepEqual(keptDrafts.at(-1), { draft: null });
      equal(page.isFocused(field('Image 1')), true);
      await click('Discard Changes');
      equal(page.buttons('Discard').length, 0);
    });

    it('begins again from what it knows after it was sent', async () => {
      await open();
      await type('Name', 'other');
      await send();
      await click('Edit Again');
      equal(value('Name'), 'web-images');
      equal(alert(), '');
      equal(page.buttons('Review').length, 1);
    });
  });

  describe('to create', () => {
    it('requires images, a name and a network, and nothing of an edit', async () => {
      await open([done], { init: newCache });
      await click('Review');
      equal(status(), 'Fields to fix: 4');
      match(page.error(field('Image 1')), /Add at least one image/);
      equal(page.isFocused(field('Image 1')), true);
      await page.click(page.choice('Use the defaults of the account'));
      equal(page.shows('Of the temporary instance that pulls the images.'), false);
      await type('Image 1', 'nginx:1');
      await type('Name', 'new');
      await page.click(page.choice('Windows'));
      await click('Review');
      equal(title(), 'Review the new image cache');
      await click('Create Image Cache');
      deepEqual(
        submitted.map(({ draft }) => draft),
        [{ ...emptyImageCacheDraft, images: ['nginx:1'], name: 'new', useDefaultNetwork: true, osType: 'Windows' }],
      );
      equal(page.isFocused(page.button('Create Another')), true);
    });

    it('begins with what the action fills in, which is no restored draft', async () => {
      await open([done], { init: { ...newCache, prefill: createDraft } });
      equal(value('Image 1'), 'registry.example.com/app:1');
      equal(page.shows('Your unsent changes were restored'), false);
    });
  });

  describe('with what is wrong', () => {
    it('goes to the first wrong field, unfolding the section it is in', async () => {
      await open();
      await page.unfold(
        page
          .all('details')
          .find((one) => one.textContent.startsWith('Tags'))!
          .querySelector('summary')!,
      );
      await type('Tag 1: Key', 'aliyun');
      await page.unfold(
        page
          .all('details')
          .find((one) => one.textContent.startsWith('Tags'))!
          .querySelector('summary')!,
      );
      await click('Review');
      equal(page.isFocused(field('Tag 1: Key')), true);
      match(page.error(field('Tag 1: Key')), /reserved by Alibaba Cloud/);
      equal(page.shows('To fix: 1'), true);
    });

    it('shows an error only after the field was left', async () => {
      await open();
      await type('Cache size (GiB)', 'x');
      equal(page.error(field('Cache size (GiB)')), '');
      await page.leave();
      equal(page.error(field('Cache size (GiB)')), 'Enter a whole number, digits only.');
    });

    it('takes 500 pasted images up to the limit, and says how many it left out', async () => {
      await open([done], { init: newCache });
      field('Image 1').focus();
      await page.paste(Array.from({ length: 500 }, (_, at) => `registry.example.com/app:${at}`).join('\n'));
      equal(page.shows('400 of the 500 pasted rows were not added: at most 100 fit.'), true);
      equal(page.shows('100 of 100'), true);
      equal(value('Image 100'), 'registry.example.com/app:99');
      equal(page.isFocused(field('Image 100')), true);
      equal(page.button('Add Image').disabled, true);
    });

    it('marks what is there twice', async () => {
      await open();
      field('Image 1').focus();
      await page.paste(`a:1, b:1\r\n${secondImage}`);
      deepEqual(
        [1, 2, 3, 4, 5].map((at) => value(`Image ${at}`)),
        [firstImage, 'a:1', 'b:1', secondImage, secondImage],
      );
      field('Image 5').focus();
      await page.leave();
      equal(page.error(field('Image 5')), 'The same as row 4.');
    });

    it('cuts a megabyte typed into one field, and keeps little of it', async () => {
      await open();
      await type('Name', 'x'.repeat(1_048_576));
      equal(value('Name').length, 4096);
      await page.leave();
      match(page.error(field('Name')), /at most 128 characters/);
      equal(state().length < 20_000, true);
    });
  });

  describe('with passwords', () => {
    it('sends them, shows and keeps them nowhere, and wants them again after its tab was hidden', async () => {
      await open();
      await page.unfold(page.all('summary')[0]!);
      await click('Add Credential');
      await type('Credential 1: Registry', 'registry.example.com');
      await type('Credential 1: User name', 'me');
      await type('Credential 1: Password', 'hunter2');
      await page.click(page.choice('Pull the images again even if the list is unchanged'));
      await page.passTime(600);
      await click('Review');
      equal(page.shows('registry.example.com, me, ••••'), true);
      equal(page.one('#root').textContent.includes('hunter2'), false);
      await click('Copy Command Line');
      await page.reload();
      await click('Review');
      equal(page.error(field('Credential 1: Password')), 'Enter the password.');
      equal(page.isFocused(field('Credential 1: Password')), true);
      await type('Credential 1: Password', 'hunter2');
      await send();
      equal(submitted[0]?.draft.credentials[0]?.password, 'hunter2');
      equal(
        keptDrafts.some(({ draft }) => draft?.credentials[0]?.userName === 'me'),
        true,
      );
      equal(JSON.stringify([keptDrafts, copied, page.state]).includes('hunter2'), false);
    });
  });

  describe('when the service refuses', () => {
    it('lands on the field, with the reason on top, until the user types', async () => {
      const problem = { message: 'No such group.', hint: 'Choose another.', requestId, path: 'securityGroupId' };
      await open([{ state: 'refused', problem }]);
      await type('Name', 'other');
      await send();
      match(alert(), new RegExp(`^No such group\\.Choose another\\..*${requestId}`));
      equal(page.isFocused(field('Security group')), true);
      equal(page.error(field('Security group')), 'No such group.');
      await type('Security group', 'sg-1');
      equal(page.error(field('Security group')), '');
    });

    it('lands on a row of a list', async () => {
      await open([{ state: 'refused', problem: { message: 'No such image.', hint: '', path: 'images.1' } }]);
      await type('Name', 'other');
      await send();
      equal(page.isFocused(field('Image 2')), true);
      equal(page.error(field('Image 2')), 'No such image.');
    });

    it('stays in the review when it names no field', async () => {
      await open([{ state: 'refused', problem: { message: 'No.', hint: '' } }]);
      await type('Name', 'other');
      await send();
      equal(alert(), 'No.');
      equal(title(), 'Review the changes');
      equal(page.button('Update Image Cache').disabled, false);
      await click('Update Image Cache');
      equal(submitted.length, 2);
    });

    it('counts down to the next attempt, also after its tab was hidden', async () => {
      const busy = new UserFacingError('Too many requests.', 'Wait a moment.', {
        requestId,
        retry: { afterMs: 42_000 },
      });
      await open([], { handlers: { submit: () => Promise.reject(busy) } });
      await type('Name', 'other');
      await send();
      equal(page.button('Retry in 42 s').disabled, true);
      await page.reload();
      await click('Review');
      equal(page.button('Retry in 42 s').disabled, true);
      await page.passTime(42_000);
      equal(page.button('Update Image Cache').disabled, false);
      equal(status(), 'You can send it now.');
    });

    it('says when the service had nothing to change', async () => {
      await open([{ state: 'unchanged' }]);
      await type('Name', 'other');
      await send();
      match(alert(), /^Nothing has changed/);
      equal(page.shows('Basics'), true);
    });
  });

  describe('while it sends', () => {
    let finish: (answer: ImageCacheAnswer) => void;
    let calls = 0;

    async function openSending(): Promise<void> {
      calls = 0;
      await open([], {
        handlers: {
          submit: (_, signal) =>
            new Promise((resolve, reject) => {
              calls += 1;
              finish = resolve;
              signal.addEventListener('abort', () => reject(signal.reason as Error));
            }),
        },
      });
      await type('Name', 'other');
      await send();
    }

    it('cannot be edited, and can be cancelled', async () => {
      await openSending();
      equal(status(), 'Sending the request…');
      equal(page.button('Sending…').disabled, true);
      equal(field('Name').readonly, true);
      await click('Cancel');
      match(alert(), /^Canceled\./);
      equal(field('Name').readonly, false);
      equal(page.button('Update Image Cache').disabled, false);
    });

    it('shows the answer that came while its tab was hidden, does not send twice, and stays done', async () => {
      await openSending();
      await page.reload(() => finish(done));
      equal(alert(), 'Updated.');
      await page.reload();
      equal(alert(), 'Updated.');
      equal(page.buttons('Edit Again').length, 1);
      equal(calls, 1);
    });

    it('is not reviewed on Enter after its tab was hidden', async () => {
      await openSending();
      await page.reload();
      field('Name').focus();
      await page.press('Enter');
      equal(page.buttons('Review').length, 1);
      equal(calls, 1);
      finish(done);
      await flushTasks();
      equal(alert(), 'Updated.');
    });
  });

  describe('when the cache has changed meanwhile', () => {
    async function meetConflict(): Promise<void> {
      await open([{ state: 'conflict', now: theirs }, done]);
      await type('Name', 'mine');
      await send();
      equal(title(), 'The image cache has changed in the meantime');
    }

    it('shows three columns of what differs, with the focus on the title', async () => {
      await meetConflict();
      equal(page.focused?.textContent, 'The image cache has changed in the meantime');
      deepEqual(page.texts('.conflict dd'), [
        ...['nothing else', 'not changed by you', 'registry.example.com/new:3'],
        ...['web-images', 'mine', 'theirs'],
      ]);
      equal(page.shows('The same in all: 2'), true);
    });

    it('keeps what the user changed, and the rest as it is now', async () => {
      await meetConflict();
      await click('Keep Mine and Overwrite');
      equal(alert(), 'Updated.');
      deepEqual(submitted.at(-1), { draft: { ...toDraft(theirs), name: 'mine' }, overwrite: true });
    });

    it('starts over from the current state after a question', async () => {
      await meetConflict();
      await click('Start Over from the Current State');
      await click('Start Over');
      deepEqual([value('Name'), value('Image 3')], ['theirs', 'registry.example.com/new:3']);
      await type('Cache size (GiB)', '50');
      await send();
      deepEqual(submitted.at(-1), { draft: { ...toDraft(theirs), size: '50' }, overwrite: true });
    });

    it('is still there after its tab was hidden', async () => {
      await meetConflict();
      await page.reload();
      equal(title(), 'The image cache has changed in the meantime');
      await click('Keep Mine and Overwrite');
      equal(submitted.at(-1)?.overwrite, true);
    });

    it('sends nothing when the changes are the same as those of others', async () => {
      await open([{ state: 'conflict', now: { ...openedCache, name: 'mine' } }, done]);
      await type('Name', 'mine');
      await send();
      await click('Keep Mine and Overwrite');
      match(alert(), /^Nothing has changed/);
      equal(submitted.length, 1);
    });

    it('is none when only an expiry was put off that the user leaves alone', async () => {
      await open([{ state: 'conflict', now: { ...openedCache, expireDateTime: '2028-01-01T00:00:00Z' } }, done]);
      await type('Name', 'mine');
      await send();
      equal(alert(), 'Updated.');
      deepEqual(
        submitted.map(({ overwrite }) => overwrite),
        [false, true],
      );
    });

    it('is shown when such a one comes twice', async () => {
      await open([{ state: 'conflict', now: { ...openedCache, expireDateTime: '2028-01-01T00:00:00Z' } }]);
      await type('Name', 'mine');
      await send();
      equal(title(), 'The image cache has changed in the meantime');
      equal(submitted.length, 2);
    });
  });

  describe('when its tab is hidden or closed', () => {
    it('keeps what was typed', async () => {
      await open();
      await type('Retention (days)', '30');
      await page.click(page.choice('LRU: the least recently used go first'));
      await page.reload();
      equal(value('Retention (days)'), '30');
      equal(page.choice('LRU: the least recently used go first').checked, true);
      equal(page.shows('Your unsent changes were restored'), false);
    });

    it('gives the draft to the extension once the typing pauses, and nothing when it is undone', async () => {
      await open();
      await page.passTime(600);
      const before = keptDrafts.length;
      await type('Name', 'other');
      equal(keptDrafts.length, before);
      await page.passTime(600);
      deepEqual(keptDrafts.slice(before), [{ draft: { ...toDraft(openedCache), name: 'other' }, opened: openedCache }]);
      await type('Name', 'web-images');
      await page.passTime(600);
      deepEqual(keptDrafts.at(-1), { draft: null });
    });

    it('gives it to the extension again when it is shown, as hiding may have come first', async () => {
      await open();
      await type('Name', 'other');
      await page.reload();
      keptDrafts.length = 0;
      await page.passTime(600);
      equal(keptDrafts[0]?.draft?.name, 'other');
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
      equal(page.shows('Your unsent changes were restored'), true);
      equal(page.shows('Passwords are never stored. Enter them again.'), true);
      equal(value('Cache size (GiB)'), '50');
      await click('Discard');
      await page.click(page.buttons('Discard Changes')[0]!);
      equal(value('Cache size (GiB)'), '20');
      equal(page.shows('Your unsent changes were restored'), false);
      deepEqual(keptDrafts.at(-1), { draft: null });
    });

    it('wants no passwords where none is missing, and says nothing of the draft in another step', async () => {
      await open([], { init: { ...init, draft: { ...draft, credentials: [] }, draftOpened: openedCache } });
      equal(page.shows('Your unsent changes were restored'), true);
      equal(page.shows('Passwords are never stored.'), false);
      await click('Review');
      equal(page.shows('Your unsent changes were restored'), false);
      await click('Back');
      equal(page.shows('Your unsent changes were restored'), true);
    });

    it('puts it on the cache as it is now, and says so until the review', async () => {
      await open([], {
        init: { ...init, opened: theirs, draft: { ...draft, credentials: [] }, draftOpened: openedCache },
      });
      const news = 'The image cache has changed since you started editing';
      equal(page.shows(news), true);
      deepEqual([value('Name'), value('Cache size (GiB)')], ['theirs', '50']);
      match(state(), /"size":"50"/);
      await click('Review');
      equal(page.shows(news), false);
    });
  });

  describe('when the extension opens it again', () => {
    const news = 'The image cache has changed since you started editing';

    it('goes on with another account, and keeps what was typed', async () => {
      await open();
      await type('Cache size (GiB)', '50');
      await page.initialize({ ...init, account: 'staging' });
      equal(page.shows('in cn-hangzhou, account staging'), true);
      equal(value('Cache size (GiB)'), '50');
      equal(page.shows(news), false);
    });

    it('takes the values of a cache that changed, where the user changed nothing', async () => {
      await open();
      await type('Cache size (GiB)', '50');
      await click('Review');
      await page.initialize({ ...init, opened: theirs });
      equal(page.shows(news), true);
      equal(page.shows('theirs (imc'), true);
      deepEqual([value('Name'), value('Cache size (GiB)')], ['theirs', '50']);
      equal(page.buttons('Review').length, 1);
      await send();
      deepEqual(submitted.at(-1), { draft: { ...toDraft(theirs), size: '50' }, overwrite: false });
    });

    it('says nothing of a change that no one would decide on', async () => {
      await open();
      await page.initialize({ ...init, opened: { ...openedCache, expireDateTime: '2028-01-01T00:00:00Z' } });
      equal(page.shows(news), false);
      equal(page.shows(/^Expires: 2028-01-01/), true);
    });

    it('begins again when it was done', async () => {
      await open();
      await type('Name', 'other');
      await send();
      await page.initialize({ ...init, opened: theirs });
      equal(value('Name'), 'theirs');
      equal(page.buttons('Review').length, 1);
      equal(alert(), '');
    });
  });

  it('shows what it is given as text', async () => {
    const nasty = '<img src=x onerror=alert(1)>';
    const opened = { ...openedCache, name: nasty, images: [nasty] };
    await open([], { init: { mode: 'edit', target: cacheTarget, account: nasty, opened } });
    equal(page.shows(`${nasty} (imc`), true);
    await type('Cache size (GiB)', '40');
    await type('Image 1', 'a:1');
    await click('Review');
    equal(page.shows(nasty), true);
    equal(page.all('img').length, 0);
  });

  it('speaks the language it is sent', async () => {
    await open([], { strings: { 'Edit Image Cache': '编辑镜像缓存', Review: '预览变更' }, language: 'zh-cn' });
    equal(page.one('h1').textContent, '编辑镜像缓存');
    equal(page.button('预览变更').disabled, false);
    equal(page.document.documentElement.lang, 'zh-cn');
  });
});
