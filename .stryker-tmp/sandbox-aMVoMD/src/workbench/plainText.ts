// Text from the service on its way into places where VS Code gives some characters a meaning. Free of vscode.
import { sanitizeLines } from '../base/text';

/** For notifications, which turn `[text](command:…)` into links. */
export function sanitizeMessage(text: string): string {
  return sanitizeLines(text).replace(/\]\(/g, '] (');
}

/** For labels, which turn `$(name)` into icons. */
export function sanitizeLabel(text: string): string {
  return sanitizeLines(text).replace(/\$\(/g, '$ (');
}

/** For the last part of a document's address: no character in it that some system does not allow in the name of a file. */
export function sanitizeFileName(text: string): string {
  const clean = text.replace(/[\\/:*?"<>|\p{Cc}\p{Cs}]/gu, '_');
  // By characters: half of one cannot be part of an address.
  return clean.length <= longestName ? clean : Array.from(clean).slice(0, longestName).join('');
}

const longestName = 80;
