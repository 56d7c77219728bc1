// The containers of a version as they are sent: one JSON text, read and checked into what is stored.
import { ApiError } from '../gateway/apiError';
import { isRecord } from '../../base/isRecord';
import { tryParseJson } from '../../base/json';
import type { ValueOf } from '../gateway/rules';
import { esaError } from './errors';

const maxInt32 = 2 ** 31 - 1;
const text = { type: 'string' } as const;
const count = { type: 'integer', min: 1, max: maxInt32 } as const;

const probe = {
  type: 'object',
  fields: {
    InitialDelaySeconds: { type: 'integer', min: 0, max: maxInt32 },
    TimeoutSeconds: count,
    PeriodSeconds: count,
    SuccessThreshold: count,
    FailureThreshold: count,
    Command: text,
    Port: { type: 'integer', min: 1, max: 65_535 },
    Host: text,
    Path: text,
    Scheme: text,
    HttpHeaders: { type: 'string', refuse: () => esaError('InvalidParameter.HttpHeaders') },
  },
} as const;

const registry = {
  type: 'object',
  fields: {
    IsEnterpriseRegistry: { type: 'boolean' },
    Domain: text,
    InstanceId: text,
    RegionId: text,
    RepoId: text,
    RepoName: text,
    RepoNamespace: text,
    Tag: text,
    TagUrl: text,
  },
} as const;

/** A container as sent, stored and answered; fields that were not given are left out, unknown ones dropped. */
const container = {
  type: 'object',
  fields: {
    Name: { type: 'string', required: true, pattern: /\S/, expected: 'a name' },
    // Registry hosts, paths, ports and tags; a digest needs the @ that the service refuses.
    Image: {
      type: 'string',
      required: true,
      pattern: /^[A-Za-z0-9][A-Za-z0-9._/:-]*$/,
      refuse: () => esaError('InvalidParameter.Image'),
    },
    IsACRImage: { type: 'boolean', required: true },
    ACRImageInfo: registry,
    Spec: { type: 'string', required: true, oneOf: ['1C2G', '2C4G', '2C8G', '4C8G', '4C16G', '8C16G', '8C32G'] },
    Command: text,
    Args: text,
    Storage: { type: 'string', required: true, oneOf: ['0.5G', '10G', '20G', '30G'] },
    EnvVariables: {
      type: 'string',
      pattern: /^(?:[^=,]+=[^,]*(?:,[^=,]+=[^,]*)*)?$/,
      expected: 'key1=val1,key2=val2',
    },
    PostStart: text,
    PreStop: text,
    ProbeType: { type: 'string', required: true, oneOf: ['exec', 'tcpSocket', 'httpGet'] },
    // The example shows JSON in a string where the table says object: both are taken.
    ProbeContent: { type: 'json', required: true, of: probe },
  },
} as const;
export type Container = ValueOf<typeof container>;

/** The parameter Containers. */
export const containersRule = {
  type: 'json',
  required: true,
  of: { type: 'list', of: container, minItems: 1, maxItems: Infinity, expected: 'a JSON array of at least one object' },
  expected: 'a JSON array of at least one object',
} as const;

/** What a probe cannot do without: nothing is published, this is what the names mean in Kubernetes. */
const probeNeeds = { exec: ['Command'], tcpSocket: ['Port'], httpGet: ['Path', 'Port'] } as const;

/**
 * Checks what lies between fields.
 * @throws ApiError InvalidParameter, InvalidParameter.HttpHeaders or ParameterAlreadyExist
 */
export function checkContainers(containers: readonly Container[]): void {
  containers.forEach(({ ProbeType: type, ProbeContent: content }, index) => {
    if (content.HttpHeaders !== undefined && !isHttpHeaders(content.HttpHeaders)) {
      throw esaError('InvalidParameter.HttpHeaders');
    }
    const missing = probeNeeds[type].find((name) => content[name] === undefined);
    if (missing) {
      throw ApiError.invalid(`Containers[${index}].ProbeContent.${missing}`, `a probe of type ${type} needs it`);
    }
  });
  if (new Set(containers.map(({ Name }) => Name)).size < containers.length) {
    throw esaError('ParameterAlreadyExist');
  }
}

/** A JSON array of objects, each of one header; `@` and `#` are refused. */
function isHttpHeaders(value: string): boolean {
  const headers = /[@#]/.test(value) ? undefined : tryParseJson(value);
  const isHeader = (one: unknown): boolean =>
    isRecord(one) &&
    Object.keys(one).length === 1 &&
    Object.values(one).every((content) => typeof content === 'string');
  return Array.isArray(headers) && headers.every(isHeader);
}
