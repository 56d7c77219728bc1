import { deepEqual, equal } from 'node:assert/strict';
import { useUnitModules } from '../../../support/page/unitPage';

describe('an element of a page', () => {
  const page = useUnitModules();

  it('gets the attributes that are given, and none that is undefined', () => {
    const { createElement } = page().modules.dom;
    const made = createElement('input', { type: 'radio', title: '', name: undefined });
    deepEqual(made.getAttributeNames(), ['type', 'title']);
  });

  it('holds text from outside as text', () => {
    const { createElement } = page().modules.dom;
    const made = createElement('p', {}, '<img src=x>', createElement('b', {}, '&amp;'));
    equal(made.innerHTML, '&lt;img src=x&gt;<b>&amp;amp;</b>');
  });

  it('is not touched when its text stays the same, so that a live region announces it once', () => {
    const { createElement, setText } = page().modules.dom;
    const made = createElement('p', {}, 'same');
    const before = made.firstChild;
    setText(made, 'same');
    equal(made.firstChild, before);
    setText(made, 'other');
    equal(made.textContent, 'other');
  });
});

describe('a button of a page', () => {
  const page = useUnitModules();

  it('acts once on a click, on Enter and on Space', async () => {
    let clicks = 0;
    const button = page().modules.dom.createButton('Go', () => (clicks += 1), { title: 'There' });
    await page().show(button);
    equal(page().button('Go').title, 'There');
    await page().click(button);
    equal(clicks, 1);
    button.focus();
    await page().press('Enter');
    equal(clicks, 2);
    await page().press(' ');
    equal(clicks, 3);
  });

  it('keeps the page from scrolling on Space, and leaves other keys to the page', async () => {
    const button = page().modules.dom.createButton('Go', () => undefined);
    await page().show(button);
    button.focus();
    equal(await page().press(' '), true);
    equal(await page().press('PageDown'), false);
  });
});
