// What the build makes of the schema (scripts/specSchemas.mjs, docs/decisions/0012): there is no such file in the sources.
import type { SchemaFault } from '../../../../model/spec/language';

export const validate: {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaFault[] | null;
};
