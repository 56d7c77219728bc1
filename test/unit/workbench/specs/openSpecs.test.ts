import { equal } from 'node:assert/strict';
import * as vscode from 'vscode';
import { thingManifest } from '../../../support/buildResource';
import { watchForSpecs } from '../../../../src/workbench/specs/openSpecs';
import { useVscode } from '../../../support/vscode/useVscode';
import { buildSpecKind } from './trialSpec';

describe('The first spec document', () => {
  useVscode();
  const manifests = [thingManifest, { ...thingManifest, spec: buildSpecKind().manifest }];
  const open = (name: string): Thenable<vscode.TextDocument> =>
    vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'untitled', path: name }));

  it('is noticed when it is opened, and others are not', async () => {
    let heard = 0;
    const registration = watchForSpecs(manifests, () => heard++);
    await open('a.json');
    equal(heard, 0);
    await open('a.trial.json');
    await open('a.trial.yaml');
    equal(heard, 2);
    registration.dispose();
    await open('b.trial.json');
    equal(heard, 2);
  });

  it('is noticed when it is open already', async () => {
    await open('a.trial.json');
    await open('a.json');
    let heard = 0;
    watchForSpecs(manifests, () => heard++);
    equal(heard, 1);
  });
});
