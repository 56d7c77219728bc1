import { deepEqual } from 'node:assert/strict';
import type { ImageCachePanel } from '../../../../../../src/products/eci/imageCache/form/panel';
import type { DraftKeeper } from '../../../../../../src/products/eci/imageCache/page/draftKeeper';
import { createFreshState } from '../../../../../../src/products/eci/imageCache/page/pageState';
import type { PanelClient } from '../../../../../../src/panels/ui/client';
import { useUnitModules } from '../../../../../support/page/unitPage';
import { cacheTarget, createDraft, openedCache } from '../../../../../support/panel/imageCacheSamples';

describe('what keeps the draft of an image cache', () => {
  const page = useUnitModules();
  const kept: unknown[] = [];
  const sent: unknown[] = [];
  const state = createFreshState({ mode: 'edit', target: cacheTarget, account: 'a', opened: openedCache });
  const withPassword = { ...createDraft, credentials: [{ server: 'a.com', userName: 'me', password: 'hunter2' }] };
  const withoutPassword = { ...createDraft, credentials: [{ server: 'a.com', userName: 'me', password: '' }] };
  let keeper: DraftKeeper;

  beforeEach(() => {
    kept.length = 0;
    sent.length = 0;
    const client = {
      keep: (content: unknown) => kept.push(content),
      sendCommand: (name: string, params: unknown) => sent.push([name, params]),
    } as unknown as PanelClient<ImageCachePanel>;
    keeper = new (page().modules.draftKeeper.DraftKeeper)(client);
  });

  it('gives it to the tab at once, and to the extension when the typing pauses, without passwords', async () => {
    keeper.keep(withPassword, state, true);
    deepEqual(kept, [{ draft: withoutPassword, state }]);
    await page().passTime(499);
    deepEqual(sent, []);
    await page().passTime(1);
    deepEqual(sent, [['keepDraft', { draft: withoutPassword, opened: openedCache }]]);
  });

  it('gives the extension only the last of what was typed', async () => {
    keeper.keep(createDraft, state, true);
    await page().passTime(400);
    keeper.keep({ ...createDraft, size: '50' }, state, true);
    await page().passTime(400);
    deepEqual(sent, []);
    await page().passTime(100);
    deepEqual(sent, [['keepDraft', { draft: { ...createDraft, size: '50' }, opened: openedCache }]]);
    await page().passTime(10_000);
    deepEqual(sent.length, 1);
  });

  it('lets the extension forget when there is nothing to remember', async () => {
    keeper.keep(createDraft, state, false);
    await page().passTime(500);
    deepEqual(sent, [['keepDraft', { draft: null }]]);
  });

  it('names no cache for a create', async () => {
    keeper.keep(createDraft, createFreshState({ mode: 'create', target: cacheTarget, account: 'a' }), true);
    await page().passTime(500);
    deepEqual(sent, [['keepDraft', { draft: createDraft }]]);
  });

  it('gives it to the extension at once when the tab is hidden', () => {
    const hide = (): boolean => page().view.window.dispatchEvent(new (page().view.window.Event)('pagehide'));
    hide();
    deepEqual(sent, []);
    keeper.keep(createDraft, state, true);
    hide();
    deepEqual(sent.length, 1);
    hide();
    deepEqual(sent.length, 1);
  });

  it('lets the extension forget at once', async () => {
    keeper.keep(createDraft, state, true);
    keeper.forget(createDraft, state);
    deepEqual(sent, [['keepDraft', { draft: null }]]);
    await page().passTime(500);
    deepEqual(sent.length, 1);
  });
});
