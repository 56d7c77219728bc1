// Actions on a document that need no service: create one, check one.
import * as l10n from '@vscode/l10n';
import type { ActionHandler } from '../../../model/action';
import { createTemplates } from './templates';
import { toYaml } from './toYaml';

/** Prompts for a template and a syntax, and opens the document unsaved. */
export const newSpec: ActionHandler<'none'> = async ({ ask, show }) => {
  const choices = createTemplates().map((template) => ({ ...template, value: template }));
  const template = await ask.pick(l10n.t('Select a template'), choices);
  const syntax =
    template &&
    (await ask.pick(l10n.t('Select a format'), [
      { label: 'YAML', description: '.esa.yaml', value: 'yaml' as const },
      { label: 'JSON', description: '.esa.json', value: 'json' as const },
    ]));
  if (syntax) {
    const { fileName, body } = template;
    const text = syntax === 'yaml' ? await toYaml(body) : `${JSON.stringify(body, undefined, 2)}\n`;
    await show.newDocument(`${fileName}.esa.${syntax}`, text, text.indexOf('""') + 1);
  }
  return undefined;
};

/** Runs every check and reports how many findings there are. */
export const checkSpec: ActionHandler<'document'> = async ({ show }, document) => {
  const { findings } = await document.analyze();
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('information')];
  if (findings.length === 0) {
    return { message: l10n.t('No problems found.') };
  }
  const text =
    notes > 0
      ? l10n.t('{0} errors, {1} warnings, {2} notes.', errors, warnings, notes)
      : l10n.t('{0} errors, {1} warnings.', errors, warnings);
  show.message(text, [{ label: l10n.t('Show Problems'), run: () => document.showProblems() }]);
  return undefined;
};
