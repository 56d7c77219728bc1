// What is sent to CreateInstanceOpsTask, character by character, and the same call as a command line.

import { formatAliyunCommand } from '../../../../base/shell';
import { tcpdumpFieldNames } from './tcpdumpFields';
import type { TcpdumpValue } from './tcpdumpForm';

/** Starts a capture: Enable first, then what is set, in the documented order. JSON leaves out what is not. */
export function toOpsValue(value: TcpdumpValue): string {
  return JSON.stringify({ Enable: true, ...Object.fromEntries(tcpdumpFieldNames.map((name) => [name, value[name]])) });
}

/** Ends the capture of an instance. */
export function createStopOpsValue(): string {
  return JSON.stringify({ Enable: false });
}

export interface OpsTaskCall {
  readonly region: string;
  readonly containerGroupId: string;
  readonly opsType: 'tcpdump' | 'coredump';
  readonly opsValue: string;
}

/** The call for the official `aliyun` command line, ready for a POSIX shell. */
export function toCliCommand({ region, containerGroupId, opsType, opsValue }: OpsTaskCall): string {
  const parameters = {
    RegionId: region,
    ContainerGroupId: containerGroupId,
    OpsType: opsType,
    OpsValue: opsValue,
  };
  return formatAliyunCommand('eci', 'CreateInstanceOpsTask', region, Object.entries(parameters));
}
