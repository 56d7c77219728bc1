// The texts of the schema in English, as Markdown; its plain descriptions are made from them.

export const textsEn = {
  title: 'ESA edge container version',
  root: 'A version of an ESA edge container app: the request of `CreateEdgeContainerAppVersion`.',
  $schema: 'Address of a JSON Schema for editors. Not sent to the service.',
  AppId:
    'Id of the app the version belongs to, 20 to 64 characters, as [ListEdgeContainerApps](https://api.alibabacloud.com/api/ESA/2024-09-10/ListEdgeContainerApps) gives it.',
  AppIdForm: 'An app id begins with "app-".',
  Name: 'Name of the version, 6 to 128 characters. No other version of the app may have it.',
  Remarks: 'What people should know of this version, up to 1024 characters.',
  Containers:
    'The containers that run side by side in every replica. They share a network: each port belongs to one of them.',
  container: 'One container.',
  'container.Name': 'Name of the container. No other container of this version may have it.',
  'container.Image':
    'Address of the image, with its tag. The characters `@`, `#` and `%` are refused, so an image cannot be named by its digest (`@sha256:…`).',
  'container.IsACRImage':
    'Whether the image lies in Container Registry (ACR). If `true`, `ACRImageInfo` says where; if `false`, the image is pulled by its address alone.',
  'container.ACRImageInfo': 'Where the image lies in Container Registry. Required when `IsACRImage` is `true`.',
  'acr.IsEnterpriseRegistry': 'Whether the registry is an Enterprise Edition instance.',
  'acr.Domain': 'Domain of the registry.',
  'acr.InstanceId': 'Id of the registry instance.',
  'acr.RegionId': 'Region of the registry instance.',
  'acr.RepoId': 'Id of the repository.',
  'acr.RepoName': 'Name of the repository.',
  'acr.RepoNamespace': 'Namespace of the repository.',
  'acr.Tag': 'Tag of the image.',
  'acr.TagUrl': 'Full address of the tagged image.',
  'container.Spec': 'Computing power of the container: vCPUs (`C`) and memory in GiB (`G`).',
  'spec.1C2G': '1 vCPU, 2 GiB of memory',
  'spec.2C4G': '2 vCPUs, 4 GiB of memory',
  'spec.2C8G': '2 vCPUs, 8 GiB of memory',
  'spec.4C8G': '4 vCPUs, 8 GiB of memory',
  'spec.4C16G': '4 vCPUs, 16 GiB of memory',
  'spec.8C16G': '8 vCPUs, 16 GiB of memory',
  'spec.8C32G': '8 vCPUs, 32 GiB of memory',
  'container.Command':
    'What the container runs at its start, instead of what the image says. Split at spaces; quotes do not hold words together.',
  'container.Args': 'Arguments of the start command. Split at spaces; quotes do not hold words together.',
  'container.Storage': 'Disk space of the container.',
  'storage.0.5G': '0.5 GiB of disk space',
  'storage.10G': '10 GiB of disk space',
  'storage.20G': '20 GiB of disk space',
  'storage.30G': '30 GiB of disk space',
  'container.EnvVariables':
    'Environment variables as `KEY=value,KEY=value`. A comma always ends a value: there is no way to write one inside.',
  'container.PostStart':
    'Command run when the container has started, split at spaces; for preparing things. One text of the service says it runs before the start: do not rely on the order.',
  'container.PreStop':
    'Command run before the container stops, split at spaces; for cleaning up. One text of the service says it runs after the start: do not rely on the order.',
  'container.ProbeType': 'How the health of the container is found out. Decides what `ProbeContent` holds.',
  'probe.httpGet': 'Requests a path over HTTP; a status of 200 to 399 is healthy. Needs `Path` and `Port`.',
  'probe.tcpSocket': 'Opens a TCP connection. Needs `Port`.',
  'probe.exec': 'Runs a command in the container; exit code 0 is healthy. Needs `Command`.',
  'container.ProbeContent':
    'How the health probe is done. An object, although the example of the service writes it as text. What it holds depends on `ProbeType`.',
  'probe.InitialDelaySeconds': 'Seconds from the start of the container to the first probe.',
  'probe.TimeoutSeconds': 'Seconds after which a probe without an answer has failed.',
  'probe.PeriodSeconds': 'Seconds between two probes.',
  'probe.SuccessThreshold': 'Successes in a row that make an unhealthy container healthy.',
  'probe.FailureThreshold': 'Failures in a row that make a healthy container unhealthy.',
  'probe.Command': 'Command to run in the container, e.g. `cat /tmp/healthy`.',
  'probe.Port': 'Port to probe, 1 to 65535.',
  'probe.Host': 'Host name to probe instead of the address of the container.',
  'probe.Path': 'Path to request, e.g. `/healthz`.',
  'probe.Scheme': 'Whether to request by http or https.',
  'probe.HttpHeaders':
    'Headers of the request: a JSON array in a string, an object for each header, e.g. `[{"Accept":"text/html"}]`. `@` and `#` are refused.',
  'snippet.container': 'Container',
  'snippet.container.description': 'A container with an HTTP probe',
  'snippet.httpGet': 'HTTP probe',
  'snippet.httpGet.description': 'Request a path',
  'snippet.tcpSocket': 'TCP probe',
  'snippet.tcpSocket.description': 'Open a connection',
  'snippet.exec': 'Command probe',
  'snippet.exec.description': 'Run a command',
} as const;

export type TextKey = keyof typeof textsEn;
export type SchemaTexts = Readonly<Record<TextKey, string>>;
