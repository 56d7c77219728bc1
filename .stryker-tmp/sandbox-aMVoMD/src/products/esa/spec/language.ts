// The spec language of edge containers: schema, rules and repairs.
import * as l10n from '@vscode/l10n';
import type { SpecLanguage } from '../../../model/spec/language';
import { repair } from './repairs';
import { validate } from './schema/compiledSchema';
import { createEsaSchema } from './schema/esaSchema';
import { specRules } from './specRules';

export const edgeSpecLanguage: SpecLanguage = {
  schema: createEsaSchema(() => undefined),
  faults: (value) => (validate(value) ? [] : (validate.errors ?? [])),
  message: ({ keyword }, path) =>
    keyword === 'pattern' && path[0] === 'AppId' ? l10n.t('An app ID starts with "app-".') : undefined,
  repair,
  rules: specRules,
};
