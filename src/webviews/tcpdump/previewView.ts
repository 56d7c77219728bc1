// What will be sent, exactly, with a button to copy it.

import * as l10n from '@vscode/l10n';
import { toCliCommand, toOpsValue } from '../../protocol/opsValue';
import type { TcpdumpValue } from '../../protocol/tcpdumpForm';
import type { CopiedText, TcpdumpInit } from '../../protocol/tcpdumpPanel';
import { button, element } from '../dom';

export interface PreviewView {
  readonly root: HTMLElement;
  /** Without a value the form holds an error. */
  show(target: TcpdumpInit['target'], value: TcpdumpValue | undefined): void;
}

export function previewView(copy: (what: CopiedText, text: string) => void): PreviewView {
  const opsValue = snippet(l10n.t('OpsValue'), l10n.t('Copy OpsValue'), (text) => copy('opsValue', text));
  const cli = snippet(l10n.t('Command line (bash, zsh)'), l10n.t('Copy command line'), (text) => copy('cli', text));
  return {
    root: element(
      'section',
      { class: 'preview', 'aria-labelledby': 'preview-title' },
      element('h2', { id: 'preview-title' }, l10n.t('Request preview')),
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

function snippet(title: string, copyLabel: string, copy: (text: string) => void) {
  const code = element('code');
  const empty = element('p', { class: 'help' }, l10n.t('Correct the marked fields to see it.'));
  const box = element('pre', {}, code);
  const copyButton = button(l10n.t('Copy'), () => copy(code.textContent), { secondary: '', 'aria-label': copyLabel });
  return {
    root: element(
      'div',
      { class: 'snippet' },
      element('div', { class: 'heading' }, element('h3', {}, title), copyButton),
      box,
      empty,
    ),
    show(text: string | undefined): void {
      // Broken where an option begins, if at all; selected by hand it is still one line.
      code.replaceChildren(...(text ?? '').split(/(?= --)/).map((part) => element('span', {}, part)));
      box.hidden = text === undefined;
      empty.hidden = text !== undefined;
      copyButton.disabled = text === undefined;
    },
  };
}
