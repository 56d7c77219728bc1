import { createEsaSchema } from './esaSchema';
import { textsEn } from './wordsEn';
import { textsZhCn } from './wordsZhCn';
import type { JsonSchema } from '../../../../model/spec/schema';

/** What the build writes, by the end of the file's name. */
export const schemaFiles: Readonly<Record<'en' | 'zh-cn', JsonSchema>> = {
  en: createEsaSchema((key) => textsEn[key]),
  'zh-cn': createEsaSchema((key) => textsZhCn[key]),
};

/** The structure without descriptions: documents are validated against it. */
export const bareSchema: JsonSchema = createEsaSchema(() => undefined);
