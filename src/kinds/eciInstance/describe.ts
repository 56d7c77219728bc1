// An instance as a document: what matters first on top, then everything the service tells. What may be a secret is wrapped.
import * as l10n from '@vscode/l10n';
import { oneLine } from '../../base/text';
import type { ContainerGroup } from '../../cloud/wire/containerGroup';
import type { Description } from '../../model/kind';
import type { Resource } from '../../model/resource';
import { withSecrets } from '../containerSecrets';
import { exitText, hasFailed, stateText } from '../containerState';

/** Lines of the hover that go on top: identity, state, size, place and times come first among them. */
const topDetails = 10;

export function describeInstance(wire: ContainerGroup, row: Resource): Description {
  return {
    summary: [
      `${row.label} · ${row.description ?? ''}`,
      ...(row.details ?? []).slice(0, topDetails).map(({ label, value }) => `${label}: ${value}`),
      ...failures(wire),
      l10n.t('Values of environment variables, config files, volume options and probe headers are masked.'),
    ],
    body: withSecrets(wire),
  };
}

/** Containers that ended badly or cannot start, and why. */
function failures(wire: ContainerGroup): readonly string[] {
  return [...(wire.InitContainers ?? []), ...(wire.Containers ?? [])].filter(hasFailed).map((container) => {
    const { CurrentState: state = {}, Name: name = '' } = container;
    const words = [
      stateText(state),
      exitText(state),
      oneLine(state.Reason ?? '', 80),
      oneLine(state.Message ?? '', 200),
    ];
    return l10n.t('Container {0}: {1}', oneLine(name, 128), words.filter(Boolean).join(' · '));
  });
}
