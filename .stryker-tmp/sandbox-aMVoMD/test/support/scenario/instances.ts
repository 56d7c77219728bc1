// A small world with names and ids that a test chooses.
import { type Emulator, startEmulator } from '../emulatorProcess';

export const scenarioRegion = 'cn-hangzhou';

/** The id of the instance with this name. */
export function toInstanceId(name: string): string {
  return `eci-${name}`;
}

/** Adds instances: name to status. Those on their way to another status get there after a minute of emulated time. */
export async function putInstances(emulator: Emulator, instances: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, status] of Object.entries(instances)) {
    await emulator.put({
      ContainerGroupId: toInstanceId(name),
      RegionId: scenarioRegion,
      ContainerGroupName: name,
      Status: status,
    });
  }
}

/** An emulator with these instances and no others. */
export async function startScenario(instances: Readonly<Record<string, string>>): Promise<Emulator> {
  const emulator = await startEmulator({ instances: 0 });
  await putInstances(emulator, instances);
  return emulator;
}

/** How often an operation was called. */
export async function countCalls(emulator: Emulator, action: string): Promise<number> {
  return (await emulator.requests()).requests.filter((request) => request.action === action).length;
}
