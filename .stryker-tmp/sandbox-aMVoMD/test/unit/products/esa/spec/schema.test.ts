// The schema stands alone, says everything in two languages, and has every parameter of CreateEdgeContainerAppVersion.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import Ajv from 'ajv';
import { createEsaSchema } from '../../../../../src/products/esa/spec/schema/esaSchema';
import { bareSchema, schemaFiles } from '../../../../../src/products/esa/spec/schema/schemaFiles';
import { edgeSpecLanguage } from '../../../../../src/products/esa/spec/language';
import { findProperties, findSchemas } from '../../../../../src/engine/spec/schema';
import type { JsonSchema } from '../../../../../src/model/spec/schema';

/** The table of the service's document: type, and whether the service demands it. */
const parameters: Readonly<Record<string, readonly [type: string, required: boolean]>> = {
  AppId: ['string', true],
  Name: ['string', true],
  Remarks: ['string', false],
  Containers: ['array', true],
  'Containers.0.Name': ['string', true],
  'Containers.0.Image': ['string', true],
  'Containers.0.IsACRImage': ['boolean', true],
  'Containers.0.ACRImageInfo': ['object', false],
  'Containers.0.ACRImageInfo.IsEnterpriseRegistry': ['boolean', false],
  'Containers.0.ACRImageInfo.Domain': ['string', false],
  'Containers.0.ACRImageInfo.InstanceId': ['string', false],
  'Containers.0.ACRImageInfo.RegionId': ['string', false],
  'Containers.0.ACRImageInfo.RepoId': ['string', false],
  'Containers.0.ACRImageInfo.RepoName': ['string', false],
  'Containers.0.ACRImageInfo.RepoNamespace': ['string', false],
  'Containers.0.ACRImageInfo.Tag': ['string', false],
  'Containers.0.ACRImageInfo.TagUrl': ['string', false],
  'Containers.0.Spec': ['string', true],
  'Containers.0.Command': ['string', false],
  'Containers.0.Args': ['string', false],
  'Containers.0.Storage': ['string', true],
  'Containers.0.EnvVariables': ['string', false],
  'Containers.0.PostStart': ['string', false],
  'Containers.0.PreStop': ['string', false],
  'Containers.0.ProbeType': ['string', true],
  'Containers.0.ProbeContent': ['object', true],
  'Containers.0.ProbeContent.InitialDelaySeconds': ['integer', false],
  'Containers.0.ProbeContent.TimeoutSeconds': ['integer', false],
  'Containers.0.ProbeContent.PeriodSeconds': ['integer', false],
  'Containers.0.ProbeContent.SuccessThreshold': ['integer', false],
  'Containers.0.ProbeContent.FailureThreshold': ['integer', false],
  'Containers.0.ProbeContent.Command': ['string', false],
  'Containers.0.ProbeContent.Port': ['integer', false],
  'Containers.0.ProbeContent.Host': ['string', false],
  'Containers.0.ProbeContent.Path': ['string', false],
  'Containers.0.ProbeContent.Scheme': ['string', false],
  'Containers.0.ProbeContent.HttpHeaders': ['string', false],
};

const pathOf = (name: string) => name.split('.').map((part) => (part === '0' ? 0 : part));

/** Every schema in it that describes a field: what is found below `properties`. */
function listFields(schema: JsonSchema): readonly (readonly [string, JsonSchema])[] {
  const inner = [schema, ...Object.values(schema.definitions ?? {})];
  return inner.flatMap((one): readonly (readonly [string, JsonSchema])[] =>
    Object.entries(one.properties ?? {}).flatMap(([name, field]) => [[name, field] as const, ...listFields(field)]),
  );
}

describe('the schema of edge container specs', () => {
  for (const [language, schema] of Object.entries(schemaFiles)) {
    describe(language, () => {
      it('is valid draft-07 and refers to nothing outside itself', () => {
        const ajv = new Ajv({ strict: false });
        equal(schema.$schema, 'http://json-schema.org/draft-07/schema#');
        equal(ajv.validateSchema(schema), true, JSON.stringify(ajv.errors));
        const references = [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]*)"/g)].map(([, reference]) => reference);
        ok(references.length > 0 && references.every((reference) => reference?.startsWith('#/definitions/')));
        ok(ajv.compile(schema));
      });

      it('has every parameter of the operation, with its type and whether it is demanded', () => {
        for (const [name, [type, required]] of Object.entries(parameters)) {
          const path = pathOf(name);
          const found = findSchemas(schema, {}, path);
          deepEqual([...new Set(found.flatMap((one) => one.type ?? []))], [type], name);
          const above = findSchemas(schema, {}, path.slice(0, -1)).flatMap((one) => one.required ?? []);
          equal(above.includes(String(path.at(-1))), required, name);
        }
        const known = ['', 'Containers.0', 'Containers.0.ACRImageInfo', 'Containers.0.ProbeContent'].flatMap((parent) =>
          [...findProperties(schema, {}, parent === '' ? [] : pathOf(parent)).keys()].map((key) =>
            parent === '' ? key : `${parent}.${key}`,
          ),
        );
        deepEqual(known.filter((name) => name !== '$schema').sort(), Object.keys(parameters).sort());
      });

      it('describes every field, gives an example, and one that it accepts', () => {
        const ajv = new Ajv({ strict: false });
        ajv.addSchema(schema, 'esa');
        const fields = listFields(schema).filter(
          ([, { $ref, const: fixed }]) => $ref === undefined && fixed === undefined,
        );
        ok(fields.length >= Object.keys(parameters).length);
        for (const [name, field] of fields) {
          ok((field.description ?? '').length > 3 && (field.markdownDescription ?? '').length > 3, name);
          ok(!/[`]|\]\(/.test(field.description ?? ''), `${name}: plain text`);
          ok((field.examples ?? []).length > 0, name);
          const alone = { ...field, items: {} };
          for (const value of [...(field.examples ?? []), ...('default' in field ? [field.default] : [])]) {
            equal(ajv.validate(alone, value), true, `${name}: ${JSON.stringify(value)}`);
          }
        }
      });

      it('gives each value of a closed list its meaning', () => {
        for (const name of ['Spec', 'Storage', 'ProbeType']) {
          const [field] = findSchemas(schema, {}, ['Containers', 0, name]);
          equal(field?.markdownEnumDescriptions?.length, field?.enum?.length, name);
          equal(field?.enumDescriptions?.length, field?.enum?.length, name);
        }
      });

      it('has snippets for a container and for each probe that it accepts', () => {
        const snippets = [schema.definitions?.['container'], schema.definitions?.['probe']].flatMap(
          (one) => one?.defaultSnippets ?? [],
        );
        equal(snippets.length, 4);
        const filled = (body: unknown): unknown =>
          JSON.parse(
            JSON.stringify(body)
              .replaceAll(/"\^\$\{\d+:([^}]*)\}"/g, '$1')
              .replaceAll(/\$\{\d+:([^}]*)\}/g, '$1'),
          );
        const [container, ...probes] = snippets.map(({ body }) => filled(body));
        const accepted = (containers: readonly unknown[]) =>
          edgeSpecLanguage.faults({ AppId: 'app-880688675783794944', Name: 'storefront', Containers: containers });
        deepEqual(accepted([container]), []);
        const types = ['httpGet', 'tcpSocket', 'exec'];
        for (const [index, probe] of probes.entries()) {
          deepEqual(accepted([{ ...(container as object), ProbeType: types[index], ProbeContent: probe }]), []);
        }
      });

      it('bounds what the service bounds', () => {
        const bounds = (name: string) => {
          const [field] = findSchemas(schema, {}, pathOf(name));
          return [field?.minLength ?? field?.minimum, field?.maxLength ?? field?.maximum];
        };
        deepEqual(bounds('AppId'), [20, 64]);
        deepEqual(bounds('Name'), [6, 128]);
        deepEqual(bounds('Remarks'), [undefined, 1024]);
        deepEqual(bounds('Containers.0.ProbeContent.Port'), [1, 65535]);
        for (const name of ['Timeout', 'Period']
          .map((one) => `${one}Seconds`)
          .concat('SuccessThreshold', 'FailureThreshold')) {
          deepEqual(bounds(`Containers.0.ProbeContent.${name}`), [1, undefined]);
        }
        const values = (name: string) => findSchemas(schema, {}, pathOf(name))[0]?.enum;
        deepEqual(values('Containers.0.Spec'), ['1C2G', '2C4G', '2C8G', '4C8G', '4C16G', '8C16G', '8C32G']);
        deepEqual(values('Containers.0.Storage'), ['0.5G', '10G', '20G', '30G']);
        deepEqual(values('Containers.0.ProbeContent.Scheme'), ['http', 'https']);
      });
    });
  }

  it('says the same in both languages, in each its own', () => {
    const texts = (schema: JsonSchema) =>
      [
        ...JSON.stringify(schema).matchAll(
          /"(?:markdownDescription|description|title|patternErrorMessage)":"((?:[^"\\]|\\.)*)"/g,
        ),
      ].map(([, text = '']) => text);
    const [english, chinese] = [texts(schemaFiles.en), texts(schemaFiles['zh-cn'])];
    equal(english.length, chinese.length);
    ok(english.length > 70);
    for (const [index, text] of english.entries()) {
      match(chinese[index] ?? '', /\p{Script=Han}/u, text);
      ok(!/\p{Script=Han}/u.test(text), text);
    }
  });

  it('has one structure: without words all are the same', () => {
    const bare = (schema: unknown): unknown =>
      Array.isArray(schema)
        ? schema.map(bare)
        : typeof schema === 'object' && schema !== null
          ? Object.fromEntries(
              Object.entries(schema)
                .filter(
                  ([key, value]) =>
                    !/^(title|description|label|markdownDescription|(markdownE|e)numDescriptions|patternErrorMessage)$/.test(
                      key,
                    ) ||
                    (typeof value === 'object' && !Array.isArray(value)),
                )
                .map(([key, value]) => [key, bare(value)]),
            )
          : schema;
    deepEqual(bare(schemaFiles.en), bare(bareSchema));
    deepEqual(bare(schemaFiles['zh-cn']), bare(bareSchema));
    deepEqual(
      createEsaSchema(() => undefined),
      bareSchema,
    );
  });
});
