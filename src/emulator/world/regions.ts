// Where ECI is offered, and what is not offered everywhere.

/** A region and the letters of its zones; the first is the one recommended. */
const zoneLetters = {
  'cn-hangzhou': 'hijk',
  'cn-shanghai': 'bglm',
  'cn-beijing': 'hijk',
  'cn-shenzhen': 'def',
  'cn-qingdao': 'bc',
  'cn-zhangjiakou': 'abc',
  'cn-huhehaote': 'ab',
  'cn-wulanchabu': 'abc',
  'cn-nanjing': 'a',
  'cn-fuzhou': 'a',
  'cn-heyuan': 'ab',
  'cn-guangzhou': 'ab',
  'cn-chengdu': 'ab',
  'cn-wuhan-lr': 'a',
  'cn-zhengzhou-jva': 'a',
  'cn-hongkong': 'bcd',
  'ap-northeast-1': 'abc',
  'ap-northeast-2': 'a',
  'ap-southeast-1': 'abc',
  'ap-southeast-2': 'ab',
  'ap-southeast-3': 'ab',
  'ap-southeast-5': 'abc',
  'ap-southeast-6': 'a',
  'ap-southeast-7': 'a',
  'ap-south-1': 'ab',
  'us-east-1': 'ab',
  'us-west-1': 'ab',
  'eu-west-1': 'ab',
  'eu-central-1': 'abc',
  'me-east-1': 'a',
  'me-central-1': 'a',
  'cn-hangzhou-finance': 'hi',
  'cn-shanghai-finance-1': 'bg',
  'cn-shenzhen-finance-1': 'de',
  'cn-beijing-finance-1': 'a',
} as const;

export type RegionId = keyof typeof zoneLetters;

/** The 35 regions with an ECI endpoint. */
export const regionIds = Object.keys(zoneLetters) as RegionId[];

/** True for a region ECI is offered in. */
export function isRegion(id: string): id is RegionId {
  return Object.hasOwn(zoneLetters, id);
}

/** Zone ids. Overseas regions write the letter without a hyphen. */
export function listZones(region: RegionId): [string, ...string[]] {
  const [first = 'a', ...rest] = zoneLetters[region];
  const separator = region.startsWith('cn-') ? '-' : '';
  const name = (letter: string): string => `${region}${separator}${letter}`;
  return [name(first), ...rest.map(name)];
}

/** Letters that ids of a region begin with. */
export function getIdPrefix(region: RegionId): string {
  const known: Partial<Record<RegionId, string>> = {
    'cn-hangzhou': 'bp1',
    'cn-beijing': '2ze',
    'ap-southeast-1': 't4n',
  };
  return known[region] ?? 'uf6';
}

/** Regions the help pages exclude from tcpdump: Ops.RegionNotSupport. */
export const regionsWithoutTcpdump: ReadonlySet<string> = new Set([
  'cn-wulanchabu',
  'cn-heyuan',
  'cn-guangzhou',
  'cn-nanjing',
  'ap-southeast-6',
  'ap-northeast-2',
  'ap-southeast-7',
  'ap-southeast-3',
]);

/** The real list is not published. This one is the emulator's own, so that Coredump.RegionNotSupport can be seen at all. */
export const regionsWithoutCoredump: ReadonlySet<string> = new Set(['cn-wulanchabu']);
