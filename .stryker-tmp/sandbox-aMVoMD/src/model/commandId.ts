/** The id of a command that acts on a kind, e.g. `elasticContainers.eciInstance.startTcpdump`. */
export type CommandId = `elasticContainers.${string}.${string}`;

/** As much of a kind's manifest as names its actions. */
export interface ActionsOf {
  readonly id: string;
  readonly actions: Readonly<Record<string, unknown>>;
}

export function toCommandId<Manifest extends ActionsOf>(
  { id }: Manifest,
  action: keyof Manifest['actions'] & string,
): CommandId {
  return `elasticContainers.${id}.${action}`;
}
