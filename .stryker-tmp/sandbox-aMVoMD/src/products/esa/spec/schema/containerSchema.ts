import { createChoiceField, createDescription, createField, createTextFields } from './field';
import type { Translate } from './field';
import { createProbeConditions, createProbeTypeSchema } from './probeSchema';
import type { JsonSchema } from '../../../../model/spec/schema';

const specs = ['1C2G', '2C4G', '2C8G', '4C8G', '4C16G', '8C16G', '8C32G'] as const;
const specChoices = specs.map((spec) => [spec, `spec.${spec}`] as const);
const storages = ['0.5G', '10G', '20G', '30G'] as const;
const storageChoices = storages.map((storage) => [storage, `storage.${storage}`] as const);

export function createContainerSchema(translate: Translate): JsonSchema {
  return {
    ...createDescription(translate, 'container'),
    type: 'object',
    properties: {
      Name: createField(translate, 'container.Name', { type: 'string', minLength: 1, examples: ['web'] }),
      Image: createField(translate, 'container.Image', { type: 'string', minLength: 1, examples: ['nginx:1.27'] }),
      IsACRImage: createField(translate, 'container.IsACRImage', {
        type: 'boolean',
        default: false,
        examples: [false],
      }),
      ACRImageInfo: createAcrSchema(translate),
      Spec: createChoiceField(translate, 'container.Spec', specChoices, { default: '1C2G', examples: ['2C4G'] }),
      Storage: createChoiceField(translate, 'container.Storage', storageChoices, {
        default: '0.5G',
        examples: ['10G'],
      }),
      ...createTextFields(translate, [
        ['Command', 'container.Command', 'nginx'],
        ['Args', 'container.Args', '-c /etc/nginx/nginx.conf'],
        ['EnvVariables', 'container.EnvVariables', 'LOG_LEVEL=info,REGION=edge'],
        ['PostStart', 'container.PostStart', 'sh prepare.sh'],
        ['PreStop', 'container.PreStop', 'sh cleanup.sh'],
      ]),
      ProbeType: createProbeTypeSchema(translate),
      ProbeContent: createField(translate, 'container.ProbeContent', {
        type: 'object',
        examples: [{ Path: '/healthz', Port: 80 }],
      }),
    },
    required: ['Name', 'Image', 'IsACRImage', 'Spec', 'Storage', 'ProbeType', 'ProbeContent'],
    additionalProperties: false,
    allOf: [
      {
        if: { properties: { IsACRImage: { const: true } }, required: ['IsACRImage'] },
        then: { required: ['ACRImageInfo'] },
      },
      createProbeConditions(),
    ],
    defaultSnippets: [
      {
        label: translate('snippet.container') ?? 'container',
        description: translate('snippet.container.description') ?? '',
        body: {
          Name: '${1:web}',
          Image: '${2:nginx:1.27}',
          IsACRImage: false,
          Spec: '${3:1C2G}',
          Storage: '${4:0.5G}',
          ProbeType: 'httpGet',
          ProbeContent: { Path: '${5:/}', Port: '^${6:80}' },
        },
      },
    ],
  };
}

function createAcrSchema(translate: Translate): JsonSchema {
  return {
    ...createDescription(translate, 'container.ACRImageInfo'),
    type: 'object',
    properties: {
      IsEnterpriseRegistry: createField(translate, 'acr.IsEnterpriseRegistry', {
        type: 'boolean',
        default: false,
        examples: [false],
      }),
      ...createTextFields(translate, [
        ['Domain', 'acr.Domain', '1500.example.net'],
        ['InstanceId', 'acr.InstanceId', 'xcdn-9axbo0000'],
        ['RegionId', 'acr.RegionId', 'cn-shanghai'],
        ['RepoId', 'acr.RepoId', 'crr-h1ghghu60ct00000'],
        ['RepoName', 'acr.RepoName', 'storefront'],
        ['RepoNamespace', 'acr.RepoNamespace', 'shop'],
        ['Tag', 'acr.Tag', '3.40.2'],
        ['TagUrl', 'acr.TagUrl', 'registry-vpc.cn-shanghai.aliyuncs.com/shop/storefront:3.40.2'],
      ]),
    },
    additionalProperties: false,
    examples: [{ RegionId: 'cn-shanghai', RepoNamespace: 'shop', RepoName: 'storefront', Tag: '3.40.2' }],
  };
}
