import * as l10n from '@vscode/l10n';
import { quoteText } from '../../../../model/spec/finding';
import type { SpecRule } from '../../../../model/spec/language';
import { listContainers, findTextField } from './containers';

/** Names are unique in a version; the service answers ParameterAlreadyExist. */
export const containerNameRule: SpecRule = (root) => {
  const seen = new Set<string>();
  return listContainers(root).flatMap((container) => {
    const name = findTextField(container, 'Name');
    if (!name || name.value === '') {
      return [];
    }
    const isDouble = seen.has(name.value);
    seen.add(name.value);
    const message = l10n.t('Another container of this version is named {0}.', quoteText(name.value));
    return isDouble ? [{ path: name.path, severity: 'error', code: 'duplicate-container-name', message }] : [];
  });
};
