// The containers of a version as they are sent: one JSON text, read and checked into what is stored.
import { ApiError } from '../gateway/apiError';

export const specs = ['1C2G', '2C4G', '2C8G', '4C8G', '4C16G', '8C16G', '8C32G'] as const;
export const storages = ['0.5G', '10G', '20G', '30G'] as const;
export const probeTypes = ['exec', 'tcpSocket', 'httpGet'] as const;

/** A container as stored and answered; fields not given stay away. */
export interface Container {
  readonly Name: string;
  readonly Image: string;
  readonly IsACRImage: boolean;
  readonly ACRImageInfo?: Fields;
  readonly Spec: string;
  readonly Storage: string;
  readonly Command?: string;
  readonly Args?: string;
  readonly EnvVariables?: string;
  readonly PostStart?: string;
  readonly PreStop?: string;
  readonly ProbeType: string;
  readonly ProbeContent: Fields;
}

type Fields = Readonly<Record<string, unknown>>;
type Check = (path: string, value: unknown) => unknown;

/** Registry hosts, paths, ports and tags; a digest needs the @ that the service refuses. */
const imageForm = /^[A-Za-z0-9][A-Za-z0-9._/:-]*$/;
const variableForm = /^[^=,]+=[^,]*$/;
const maxInt32 = 2 ** 31 - 1;

const text: Check = (path, value) => (typeof value === 'string' ? value : refuse(path, 'a string is expected'));
const flag: Check = (path, value) => (typeof value === 'boolean' ? value : refuse(path, 'true or false is expected'));
const wholeNumber =
  (min: number, max: number): Check =>
  (path, value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? value
      : refuse(path, `a whole number from ${min} to ${max} is expected`);
const oneOf =
  (values: readonly string[]): Check =>
  (path, value) =>
    typeof value === 'string' && values.includes(value)
      ? value
      : refuse(path, `one of ${values.join(', ')} is expected`);
const filled: Check = (path, value) =>
  typeof value === 'string' && value.trim() !== '' ? value : refuse(path, 'it must not be empty');

const probeFields: Readonly<Record<string, Check>> = {
  InitialDelaySeconds: wholeNumber(0, maxInt32),
  TimeoutSeconds: wholeNumber(1, maxInt32),
  PeriodSeconds: wholeNumber(1, maxInt32),
  SuccessThreshold: wholeNumber(1, maxInt32),
  FailureThreshold: wholeNumber(1, maxInt32),
  Command: text,
  Port: wholeNumber(1, 65_535),
  Host: text,
  Path: text,
  Scheme: text,
  HttpHeaders: (_path, value) => readHttpHeaders(value),
};

/** What a probe cannot do without: nothing is published, this is what the words mean in Kubernetes. */
const probeNeeds: Readonly<Record<string, readonly string[]>> = {
  exec: ['Command'],
  tcpSocket: ['Port'],
  httpGet: ['Path', 'Port'],
};

const registryFields: Readonly<Record<string, Check>> = {
  IsEnterpriseRegistry: flag,
  ...Object.fromEntries(
    ['Domain', 'InstanceId', 'RegionId', 'RepoId', 'RepoName', 'RepoNamespace', 'Tag', 'TagUrl'].map(
      (name) => [name, text] as const,
    ),
  ),
};

const containerFields: Readonly<Record<string, Check>> = {
  Name: filled,
  Image: (_path, value) =>
    typeof value === 'string' && imageForm.test(value) ? value : refuseWith('InvalidParameter.Image'),
  IsACRImage: flag,
  ACRImageInfo: (path, value) => readFields(path, value, registryFields, []),
  Spec: oneOf(specs),
  Command: text,
  Args: text,
  Storage: oneOf(storages),
  EnvVariables: (path, value) => readVariables(path, value),
  PostStart: text,
  PreStop: text,
  ProbeType: oneOf(probeTypes),
  ProbeContent: (path, value) => readFields(path, parsed(path, value), probeFields, []),
};
const requiredFields = ['Name', 'Image', 'IsACRImage', 'Spec', 'Storage', 'ProbeType', 'ProbeContent'];

/**
 * Reads the parameter Containers.
 * @throws ApiError InvalidParameter, InvalidParameter.Image, InvalidParameter.HttpHeaders or ParameterAlreadyExist
 */
export function readContainers(json: string): readonly Container[] {
  const items = parsed('Containers', json);
  if (!Array.isArray(items) || items.length === 0) {
    return refuse('Containers', 'a JSON array of at least one object is expected');
  }
  const containers = items.map((item: unknown, index) => readContainer(`Containers[${index}]`, item));
  if (new Set(containers.map(({ Name }) => Name)).size < containers.length) {
    return refuseWith('ParameterAlreadyExist');
  }
  return containers;
}

function readContainer(path: string, item: unknown): Container {
  const container = readFields(path, item, containerFields, requiredFields) as unknown as Container;
  for (const name of probeNeeds[container.ProbeType] ?? []) {
    if (!Object.hasOwn(container.ProbeContent, name)) {
      refuse(`${path}.ProbeContent.${name}`, `a probe of type ${container.ProbeType} needs it`);
    }
  }
  return container;
}

/** The fields known, in the order of the documents. null counts as absent; unknown ones are dropped. */
function readFields(
  path: string,
  value: unknown,
  fields: Readonly<Record<string, Check>>,
  required: readonly string[],
): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse(path, 'an object is expected');
  }
  const given = value as Fields;
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, check]): [string, unknown][] => {
      const one = Object.hasOwn(given, name) ? given[name] : undefined;
      if (one === undefined || one === null) {
        return required.includes(name) ? refuse(`${path}.${name}`, 'it is mandatory') : [];
      }
      return [[name, check(`${path}.${name}`, one)]];
    }),
  );
}

/** The example shows JSON in a string where the table says object: both are taken. */
function parsed(path: string, value: unknown): unknown {
  if (typeof value !== 'string') {
    return value;
  }
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return refuse(path, 'it is not JSON');
  }
}

function readVariables(path: string, value: unknown): string {
  const whole = text(path, value) as string;
  if (whole !== '' && !whole.split(',').every((one) => variableForm.test(one))) {
    return refuse(path, 'key1=val1,key2=val2 is expected');
  }
  return whole;
}

/** A string with a JSON array of objects, each of one header; kept as it was written. */
function readHttpHeaders(value: unknown): string {
  let headers: unknown;
  try {
    headers = typeof value === 'string' && !/[@#]/.test(value) ? JSON.parse(value) : undefined;
  } catch {
    headers = undefined;
  }
  const isHeader = (one: unknown): boolean =>
    typeof one === 'object' &&
    one !== null &&
    !Array.isArray(one) &&
    Object.keys(one).length === 1 &&
    Object.values(one).every((content) => typeof content === 'string');
  if (!Array.isArray(headers) || !headers.every(isHeader)) {
    return refuseWith('InvalidParameter.HttpHeaders');
  }
  return value as string;
}

function refuse(path: string, reason: string): never {
  throw ApiError.invalid(path, reason);
}

function refuseWith(code: Parameters<typeof ApiError.of>[0]): never {
  throw ApiError.of(code);
}
