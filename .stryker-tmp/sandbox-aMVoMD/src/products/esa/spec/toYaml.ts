import { loadYaml } from '../../../base/yaml';

/** Lines are never folded, and nothing is written as an alias. */
export async function toYaml(value: unknown): Promise<string> {
  const { stringify } = await loadYaml();
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}
