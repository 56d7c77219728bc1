// Brings versions and specs into one form by the schema: a spec to edit, a request to send, a text to compare.
import { isRecord } from '../../../base/isRecord';
import { parseJsonRecord, tryParseJson } from '../../../base/json';
import type { CreateEdgeContainerAppVersionRequest, EdgeContainerAppVersion } from '../wire/esa';
import { formatPath } from '../../../model/spec/finding';
import type { SpecPath } from '../../../model/spec/finding';
import { findProperties, findSchemas } from '../../../engine/spec/schema';
import { createEsaSchema } from './schema/esaSchema';
import { toYaml } from './toYaml';
import type { JsonSchema } from '../../../model/spec/schema';

type Fields = Readonly<Record<string, unknown>>;

const schema = createEsaSchema(() => undefined);

export interface OpenedSpec {
  readonly spec: Fields;
  /** Paths of the fields that the version has but a spec has not. */
  readonly dropped: readonly string[];
}

/** A version as the spec that would create it, without what the service fills in for unset fields. */
export function toSpec(version: EdgeContainerAppVersion): OpenedSpec {
  const dropped: string[] = [];
  const read = withHeaders(version);
  const spec = pickKnownFields(read, {
    root: read,
    path: [],
    onDropped: (path) => dropped.push(formatPath(path)),
  }) as Fields;
  return { spec, dropped };
}

/** The request of a checked spec. */
export function toRequest(spec: unknown): CreateEdgeContainerAppVersionRequest {
  // A spec that passed the schema has the shape of a request.
  return pickKnownFields(spec, { root: spec, path: [] }) as CreateEdgeContainerAppVersionRequest;
}

interface Picking {
  readonly root: unknown;
  readonly path: SpecPath;
  readonly onDropped?: (path: SpecPath) => void;
}

/** The fields that the schema knows, in its order. */
function pickKnownFields(value: unknown, { root, path, onDropped }: Picking): unknown {
  const step = (part: string | number, one: unknown): unknown =>
    pickKnownFields(one, { root, path: [...path, part], ...(onDropped && { onDropped }) });
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => step(index, item));
  }
  if (!isRecord(value)) {
    return value;
  }
  const properties = findProperties(schema, root, path);
  const names = [...properties.keys()].reverse().filter((name) => name !== '$schema');
  const known = names.flatMap((name): [string, unknown][] => {
    const one = Object.hasOwn(value, name) ? value[name] : undefined;
    return isSet(one, properties.get(name)) ? [[name, step(name, one)]] : [];
  });
  for (const [name, one] of Object.entries(value)) {
    if (!properties.has(name) && isSet(one, undefined)) {
      onDropped?.([...path, name]);
    }
  }
  return Object.fromEntries(known);
}

/** The service returns empty texts and objects, and numbers below the minimum, for unset fields. */
function isSet(value: unknown, of: JsonSchema | undefined): boolean {
  if (value === undefined || value === null || value === '') {
    return false;
  }
  if (typeof value === 'number') {
    return of?.minimum === undefined || value >= of.minimum;
  }
  return !isRecord(value) || Object.keys(value).length > 0;
}

/** A listing shows headers as one object where a request has a list of them. */
function withHeaders(version: EdgeContainerAppVersion): EdgeContainerAppVersion {
  const containers = version.Containers?.map((container) => {
    const headers = container.ProbeContent?.HttpHeaders;
    return headers === undefined
      ? container
      : { ...container, ProbeContent: { ...container.ProbeContent, HttpHeaders: normalizeHeaders(headers) } };
  });
  return { ...version, ...(containers && { Containers: containers }) };
}

function normalizeHeaders(text: string): string {
  const headers = parseJsonRecord(text);
  return headers ? JSON.stringify(Object.entries(headers).map(([name, value]) => ({ [name]: value }))) : text;
}

/** A spec as YAML that is equal for specs that mean the same: order, defaults and spaces make no difference. */
export function formatComparable(spec: unknown): Promise<string> {
  return toYaml(toComparable(spec));
}

/** Accepts anything: specs are compared while they are being written, and versions may lack what specs need. */
function toComparable(spec: unknown): unknown {
  const known = pickKnownFields(spec, { root: spec, path: [] });
  if (!isRecord(known)) {
    return known;
  }
  const { Name, Remarks, Containers = [] } = known;
  return {
    Name,
    ...(Remarks !== undefined && { Remarks }),
    Containers: Array.isArray(Containers)
      ? Containers.map((container: unknown, index) =>
          toComparableContainer(container, spec, ['Containers', index]),
        ).sort((a, b) => compareText(getContainerName(a), getContainerName(b)))
      : Containers,
  };
}

function toComparableContainer(container: unknown, root: unknown, path: SpecPath): unknown {
  const shortened = withoutDefaults(container, root, path);
  if (!isRecord(container) || !isRecord(shortened)) {
    return shortened;
  }
  const { EnvVariables, ProbeContent } = container;
  const HttpHeaders = isRecord(ProbeContent) ? ProbeContent['HttpHeaders'] : undefined;
  return {
    ...shortened,
    ...normalizeWords(container, ['Command', 'Args', 'PostStart', 'PreStop']),
    ...(typeof EnvVariables === 'string' && {
      EnvVariables: EnvVariables.split(',')
        .map((pair) => pair.trim())
        .filter(Boolean)
        .sort(),
    }),
    ...(typeof HttpHeaders === 'string' && {
      ProbeContent: {
        ...(shortened['ProbeContent'] as Fields),
        HttpHeaders: tryParseJson(HttpHeaders) ?? HttpHeaders,
      },
    }),
  };
}

function getContainerName(container: unknown): string {
  return isRecord(container) ? String(container['Name']) : '';
}

/** Without optional fields that are set to their defaults. */
function withoutDefaults(value: unknown, root: unknown, path: SpecPath): unknown {
  if (!isRecord(value)) {
    return value;
  }
  const properties = findProperties(schema, root, path);
  const required = new Set(findSchemas(schema, root, path).flatMap((one) => one.required ?? []));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, one]) => required.has(name) || properties.get(name)?.default !== one)
      .map(([name, one]) => [name, withoutDefaults(one, root, [...path, name])]),
  );
}

/** The service splits these at any number of spaces. */
function normalizeWords(container: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = container[name];
      return typeof text === 'string' ? [[name, text.trim().replace(/\s+/g, ' ')] as const] : [];
    }),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
