// UI texts and documents use one term per idea, and the terms of the field.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

type Texts = Readonly<Record<string, string>>;

const root = process.cwd();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const texts = (path: string): Texts => JSON.parse(read(path)) as Texts;

const english: Texts = { ...texts('package.nls.json'), ...texts('l10n/bundle.l10n.json') };
const chinese: Texts = { ...texts('package.nls.zh-cn.json'), ...texts('l10n/bundle.l10n.zh-cn.json') };
/** What the documents say: code and commands are names, not words. */
const documents: Texts = Object.fromEntries(
  ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', ...listMarkdown('docs')]
    .map((path) => [path, read(path)] as const)
    .map(([path, text]) => [path, text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '')]),
);

function listMarkdown(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `${folder}/${path.split(sep).join('/')}`);
}

/** Words that have a standard term, with what to write instead. */
const replacedWords: readonly (readonly [words: RegExp, write: string])[] = [
  [/\b(told|tells?)\b/i, 'shown, reported, notified'],
  [/\banew\b|\bonce more\b/i, 'again'],
  [/\b(nobody|whoever|somebody)\b/i, 'the user, the caller'],
  [/\b(goes|go) on\b/i, 'continues'],
  [/\bmend(s|ed)?\b/i, 'fix'],
  [/\bamiss\b|\bin trouble\b/i, 'unhealthy, failing'],
  [/\bon (its|the) way\b/i, 'in transition, pending'],
  [/\blooked at\b/i, 'polled'],
  [/\bunsaid\b/i, 'unset'],
  [/\bthe life before\b/i, 'previous container instance'],
  [/\b(glance|sweep)s?\b/i, 'poll, full relist'],
  [/\bstamps?\b/i, 'revision'],
  [/\bstretch\b/i, 'slowdown factor'],
  [/\bfigures?\b/i, 'metrics, values, numbers'],
  [/\bgood for\b/i, 'valid for'],
  [/\bby itself\b/i, 'automatically'],
  [/\bhas not been proved\b/i, 'Limitations'],
  [/\bany more\b/i, 'no longer'],
];
/** UI texts only: the tone of VS Code. */
const toneOfUi: readonly (readonly [words: RegExp, write: string])[] = [
  [/\bplease\b/i, 'nothing'],
  [/!/, 'a full stop'],
  [/\b(operations task|O&M record)\b/i, 'O&M task'],
  [/\bbeing watched\b/i, 'in progress'],
  [/(?<![-<])\bid\b/, 'ID'],
];
/** Places where a word has another meaning: the text it stands in. */
const exceptions: readonly string[] = [];

/** One term per idea: what must not stand in a Chinese text, with the term to write. */
const replacedTerms: readonly (readonly [term: RegExp, write: string])[] = [
  [/凭据/, '凭证'],
  [/账户(?!余额)/, '账号'],
  [/运维(记录|结果)/, '运维任务'],
  [/Core dump|核心转储/, 'Coredump'],
  [/指标/, '监控'],
  [/规约/, '边缘容器配置, 版本配置'],
  [/比较/, '对比'],
  [/保留时间/, '保留时长'],
  [/重新读取/, '刷新'],
  [/点击/, '单击'],
  [/显示日志/, '查看日志'],
  [/关注/, '进行中的任务, 订阅'],
  [/应答/, '响应'],
  [/已用完/, '已用尽'],
  [/调度中|调度失败|已成功/, '创建中, 创建失败, 运行成功'],
  [/[\u4e00-\u9fff][,:;?!]/, 'full-width punctuation'],
  [/[，：；。] /, 'no blank after full-width punctuation'],
];
/** 区域 is where ESA publishes; the regions of an account are 地域. */
const publishRegions: readonly string[] = [
  '1 region',
  '{0} regions/ESA',
  'All regions',
  'elsewhere',
  'Published in',
  'Regions',
  'Regions: {0}/ESA',
  'Regions: all',
  'Select the regions to publish to',
  'Some regions…',
];
/** Words of status and release, as the console writes them. */
const official: Texts = {
  Scheduling: '创建中',
  'Schedule failed': '创建失败',
  Succeeded: '运行成功',
  Failed: '运行失败',
  'Failed/creation': '创建失败',
  Expired: '过期',
  'O&M task': '运维任务',
  'Percentage of traffic (canary)…': '按流量百分比（灰度）…',
  'Show Log': '查看日志',
};

/** `text: matched word, write …`, for every text that has one of the words. */
function found(all: Texts, words: readonly (readonly [RegExp, string])[], allowed: readonly string[]): string[] {
  return Object.entries(all).flatMap(([key, text]) =>
    words.flatMap(([pattern, write]) =>
      lines(text)
        .filter((line) => !allowed.some((one) => line.includes(one)))
        .flatMap((line) => {
          const match = pattern.exec(line);
          return match ? [`${key}: "${match[0]}" in "${line.trim()}", write: ${write}`] : [];
        }),
    ),
  );
}
const lines = (text: string): readonly string[] => text.split('\n');

describe('terms', () => {
  it('of the English UI are those of the field', () => {
    deepEqual(found(english, [...replacedWords, ...toneOfUi], exceptions), []);
  });

  it('of the documents are those of the field', () => {
    for (const path of [
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'docs/ARCHITECTURE.md',
      'docs/decisions/0024-modules-by-product.md',
    ]) {
      ok(documents[path], path);
    }
    deepEqual(found(documents, replacedWords, exceptions), []);
  });

  it('of the Chinese UI are one per idea', () => {
    deepEqual(found(chinese, replacedTerms, []), []);
  });

  it('call regions 地域 in Chinese, and 区域 only where ESA publishes', () => {
    const used = Object.keys(chinese).filter((key) => chinese[key]?.includes('区域'));
    deepEqual(used.sort(), [...publishRegions].sort());
  });

  it('of status and release are the official ones in Chinese', () => {
    for (const [text, term] of Object.entries(official)) {
      equal(chinese[text], term, text);
    }
  });

  it('find a word that should not be there', () => {
    const [finding] = found({ key: 'You are told when it is ready.' }, replacedWords, []);
    ok(finding?.includes('"told"'), finding);
    equal(found({ key: '请点击，这里' }, replacedTerms, []).length, 1);
  });
});
