// The YAML library, 100 KB, loaded with the first text that needs it. Reading and writing take it from here, so that only those
// who begin such work have to wait.
type Yaml = typeof import('yaml');

let library: Yaml | undefined;

/** To be awaited before `getYaml` is called. */
export async function loadYaml(): Promise<Yaml> {
  return (library ??= await import('yaml'));
}

export function getYaml(): Yaml {
  if (!library) {
    throw new Error('The YAML library is not loaded');
  }
  return library;
}
