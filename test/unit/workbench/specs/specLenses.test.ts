import { deepEqual } from 'node:assert/strict';
import { SpecLenses } from '../../../../src/workbench/specs/specLenses';
import { useVscode } from '../../../support/vscode/useVscode';
import { createAnalyses, openSpec } from './showSpecs';

describe('The commands above a spec', () => {
  useVscode();

  it('are those of its kind, and get the address of the document', async () => {
    const lenses = new SpecLenses(createAnalyses());
    const { document } = await openSpec('Name: a');
    deepEqual(
      lenses.provideCodeLenses(document).map(({ range, command }) => [range.start.line, range.isEmpty, command]),
      [
        [0, true, { title: 'Create', command: 'create', arguments: ['untitled:a.trial.yaml'] }],
        [0, true, { title: 'Compare', command: 'compare', arguments: ['untitled:a.trial.yaml'] }],
      ],
    );
    deepEqual(lenses.provideCodeLenses((await openSpec('Name: a', 'a.yaml')).document), []);
  });
});
