// The texts of the schema in English, as Markdown; its plain descriptions are made from them.

export const textsEn = {
  title: 'ESA edge container version',
  root: 'A version of an ESA edge container app: the request of `CreateEdgeContainerAppVersion`.',
  $schema: 'Address of a JSON Schema for editors. Not sent to the service.',
  extension: 'Holds what the spec repeats, for YAML anchors. Not sent to the service.',
  AppId:
    'ID of the app that the version belongs to, 20 to 64 characters, as returned by [ListEdgeContainerApps](https://api.alibabacloud.com/api/ESA/2024-09-10/ListEdgeContainerApps).',
  AppIdForm: 'An app ID starts with "app-".',
  Name: 'Name of the version, 6 to 128 characters. Must be unique within the app.',
  Remarks: 'Notes on this version, up to 1024 characters.',
  Containers:
    'The containers that run side by side in every replica. They share a network: each port belongs to one of them.',
  container: 'One container.',
  'container.Name': 'Name of the container. Must be unique within the version.',
  'container.Image':
    'Address of the image, with its tag. The characters `@`, `#`, and `%` are not allowed, so an image cannot be referenced by digest (`@sha256:…`).',
  'container.IsACRImage':
    'Whether the image is in Container Registry (ACR). If `true`, `ACRImageInfo` specifies the location; if `false`, the image is pulled by its address alone.',
  'container.ACRImageInfo': 'Location of the image in Container Registry. Required if `IsACRImage` is `true`.',
  'acr.IsEnterpriseRegistry': 'Whether the registry is an Enterprise Edition instance.',
  'acr.Domain': 'Domain of the registry.',
  'acr.InstanceId': 'ID of the registry instance.',
  'acr.RegionId': 'Region of the registry instance.',
  'acr.RepoId': 'ID of the repository.',
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
    'Start command of the container, instead of the command of the image. Split at spaces; quotes do not group words.',
  'container.Args': 'Arguments of the start command. Split at spaces; quotes do not group words.',
  'container.Storage': 'Disk space of the container.',
  'storage.0.5G': '0.5 GiB of disk space',
  'storage.10G': '10 GiB of disk space',
  'storage.20G': '20 GiB of disk space',
  'storage.30G': '30 GiB of disk space',
  'container.EnvVariables':
    'Environment variables as `KEY=value,KEY=value`. A comma always ends a value and cannot be escaped.',
  'container.PostStart':
    'Command to run after the container starts, split at spaces; for initialization. One page of the service documentation says that it runs before the start: do not rely on the order.',
  'container.PreStop':
    'Command to run before the container stops, split at spaces; for cleanup. One page of the service documentation says that it runs after the start: do not rely on the order.',
  'container.ProbeType': 'Type of the health check. Determines the fields of `ProbeContent`.',
  'probe.httpGet': 'Requests a path over HTTP; a status of 200 to 399 is healthy. Needs `Path` and `Port`.',
  'probe.tcpSocket': 'Opens a TCP connection. Needs `Port`.',
  'probe.exec': 'Runs a command in the container; exit code 0 is healthy. Needs `Command`.',
  'container.ProbeContent':
    'Settings of the health check. An object, although the example of the service shows it as text. The fields depend on `ProbeType`.',
  'probe.InitialDelaySeconds': 'Seconds from the start of the container to the first probe.',
  'probe.TimeoutSeconds': 'Seconds after which a probe without a response fails.',
  'probe.PeriodSeconds': 'Seconds between two probes.',
  'probe.SuccessThreshold': 'Successes in a row that make an unhealthy container healthy.',
  'probe.FailureThreshold': 'Failures in a row that make a healthy container unhealthy.',
  'probe.Command': 'Command to run in the container, e.g. `cat /tmp/healthy`.',
  'probe.Port': 'Port to probe, 1 to 65535.',
  'probe.Host': 'Host name to probe instead of the address of the container.',
  'probe.Path': 'Path to request, e.g. `/healthz`.',
  'probe.Scheme': 'Protocol of the request: http or https.',
  'probe.HttpHeaders':
    'Headers of the request: a JSON array in a string, an object for each header, e.g. `[{"Accept":"text/html"}]`. `@` and `#` are not allowed.',
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
