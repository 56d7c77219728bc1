/** Loads the YAML library when the first document is written. Lines are never folded, and nothing is written as an alias. */
export async function toYaml(value: unknown): Promise<string> {
  const { stringify } = await import('yaml');
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}
