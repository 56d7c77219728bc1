import { deepEqual, equal } from 'node:assert/strict';
import { useUnitModules } from '../../../../../support/page/unitPage';

describe('a section of the image cache form', () => {
  const page = useUnitModules();

  it('shows in its heading what is set and how much is wrong, and is folded at first', async () => {
    const { createElement } = page().modules.dom;
    const group = page().modules.groupView.createGroupView('Tags', 'Help.', createElement('p', {}, 'Content'));
    await page().show(group.root);
    equal(group.root.open, false);
    group.show('2', 0);
    equal(page().texts('summary')[0], 'Tags 2');
    group.show('3', 1);
    equal(page().texts('summary')[0], 'Tags 3 To fix: 1');
    group.show('3', 0);
    equal(page().texts('summary')[0], 'Tags 3');
    deepEqual(page().texts('details > p'), ['Help.', 'Content']);
  });

  it('may be one that is always open', async () => {
    const { createElement } = page().modules.dom;
    const section = page().modules.groupView.createSectionView('Images', 'Help.', createElement('b', {}, 'Content'));
    await page().show(section);
    deepEqual(page().texts('fieldset > *'), ['Images', 'Help.', 'Content']);
  });
});
