// Shapes of ECI 2018-08-08 exactly as on the wire, from the published response schemas; mixed letter case is the service's.
// Every field is optional: what the service leaves out is absent.

export interface ContainerGroup {
  readonly ComputeCategory?: string;
  readonly ContainerGroupId?: string;
  readonly ContainerGroupName?: string;
  readonly Containers?: readonly Container[];
  readonly Cpu?: number;
  readonly CreationTime?: string;
  readonly Discount?: number;
  readonly DnsConfig?: DnsConfig;
  readonly DnsPolicy?: string;
  readonly EciSecurityContext?: EciSecurityContext;
  readonly EniInstanceId?: string;
  readonly EphemeralStorage?: number;
  readonly Events?: readonly ContainerGroupEvent[];
  readonly ExpiredTime?: string;
  readonly FailedTime?: string;
  readonly HostAliases?: readonly HostAlias[];
  readonly InitContainers?: readonly Container[];
  readonly InstanceType?: string;
  readonly InternetIp?: string;
  readonly IntranetIp?: string;
  readonly Ipv6Address?: string;
  readonly Memory?: number;
  readonly RamRoleName?: string;
  readonly RegionId?: string;
  readonly ResourceGroupId?: string;
  readonly RestartPolicy?: string;
  readonly SecurityGroupId?: string;
  readonly SpotPriceLimit?: number;
  readonly SpotStrategy?: string;
  readonly Status?: string;
  readonly SucceededTime?: string;
  readonly Tags?: readonly Tag[];
  readonly TenantEniInstanceId?: string;
  readonly TenantEniIp?: string;
  readonly TenantSecurityGroupId?: string;
  readonly TenantVSwitchId?: string;
  readonly VSwitchId?: string;
  readonly Volumes?: readonly Volume[];
  readonly VpcId?: string;
  readonly ZoneId?: string;
}

interface HostAlias {
  readonly Hostnames?: readonly string[];
  readonly Ip?: string;
}

export interface Tag {
  readonly Key?: string;
  readonly Value?: string;
}

export interface ContainerGroupEvent {
  readonly Count?: number;
  readonly FirstTimestamp?: string;
  readonly LastTimestamp?: string;
  readonly Message?: string;
  readonly Metadata?: Metadata;
  readonly Name?: string;
  readonly Reason?: string;
  readonly ReportingComponent?: string;
  readonly ReportingInstance?: string;
  readonly Source?: Source;
  readonly Type?: string;
  readonly involvedObject?: InvolvedObject;
}

export interface Container {
  readonly Args?: readonly string[];
  readonly Commands?: readonly string[];
  readonly Cpu?: number;
  readonly CurrentState?: ContainerState;
  readonly EnvironmentVars?: readonly EnvironmentVar[];
  readonly Gpu?: number;
  readonly Image?: string;
  readonly ImagePullPolicy?: string;
  readonly LivenessProbe?: Probe;
  readonly Memory?: number;
  readonly Name?: string;
  readonly Ports?: readonly ContainerPort[];
  readonly PreviousState?: ContainerState;
  readonly ReadinessProbe?: Probe;
  readonly Ready?: boolean;
  readonly RestartCount?: number;
  readonly SecurityContext?: SecurityContext;
  readonly Stdin?: boolean;
  readonly StdinOnce?: boolean;
  readonly Tty?: boolean;
  readonly VolumeMounts?: readonly VolumeMount[];
  readonly WorkingDir?: string;
}

export interface Probe {
  readonly Execs?: readonly string[];
  readonly FailureThreshold?: number;
  readonly HttpGet?: HttpGet;
  readonly InitialDelaySeconds?: number;
  readonly PeriodSeconds?: number;
  readonly SuccessThreshold?: number;
  readonly TcpSocket?: TcpSocket;
  readonly TimeoutSeconds?: number;
}

interface TcpSocket {
  readonly Host?: string;
  readonly Port?: number;
}

interface HttpGet {
  readonly Path?: string;
  readonly Port?: number;
  readonly Scheme?: string;
}

interface VolumeMount {
  readonly MountPath?: string;
  readonly MountPropagation?: string;
  readonly Name?: string;
  readonly ReadOnly?: boolean;
  readonly SubPath?: string;
}

interface ContainerPort {
  readonly Port?: number;
  readonly Protocol?: string;
}

export interface ContainerState {
  readonly DetailStatus?: string;
  readonly ExitCode?: number;
  readonly FinishTime?: string;
  readonly Message?: string;
  readonly Reason?: string;
  readonly Signal?: number;
  readonly StartTime?: string;
  readonly State?: string;
}

interface SecurityContext {
  readonly Capability?: Capability;
  readonly ReadOnlyRootFilesystem?: boolean;
  readonly RunAsUser?: number;
}

interface Capability {
  readonly Adds?: readonly string[];
}

interface EnvironmentVar {
  readonly Key?: string;
  readonly Value?: string;
  readonly ValueFrom?: ValueFrom;
}

interface ValueFrom {
  readonly FieldRef?: FieldRef;
}

interface FieldRef {
  readonly FieldPath?: string;
}

interface DnsConfig {
  readonly NameServers?: readonly string[];
  readonly Options?: readonly Option[];
  readonly Searches?: readonly string[];
}

interface Option {
  readonly Name?: string;
  readonly Value?: string;
}

export interface Volume {
  readonly ConfigFileVolumeConfigFileToPaths?: readonly ConfigFileVolumeConfigFileToPath[];
  readonly DiskVolumeDiskId?: string;
  readonly DiskVolumeFsType?: string;
  readonly EmptyDirVolumeMedium?: string;
  readonly EmptyDirVolumeSizeLimit?: string;
  readonly FlexVolumeDriver?: string;
  readonly FlexVolumeFsType?: string;
  readonly FlexVolumeOptions?: string;
  readonly NFSVolumePath?: string;
  readonly NFSVolumeReadOnly?: boolean;
  readonly NFSVolumeServer?: string;
  readonly Name?: string;
  readonly Type?: string;
}

interface ConfigFileVolumeConfigFileToPath {
  readonly Content?: string;
  readonly Path?: string;
}

interface EciSecurityContext {
  readonly Sysctls?: readonly Sysctl[];
}

interface Sysctl {
  readonly Name?: string;
  readonly Value?: string;
}

interface Source {
  readonly Component?: string;
  readonly Host?: string;
}

interface InvolvedObject {
  readonly ApiVersion?: string;
  readonly Kind?: string;
  readonly Name?: string;
  readonly Namespace?: string;
  readonly Uid?: string;
}

interface Metadata {
  readonly Name?: string;
  readonly Namespace?: string;
}
