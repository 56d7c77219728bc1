// The containers of a group in one list, each with its part in the group.
import type { Container, ContainerGroup } from './containerGroup';

export interface GroupContainer {
  /** Init containers run to their end, one after another, before the main ones start. */
  readonly role: 'init' | 'main';
  readonly container: Container;
}

/** Init containers first, as they run first. */
export function listContainers(group: ContainerGroup): readonly GroupContainer[] {
  return [
    ...(group.InitContainers ?? []).map((container): GroupContainer => ({ role: 'init', container })),
    ...(group.Containers ?? []).map((container): GroupContainer => ({ role: 'main', container })),
  ];
}
