// Field names and types of the answers, as the published API metadata gives them (2025-12), one object a line:
// where it lies, then its fields. NextToken of the events is ours, see describeOperations.ts.

/** Lines of an operation. */
const documentedAnswers: Readonly<Record<string, string>> = {
  CreateInstanceOpsTask: `
: RequestId string, Result string
`,
  DeleteContainerGroup: `
: RequestId string
`,
  DescribeContainerGroupEvents: `
: RequestId string, TotalCount integer, NextToken string
Data[]: ContainerGroupId string, Name string, Namespace string, uuid string, Annotations string
Data[].Events[]: Type string, Count integer, FirstTimestamp string, LastTimestamp string, Message string, Reason string, ReportingComponent string, ReportingInstance string
Data[].Events[].Source: Component string, Host string
Data[].Events[].involvedObject: Kind string, Name string, Namespace string, Uid string, ApiVersion string
Data[].Events[].Metadata: Name string, Namespace string
`,
  DescribeContainerGroupStatus: `
: RequestId string, NextToken string, TotalCount integer
Data[]: ContainerGroupId string, Name string, Namespace string, Status string, uuid string, Annotations string
Data[].PodStatus: HostIp string, Phase string, PodIp string, QosClass string, StartTime string
Data[].PodStatus.Conditions[]: type string, status string, Reason string, Message string, lastTransitionTime string
Data[].PodStatus.ContainerStatuses[]: Image string, ImageID string, Name string, Ready boolean, RestartCount integer, Started boolean
Data[].PodStatus.ContainerStatuses[].State.Waiting: Reason string, Message string
Data[].PodStatus.ContainerStatuses[].State.Running: StartedAtstartedAt string
Data[].PodStatus.ContainerStatuses[].State.Terminated: ContainerID string, ExitCode integer, FinishedAt string, StartedAt string, Signal integer, Reason string, Message string
Data[].PodStatus.ContainerStatuses[].LastState.Waiting: Reason string, Message string
Data[].PodStatus.ContainerStatuses[].LastState.Running: StartedAtstartedAt string
Data[].PodStatus.ContainerStatuses[].LastState.Terminated: ContainerID string, ExitCode integer, FinishedAt string, StartedAt string, Signal integer, Reason string, Message string
Data[].PodStatus.PodIps[]: Ip string
`,
  DescribeContainerGroups: `
: TotalCount integer, NextToken string, RequestId string
ContainerGroups[]: Status string, CreationTime string, VpcId string, InternetIp string, TenantSecurityGroupId string, SecurityGroupId string, SucceededTime string, SpotStrategy string, SpotPriceLimit number, EphemeralStorage integer, TenantEniInstanceId string, Discount integer, RestartPolicy string, Memory number, TenantVSwitchId string, EniInstanceId string, ContainerGroupId string, TenantEniIp string, InstanceType string, IntranetIp string, Ipv6Address string, RegionId string, RamRoleName string, VSwitchId string, Cpu number, ExpiredTime string, ResourceGroupId string, ZoneId string, ContainerGroupName string, FailedTime string, ComputeCategory string, DnsPolicy string
ContainerGroups[].HostAliases[]: Hostnames[] string, Ip string
ContainerGroups[].Tags[]: Key string, Value string
ContainerGroups[].Events[]: Type string, LastTimestamp string, Message string, Name string, Reason string, Count integer, FirstTimestamp string
ContainerGroups[].Containers[]: Commands[] string, Args[] string, Image string, RestartCount integer, ImagePullPolicy string, StdinOnce boolean, Cpu number, Tty boolean, WorkingDir string, Ready boolean, Gpu integer, Memory number, Stdin boolean, Name string
ContainerGroups[].Containers[].LivenessProbe: SuccessThreshold integer, InitialDelaySeconds integer, FailureThreshold integer, TimeoutSeconds integer, Execs[] string, PeriodSeconds integer
ContainerGroups[].Containers[].LivenessProbe.TcpSocket: Host string, Port integer
ContainerGroups[].Containers[].LivenessProbe.HttpGet: Scheme string, Path string, Port integer
ContainerGroups[].Containers[].VolumeMounts[]: MountPropagation string, MountPath string, ReadOnly boolean, Name string, SubPath string
ContainerGroups[].Containers[].Ports[]: Protocol string, Port integer
ContainerGroups[].Containers[].PreviousState: StartTime string, FinishTime string, DetailStatus string, State string, Message string, Signal integer, ExitCode integer, Reason string
ContainerGroups[].Containers[].CurrentState: StartTime string, FinishTime string, DetailStatus string, State string, Message string, Signal integer, ExitCode integer, Reason string
ContainerGroups[].Containers[].SecurityContext: ReadOnlyRootFilesystem boolean, RunAsUser integer
ContainerGroups[].Containers[].SecurityContext.Capability: Adds[] string
ContainerGroups[].Containers[].EnvironmentVars[]: Key string, Value string
ContainerGroups[].Containers[].EnvironmentVars[].ValueFrom.FieldRef: FieldPath string
ContainerGroups[].Containers[].ReadinessProbe: SuccessThreshold integer, InitialDelaySeconds integer, FailureThreshold integer, TimeoutSeconds integer, Execs[] string, PeriodSeconds integer
ContainerGroups[].Containers[].ReadinessProbe.TcpSocket: Host string, Port integer
ContainerGroups[].Containers[].ReadinessProbe.HttpGet: Scheme string, Path string, Port integer
ContainerGroups[].InitContainers[]: Args[] string, Image string, RestartCount integer, ImagePullPolicy string, WorkingDir string, Cpu number, Command[] string, Ready boolean, Gpu integer, Memory number, Name string
ContainerGroups[].InitContainers[].VolumeMounts[]: MountPropagation string, MountPath string, ReadOnly boolean, Name string
ContainerGroups[].InitContainers[].Ports[]: Protocol string, Port integer
ContainerGroups[].InitContainers[].PreviousState: StartTime string, FinishTime string, DetailStatus string, State string, Message string, Signal integer, ExitCode integer, Reason string
ContainerGroups[].InitContainers[].CurrentState: StartTime string, FinishTime string, DetailStatus string, State string, Message string, Signal integer, ExitCode integer, Reason string
ContainerGroups[].InitContainers[].SecurityContext: ReadOnlyRootFilesystem boolean, RunAsUser integer
ContainerGroups[].InitContainers[].SecurityContext.Capability: Adds[] string
ContainerGroups[].InitContainers[].EnvironmentVars[]: Key string, Value string
ContainerGroups[].InitContainers[].EnvironmentVars[].ValueFrom.FieldRef: FieldPath string
ContainerGroups[].DnsConfig: Searches[] string, NameServers[] string
ContainerGroups[].DnsConfig.Options[]: Value string, Name string
ContainerGroups[].Volumes[]: Type string, DiskVolumeDiskId string, NFSVolumeReadOnly boolean, FlexVolumeFsType string, FlexVolumeDriver string, DiskVolumeFsType string, FlexVolumeOptions string, NFSVolumeServer string, NFSVolumePath string, Name string, EmptyDirVolumeMedium string, EmptyDirVolumeSizeLimit string
ContainerGroups[].Volumes[].ConfigFileVolumeConfigFileToPaths[]: Path string, Content string
ContainerGroups[].EciSecurityContext.Sysctls[]: Value string, Name string
`,
  DescribeInstanceOpsRecords: `
: RequestId string
Records[]: CreateTime string, ExpireTime string, OpsType string, OpsStatus string, ResultType string, ResultContent string
`,
  DescribeRegions: `
: RequestId string
Regions[]: Zones[] string, RecommendZones[] string, RegionEndpoint string, RegionId string, UnavailableZones[] string
`,
  ExecContainerCommand: `
: RequestId string, WebSocketUri string, HttpUrl string, SyncResponse string
`,
  RestartContainerGroup: `
: RequestId string
`,
};

/** The type of each field by its path, such as `ContainerGroups[].Containers[].Name`. */
export function documentedFields(operation: string): ReadonlyMap<string, string> {
  const lines = (documentedAnswers[operation] ?? '').trim().split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [path = '', fields = ''] = line.split(': ');
      return fields.split(', ').map((field): [string, string] => {
        const [name = '', type = ''] = field.split(' ');
        return [path === '' ? name : `${path}.${name}`, type];
      });
    }),
  );
}
