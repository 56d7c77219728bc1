// Shapes of ECI 2018-08-08 exactly as on the wire, from the published response schemas; mixed letter case is the service's.
// Every field is optional: what the service leaves out is absent.
import { boolean, list, number, object, text } from '../../../cloud/answerShape';
import type { Decoded } from '../../../cloud/answerShape';

const hostAliasShape = object({
  Hostnames: list(text),
  Ip: text,
});

export const tagShape = object({
  Key: text,
  Value: text,
});

const sourceShape = object({
  Component: text,
  Host: text,
});

const involvedObjectShape = object({
  ApiVersion: text,
  Kind: text,
  Name: text,
  Namespace: text,
  Uid: text,
});

const metadataShape = object({
  Name: text,
  Namespace: text,
});

export const containerGroupEventShape = object({
  Count: number,
  FirstTimestamp: text,
  LastTimestamp: text,
  Message: text,
  Metadata: metadataShape,
  Name: text,
  Reason: text,
  ReportingComponent: text,
  ReportingInstance: text,
  Source: sourceShape,
  Type: text,
  involvedObject: involvedObjectShape,
});
export type ContainerGroupEvent = Decoded<typeof containerGroupEventShape>;

const tcpSocketShape = object({
  Host: text,
  Port: number,
});

const httpGetShape = object({
  Path: text,
  Port: number,
  Scheme: text,
});

const probeShape = object({
  Execs: list(text),
  FailureThreshold: number,
  HttpGet: httpGetShape,
  InitialDelaySeconds: number,
  PeriodSeconds: number,
  SuccessThreshold: number,
  TcpSocket: tcpSocketShape,
  TimeoutSeconds: number,
});
export type Probe = Decoded<typeof probeShape>;

const volumeMountShape = object({
  MountPath: text,
  MountPropagation: text,
  Name: text,
  ReadOnly: boolean,
  SubPath: text,
});

const containerPortShape = object({
  Port: number,
  Protocol: text,
});

const containerStateShape = object({
  DetailStatus: text,
  ExitCode: number,
  FinishTime: text,
  Message: text,
  Reason: text,
  Signal: number,
  StartTime: text,
  State: text,
});
export type ContainerState = Decoded<typeof containerStateShape>;

const capabilityShape = object({
  Adds: list(text),
});

const securityContextShape = object({
  Capability: capabilityShape,
  ReadOnlyRootFilesystem: boolean,
  RunAsUser: number,
});

const fieldRefShape = object({
  FieldPath: text,
});

const valueFromShape = object({
  FieldRef: fieldRefShape,
});

const environmentVarShape = object({
  Key: text,
  Value: text,
  ValueFrom: valueFromShape,
});

export const containerShape = object({
  Args: list(text),
  Commands: list(text),
  Cpu: number,
  CurrentState: containerStateShape,
  EnvironmentVars: list(environmentVarShape),
  Gpu: number,
  Image: text,
  ImagePullPolicy: text,
  LivenessProbe: probeShape,
  Memory: number,
  Name: text,
  Ports: list(containerPortShape),
  PreviousState: containerStateShape,
  ReadinessProbe: probeShape,
  Ready: boolean,
  RestartCount: number,
  SecurityContext: securityContextShape,
  Stdin: boolean,
  StdinOnce: boolean,
  Tty: boolean,
  VolumeMounts: list(volumeMountShape),
  WorkingDir: text,
});
export type Container = Decoded<typeof containerShape>;

const optionShape = object({
  Name: text,
  Value: text,
});

const dnsConfigShape = object({
  NameServers: list(text),
  Options: list(optionShape),
  Searches: list(text),
});

const configFileVolumeConfigFileToPathShape = object({
  Content: text,
  Path: text,
});

const volumeShape = object({
  ConfigFileVolumeConfigFileToPaths: list(configFileVolumeConfigFileToPathShape),
  DiskVolumeDiskId: text,
  DiskVolumeFsType: text,
  EmptyDirVolumeMedium: text,
  EmptyDirVolumeSizeLimit: text,
  FlexVolumeDriver: text,
  FlexVolumeFsType: text,
  FlexVolumeOptions: text,
  NFSVolumePath: text,
  NFSVolumeReadOnly: boolean,
  NFSVolumeServer: text,
  Name: text,
  Type: text,
});
export type Volume = Decoded<typeof volumeShape>;

const sysctlShape = object({
  Name: text,
  Value: text,
});

const eciSecurityContextShape = object({
  Sysctls: list(sysctlShape),
});

export const containerGroupShape = object({
  ComputeCategory: text,
  ContainerGroupId: text,
  ContainerGroupName: text,
  Containers: list(containerShape),
  Cpu: number,
  CreationTime: text,
  Discount: number,
  DnsConfig: dnsConfigShape,
  DnsPolicy: text,
  EciSecurityContext: eciSecurityContextShape,
  EniInstanceId: text,
  EphemeralStorage: number,
  Events: list(containerGroupEventShape),
  ExpiredTime: text,
  FailedTime: text,
  HostAliases: list(hostAliasShape),
  InitContainers: list(containerShape),
  InstanceType: text,
  InternetIp: text,
  IntranetIp: text,
  Ipv6Address: text,
  Memory: number,
  RamRoleName: text,
  RegionId: text,
  ResourceGroupId: text,
  RestartPolicy: text,
  SecurityGroupId: text,
  SpotPriceLimit: number,
  SpotStrategy: text,
  Status: text,
  SucceededTime: text,
  Tags: list(tagShape),
  TenantEniInstanceId: text,
  TenantEniIp: text,
  TenantSecurityGroupId: text,
  TenantVSwitchId: text,
  VSwitchId: text,
  Volumes: list(volumeShape),
  VpcId: text,
  ZoneId: text,
});
export type ContainerGroup = Decoded<typeof containerGroupShape>;
