// How one field of the schema is put together.
import type { TextKey } from './wordsEn';
import type { JsonSchema } from '../../../../model/spec/schema';

/** A text of the schema in the language it is made for; undefined leaves texts out. */
export type Translate = (key: TextKey) => string | undefined;

/** The description in both forms editors know. */
export function createDescription(translate: Translate, key: TextKey): JsonSchema {
  const markdown = translate(key);
  return markdown === undefined ? {} : { description: stripMarkdown(markdown), markdownDescription: markdown };
}

export function createField(translate: Translate, key: TextKey, schema: JsonSchema): JsonSchema {
  return { ...createDescription(translate, key), ...schema };
}

/** A text of a closed list, each value with its meaning. */
export function createChoiceField(
  translate: Translate,
  key: TextKey,
  choices: readonly (readonly [value: string, words: TextKey])[],
  schema: JsonSchema,
): JsonSchema {
  const meanings = choices.map(([, textKey]) => translate(textKey)).filter((textKey) => textKey !== undefined);
  return {
    ...createDescription(translate, key),
    ...{ type: 'string', enum: choices.map(([value]) => value) },
    ...(meanings.length > 0 && { enumDescriptions: meanings.map(stripMarkdown), markdownEnumDescriptions: meanings }),
    ...schema,
  };
}

/** A record of texts in the order given. */
export function createTextFields(
  translate: Translate,
  fields: readonly (readonly [name: string, key: TextKey, example: string])[],
): Record<string, JsonSchema> {
  return Object.fromEntries(
    fields.map(([name, key, example]) => [name, createField(translate, key, { type: 'string', examples: [example] })]),
  );
}

function stripMarkdown(markdown: string): string {
  return markdown.replaceAll(/\[([^[\]]+)\]\(([^()]+)\)/g, '$1 ($2)').replaceAll('`', '');
}
