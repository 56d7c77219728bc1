import { esaSchema } from './esaSchema';
import { wordsEn } from './wordsEn';
import { wordsZhCn } from './wordsZhCn';
import type { JsonSchema } from '../../../../model/spec/schema';

/** What the build writes, by the end of the file's name. */
export const schemaFiles: Readonly<Record<'en' | 'zh-cn', JsonSchema>> = {
  en: esaSchema((key) => wordsEn[key]),
  'zh-cn': esaSchema((key) => wordsZhCn[key]),
};

/** The structure without words: what documents are checked against. */
export const bareSchema: JsonSchema = esaSchema(() => undefined);
