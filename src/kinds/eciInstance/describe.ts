// An instance as a document. Environment values, config files and volume options may hold secrets and are masked.
import * as l10n from '@vscode/l10n';
import type { Container, ContainerGroup, Volume } from '../../cloud/wire/containerGroup';
import type { Description } from '../../model/kind';
import type { Resource } from '../../model/resource';

const mask = '••••';

export function describeInstance(wire: ContainerGroup, row: Resource): Description {
  return {
    summary: [
      `${row.label} · ${row.description ?? ''}`,
      ...(row.details ?? []).slice(0, 1).map(({ label, value }) => `${label}: ${value}`),
      l10n.t('Values of environment variables, config files and volume options are masked.'),
    ],
    body: {
      ...wire,
      ...(wire.Containers && { Containers: wire.Containers.map(maskedContainer) }),
      ...(wire.InitContainers && { InitContainers: wire.InitContainers.map(maskedContainer) }),
      ...(wire.Volumes && { Volumes: wire.Volumes.map(maskedVolume) }),
    },
  };
}

function maskedContainer(container: Container): Container {
  const variables = container.EnvironmentVars;
  return {
    ...container,
    ...(variables && {
      EnvironmentVars: variables.map((one) => (one.Value === undefined ? one : { ...one, Value: mask })),
    }),
  };
}

function maskedVolume(volume: Volume): Volume {
  const files = volume.ConfigFileVolumeConfigFileToPaths;
  return {
    ...volume,
    ...(files && { ConfigFileVolumeConfigFileToPaths: files.map((file) => ({ ...file, Content: mask })) }),
    ...(volume.FlexVolumeOptions !== undefined && { FlexVolumeOptions: mask }),
  };
}
