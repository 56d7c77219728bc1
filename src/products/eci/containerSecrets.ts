// What a container group holds that may be a secret, wherever in an answer it stands: found by the names of the wire, so that
// a field of the same name in a place this version does not know is masked too.
import { isRecord } from '../../base/isRecord';
import { Secret } from '../../base/described';

type Fields = Readonly<Record<string, unknown>>;

/** Lists whose elements hold a secret in one field: list, field, and the field that names the element. */
const inLists: Readonly<Record<string, { readonly secret: string; readonly name: string }>> = {
  EnvironmentVars: { secret: 'Value', name: 'Key' },
  ConfigFileVolumeConfigFileToPaths: { secret: 'Content', name: 'Path' },
  HttpHeaders: { secret: 'Value', name: 'Name' },
  HttpHeader: { secret: 'Value', name: 'Name' },
};

/** Plain fields that hold one. */
const fields: ReadonlySet<string> = new Set(['FlexVolumeOptions']);

/** The same data with each secret wrapped. */
export function withSecrets(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) {
    const rule = Object.hasOwn(inLists, name) ? inLists[name] : undefined;
    return value.map((item: unknown) => (rule && isRecord(item) ? maskElement(item, rule) : withSecrets(item)));
  }
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([field, one]) => [
        field,
        isSecret(field, one) ? toSecret(one, field) : withSecrets(one, field),
      ]),
    );
  }
  return value;
}

/** What should be a list of elements and is not may hold the same. */
function isSecret(field: string, value: unknown): boolean {
  return fields.has(field) || (Object.hasOwn(inLists, field) && !Array.isArray(value));
}

function maskElement(item: Fields, { secret, name }: { readonly secret: string; readonly name: string }): Fields {
  const called = item[name];
  return Object.fromEntries(
    Object.entries(item).map(([field, one]) => [
      field,
      field === secret ? toSecret(one, typeof called === 'string' ? called : field) : withSecrets(one, field),
    ]),
  );
}

/** Nothing is not a secret. */
function toSecret(value: unknown, name: string): unknown {
  return value === undefined || value === null || value === ''
    ? value
    : new Secret(typeof value === 'string' ? value : JSON.stringify(value), name);
}
