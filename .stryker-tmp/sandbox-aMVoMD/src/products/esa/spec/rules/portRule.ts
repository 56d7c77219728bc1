import * as l10n from '@vscode/l10n';
import { quoteText } from '../../../../model/spec/finding';
import type { SpecRule } from '../../../../model/spec/language';
import { findChild } from '../../../../engine/spec/node';
import { listContainers, findTextField } from './containers';

/** Containers of a version share their network: two probes of one port find the same listener. */
export const portRule: SpecRule = (root) => {
  const probed = new Map<string, string>();
  return listContainers(root).flatMap((container, index) => {
    const type = findTextField(container, 'ProbeType')?.value;
    const port = findChild(findChild(container.node, 'ProbeContent'), 'Port');
    if ((type !== 'httpGet' && type !== 'tcpSocket') || port?.type !== 'number') {
      return [];
    }
    // A probe of another host is not one of this container.
    const key = `${findTextField(container, 'ProbeContent', 'Host')?.value ?? ''}:${String(port.value)}`;
    const other = probed.get(key);
    if (other === undefined) {
      probed.set(key, quoteText(findTextField(container, 'Name')?.value ?? `#${index + 1}`));
      return [];
    }
    const message = l10n.t(
      'The probe of {0} also uses port {1}: containers of a version share their ports.',
      other,
      String(port.value),
    );
    const path = [...container.path, 'ProbeContent', 'Port'];
    return [{ path, severity: 'warning', code: 'shared-probe-port', message }];
  });
};
