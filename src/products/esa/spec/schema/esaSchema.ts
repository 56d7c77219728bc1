// The JSON Schema of a document: the request body of CreateEdgeContainerAppVersion. The build writes it into dist/schemas, once
// per language, and compiles it (docs/decisions/0012); both come from here.
import { containerSchema } from './containerSchema';
import { described, field } from './field';
import type { Say } from './field';
import { probeDefinitions } from './probeSchema';
import type { JsonSchema } from '../../../../model/spec/schema';

export function esaSchema(say: Say): JsonSchema {
  const title = say('title');
  const formMessage = say('AppIdForm');
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...(title !== undefined && { title }),
    ...described(say, 'root'),
    type: 'object',
    properties: {
      $schema: field(say, '$schema', { type: 'string', examples: ['./esa.schema.json'] }),
      AppId: field(say, 'AppId', {
        ...{ type: 'string', minLength: 20, maxLength: 64 },
        // An empty one is told to be too short, and nothing else. No rule for what follows: examples mask it with asterisks.
        pattern: '^(app-|$)',
        ...(formMessage !== undefined && { patternErrorMessage: formMessage }),
        examples: ['app-880688675783794944'],
      }),
      Name: field(say, 'Name', { type: 'string', minLength: 6, maxLength: 128, examples: ['storefront-1-4-0'] }),
      Remarks: field(say, 'Remarks', { type: 'string', maxLength: 1024, examples: ['With the new cart'] }),
      Containers: field(say, 'Containers', {
        ...{ type: 'array', minItems: 1, items: { $ref: '#/definitions/container' } },
        examples: [[exampleContainer]],
      }),
    },
    required: ['AppId', 'Name', 'Containers'],
    additionalProperties: false,
    definitions: { container: containerSchema(say), ...probeDefinitions(say) },
  };
}

const exampleContainer = {
  ...{ Name: 'web', Image: 'nginx:1.27', IsACRImage: false, Spec: '1C2G', Storage: '0.5G' },
  ...{ ProbeType: 'httpGet', ProbeContent: { Path: '/healthz', Port: 80 } },
};
