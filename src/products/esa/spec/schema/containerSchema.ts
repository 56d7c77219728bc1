import { choice, described, field, texts } from './field';
import type { Say } from './field';
import { probeConditions, probeTypeSchema } from './probeSchema';
import type { JsonSchema } from '../../../../model/spec/schema';

const specs = ['1C2G', '2C4G', '2C8G', '4C8G', '4C16G', '8C16G', '8C32G'] as const;
const specChoices = specs.map((spec) => [spec, `spec.${spec}`] as const);
const storages = ['0.5G', '10G', '20G', '30G'] as const;
const storageChoices = storages.map((storage) => [storage, `storage.${storage}`] as const);

export function containerSchema(say: Say): JsonSchema {
  return {
    ...described(say, 'container'),
    type: 'object',
    properties: {
      Name: field(say, 'container.Name', { type: 'string', minLength: 1, examples: ['web'] }),
      Image: field(say, 'container.Image', { type: 'string', minLength: 1, examples: ['nginx:1.27'] }),
      IsACRImage: field(say, 'container.IsACRImage', { type: 'boolean', default: false, examples: [false] }),
      ACRImageInfo: acrSchema(say),
      Spec: choice(say, 'container.Spec', specChoices, { default: '1C2G', examples: ['2C4G'] }),
      Storage: choice(say, 'container.Storage', storageChoices, { default: '0.5G', examples: ['10G'] }),
      ...texts(say, [
        ['Command', 'container.Command', 'nginx'],
        ['Args', 'container.Args', '-c /etc/nginx/nginx.conf'],
        ['EnvVariables', 'container.EnvVariables', 'LOG_LEVEL=info,REGION=edge'],
        ['PostStart', 'container.PostStart', 'sh prepare.sh'],
        ['PreStop', 'container.PreStop', 'sh cleanup.sh'],
      ]),
      ProbeType: probeTypeSchema(say),
      ProbeContent: field(say, 'container.ProbeContent', {
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
      probeConditions(),
    ],
    defaultSnippets: [
      {
        label: say('snippet.container') ?? 'container',
        description: say('snippet.container.description') ?? '',
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

function acrSchema(say: Say): JsonSchema {
  return {
    ...described(say, 'container.ACRImageInfo'),
    type: 'object',
    properties: {
      IsEnterpriseRegistry: field(say, 'acr.IsEnterpriseRegistry', {
        type: 'boolean',
        default: false,
        examples: [false],
      }),
      ...texts(say, [
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
