// The one HTML page every panel starts as: an empty body, one script, one style sheet, and a policy that allows nothing else.

import { randomBytes } from 'node:crypto';

export interface PanelPage {
  readonly title: string;
  /** BCP 47 tag of the language the page will be drawn in. */
  readonly language: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  /** What the webview calls its own origin. */
  readonly cspSource: string;
  readonly nonce: string;
  /** What is readable until the script has drawn the page, or if it never does. */
  readonly placeholder: string;
}

export function createNonce(): string {
  return randomBytes(24).toString('base64url');
}

export function createContentSecurityPolicy(cspSource: string, nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

export function renderPanelHtml(page: PanelPage): string {
  const policy = createContentSecurityPolicy(page.cspSource, page.nonce);
  return `<!DOCTYPE html>
<html lang="${escapeHtml(page.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
<link rel="stylesheet" href="${escapeHtml(page.styleUri)}">
</head>
<body>
<main id="root"><p>${escapeHtml(page.placeholder)}</p></main>
<script type="module" nonce="${escapeHtml(page.nonce)}" src="${escapeHtml(page.scriptUri)}"></script>
</body>
</html>`;
}

/** A page without script: shown until the command that owns a restored panel has run. */
export function renderWaitingHtml(language: string, text: string): string {
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
</head>
<body><p role="status">${escapeHtml(text)}</p></body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
