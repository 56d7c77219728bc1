// What a new document can begin with. Each is complete but for the app.
import * as l10n from '@vscode/l10n';

export interface SpecTemplate {
  readonly label: string;
  readonly detail: string;
  readonly icon: string;
  /** Name of the file, without its ending. */
  readonly fileName: string;
  readonly body: object;
}

const small = { Spec: '1C2G', Storage: '0.5G' };
const plain = { IsACRImage: false, ...small };

const web = {
  ...{ Name: 'web', Image: 'nginx:1.27', ...plain },
  ...{ ProbeType: 'httpGet', ProbeContent: { Path: '/', Port: 80, InitialDelaySeconds: 5, PeriodSeconds: 10 } },
};

const worker = {
  ...{
    Name: 'worker',
    Image: 'python:3.13-slim',
    ...plain,
    Command: 'python',
    Args: '-m worker',
    EnvVariables: 'LOG_LEVEL=info',
  },
  ...{ ProbeType: 'exec', ProbeContent: { Command: 'cat /tmp/healthy', InitialDelaySeconds: 10, PeriodSeconds: 30 } },
};

const logs = {
  ...{ Name: 'logs', Image: 'fluent/fluent-bit:3.1', ...plain },
  ...{ ProbeType: 'tcpSocket', ProbeContent: { Port: 2020, InitialDelaySeconds: 5, PeriodSeconds: 10 } },
};

const fromAcr = {
  Name: 'web',
  Image: 'registry-vpc.cn-shanghai.aliyuncs.com/shop/storefront:1.0.0',
  IsACRImage: true,
  ACRImageInfo: {
    ...{ IsEnterpriseRegistry: false, RegionId: 'cn-shanghai', RepoNamespace: 'shop', RepoName: 'storefront' },
    ...{ Tag: '1.0.0', TagUrl: 'registry-vpc.cn-shanghai.aliyuncs.com/shop/storefront:1.0.0' },
  },
  ...small,
  ...{ ProbeType: 'httpGet', ProbeContent: { Path: '/', Port: 80 } },
};

export function createTemplates(): readonly SpecTemplate[] {
  return [
    {
      ...{
        label: l10n.t('Web server'),
        detail: l10n.t('One container with an HTTP probe'),
        icon: 'globe',
        fileName: 'web',
      },
      body: createVersionBody('web-1-0-0', web),
    },
    {
      ...{
        label: l10n.t('Worker'),
        detail: l10n.t('No port; a command probes its health'),
        icon: 'gear',
        fileName: 'worker',
      },
      body: createVersionBody('worker-1-0-0', worker),
    },
    {
      ...{ label: l10n.t('Sidecar pair'), detail: l10n.t('A web server and its log shipper'), icon: 'layers' },
      ...{ fileName: 'web-with-logs', body: createVersionBody('web-with-logs-1-0-0', web, logs) },
    },
    {
      ...{ label: l10n.t('ACR image'), detail: l10n.t('An image from Container Registry'), icon: 'package' },
      ...{ fileName: 'web-from-acr', body: createVersionBody('web-from-acr-1-0-0', fromAcr) },
    },
  ];
}

/** The empty app id is the one thing the checks find, and where the cursor is put. */
function createVersionBody(name: string, ...containers: readonly object[]): object {
  return { AppId: '', Name: name, Containers: containers };
}
