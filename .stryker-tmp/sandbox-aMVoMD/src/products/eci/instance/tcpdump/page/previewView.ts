// What will be sent, exactly, with a button to copy it.

import * as l10n from '@vscode/l10n';
import { toCliCommand, toOpsValue } from '../opsValue';
import type { TcpdumpValue } from '../tcpdumpForm';
import type { CopiedText, TcpdumpInit } from '../tcpdumpPanel';
import { createElement } from '../../../../../panels/ui/dom';
import { createSnippetView } from '../../../../../panels/ui/snippetView';

export interface PreviewView {
  readonly root: HTMLElement;
  /** Without a value the form holds an error. */
  show(target: TcpdumpInit['target'], value: TcpdumpValue | undefined): void;
}

export function createPreviewView(copy: (what: CopiedText, text: string) => void): PreviewView {
  const opsValue = createSnippetView(l10n.t('OpsValue'), l10n.t('Copy OpsValue'), (text) => copy('opsValue', text));
  const cli = createSnippetView(l10n.t('Command line (bash, zsh)'), l10n.t('Copy Command Line'), (text) =>
    copy('cli', text),
  );
  return {
    root: createElement(
      'section',
      { class: 'preview', 'aria-labelledby': 'preview-title' },
      createElement('h2', { id: 'preview-title' }, l10n.t('Request preview')),
      opsValue.root,
      cli.root,
    ),
    show({ region, id }, value) {
      const json = value && toOpsValue(value);
      opsValue.show(json);
      cli.show(json && toCliCommand({ region, containerGroupId: id, opsType: 'tcpdump', opsValue: json }));
    },
  };
}
