// The field of a spec that an error code of CreateEdgeContainerAppVersion refers to.

export type EsaField =
  'AppId' | 'Name' | 'Containers' | `Containers[].${'Name' | 'Image' | 'ProbeContent.HttpHeaders'}`;

/** Codes without a field are left out: InvalidParameter, InvalidParameter.Percentage (no field of a version), InternalError. */
const fields: ReadonlyMap<string, EsaField> = new Map<string, EsaField>([
  ['invalidparameter.name', 'Name'],
  ['namealreadyexists', 'Name'],
  ['invalidparameter.image', 'Containers[].Image'],
  ['invalidparameter.httpheaders', 'Containers[].ProbeContent.HttpHeaders'],
  ['invalidparameter.appid', 'AppId'],
  ['invalidapp.notfound', 'AppId'],
  // Names of containers are what must be unique within a version.
  ['parameteralreadyexist', 'Containers[].Name'],
  // The gateway forms the code of an absent parameter from its name.
  ['missingappid', 'AppId'],
  ['missingname', 'Name'],
  ['missingcontainers', 'Containers'],
]);

/** The field of a code in any letter case; undefined when it has none. `[]` stands for any container. */
export function findEsaField(code: string): EsaField | undefined {
  return fields.get(code.toLowerCase());
}
