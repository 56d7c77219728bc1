// What a file is that is not the configuration the aliyun CLI writes. No message quotes the file: it holds secrets.
import * as l10n from '@vscode/l10n';
import { printParseErrorCode, visit } from 'jsonc-parser';
import { UserFacingError } from '../../base/errors';
import { isRecord } from '../../base/isRecord';
import { tryParseJson } from '../../base/json';
import type { Entry } from './fields';
import { readText } from './fields';

/** The object in the file. @throws UserFacingError */
export function parseConfig(path: string, written: string): Entry {
  const text = written.replace(/^\ufeff/, '');
  if (text.trim() === '') {
    throw createFormError(l10n.t('{0} is empty.', path));
  }
  const root = tryParseJson(text);
  if (root === undefined) {
    const { line, column, reason } = locateError(text);
    throw createFormError(l10n.t('{0} is not valid JSON: line {1}, column {2}: {3}.', path, line, column, reason));
  }
  if (!isRecord(root)) {
    throw createFormError(l10n.t('{0} contains {1}, not an object.', path, describeType(root)));
  }
  return root;
}

/** The list of profiles. @throws UserFacingError */
export function readProfileList(path: string, root: Entry): readonly unknown[] {
  const list = root['profiles'];
  // Go writes an empty list as null.
  if (list === null || Object.keys(root).length === 0) {
    return [];
  }
  if (list === undefined) {
    throw createFormError(l10n.t('{0} has no list "profiles".', path));
  }
  if (!Array.isArray(list)) {
    throw createFormError(l10n.t('"profiles" in {0} is {1}, not a list.', path, describeType(list)));
  }
  return list;
}

/** About entries that no one can choose. */
export function findNameless(path: string, list: readonly unknown[]): UserFacingError | undefined {
  const nameless = list.flatMap((entry, at) =>
    isRecord(entry) && readText(entry, 'name') !== undefined ? [] : [at + 1],
  );
  if (nameless.length === 0) {
    return undefined;
  }
  const shown = nameless.slice(0, 10).join(', ') + (nameless.length > 10 ? ', …' : '');
  return createFormError(
    nameless.length === 1
      ? l10n.t('Entry {0} of "profiles" in {1} has no name.', shown, path)
      : l10n.t('Entries {0} of "profiles" in {1} have no name.', shown, path),
  );
}

function createFormError(message: string): UserFacingError {
  return new UserFacingError(message, l10n.t('Correct the file, or run "aliyun configure" to create it again.'));
}

function describeType(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  switch (typeof value) {
    case 'string':
      return l10n.t('a text');
    case 'number':
      return l10n.t('a number');
    case 'boolean':
      return l10n.t('a boolean');
    default:
      return Array.isArray(value) ? l10n.t('a list') : l10n.t('an object');
  }
}

interface Place {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

function locateError(text: string): Place {
  const { offset, reason } = findFirstError(text);
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, reason };
}

interface FirstError {
  readonly offset: number;
  readonly reason: string;
}

/** JSON.parse gives no place in all versions of Node, and quotes the text. */
function findFirstError(text: string): FirstError {
  const found: FirstError[] = [];
  try {
    visit(
      text,
      {
        onError: (error, offset) => {
          if (found.length === 0) {
            found.push(explain(text, offset, printParseErrorCode(error)));
          }
        },
      },
      { disallowComments: true },
    );
  } catch {
    // It nests too deeply to be read.
  }
  return found[0] ?? { offset: 0, reason: l10n.t('something unexpected') };
}

function explain(text: string, offset: number, code: string): FirstError {
  if (code === 'InvalidCommentToken') {
    return { offset, reason: l10n.t('a comment') };
  }
  const before = text.slice(0, offset).trimEnd();
  const end = text.trimEnd().length;
  if (offset >= end) {
    return { offset: end, reason: l10n.t('the file ends too early') };
  }
  if (before.endsWith(',') && /[\]}]/.test(text.charAt(offset))) {
    return { offset: before.length - 1, reason: l10n.t('a comma before the closing bracket') };
  }
  return { offset, reason: code === 'CommaExpected' ? l10n.t('a missing comma') : l10n.t('something unexpected') };
}
