import { deepEqual, equal } from 'node:assert/strict';
import type { RowsSpec, RowsView } from '../../../../src/panels/ui/rowsView';
import type { FieldView } from '../../../../src/panels/ui/textFieldView';
import { useUnitModules } from '../../../support/page/unitPage';

type Key = 'key' | 'value';

describe('a list that is edited row by row', () => {
  const page = useUnitModules();
  const announced: string[] = [];
  const left: FieldView[] = [];
  let inputs = 0;
  let list: RowsView<Key>;

  async function show(rows: readonly Record<Key, string>[], more: Partial<RowsSpec<Key>> = {}): Promise<void> {
    announced.length = 0;
    left.length = 0;
    inputs = 0;
    const spec: RowsSpec<Key> = {
      name: 'tags',
      layout: 'table',
      max: 4,
      addLabel: 'Add Tag',
      rowName: (number) => `Tag ${number}`,
      removeLabel: (number) => `Remove tag ${number}`,
      toPath: (row, key) => `tags.${row}.${key}`,
      columns: [
        { key: 'key', label: 'Key' },
        { key: 'value', label: 'Value' },
      ],
      readPasted: (text) =>
        text.split('\n').map((line) => ({ key: line.split('=')[0] ?? '', value: line.split('=')[1] ?? '' })),
      ...more,
    };
    list = new (page().modules.rowsView.RowsView)(spec, {
      onInput: () => (inputs += 1),
      onLeave: (field) => left.push(field),
      announce: (text) => announced.push(text),
    });
    list.rows = rows;
    await page().show(list.root);
  }

  const rows = (...keys: string[]): Record<Key, string>[] => keys.map((key) => ({ key, value: key && `${key}!` }));
  const keys = (): string[] => list.rows.map(({ key }) => key);
  const count = (): string => page().one('.buttons .aside').textContent;
  const field = (name: string): HTMLElementTagNameMap['vscode-textfield'] => page().field(name);
  const listError = (): string => {
    const error = page().one('.list > .error');
    return error.hidden ? '' : error.textContent;
  };

  describe('when it is set', () => {
    it('shows its rows, counted and named', async () => {
      await show(rows('a', 'b'));
      deepEqual(list.rows, rows('a', 'b'));
      deepEqual(page().texts('.number'), ['1', '2']);
      equal(field('Tag 2: Value').value, 'b!');
      equal(page().button('Remove tag 2').title, 'Remove tag 2');
      equal(count(), '2 of 4');
      equal(page().one('ul').className, 'rows table');
    });

    it('names a card by its row, and a field without companions by its row alone', async () => {
      await show(rows('a'), { layout: 'cards', columns: [{ key: 'key', label: 'Key' }] });
      deepEqual(page().texts('.number'), ['Tag 1']);
      equal(field('Tag 1').value, 'a');
    });

    it('uses the rows it has again, so that the focus stays', async () => {
      await show(rows('a', 'b', 'c'));
      field('Tag 1: Key').focus();
      const before = field('Tag 1: Key');
      list.rows = rows('x');
      equal(field('Tag 1: Key'), before);
      equal(page().isFocused(before), true);
      deepEqual(list.rows, rows('x'));
    });

    it('counts the rows that hold something', async () => {
      await show([...rows('a'), { key: ' ', value: '' }, { key: '', value: 'v' }]);
      equal(list.filled, 2);
      equal(count(), '2 of 4');
    });

    it('hides the list when it has no row', async () => {
      await show([]);
      equal(page().one('ul').hidden, true);
      list.rows = rows('a');
      equal(page().one('ul').hidden, false);
    });
  });

  describe('when rows come and go', () => {
    it('adds a row at its end, with the focus in its first field', async () => {
      await show(rows('a'));
      await page().click(page().button('Add Tag'));
      deepEqual(keys(), ['a', '']);
      equal(page().isFocused(field('Tag 2: Key')), true);
      equal(inputs, 1);
    });

    it('adds none beyond its limit', async () => {
      await show(rows('a', 'b', 'c'));
      equal(page().button('Add Tag').disabled, false);
      await page().click(page().button('Add Tag'));
      equal(page().button('Add Tag').disabled, true);
      await page().click(page().button('Remove tag 4'));
      equal(page().button('Add Tag').disabled, false);
    });

    it('removes a row, and goes on to the one that took its place', async () => {
      await show(rows('a', 'b', 'c'));
      await page().click(page().button('Remove tag 2'));
      deepEqual(keys(), ['a', 'c']);
      equal(page().isFocused(page().button('Remove tag 2')), true);
      deepEqual(announced, ['Tag 2 removed. 2 of 4 left.']);
      equal(inputs, 1);
      equal(field('Tag 2: Key').value, 'c');
    });

    it('goes to the row before the last that was removed, and to the button when none is left', async () => {
      await show(rows('a', 'b'));
      await page().click(page().button('Remove tag 2'));
      equal(page().isFocused(page().button('Remove tag 1')), true);
      await page().click(page().button('Remove tag 1'));
      equal(page().isFocused(page().button('Add Tag')), true);
      equal(page().one('ul').hidden, true);
    });

    it('reports what is typed, and which field was left', async () => {
      await show(rows('a'));
      await page().type(field('Tag 1: Value'), 'new');
      equal(inputs, 1);
      await page().leave();
      deepEqual(left, [list.find('tags.0.value')]);
    });
  });

  describe('with the keyboard', () => {
    it('goes up and down in the same column, and stays at the ends', async () => {
      await show(rows('a', 'b'));
      field('Tag 1: Value').focus();
      equal(await page().press('ArrowDown'), true);
      equal(page().isFocused(field('Tag 2: Value')), true);
      equal(await page().press('ArrowDown'), true);
      equal(page().isFocused(field('Tag 2: Value')), true);
      await page().press('ArrowUp');
      await page().press('ArrowUp');
      equal(page().isFocused(field('Tag 1: Value')), true);
      equal(await page().press('ArrowLeft'), false);
    });

    it('goes to the next row with Enter, and adds one after the last', async () => {
      await show(rows('a', 'b'));
      field('Tag 1: Value').focus();
      await page().press('Enter');
      equal(page().isFocused(field('Tag 2: Key')), true);
      await page().press('Enter');
      deepEqual(keys(), ['a', 'b', '']);
      equal(page().isFocused(field('Tag 3: Key')), true);
    });

    it('adds no row after an empty one, nor beyond the limit', async () => {
      await show([...rows('a'), { key: ' ', value: '' }]);
      field('Tag 2: Key').focus();
      equal(await page().press('Enter'), true);
      equal(list.rows.length, 2);
      list.rows = rows('a', 'b', 'c', 'd');
      field('Tag 4: Key').focus();
      await page().press('Enter');
      equal(list.rows.length, 4);
    });

    it('leaves keys with a modifier, those of an input method, and those of its buttons alone', async () => {
      await show(rows('a', 'b'));
      field('Tag 1: Key').focus();
      for (const more of ['ctrlKey', 'metaKey', 'altKey', 'shiftKey', 'isComposing'] as const) {
        equal(await page().press('ArrowDown', { [more]: true }), false, more);
      }
      equal(page().isFocused(field('Tag 1: Key')), true);
      page().button('Remove tag 1').focus();
      equal(await page().press('ArrowDown'), false);
    });

    it('keeps Enter from the form around it', async () => {
      await show(rows('a', 'b'));
      let heard = 0;
      page()
        .one('#root')
        .addEventListener('keydown', () => (heard += 1));
      field('Tag 1: Key').focus();
      await page().press('Enter');
      equal(heard, 0);
      await page().press('x');
      equal(heard, 1);
    });
  });

  describe('with pasted rows', () => {
    it('puts them after the row they are pasted into', async () => {
      await show(rows('a', 'd'));
      field('Tag 1: Key').focus();
      equal(await page().paste('b=b!\nc=c!'), true);
      deepEqual(list.rows, rows('a', 'b', 'c', 'd'));
      equal(page().isFocused(field('Tag 3: Key')), true);
      deepEqual(announced, ['2 rows added.']);
      equal(inputs, 1);
      deepEqual(
        left,
        ['tags.1.key', 'tags.1.value', 'tags.2.key', 'tags.2.value', 'tags.0.key'].map((path) => list.find(path)),
      );
    });

    it('fills the row they are pasted into when it is empty, and drops the empty ones after it', async () => {
      await show([...rows('a'), ...rows('', '')]);
      field('Tag 2: Value').focus();
      await page().paste('b=b!\nc=c!');
      deepEqual(list.rows, rows('a', 'b', 'c'));
    });

    it('takes as many as fit, and says how many do not', async () => {
      await show(rows('a', 'z'));
      field('Tag 1: Key').focus();
      await page().paste('b=b!\nc=c!\nd=d!');
      deepEqual(list.rows, rows('a', 'b', 'c', 'z'));
      const text = '1 of the 3 pasted rows were not added: at most 4 fit.';
      deepEqual(announced, [text]);
      list.showErrors(new Map(), () => true, '');
      equal(listError(), text);
      await page().type(field('Tag 1: Key'), 'x');
      list.showErrors(new Map(), () => true, '');
      equal(listError(), '');
    });

    it('takes none when there is no room, and leaves the rows alone', async () => {
      await show(rows('a', 'b', 'c', 'd'));
      field('Tag 2: Key').focus();
      await page().paste('x=x!\ny=y!');
      deepEqual(list.rows, rows('a', 'b', 'c', 'd'));
      deepEqual(announced, ['2 of the 2 pasted rows were not added: at most 4 fit.']);
    });

    it('leaves one row, a read-only list, and a list that reads none to the browser', async () => {
      await show(rows('a'));
      field('Tag 1: Key').focus();
      equal(await page().paste('b=b!'), false);
      list.setReadonly(true);
      equal(await page().paste('b=b!\nc=c!'), false);
      await show(rows('a'), { readPasted: () => [] });
      field('Tag 1: Key').focus();
      equal(await page().paste('b=b!\nc=c!'), false);
    });

    it('reads no more than a megabyte', async () => {
      let read = '';
      await show(rows('a'), { readPasted: (text) => ((read = text), []) });
      field('Tag 1: Key').focus();
      await page().paste('x'.repeat(1_000_001));
      equal(read.length, 1_000_000);
    });
  });

  describe('with errors', () => {
    const errors = new Map([
      ['tags.0.value', 'Too long.'],
      ['tags.1.key', 'Twice.'],
    ]);

    it('shows those of fields that may speak', async () => {
      await show(rows('a', 'b'));
      const first = list.find('tags.0.value');
      list.showErrors(errors, (one) => one === first, '');
      equal(page().error(field('Tag 1: Value')), 'Too long.');
      equal(page().error(field('Tag 2: Key')), '');
      list.showErrors(errors, () => true, '');
      equal(page().error(field('Tag 2: Key')), 'Twice.');
      list.showErrors(new Map(), () => true, '');
      equal(page().error(field('Tag 1: Value')), '');
    });

    it('shows that of the whole list in its first row, unless that has one of its own', async () => {
      await show(rows('a'));
      list.showErrors(new Map(), () => false, 'Too few.');
      equal(page().error(field('Tag 1: Key')), 'Too few.');
      equal(listError(), '');
      list.showErrors(new Map([['tags.0.key', 'Own.']]), () => true, 'Too few.');
      equal(page().error(field('Tag 1: Key')), 'Own.');
    });

    it('shows that of the whole list below it when it has no row', async () => {
      await show([]);
      list.showErrors(new Map(), () => true, 'Too few.');
      equal(listError(), 'Too few.');
    });

    it('counts again as they are shown', async () => {
      await show(rows('a'));
      await page().type(field('Tag 1: Key'), '');
      await page().type(field('Tag 1: Value'), '');
      list.showErrors(new Map(), () => true, '');
      equal(count(), '0 of 4');
    });
  });

  it('finds a field by its path', async () => {
    await show(rows('a', 'b'));
    equal(list.find('tags.1.value')?.value, 'b!');
    equal(list.find('tags.2.key'), undefined);
    equal(list.find('tags'), undefined);
  });

  it('gives the focus to its first field, or to the button that makes one', async () => {
    await show(rows('a', 'b'));
    list.focus();
    equal(page().isFocused(field('Tag 1: Key')), true);
    list.rows = [];
    list.focus();
    equal(page().isFocused(page().button('Add Tag')), true);
  });

  it('can be read-only as a whole', async () => {
    await show(rows('a'));
    list.setReadonly(true);
    equal(field('Tag 1: Value').readonly, true);
    equal(page().button('Remove tag 1').disabled, true);
    equal(page().button('Add Tag').disabled, true);
    list.setReadonly(false);
    equal(field('Tag 1: Value').readonly, false);
    equal(page().button('Remove tag 1').disabled, false);
    equal(page().button('Add Tag').disabled, false);
  });
});
