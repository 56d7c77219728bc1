import { equal, match, notEqual, ok } from 'node:assert/strict';
import {
  createContentSecurityPolicy,
  createNonce,
  renderPanelHtml,
  renderWaitingHtml,
} from '../../../../src/workbench/panels/panelHtml';

const page = {
  title: 'Capture',
  language: 'zh-cn',
  scriptUri: 'https://res/tcpdump.js',
  styleUri: 'https://res/tcpdump.css',
  cspSource: 'https://*.vscode-cdn.net',
  nonce: 'abc',
  placeholder: 'Loading…',
};

describe('the page of a panel', () => {
  it('may run our script and use our style sheet, and nothing else', () => {
    equal(
      createContentSecurityPolicy('https://*.vscode-cdn.net', 'abc'),
      "default-src 'none'; script-src 'nonce-abc'; style-src https://*.vscode-cdn.net; base-uri 'none'; form-action 'none'",
    );
    ok(!renderPanelHtml(page).includes('unsafe'));
  });

  it('shows names from the service as text', () => {
    const html = renderPanelHtml({ ...page, title: `</title><script>alert("x")</script>`, placeholder: `'&<b>` });
    equal(html.match(/<script/g)?.length, 1);
    match(html, /&#39;&#38;&#60;b&#62;/);
    ok(!renderWaitingHtml('en', '<img src=x>').includes('<img'));
  });

  it('has a nonce that cannot be guessed', () => {
    notEqual(createNonce(), createNonce());
    match(createNonce(), /^[A-Za-z0-9_-]{32}$/);
  });
});
