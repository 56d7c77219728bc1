// The parameter Command of ExecContainerCommand: a JSON array of texts, or one bare word. Source: the operation's document.
import { ApiError } from '../../gateway/apiError';
import { tryParseJson } from '../../../base/json';
import { eciError } from '../errors';

const maxElements = 20;
const maxElementLength = 256;

/** @throws ApiError InvalidParameter.ValueExceeded beyond the limits, InvalidParameter when it is no command at all */
export function readCommand(text: string): readonly string[] {
  const elements = text.trimStart().startsWith('[') ? readArray(text) : [readWord(text)];
  if (elements.length > maxElements) {
    throw eciError('InvalidParameter.ValueExceeded', `Command has more than ${maxElements} elements.`);
  }
  if (elements.some((element) => Array.from(element).length > maxElementLength)) {
    throw eciError(
      'InvalidParameter.ValueExceeded',
      `An element of Command is longer than ${maxElementLength} characters.`,
    );
  }
  return elements;
}

function readArray(text: string): readonly string[] {
  const value = tryParseJson(text);
  if (!Array.isArray(value) || value.length === 0 || !value.every((item): item is string => typeof item === 'string')) {
    throw ApiError.invalid('Command', 'a JSON array of strings is expected');
  }
  return value;
}

function readWord(text: string): string {
  if (/\s/.test(text)) {
    throw ApiError.invalid('Command', 'a JSON array of strings or one word is expected');
  }
  return text;
}
