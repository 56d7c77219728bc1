// How one field of the schema is put together.
import type { WordKey } from './wordsEn';
import type { JsonSchema } from '../../../../model/spec/schema';

/** A text of the schema in the language it is made for; undefined leaves texts out. */
export type Say = (key: WordKey) => string | undefined;

/** The description in both forms editors know. */
export function described(say: Say, key: WordKey): JsonSchema {
  const markdown = say(key);
  return markdown === undefined ? {} : { description: plain(markdown), markdownDescription: markdown };
}

export function field(say: Say, key: WordKey, schema: JsonSchema): JsonSchema {
  return { ...described(say, key), ...schema };
}

/** A text of a closed list, each value with its meaning. */
export function choice(
  say: Say,
  key: WordKey,
  choices: readonly (readonly [value: string, words: WordKey])[],
  schema: JsonSchema,
): JsonSchema {
  const meanings = choices.map(([, words]) => say(words)).filter((words) => words !== undefined);
  return {
    ...described(say, key),
    ...{ type: 'string', enum: choices.map(([value]) => value) },
    ...(meanings.length > 0 && { enumDescriptions: meanings.map(plain), markdownEnumDescriptions: meanings }),
    ...schema,
  };
}

/** A record of texts in the order given. */
export function texts(
  say: Say,
  fields: readonly (readonly [name: string, key: WordKey, example: string])[],
): Record<string, JsonSchema> {
  return Object.fromEntries(
    fields.map(([name, key, example]) => [name, field(say, key, { type: 'string', examples: [example] })]),
  );
}

function plain(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 ($2)').replaceAll('`', '');
}
