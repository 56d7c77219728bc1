// What ProbeContent holds, by the type of the probe.
import { choice, field } from './field';
import type { Say } from './field';
import type { JsonSchema, Snippet } from '../../../../model/spec/schema';

export const probeTypes = ['httpGet', 'tcpSocket', 'exec'] as const;

export function probeTypeSchema(say: Say): JsonSchema {
  const choices = probeTypes.map((type) => [type, `probe.${type}`] as const);
  return choice(say, 'container.ProbeType', choices, { examples: ['httpGet'] });
}

/** Schemas of ProbeContent, by the name of their definition. `probe` is for a container whose type is not known yet. */
export function probeDefinitions(say: Say): Readonly<Record<string, JsonSchema>> {
  const [port, command] = [portSchema(say), commandSchema(say)];
  const [http, host] = [httpFields(say), hostField(say)];
  const times = timeFields(say);
  const snippets = probeSnippets(say);
  return {
    httpGet: only(
      { ...http.needed, ...port, ...host, ...http.optional, ...times },
      ['Path', 'Port'],
      [snippets.httpGet],
    ),
    tcpSocket: only({ ...port, ...host, ...times }, ['Port'], [snippets.tcpSocket]),
    exec: only({ ...command, ...times }, ['Command'], [snippets.exec]),
    probe: only(
      { ...http.needed, ...port, ...host, ...http.optional, ...command, ...times },
      [],
      Object.values(snippets),
    ),
  };
}

/** Picks the definition by ProbeType. The type itself (object) is said once, at ProbeContent. */
export function probeConditions(): JsonSchema {
  const content = (name: string): JsonSchema => ({ properties: { ProbeContent: { $ref: `#/definitions/${name}` } } });
  return probeTypes.reduceRight<JsonSchema>(
    (otherwise, type) => ({
      if: { properties: { ProbeType: { const: type } }, required: ['ProbeType'] },
      then: content(type),
      else: otherwise,
    }),
    content('probe'),
  );
}

function only(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
  defaultSnippets: readonly Snippet[],
): JsonSchema {
  return { properties, ...(required.length > 0 && { required }), additionalProperties: false, defaultSnippets };
}

function portSchema(say: Say): Record<string, JsonSchema> {
  const bounds = { type: 'integer', minimum: 1, maximum: 65535 };
  return { Port: field(say, 'probe.Port', { ...bounds, default: 80, examples: [9991] }) };
}

function commandSchema(say: Say): Record<string, JsonSchema> {
  return { Command: field(say, 'probe.Command', { type: 'string', minLength: 1, examples: ['echo ok'] }) };
}

function hostField(say: Say): Record<string, JsonSchema> {
  return { Host: field(say, 'probe.Host', { type: 'string', examples: ['www.example.com'] }) };
}

function httpFields(say: Say): Record<'needed' | 'optional', Record<string, JsonSchema>> {
  const headers = { type: 'string', examples: ['[{"Content-Type":"application/json"}]'] };
  return {
    needed: { Path: field(say, 'probe.Path', { type: 'string', minLength: 1, default: '/', examples: ['/healthz'] }) },
    optional: {
      Scheme: field(say, 'probe.Scheme', {
        type: 'string',
        enum: ['http', 'https'],
        default: 'http',
        examples: ['https'],
      }),
      HttpHeaders: field(say, 'probe.HttpHeaders', headers),
    },
  };
}

/** The service publishes no defaults; these are the ones of Kubernetes, for an editor to fill in. */
function timeFields(say: Say): Record<string, JsonSchema> {
  const integer = (minimum: number, usual: number): JsonSchema => ({
    ...{ type: 'integer', minimum, default: usual, examples: [Math.max(usual, 1)] },
  });
  return {
    InitialDelaySeconds: field(say, 'probe.InitialDelaySeconds', integer(0, 0)),
    TimeoutSeconds: field(say, 'probe.TimeoutSeconds', integer(1, 1)),
    PeriodSeconds: field(say, 'probe.PeriodSeconds', integer(1, 10)),
    SuccessThreshold: field(say, 'probe.SuccessThreshold', integer(1, 1)),
    FailureThreshold: field(say, 'probe.FailureThreshold', integer(1, 3)),
  };
}

function probeSnippets(say: Say): Record<(typeof probeTypes)[number], Snippet> {
  const snippet = (type: (typeof probeTypes)[number], body: unknown): Snippet => ({
    label: say(`snippet.${type}`) ?? type,
    description: say(`snippet.${type}.description`) ?? '',
    body,
  });
  const filled = { InitialDelaySeconds: '^${3:5}', PeriodSeconds: '^${4:10}' };
  return {
    httpGet: snippet('httpGet', { Path: '${1:/healthz}', Port: '^${2:80}', ...filled }),
    tcpSocket: snippet('tcpSocket', { Port: '^${1:80}', ...filled }),
    exec: snippet('exec', { Command: '${1:cat /tmp/healthy}', ...filled }),
  };
}
