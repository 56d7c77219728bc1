// The inside of a container as far as commands can see it: a few files, the environment, which shells there are.
import type { Group } from '../../world/group';
import { drawAddresses } from '../groupSpec';
import type { WireContainerSpec } from '../../world/wire';

export type ShellName = 'bash' | 'sh';

/** What commands run in. */
export interface Place {
  readonly hostname: string;
  readonly container: string;
  readonly environment: ReadonlyMap<string, string>;
  /** Absolute path to text; folders are what lies above. */
  readonly files: ReadonlyMap<string, string>;
  readonly shells: ReadonlySet<ShellName>;
}

/** Small images come with one shell, tiny ones with none. */
const withoutBash = /alpine|fluent-bit|ossutil|report|migrate/;
const withoutShell = /exporter/;

const programs = ['cat', 'echo', 'env', 'ls', 'sleep', 'stty'];

/** The inside of a container of a group. */
export function createPlace(group: Group, spec: WireContainerSpec): Place {
  const shells = listShells(spec.Image);
  const { intranetIp } = drawAddresses(group);
  const given = spec.EnvironmentVars.map(({ Key, Value }) => [Key, Value ?? intranetIp] as const);
  const binaries = shells.size === 0 ? [] : [...programs, ...shells];
  return {
    hostname: group.facts.name,
    container: spec.Name,
    environment: new Map([
      ['PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
      ['HOME', '/root'],
      ['HOSTNAME', group.facts.name],
      ...given,
    ]),
    files: new Map([
      ...binaries.map((name) => [`/bin/${name}`, '\u007fELF'] as const),
      ['/etc/hostname', `${group.facts.name}\n`],
      ['/etc/hosts', `127.0.0.1\tlocalhost\n${intranetIp}\t${group.facts.name}\n`],
      ['/etc/os-release', 'NAME="Emulated Linux"\nID=emulated\nVERSION_ID="1"\n'],
      ['/app/config.yaml', `name: ${spec.Name}\nlisten: 0.0.0.0:8080\nlog:\n  level: info\n`],
      ['/app/版本.txt', `${spec.Image}\n构建于本地模拟器\n`],
      ['/app/start.sh', `#!/bin/sh\nexec ${spec.Name}\n`],
      ['/root/.profile', ''],
      ['/tmp/.keep', ''],
      ['/var/log/app/access.log', 'GET /healthz 200\nGET / 200\n'],
    ]),
    shells,
  };
}

function listShells(image: string): ReadonlySet<ShellName> {
  if (withoutShell.test(image)) {
    return new Set();
  }
  return new Set(withoutBash.test(image) ? ['sh'] : ['bash', 'sh']);
}

/** What a folder holds, in order; undefined when there is no such folder. */
export function listEntries(place: Place, folder: string): readonly string[] | undefined {
  const start = folder === '/' ? '/' : `${folder}/`;
  const below = [...place.files.keys()].filter((path) => path.startsWith(start));
  const names = new Set(below.map((path) => path.slice(start.length).split('/')[0] ?? ''));
  return below.length > 0 || folder === '/' ? [...names].sort() : undefined;
}

/** An absolute path from one that may be relative. */
export function resolvePath(from: string, path: string): string {
  const steps: string[] = [];
  for (const step of (path.startsWith('/') ? path : `${from}/${path}`).split('/')) {
    if (step === '..') {
      steps.pop();
    } else if (step !== '' && step !== '.') {
      steps.push(step);
    }
  }
  return `/${steps.join('/')}`;
}
