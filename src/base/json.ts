import { isRecord } from './isRecord';

/** Undefined for text that is not JSON. The error of the parser would quote the text, which may contain secrets. */
export function tryParseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Undefined for text that is not an object in JSON. */
export function parseJsonRecord(text: string): Readonly<Record<string, unknown>> | undefined {
  const value = tryParseJson(text);
  return isRecord(value) ? value : undefined;
}
