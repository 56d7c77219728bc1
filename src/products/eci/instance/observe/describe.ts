// An instance as a document: the most important details on top, then everything the service returns. Possible secrets are
// wrapped; in commands, what follows a name with password, passwd, secret, token or key in it is masked.
import * as l10n from '@vscode/l10n';
import { maskArguments } from '../../../../base/redact';
import { toSingleLine } from '../../../../base/text';
import type { Container, ContainerGroup, Probe } from '../../wire/containerGroup';
import type { Description } from '../../../../model/kind';
import type { Resource } from '../../../../model/resource';
import { withSecrets } from '../../containerSecrets';
import { formatExit, hasFailed, formatState } from '../../errors/containerState';

/** Lines of the hover that go on top: identity, state, size, place and times come first among them. */
const topDetails = 10;

export function describeInstance(wire: ContainerGroup, row: Resource): Description {
  return {
    summary: [
      `${row.label} · ${row.description ?? ''}`,
      ...(row.details ?? []).slice(0, topDetails).map(({ label, value }) => `${label}: ${value}`),
      ...listFailures(wire),
      l10n.t(
        'Values of environment variables, config files, volume options, probe headers and secret arguments are masked.',
      ),
    ],
    body: withSecrets({
      ...wire,
      ...(wire.Containers && { Containers: wire.Containers.map(maskCommands) }),
      ...(wire.InitContainers && { InitContainers: wire.InitContainers.map(maskCommands) }),
    }),
  };
}

/** Containers that ended badly or cannot start, and why. */
function listFailures(wire: ContainerGroup): readonly string[] {
  return [...(wire.InitContainers ?? []), ...(wire.Containers ?? [])].filter(hasFailed).map((container) => {
    const { CurrentState: state = {}, Name: name = '' } = container;
    const parts = [
      formatState(state),
      formatExit(state),
      toSingleLine(state.Reason ?? '', 80),
      toSingleLine(state.Message ?? '', 200),
    ];
    return l10n.t('Container {0}: {1}', toSingleLine(name, 128), parts.filter(Boolean).join(' · '));
  });
}

function maskCommands(container: Container): Container {
  const { Args, Commands, LivenessProbe, ReadinessProbe } = container;
  return {
    ...container,
    ...(Args && { Args: maskArguments(Args) }),
    ...(Commands && { Commands: maskArguments(Commands) }),
    ...(LivenessProbe && { LivenessProbe: maskProbe(LivenessProbe) }),
    ...(ReadinessProbe && { ReadinessProbe: maskProbe(ReadinessProbe) }),
  };
}

function maskProbe(probe: Probe): Probe {
  return { ...probe, ...(probe.Execs && { Execs: maskArguments(probe.Execs) }) };
}
