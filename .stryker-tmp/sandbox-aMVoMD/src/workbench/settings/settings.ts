// The only reader of VS Code's configuration. Each getter reads again; no copy is kept.
import { isRecord } from '../../base/isRecord';
import * as vscode from 'vscode';

const section = 'elasticContainers';

/** A setting that decides where signed requests go: a workspace's value is ignored. */
function readMachineValue<T>(name: string, fallback: T): T {
  const found = vscode.workspace.getConfiguration(section).inspect<T>(name);
  return found?.globalValue ?? found?.defaultValue ?? fallback;
}

/** As in package.json. */
const logLines = { normal: 10_000, min: 1_000, max: 100_000 };

export const settings = {
  /** Name of the credential profile to use when none was chosen by clicking. */
  profile(): string {
    const value: unknown = readMachineValue('profile', '');
    return typeof value === 'string' ? value.trim() : '';
  },

  /** Region ids to list. What is not a region id never reaches a host name: the endpoint table refuses it. */
  regions(): readonly string[] {
    const value: unknown = vscode.workspace.getConfiguration(section).get('regions');
    return Array.isArray(value) ? value.filter((region): region is string => typeof region === 'string') : [];
  },

  /** Origins by product, instead of the service's own. */
  endpoints(): Readonly<Record<string, string>> {
    const value: unknown = readMachineValue('endpoints', {});
    return isRecord(value)
      ? Object.fromEntries(
          Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
        )
      : {};
  },

  /** Names of profiles with which nothing destructive is done without typing the name. */
  productionProfiles(): readonly string[] {
    const value: unknown = readMachineValue('productionProfiles', []);
    return Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];
  },

  /** Lines of a log that are held and shown. */
  logMaxLines(): number {
    const value: unknown = vscode.workspace.getConfiguration(section).get('log.maxLines');
    const lines = typeof value === 'number' && Number.isFinite(value) ? Math.round(value) : logLines.normal;
    return Math.min(Math.max(lines, logLines.min), logLines.max);
  },

  /** On when any scope sets it: a workspace may restrict, never permit. */
  readOnly(): boolean {
    const found = vscode.workspace.getConfiguration(section).inspect<boolean>('readOnly');
    return [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue].includes(true);
  },
} as const;

/** Names of the settings, to find out which changed. */
export type SettingName = keyof typeof settings;

/** Calls back when one of the named settings changed. */
export function onDidChangeSettings(names: readonly SettingName[], listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (names.some((name) => event.affectsConfiguration(`${section}.${name}`))) {
      listener();
    }
  });
}
