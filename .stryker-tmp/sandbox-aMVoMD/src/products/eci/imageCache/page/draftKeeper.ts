// Keeps what was typed in two places: with the tab at once, and with the extension once the typing pauses. Neither ever
// holds a password.

import { type ImageCacheDraft, withoutPasswords } from '../form/draft';
import type { ImageCachePanel } from '../form/panel';
import type { PanelClient } from '../../../../panels/ui/client';
import { type PageState, serializePage } from './pageState';

const pauseMs = 500;

export class DraftKeeper {
  private timer: number | undefined;
  private waiting: (() => void) | undefined;

  constructor(private readonly client: PanelClient<ImageCachePanel>) {
    window.addEventListener('pagehide', () => this.flush());
  }

  /** `hasContent`: whether there is anything that the extension should remember. */
  keep(draft: ImageCacheDraft, state: PageState, hasContent: boolean): void {
    this.client.keep(serializePage(draft, state));
    const { base } = state;
    this.waiting = () => {
      this.client.sendCommand(
        'keepDraft',
        hasContent ? { draft: withoutPasswords(draft), ...(base && { opened: base }) } : { draft: null },
      );
    };
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.flush(), pauseMs);
  }

  /** There is nothing left to send: the extension forgets at once. */
  forget(draft: ImageCacheDraft, state: PageState): void {
    this.keep(draft, state, false);
    this.flush();
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.waiting?.();
    this.waiting = undefined;
  }
}
