// A container group as the API writes it: names and types of DescribeContainerGroups, including the odd ones.

export interface WireVolumeMount {
  readonly Name: string;
  readonly MountPath: string;
  readonly ReadOnly: boolean;
  readonly MountPropagation?: string;
  readonly SubPath?: string;
}

export interface WireProbe {
  readonly InitialDelaySeconds: number;
  readonly PeriodSeconds: number;
  readonly TimeoutSeconds: number;
  readonly SuccessThreshold: number;
  readonly FailureThreshold: number;
  readonly HttpGet?: { readonly Scheme: string; readonly Path: string; readonly Port: number };
  readonly TcpSocket?: { readonly Host?: string; readonly Port: number };
  readonly Execs?: readonly string[];
}

export interface WireEnvironmentVar {
  readonly Key: string;
  readonly Value?: string;
  readonly ValueFrom?: { readonly FieldRef: { readonly FieldPath: string } };
}

interface WireSecurityContext {
  readonly ReadOnlyRootFilesystem?: boolean;
  readonly RunAsUser?: number;
  readonly Capability?: { readonly Adds: readonly string[] };
}

/** CurrentState and PreviousState. */
export interface WireContainerState {
  readonly State: 'Waiting' | 'Running' | 'Terminated';
  readonly DetailStatus: string;
  readonly Reason?: string;
  readonly Message?: string;
  readonly StartTime?: string;
  readonly FinishTime?: string;
  readonly ExitCode?: number;
  readonly Signal?: number;
}

/** The part of a container that does not change during its lifetime. */
export interface WireContainerSpec {
  readonly Name: string;
  readonly Image: string;
  readonly ImagePullPolicy: string;
  readonly Cpu: number;
  readonly Memory: number;
  readonly Gpu: number;
  readonly Args: readonly string[];
  readonly WorkingDir: string;
  readonly Ports: readonly { readonly Port: number; readonly Protocol: string }[];
  readonly EnvironmentVars: readonly WireEnvironmentVar[];
  readonly VolumeMounts: readonly WireVolumeMount[];
  readonly SecurityContext?: WireSecurityContext;
  /** `Commands` of containers, `Command` of init containers. */
  readonly Commands?: readonly string[];
  readonly Command?: readonly string[];
  readonly LivenessProbe?: WireProbe;
  readonly ReadinessProbe?: WireProbe;
  readonly Tty?: boolean;
  readonly Stdin?: boolean;
  readonly StdinOnce?: boolean;
}

export interface WireVolume {
  readonly Name: string;
  readonly Type: 'EmptyDirVolume' | 'NFSVolume' | 'ConfigFileVolume' | 'FlexVolume' | 'DiskVolume';
  readonly EmptyDirVolumeMedium?: string;
  readonly EmptyDirVolumeSizeLimit?: string;
  readonly NFSVolumeServer?: string;
  readonly NFSVolumePath?: string;
  readonly NFSVolumeReadOnly?: boolean;
  readonly ConfigFileVolumeConfigFileToPaths?: readonly { readonly Path: string; readonly Content: string }[];
  readonly FlexVolumeDriver?: string;
  readonly FlexVolumeFsType?: string;
  readonly FlexVolumeOptions?: string;
  readonly DiskVolumeDiskId?: string;
  readonly DiskVolumeFsType?: string;
}

export interface WireTag {
  readonly Key: string;
  readonly Value: string;
}

/** The part of a container group that does not change during its lifetime. */
export interface WireGroupSpec {
  readonly InstanceType?: string;
  readonly Cpu: number;
  readonly Memory: number;
  readonly RestartPolicy: string;
  readonly IntranetIp: string;
  readonly InternetIp?: string;
  readonly Ipv6Address?: string;
  readonly VpcId: string;
  readonly EniInstanceId: string;
  readonly RamRoleName?: string;
  readonly SpotStrategy: string;
  readonly SpotPriceLimit?: number;
  readonly Discount: number;
  readonly EphemeralStorage: number;
  readonly DnsPolicy: string;
  readonly DnsConfig?: object;
  readonly HostAliases: readonly { readonly Ip: string; readonly Hostnames: readonly string[] }[];
  readonly EciSecurityContext: { readonly Sysctls: readonly { readonly Name: string; readonly Value: string }[] };
  readonly Volumes: readonly WireVolume[];
  readonly Containers: readonly WireContainerSpec[];
  readonly InitContainers: readonly WireContainerSpec[];
}
