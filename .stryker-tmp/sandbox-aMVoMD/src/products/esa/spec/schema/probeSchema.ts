// What ProbeContent holds, by the type of the probe.
import { createChoiceField, createField } from './field';
import type { Translate } from './field';
import type { JsonSchema, Snippet } from '../../../../model/spec/schema';

const probeTypes = ['httpGet', 'tcpSocket', 'exec'] as const;

export function createProbeTypeSchema(translate: Translate): JsonSchema {
  const choices = probeTypes.map((type) => [type, `probe.${type}`] as const);
  return createChoiceField(translate, 'container.ProbeType', choices, { examples: ['httpGet'] });
}

/** Schemas of ProbeContent, by the name of their definition. `probe` is for a container whose type is not known yet. */
export function createProbeDefinitions(translate: Translate): Readonly<Record<string, JsonSchema>> {
  const [port, command] = [createPortSchema(translate), createCommandSchema(translate)];
  const [http, host] = [createHttpFields(translate), createHostField(translate)];
  const times = createTimeFields(translate);
  const snippets = createProbeSnippets(translate);
  return {
    httpGet: createClosedSchema(
      { ...http.needed, ...port, ...host, ...http.optional, ...times },
      ['Path', 'Port'],
      [snippets.httpGet],
    ),
    tcpSocket: createClosedSchema({ ...port, ...host, ...times }, ['Port'], [snippets.tcpSocket]),
    exec: createClosedSchema({ ...command, ...times }, ['Command'], [snippets.exec]),
    probe: createClosedSchema(
      { ...http.needed, ...port, ...host, ...http.optional, ...command, ...times },
      [],
      Object.values(snippets),
    ),
  };
}

/** Selects the definition by ProbeType. ProbeContent itself declares the type (object). */
export function createProbeConditions(): JsonSchema {
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

function createClosedSchema(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
  defaultSnippets: readonly Snippet[],
): JsonSchema {
  return { properties, ...(required.length > 0 && { required }), additionalProperties: false, defaultSnippets };
}

function createPortSchema(translate: Translate): Record<string, JsonSchema> {
  const bounds = { type: 'integer', minimum: 1, maximum: 65535 };
  return { Port: createField(translate, 'probe.Port', { ...bounds, default: 80, examples: [9991] }) };
}

function createCommandSchema(translate: Translate): Record<string, JsonSchema> {
  return { Command: createField(translate, 'probe.Command', { type: 'string', minLength: 1, examples: ['echo ok'] }) };
}

function createHostField(translate: Translate): Record<string, JsonSchema> {
  return { Host: createField(translate, 'probe.Host', { type: 'string', examples: ['www.example.com'] }) };
}

function createHttpFields(translate: Translate): Record<'needed' | 'optional', Record<string, JsonSchema>> {
  const headers = { type: 'string', examples: ['[{"Content-Type":"application/json"}]'] };
  return {
    needed: {
      Path: createField(translate, 'probe.Path', {
        type: 'string',
        minLength: 1,
        default: '/',
        examples: ['/healthz'],
      }),
    },
    optional: {
      Scheme: createField(translate, 'probe.Scheme', {
        type: 'string',
        enum: ['http', 'https'],
        default: 'http',
        examples: ['https'],
      }),
      HttpHeaders: createField(translate, 'probe.HttpHeaders', headers),
    },
  };
}

/** The service publishes no defaults; these are the ones of Kubernetes, for an editor to fill in. */
function createTimeFields(translate: Translate): Record<string, JsonSchema> {
  const integer = (minimum: number, usual: number): JsonSchema => ({
    ...{ type: 'integer', minimum, default: usual, examples: [Math.max(usual, 1)] },
  });
  return {
    InitialDelaySeconds: createField(translate, 'probe.InitialDelaySeconds', integer(0, 0)),
    TimeoutSeconds: createField(translate, 'probe.TimeoutSeconds', integer(1, 1)),
    PeriodSeconds: createField(translate, 'probe.PeriodSeconds', integer(1, 10)),
    SuccessThreshold: createField(translate, 'probe.SuccessThreshold', integer(1, 1)),
    FailureThreshold: createField(translate, 'probe.FailureThreshold', integer(1, 3)),
  };
}

function createProbeSnippets(translate: Translate): Record<(typeof probeTypes)[number], Snippet> {
  const snippet = (type: (typeof probeTypes)[number], body: unknown): Snippet => ({
    label: translate(`snippet.${type}`) ?? type,
    description: translate(`snippet.${type}.description`) ?? '',
    body,
  });
  const filled = { InitialDelaySeconds: '^${3:5}', PeriodSeconds: '^${4:10}' };
  return {
    httpGet: snippet('httpGet', { Path: '${1:/healthz}', Port: '^${2:80}', ...filled }),
    tcpSocket: snippet('tcpSocket', { Port: '^${1:80}', ...filled }),
    exec: snippet('exec', { Command: '${1:cat /tmp/healthy}', ...filled }),
  };
}
