// What is kept of a call for display: its parameters without what may be secret.
import { isRecord } from '../../base/isRecord';
import { tryParseJson } from '../../base/json';
import { maskArguments } from '../../base/redact';
import type { CallRecord } from '../../base/callHistory';

/** Longer values are named by their length: what is kept must stay small. */
const longest = 2_000;

/** Names whose values are secret, or may hold secrets: passwords, keys and tokens, environments, contents of files, options. */
const secretNamePattern =
  /(?:password|passwd|secret|credential|signature|private_?key|access_?key|(?<!next|client)token)[^.]*$|(?:EnvironmentVar|Env)\.\d+\.Value$|\bEnvVariables?$|(?:^|\.)(?:Content|Options|EnvironmentVars?)$/i;

/** By name, and whatever in a value the redactor knows. */
export function redactParameters(
  flat: Readonly<Record<string, unknown>>,
  redact: (text: string) => string,
): CallRecord['parameters'] {
  return Object.entries(flat).flatMap(([name, value]) => {
    const text =
      typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
    return text === '' ? [] : [[name, redactParameter(name, text, redact)] as const];
  });
}

function redactParameter(name: string, text: string, redact: (text: string) => string): string {
  if (secretNamePattern.test(name)) {
    return `<${name}>`;
  }
  // Some parameters are JSON in a string.
  const nested = /^\s*[[{]/.test(text) ? tryParseJson(text) : undefined;
  const clean = nested === undefined ? redact(text) : JSON.stringify(redactNested(nested, redact));
  return clean.length > longest ? `<${name}: ${clean.length} characters>` : clean;
}

function redactNested(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') {
    return redact(value);
  }
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const words = items.filter((item): item is string => typeof item === 'string');
    return words.length === items.length
      ? maskArguments(words.map(redact))
      : items.map((one) => redactNested(one, redact));
  }
  return isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, one]: [string, unknown]) => [
          name,
          secretNamePattern.test(name) && one !== '' ? `<${name}>` : redactNested(one, redact),
        ]),
      )
    : value;
}
