// The messages of the packet capture form.

import { isRecord } from '../../../../base/isRecord';
import type { Problem } from '../../../../panels/channel/envelope';
import { defineCommand, defineNotification, definePanel, defineRequest } from '../../../../model/panelProtocol';
import type { TcpdumpFieldName } from './tcpdumpFields';
import { type TcpdumpDraft, parseTcpdumpDraft } from './tcpdumpForm';

export interface TcpdumpInit {
  /** The instance that will capture. */
  readonly target: { readonly region: string; readonly id: string; readonly name: string };
  /** On whose behalf, as the user knows the account. */
  readonly account: string;
  /** What to fill in when the user has typed nothing yet. */
  readonly draft?: TcpdumpDraft;
}

export interface StartedCapture {
  readonly started: true;
  /** One sentence for the user. */
  readonly message: string;
  /** The service refuses another task for this long. */
  readonly retryAfterMs?: number;
}

export interface RefusedCapture {
  readonly started: false;
  /** `field`: the rejected field, when the error identifies it. */
  readonly problem: Problem & { readonly field?: TcpdumpFieldName };
}

/** What the Copy buttons copy. */
export type CopiedText = 'opsValue' | 'cli';

const maxCopied = 16384;

export const tcpdumpPanel = definePanel('tcpdump', 1, {
  init: defineNotification<TcpdumpInit>(),
  /** Starts a capture. A handler may also throw: the form shows that the same way. */
  start: defineRequest<{ readonly draft: TcpdumpDraft }, StartedCapture | RefusedCapture>((raw) => {
    const draft = isRecord(raw) ? parseTcpdumpDraft(raw.draft) : undefined;
    return draft && { draft };
  }),
  copy: defineCommand<{ readonly what: CopiedText; readonly text: string }>((raw) => {
    const { what, text } = isRecord(raw) ? raw : {};
    return (what === 'opsValue' || what === 'cli') && typeof text === 'string' && text.length <= maxCopied
      ? { what, text }
      : undefined;
  }),
});

export type TcpdumpPanel = typeof tcpdumpPanel;
