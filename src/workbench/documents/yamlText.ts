// Apart, so that the library loads with the first document.
import { stringify } from 'yaml';

export function toYaml(body: unknown): string {
  return stringify(body, { lineWidth: 0, aliasDuplicateObjects: false });
}
