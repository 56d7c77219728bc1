import * as l10n from '@vscode/l10n';
import type { SpecRule } from '../../../../model/spec/language';
import { findPartRange } from '../../../../engine/spec/node';
import { listContainers, findTextField } from './containers';

/** The service splits these at spaces, whatever stands around them. */
const fields = ['Command', 'Args'] as const;

/** A quote before a word, and a space before the quote that ends it. */
const quotedWords = /(?<![^\s=])(["'])[^"'\s]*\s.*?(\1|$)/s;

export const commandRule: SpecRule = (root, text) =>
  listContainers(root).flatMap((container) =>
    fields.flatMap((name) => {
      const field = findTextField(container, name);
      const quoted = field && quotedWords.exec(field.value);
      if (!quoted) {
        return [];
      }
      const { path, node, value } = field;
      const { index: start } = quoted;
      const range = findPartRange(node, text, value, { start, end: start + quoted[0].length });
      const message = l10n.t('Quotes do not group words: the service splits {0} at every space.', name);
      return [{ path, severity: 'warning', code: 'quotes-are-split', message, ...(range && { range }) }];
    }),
  );
