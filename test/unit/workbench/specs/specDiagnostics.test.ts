import { deepEqual, equal } from 'node:assert/strict';
import * as vscode from 'vscode';
import { loadYaml } from '../../../../src/base/yaml';
import type { SpecAnalyses } from '../../../../src/workbench/specs/specAnalyses';
import { SpecDiagnostics } from '../../../../src/workbench/specs/specDiagnostics';
import { FakeClock, flushTasks } from '../../../support/fakeClock';
import { closeTab, typeText } from '../../../support/vscode/documents';
import type { Tab } from '../../../support/vscode/documents';
import { services, useVscode } from '../../../support/vscode/useVscode';
import { setSetting } from '../../../support/vscode/workspace';
import { createAnalyses, openSpec } from './showSpecs';

describe('The problems of a spec', () => {
  useVscode();
  let clock: FakeClock;
  let analyses: SpecAnalyses;
  let diagnostics: SpecDiagnostics;
  before(loadYaml);
  beforeEach(() => {
    clock = new FakeClock();
    analyses = createAnalyses(undefined, clock);
    diagnostics = new SpecDiagnostics(analyses);
  });
  afterEach(() => {
    diagnostics.dispose();
    analyses.dispose();
  });

  const open = async (text: string, name = 'a.trial.json'): Promise<vscode.TextDocument> => {
    const { document } = await openSpec(text, name);
    await clock.advance(150);
    return document;
  };
  const codes = ({ uri }: vscode.TextDocument): readonly unknown[] => services.diagnostics(uri).map(({ code }) => code);
  const yamlService = 'redhat.vscode-yaml';

  it('are marked where they are, with how bad they are', async () => {
    const { uri } = await open('{"Name": "bad"}');
    const [problem] = services.diagnostics(uri);
    deepEqual(
      [problem?.message, problem?.severity, problem?.source, problem?.code],
      ['This name is bad.', vscode.DiagnosticSeverity.Warning, 'Elastic Containers', 'bad-name'],
    );
    deepEqual([problem?.range.start.character, problem?.range.end.character], [9, 14]);
  });

  it('of the schema are left to a language service that checks the document', async () => {
    const document = await open('{"Size": "small"}\n', 'a.trial.yaml');
    deepEqual(codes(document).length, 1);
    services.installExtension(yamlService);
    await flushTasks();
    deepEqual(codes(document), []);
    setSetting('yaml.validate', false);
    await flushTasks();
    deepEqual(codes(document).length, 1, 'it checks no longer');
  });

  it('of our own rules are always marked', async () => {
    services.installExtension(yamlService);
    deepEqual(codes(await open('Name: bad', 'a.trial.yaml')), ['bad-name']);
  });

  it('go when they are repaired', async () => {
    const document = await open('{"Name": "bad"}');
    typeText(document, '{"Name": "good"}');
    await clock.advance(150);
    deepEqual(codes(document), []);
  });

  describe('that the service has found', () => {
    it('are marked at their field, or at the nearest value around it, beside our own', async () => {
      const document = await open('{"Name": "bad", "Probe": {"Path": "/"}}');
      await diagnostics.showServiceFinding(document, ['Probe', 'Path'], 'The path\nis taken.');
      await diagnostics.showServiceFinding(document, ['Probe', 'Unknown', 0], 'Unknown.');
      await diagnostics.showServiceFinding(document, ['Nothing'], 'Nothing.');
      deepEqual(
        services
          .diagnostics(document.uri)
          .map(({ range, message, severity }) => [
            document.getText(range),
            message,
            severity === vscode.DiagnosticSeverity.Error,
          ]),
        [
          ['"bad"', 'This name is bad.', false],
          ['"/"', 'The path is taken.', true],
          ['{"Path": "/"}', 'Unknown.', true],
          ['{', 'Nothing.', true],
        ],
      );
      equal(services.diagnostics(document.uri)[1]?.code, 'service');
    });

    it('stay until the next edit, and others until the next check', async () => {
      const document = await open('{"Name": "bad"}');
      await diagnostics.showServiceFinding(document, ['Name'], 'Taken.');
      analyses.start();
      await flushTasks();
      deepEqual(codes(document), ['bad-name', 'service']);
      typeText(document, '{"Name": "bad" }');
      deepEqual(codes(document), ['bad-name']);
    });

    it('are not marked when the document has changed since', async () => {
      const document = await open('{"Name": "bad"}');
      const shown = diagnostics.showServiceFinding(document, ['Name'], 'Taken.');
      typeText(document, '{"Name": "bad" }');
      await shown;
      deepEqual(codes(document), ['bad-name']);
    });
  });

  it('are forgotten with the document', async () => {
    const document = await open('{"Name": "bad"}');
    await diagnostics.showServiceFinding(document, ['Name'], 'Taken.');
    await vscode.window.showTextDocument(document);
    closeTab(vscode.window.tabGroups.all[0]?.tabs[0] as unknown as Tab);
    deepEqual(codes(document), []);
    const again = await open('{"Name": "good"}');
    deepEqual(codes(again), []);
    await diagnostics.showServiceFinding(again, ['Name'], 'Once.');
    deepEqual(codes(again), ['service']);
  });

  it('are marked no longer once the extension has ended', async () => {
    const document = await open('{"Name": "bad"}');
    diagnostics.dispose();
    deepEqual(codes(document), []);
    analyses.start();
    await flushTasks();
    services.installExtension(yamlService);
    deepEqual(codes(document), []);
  });
});
