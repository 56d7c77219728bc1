// What RAM has to allow: for one call that was refused, and for all that the extension does.
import type { ProductApi } from '../product';

/** A policy document that allows these actions, one statement a list. */
function createPolicy(...statements: readonly (readonly string[])[]): string {
  const document = {
    Version: '1',
    Statement: statements.map((Action) => ({ Effect: 'Allow', Action, Resource: '*' })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** All that the extension does with these products: reading, and with `full` changing as well. */
export function createExtensionPolicy(apis: readonly ProductApi[], access: 'readOnly' | 'full'): string {
  const actions = (kind: 'read' | 'write'): readonly string[] =>
    apis.flatMap(({ id, operations }) => operations[kind].map((operation) => `${id}:${operation}`));
  return access === 'full' ? createPolicy(actions('read'), actions('write')) : createPolicy(actions('read'));
}

/** Undefined for what is not the name of an action: it comes from an answer. */
export function createActionPolicy(action: string): string | undefined {
  return /^[a-z][a-z0-9-]*:[A-Za-z0-9]+$/.test(action) ? createPolicy([action]) : undefined;
}
