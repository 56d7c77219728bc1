// Short ways to write the parts of a workload in full wire form.
import type { WireContainerSpec, WireEnvironmentVar, WireProbe, WireVolume, WireVolumeMount } from './wire';

/** A container or init container; everything unset has its default. */
export function container(name: string, image: string, parts: Partial<WireContainerSpec> = {}): WireContainerSpec {
  return {
    Name: name,
    Image: image,
    ImagePullPolicy: 'IfNotPresent',
    Cpu: 1,
    Memory: 2,
    Gpu: 0,
    Args: [],
    WorkingDir: '/',
    Ports: [],
    EnvironmentVars: [],
    VolumeMounts: [],
    ...parts,
  };
}

/** Environment variables; `podIp` is filled from the instance. */
export function environment(values: Readonly<Record<string, string>>, podIp?: string): WireEnvironmentVar[] {
  const fixed = Object.entries(values).map(([Key, Value]): WireEnvironmentVar => ({ Key, Value }));
  return podIp === undefined
    ? fixed
    : [...fixed, { Key: podIp, ValueFrom: { FieldRef: { FieldPath: 'status.podIP' } } }];
}

export function mount(name: string, path: string, readOnly = false): WireVolumeMount {
  return { Name: name, MountPath: path, ReadOnly: readOnly, MountPropagation: 'None' };
}

const probe: WireProbe = {
  InitialDelaySeconds: 5,
  PeriodSeconds: 10,
  TimeoutSeconds: 1,
  SuccessThreshold: 1,
  FailureThreshold: 3,
};

export function httpProbe(port: number, path: string): WireProbe {
  return { ...probe, HttpGet: { Scheme: 'HTTP', Path: path, Port: port } };
}

export function tcpProbe(port: number): WireProbe {
  return { ...probe, TcpSocket: { Port: port } };
}

export function commandProbe(...command: readonly string[]): WireProbe {
  return { ...probe, InitialDelaySeconds: 15, Execs: command };
}

export function tcpPort(port: number): { readonly Port: number; readonly Protocol: string } {
  return { Port: port, Protocol: 'TCP' };
}

export function emptyDir(name: string, medium?: 'Memory', sizeLimit = '256Mi'): WireVolume {
  return {
    Name: name,
    Type: 'EmptyDirVolume',
    ...(medium && { EmptyDirVolumeMedium: medium }),
    EmptyDirVolumeSizeLimit: sizeLimit,
  };
}

/** A config file volume; contents travel in base64. */
export function configFiles(name: string, files: Readonly<Record<string, string>>): WireVolume {
  return {
    Name: name,
    Type: 'ConfigFileVolume',
    ConfigFileVolumeConfigFileToPaths: Object.entries(files).map(([Path, text]) => ({
      Path,
      Content: Buffer.from(text).toString('base64'),
    })),
  };
}

export function nfs(name: string, path: string): WireVolume {
  return {
    Name: name,
    Type: 'NFSVolume',
    NFSVolumeServer: '0a1b2c4d5e-kfr70.cn-hangzhou.nas.aliyuncs.com',
    NFSVolumePath: path,
    NFSVolumeReadOnly: false,
  };
}

/** An OSS bucket by the flex driver, whose options carry a key pair in plain text. */
export function ossBucket(name: string, bucket: string): WireVolume {
  const options = {
    bucket,
    url: 'oss-cn-hangzhou-internal.aliyuncs.com',
    otherOpts: '-o max_stat_cache_size=0 -o allow_other',
    akId: 'LTAI-emulated-key',
    akSecret: 'emulated-oss-secret',
  };
  return {
    Name: name,
    Type: 'FlexVolume',
    FlexVolumeDriver: 'alicloud/oss',
    FlexVolumeFsType: 'fuse',
    FlexVolumeOptions: JSON.stringify(options),
  };
}
