// A kind of spec with a small schema and one rule, to test what shows specs.
import { SpecChecker } from '../../../../src/engine/spec/analysisWorker';
import { findProperty } from '../../../../src/engine/spec/node';
import type { LiveValue } from '../../../../src/model/spec/document';
import type { SpecLanguage } from '../../../../src/model/spec/language';
import type { JsonSchema } from '../../../../src/model/spec/schema';
import type { SpecKind } from '../../../../src/workbench/specs/specFiles';
import { FakeClock } from '../../../support/fakeClock';

export const trialSchema: JsonSchema = {
  type: 'object',
  required: ['Name'],
  properties: {
    Name: { type: 'string', markdownDescription: 'The **name**.' },
    AppId: { type: 'string', description: 'The app.' },
    Size: {
      ...{ type: 'string', enum: ['small', 'large'], markdownDescription: 'How `large`.' },
      markdownEnumDescriptions: ['One `vCPU`.', 'Two.'],
    },
    On: { type: 'boolean' },
    Port: { type: 'number', default: 80, examples: [80, 443, { odd: true }] },
    Probe: {
      type: 'object',
      markdownDescription: 'The probe.',
      required: ['Path'],
      properties: { Path: { type: 'string', markdownDescription: 'Its path.' }, Every: { type: 'number' } },
      defaultSnippets: [{ label: 'HTTP', description: 'asks over HTTP', body: { Path: '${1:/}', Every: '^${2:5}' } }],
    },
    Containers: {
      type: 'array',
      markdownDescription: 'The containers.',
      items: { type: 'object', properties: { Name: { type: 'string' } } },
    },
  },
};

/** Finds the name "bad", which can be repaired. */
const language: SpecLanguage = {
  schema: trialSchema,
  faults: (value) =>
    typeof value === 'object' && value !== null && !('Name' in value)
      ? [{ instancePath: '', keyword: 'required', params: { missingProperty: 'Name' } }]
      : [],
  rules: [
    (root) => {
      const name = findProperty(root, 'Name')?.value;
      return name?.type === 'string' && name.value === 'bad'
        ? [
            {
              ...{ path: ['Name'], severity: 'warning', code: 'bad-name', message: 'This name is bad.' },
              repair: { title: 'Use a good name', changes: [{ path: ['Name'], value: 'good' }] },
            },
          ]
        : [];
    },
  ],
  repair: () => undefined,
};

export function buildSpecKind(over: Partial<SpecKind> = {}, id = 'trialSpec'): SpecKind {
  const stem = id === 'trialSpec' ? 'trial' : id;
  return {
    id,
    noun: () => 'trial spec',
    manifest: {
      ...{ schema: 'trial', create: 'create' },
      patterns: { json: [`*.${stem}.json`], yaml: [`*.${stem}.yaml`] },
    },
    binding: {
      language: () => Promise.resolve(language),
      lenses: () => [
        { title: 'Create', command: 'create' },
        { title: 'Compare', command: 'compare' },
      ],
      liveFields: ['AppId'],
      liveValues: () => Promise.resolve([liveValue]),
    },
    ...over,
  };
}

export const liveValue: LiveValue = { value: 'app-1', label: 'shop\nfront', detail: 'Running\u001b' };

export function buildChecker(clock = new FakeClock()): SpecChecker {
  const parts = { workerFile: '', translations: undefined, clock };
  return new SpecChecker({ language: () => Promise.resolve(language), ...parts });
}
