// Makes text from the service safe for places where VS Code gives some characters a meaning. Free of vscode.
import { sanitizeLines } from '../base/text';

/**
 * For whatever VS Code may render: notifications, progress, validation and views turn `[text](command:…)` into links, labels and validation
 * turn `$(name)` into icons. Where something is rendered changes with its versions, so nothing of either passes anywhere.
 */
function toPlainText(text: string): string {
  return sanitizeLines(text).replace(/([\]$])\(/g, '$1 (');
}

/** For notifications and messages. */
export function sanitizeMessage(text: string): string {
  return toPlainText(text);
}

/** For labels. */
export function sanitizeLabel(text: string): string {
  return toPlainText(text);
}

/** For the last part of a document's address: no character in it that some system does not allow in the name of a file. */
export function sanitizeFileName(text: string): string {
  const clean = text.replace(/[\\/:*?"<>|\p{Cc}\p{Cs}]/gu, '_');
  // By characters: half of one cannot be part of an address.
  return clean.length <= longestName ? clean : Array.from(clean).slice(0, longestName).join('');
}

const longestName = 80;
