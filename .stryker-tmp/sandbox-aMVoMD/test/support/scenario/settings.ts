// Settings of a window that is already open.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Workbench } from '../workbench';

/**
 * Settings of the machine the extension runs on, which is where a window on a server reads `machine`-scoped ones from. The
 * window takes them up by itself; reload it where they must hold from the first moment.
 */
export async function setMachineSettings(workbench: Workbench, settings: Record<string, unknown>): Promise<void> {
  await writeJson(join(workbench.folder, '../data/data/Machine/settings.json'), settings);
}

/** Settings of the workspace folder; the window takes them up by itself. */
export async function setFolderSettings(workbench: Workbench, settings: Record<string, unknown>): Promise<void> {
  await writeJson(join(workbench.folder, '.vscode/settings.json'), settings);
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify(value));
}
