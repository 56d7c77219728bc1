// Sends the draft and waits for the response, whether it was requested now or before the page was reloaded.

import * as l10n from '@vscode/l10n';
import type { ImageCacheDraft } from '../form/draft';
import type { ImageCacheAnswer, ImageCachePanel } from '../form/panel';
import { type PanelClient, RequestFailure } from '../../../../panels/ui/client';
import { toRequestProblem } from '../../../../panels/ui/requestProblem';
import type { UncertainHints } from '../../../../panels/ui/requestProblem';

export interface SubmissionEvents {
  /** Sending began or ended. */
  onChange(isRunning: boolean): void;
  /** A failure to get an answer is a refusal too. */
  onAnswer(answer: ImageCacheAnswer): void;
}

export class Submission {
  private running: AbortController | undefined;

  constructor(
    private readonly client: PanelClient<ImageCachePanel>,
    private readonly events: SubmissionEvents,
  ) {}

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  send(draft: ImageCacheDraft, overwrite: boolean): void {
    void this.follow((signal) => this.client.request('submit', { draft, overwrite }, signal));
  }

  /** Waits for what an earlier load of the page sent, if it did. */
  resume(): void {
    if (this.client.isUnanswered) {
      void this.follow((signal) => this.client.resume('submit', signal));
    }
  }

  cancel(): void {
    this.running?.abort();
  }

  private async follow(send: (signal: AbortSignal) => Promise<ImageCacheAnswer>): Promise<void> {
    this.running = new AbortController();
    this.events.onChange(true);
    let answer: ImageCacheAnswer;
    try {
      answer = await send(this.running.signal);
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) {
        reportError(thrown);
      }
      answer = { state: 'refused', problem: toRequestProblem(thrown, getHints()) };
    }
    this.running = undefined;
    this.events.onChange(false);
    this.events.onAnswer(answer);
  }
}

function getHints(): UncertainHints {
  return {
    cancelled: l10n.t('The request may have reached the service. Check the image caches before you send it again.'),
    unknown: l10n.t('Check the image caches before you send the request again.'),
  };
}
