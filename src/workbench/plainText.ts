// Text from the service on its way into places where VS Code gives some characters a meaning. Free of vscode.
import { plainLines } from '../base/text';

/** For notifications, which turn `[text](command:…)` into links. */
export function plainMessage(text: string): string {
  return plainLines(text).replace(/\]\(/g, '] (');
}

/** For labels, which turn `$(name)` into icons. */
export function plainLabel(text: string): string {
  return plainLines(text).replace(/\$\(/g, '$ (');
}

/** For the last part of a document's address, which every system can keep as the name of a file. */
export function plainFileName(text: string): string {
  return text.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(0, 120);
}
