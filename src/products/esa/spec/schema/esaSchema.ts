// The JSON Schema of a document: the request body of CreateEdgeContainerAppVersion. The build writes it into dist/schemas, once
// per language, and compiles it (docs/decisions/0012); both come from here.
import { createContainerSchema } from './containerSchema';
import { createDescription, createField } from './field';
import type { Translate } from './field';
import { createProbeDefinitions } from './probeSchema';
import type { JsonSchema } from '../../../../model/spec/schema';

export function createEsaSchema(translate: Translate): JsonSchema {
  const title = translate('title');
  const formMessage = translate('AppIdForm');
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...(title !== undefined && { title }),
    ...createDescription(translate, 'root'),
    type: 'object',
    properties: {
      $schema: createField(translate, '$schema', { type: 'string', examples: ['./esa.schema.json'] }),
      AppId: createField(translate, 'AppId', {
        ...{ type: 'string', minLength: 20, maxLength: 64 },
        // An empty value is only reported as too short. What follows has no rule, because examples mask it with asterisks.
        pattern: '^(app-|$)',
        ...(formMessage !== undefined && { patternErrorMessage: formMessage }),
        examples: ['app-880688675783794944'],
      }),
      Name: createField(translate, 'Name', {
        type: 'string',
        minLength: 6,
        maxLength: 128,
        examples: ['storefront-1-4-0'],
      }),
      Remarks: createField(translate, 'Remarks', { type: 'string', maxLength: 1024, examples: ['With the new cart'] }),
      Containers: createField(translate, 'Containers', {
        ...{ type: 'array', minItems: 1, items: { $ref: '#/definitions/container' } },
        examples: [[exampleContainer]],
      }),
    },
    // What Compose files have for the same purpose; requests and comparisons are made of `properties` alone.
    patternProperties: { '^x-': createDescription(translate, 'extension') },
    required: ['AppId', 'Name', 'Containers'],
    additionalProperties: false,
    definitions: { container: createContainerSchema(translate), ...createProbeDefinitions(translate) },
  };
}

const exampleContainer = {
  ...{ Name: 'web', Image: 'nginx:1.27', IsACRImage: false, Spec: '1C2G', Storage: '0.5G' },
  ...{ ProbeType: 'httpGet', ProbeContent: { Path: '/healthz', Port: 80 } },
};
