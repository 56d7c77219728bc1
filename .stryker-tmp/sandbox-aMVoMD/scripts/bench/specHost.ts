// The part of the spec bench that runs inside the extension host: a version with 200 containers, read, checked and completed.
import { writeFileSync } from 'node:fs';
import { getLocation } from 'jsonc-parser';
import * as vscode from 'vscode';
import { stringify } from 'yaml';
import { loadYaml } from '../../src/base/yaml';
import { systemClock } from '../../src/base/clock';
import { silentLog } from '../../src/base/log';
import { edgeSpecLanguage } from '../../src/products/esa/spec/language';
import type { Connection } from '../../src/model/ports/connection';
import { parseSpec, checkRules } from '../../src/engine/spec/analysis';
import type { LiveValue } from '../../src/model/spec/document';
import { toValue } from '../../src/engine/spec/node';
import { checkSchema } from '../../src/engine/spec/schemaFindings';
import { LiveCompletion } from '../../src/workbench/specs/liveCompletion';
import { LiveValues } from '../../src/workbench/specs/liveValues';
import type { SpecAnalyses } from '../../src/workbench/specs/specAnalyses';
import type { SpecKind } from '../../src/workbench/specs/specFiles';

await loadYaml();

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms';
  readonly baseline: number;
}

const containers = 200;
const apps = 500;
const rounds = 30;
const warmUps = 5;

const body = {
  ...{ AppId: 'app-880688675783794944', Name: 'storefront-1-4-0', Remarks: 'Two hundred containers' },
  Containers: Array.from({ length: containers }, (_one, index) => ({
    ...{ Name: `web-${index}`, Image: `registry.example.com/shop/web-${index}:1.27.${index}`, IsACRImage: false },
    ...{ Spec: '1C2G', Storage: '0.5G', Command: 'nginx', Args: '-g daemon', PostStart: 'sh prepare.sh' },
    EnvVariables: Array.from({ length: 12 }, (_two, key) => `VARIABLE_${key}=value-${index}-${key}`).join(),
    ProbeType: 'httpGet',
    ProbeContent: {
      ...{ Path: '/healthz', Port: 8000 + index, InitialDelaySeconds: 5, PeriodSeconds: 10 },
      HttpHeaders: '[{"Accept":"text/html"},{"X-Probe":"1"}]',
    },
  })),
};

const ask: readonly LiveValue[] = Array.from({ length: apps }, (_one, index) => ({
  ...{ value: `app-${String(index).padStart(18, '8')}`, label: `storefront-${index}`, detail: 'created' },
}));

/** The middle of several measurements, after some that only warm up. */
async function median(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds + warmUps; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.slice(warmUps).sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? NaN;
}

async function checks(syntax: 'json' | 'yaml'): Promise<readonly Figure[]> {
  const text = syntax === 'json' ? JSON.stringify(body, undefined, 2) : stringify(body);
  const coldStart = performance.now();
  const parsed = parseSpec(text, syntax);
  const coldParsed = performance.now();
  const found = checkRules(edgeSpecLanguage, parsed);
  const cold = { parse: coldParsed - coldStart, rules: performance.now() - coldParsed };
  const value = toValue(parsed.root);
  if (found.length > 0 || checkSchema(edgeSpecLanguage, parsed, value).length > 0) {
    throw new Error(`The bench document has findings: ${found[0]?.message ?? ''}`);
  }
  const baseline = await median(() => parseSpec(text, syntax));
  const rules = await median(() => checkRules(edgeSpecLanguage, parsed));
  const schema = await median(() => checkSchema(edgeSpecLanguage, parsed, value));
  const figure = (name: string, one: number, beside: number): Figure => ({
    ...{ name: `spec.${name}.${syntax}`, value: one, unit: 'ms', baseline: beside },
  });
  return [
    figure('rules', rules, baseline),
    figure('rules.cold', cold.rules, cold.parse),
    figure('schema', schema, baseline),
  ];
}

async function completion(): Promise<readonly Figure[]> {
  const content = JSON.stringify({ ...body, AppId: '' }, undefined, 2);
  const document = await vscode.workspace.openTextDocument({ language: 'json', content });
  const offset = content.indexOf('""') + 1;
  const kind = { id: 'bench', binding: { liveFields: ['AppId'], liveValues: () => Promise.resolve(ask) } };
  const connection = { current: () => Promise.resolve({ id: 'a', label: 'a', detail: '' }) };
  const values = new LiveValues(connection as unknown as Connection, systemClock, silentLog);
  const analyses = { kindOf: () => kind as unknown as SpecKind } as unknown as SpecAnalyses;
  const provider = new LiveCompletion(analyses, values);
  const complete = () => provider.provideCompletionItems(document, document.positionAt(offset));
  if ((await complete())?.length !== apps) {
    throw new Error('Completion does not offer the apps');
  }
  return [
    {
      ...{ name: 'spec.completion.live', value: await median(complete), unit: 'ms' },
      baseline: await median(() => getLocation(content, offset)),
    },
  ];
}

export async function run(): Promise<void> {
  const figures = [...(await checks('json')), ...(await checks('yaml')), ...(await completion())];
  writeFileSync(process.env['BENCH_RESULT'] ?? '', JSON.stringify(figures));
}
