import { deepEqual, equal } from 'node:assert/strict';
import type { SnippetView } from '../../../../src/panels/ui/snippetView';
import { useUnitModules } from '../../../support/page/unitPage';

describe('a piece of code with a button that copies it', () => {
  const page = useUnitModules();
  const copied: string[] = [];
  let view: SnippetView;

  beforeEach(async () => {
    copied.length = 0;
    view = page().modules.snippetView.createSnippetView('Command', 'Copy Command', (text) => copied.push(text));
    await page().show(view.root);
  });

  it('shows the code and copies it as it is', async () => {
    view.show('run --name a-b --x');
    equal(page().one('pre').hidden, false);
    equal(page().one('.help').hidden, true);
    equal(page().one('h3').textContent, 'Command');
    await page().click(page().button('Copy Command'));
    deepEqual(copied, ['run --name a-b --x']);
  });

  it('may break before an option, and nowhere else', () => {
    view.show('run --name a--b -- x --y');
    deepEqual(
      page()
        .all('code span')
        .map(({ textContent }) => textContent),
      ['run', ' --name a--b', ' -- x', ' --y'],
    );
  });

  it('asks to fix the fields while there is no code, and copies nothing', () => {
    view.show('run');
    view.show(undefined);
    equal(page().one('pre').hidden, true);
    equal(page().shows('Fix the marked fields first.'), true);
    equal(page().button('Copy Command').disabled, true);
    view.show('run');
    equal(page().button('Copy Command').disabled, false);
  });
});
