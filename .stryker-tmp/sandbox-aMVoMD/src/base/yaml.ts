// The YAML library, 100 KB, loaded with the first text that needs it. Reading and writing take it from here, so that only those
// who begin such work have to wait.
import type * as Yaml from 'yaml';

let library: typeof Yaml | undefined;

/** To be awaited before `getYaml` is called. */
export async function loadYaml(): Promise<typeof Yaml> {
  return (library ??= await import('yaml'));
}

export function getYaml(): typeof Yaml {
  if (!library) {
    throw new Error('The YAML library is not loaded');
  }
  return library;
}
