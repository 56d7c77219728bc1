/** The id of a command that acts on a kind, e.g. `elasticContainers.eciInstance.startTcpdump`. */
export type CommandId<
  Kind extends string = string,
  Action extends string = string,
> = `elasticContainers.${Kind}.${Action}`;

export function commandId<K extends string, A extends string>(kind: K, action: A): CommandId<K, A> {
  return `elasticContainers.${kind}.${action}`;
}
