import { deepEqual, equal } from 'node:assert/strict';
import type { ConflictRow } from '../../../../../../src/products/eci/imageCache/form/conflict';
import type { ConflictStep } from '../../../../../../src/products/eci/imageCache/page/conflictStep';
import { useUnitModules } from '../../../../../support/page/unitPage';

describe('the step that shows a conflict', () => {
  const page = useUnitModules();
  const events: string[] = [];
  let step: ConflictStep;

  beforeEach(async () => {
    events.length = 0;
    step = page().modules.conflictStep.createConflictStep({
      onOverwrite: () => events.push('overwrite'),
      onStartOver: () => events.push('start over'),
    });
    await page().show(step.root);
  });

  const name: ConflictRow = { label: 'Name', opened: ['a'], mine: ['b'], now: ['c'], isMine: true };
  const columns = (): string[][] =>
    page()
      .all('dd')
      .map((column) => [...column.children].map(({ textContent }) => textContent));
  const marked = (): string[] => page().texts('.new');

  it('has three columns a field, and marks what was not there when it was opened', () => {
    step.show([name]);
    deepEqual(page().texts('h3, dt'), ['Name', 'When you opened it', 'Yours', 'Now']);
    deepEqual(columns(), [['a'], ['b'], ['c']]);
    deepEqual(marked(), ['b', 'c']);
    equal(page().shows('The same in all'), false);
  });

  it('says that a field was not changed by the user', () => {
    step.show([{ ...name, mine: ['a'], isMine: false }]);
    deepEqual(columns(), [['a'], ['not changed by you'], ['c']]);
  });

  it('shows of long lists only what differs, and how much is the same', () => {
    const row = { label: 'Images', opened: ['x', 'y', 'z'], mine: ['x', 'm'], now: ['x', 'y', 'n'], isMine: true };
    step.show([row]);
    deepEqual(columns(), [['y', 'z'], ['m'], ['y', 'n']]);
    equal(page().shows('The same in all: 1'), true);
    step.show([{ ...row, isMine: false }]);
    deepEqual(columns(), [['z'], ['not changed by you'], ['n']]);
    equal(page().shows('The same in all: 2'), true);
  });

  it('says where nothing, and where nothing else is left', () => {
    step.show([{ label: 'Tags', opened: ['x', 'y'], mine: [], now: ['x', 'y', 'n'], isMine: true }]);
    deepEqual(columns(), [['x', 'y'], ['none'], ['x', 'y', 'n']]);
    step.show([{ label: 'Tags', opened: ['x', 'y'], mine: ['x', 'y', 'm'], now: ['x', 'y'], isMine: true }]);
    deepEqual(columns(), [['nothing else'], ['m'], ['nothing else']]);
  });

  it('shows a single value also where it is the same', () => {
    step.show([{ label: 'Images', opened: ['x'], mine: ['x'], now: ['x', 'n'], isMine: true }]);
    deepEqual(columns(), [['x'], ['x'], ['x', 'n']]);
  });

  it('says what keeping the changes does, by whether there are any', () => {
    step.show([{ ...name, isMine: false }]);
    equal(page().shows('You changed none of these fields'), true);
    step.show([{ ...name, isMine: false }, name]);
    equal(page().shows('they replace the values set by others'), true);
  });

  it('offers to overwrite at once, and to start over after a question', async () => {
    step.show([name]);
    await page().click(page().button('Keep Mine and Overwrite'));
    await page().click(page().button('Start Over from the Current State'));
    deepEqual(events, ['overwrite']);
    await page().click(page().button('Start Over'));
    deepEqual(events, ['overwrite', 'start over']);
  });

  it('takes the focus on its title', () => {
    step.focus();
    equal(page().isFocused(page().one('h2')), true);
    equal(page().one('h2').id, step.root.getAttribute('aria-labelledby'));
  });
});
