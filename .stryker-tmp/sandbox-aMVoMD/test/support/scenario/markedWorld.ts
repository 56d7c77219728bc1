// A world of the emulator with a marked secret in every place that holds one, and the marks.
import { randomBytes } from 'node:crypto';
import { systemClock } from '../../../src/base/clock';
import { silentLog } from '../../../src/base/log';
import { Redactor } from '../../../src/base/redact';
import { EciClient } from '../../../src/products/eci/client';
import { Transport } from '../../../src/cloud/transport/transport';
import { startEmulator } from '../emulatorProcess';
import type { Emulator } from '../emulatorProcess';

export const region = 'cn-hangzhou';

/** Of each run its own, so that none is found that an earlier one left. */
const mark = (name: string): string => `canary-${name}-${randomBytes(8).toString('hex')}`;

export const marks = {
  accessKeySecret: mark('access-key-secret'),
  typedSecret: mark('typed-secret'),
  typedToken: mark('typed-token'),
  registryPassword: mark('registry-password'),
  environmentValue: mark('environment-value'),
  configFile: mark('config-file'),
  flexVolume: mark('flex-volume'),
  specValue: mark('spec-value'),
  brokenFile: mark('broken-file'),
} as const;

export const markedInstance = 'marked-instance';
const markedId = 'eci-marked';

/** Adds the marks to what is searched for. */
export function addMarks(secrets: Map<string, string>): void {
  Object.entries(marks).forEach(([name, secret]) => secrets.set(secret, name));
}

export async function startMarkedWorld(): Promise<Emulator> {
  const emulator = await startEmulator({
    ...{ verbose: true, accessKeyId: `LTAI${randomBytes(8).toString('hex')}`, accessKeySecret: marks.accessKeySecret },
  });
  await emulator.put({
    ...{ ContainerGroupId: markedId, ContainerGroupName: markedInstance, RegionId: region, Status: 'Running' },
    Containers: [
      {
        ...{ Name: 'main', Image: 'registry.example.com/a:1', Cpu: 1, Memory: 2, Ready: true, RestartCount: 0 },
        CurrentState: { State: 'Running', StartTime: '2026-11-22T03:00:00Z' },
        EnvironmentVars: [{ Key: 'TOKEN', Value: marks.environmentValue }],
      },
    ],
    Volumes: [
      {
        ...{ Name: 'config', Type: 'ConfigFileVolume' },
        ConfigFileVolumeConfigFileToPaths: [{ Path: 'app.conf', Content: marks.configFile }],
      },
      { Name: 'flex', Type: 'FlexVolume', FlexVolumeOptions: marks.flexVolume },
    ],
  });
  await capture(emulator);
  return emulator;
}

/** A finished packet capture, so that there is an address to download it from. */
async function capture(emulator: Emulator): Promise<void> {
  const access = { credential: emulator.ready, endpoints: { eci: emulator.endpoint } };
  const client = new EciClient(
    new Transport({
      ...{ access: () => Promise.resolve(access), log: silentLog, redactor: new Redactor(), userAgent: 'test' },
      clock: systemClock,
    }),
  );
  const { signal } = new AbortController();
  await client.createInstanceOpsTask(
    region,
    markedId,
    { opsType: 'tcpdump', opsValue: '{"Enable":true,"Duration":5}' },
    signal,
  );
  await emulator.advance(120_000);
}
