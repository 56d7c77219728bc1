import { deepEqual, equal } from 'node:assert/strict';
import { useUnitModules } from '../../../../../../support/page/unitPage';

describe('the choice of a time range', () => {
  const page = useUnitModules();

  it('is one radio button a range, with the chosen one checked', async () => {
    const { createRangeChoice } = page().modules.rangeChoice;
    await page().show(createRangeChoice('1h', () => undefined));
    equal(page().one('.range > legend.spoken').textContent, 'Time');
    equal(
      new Set(
        page()
          .all<HTMLInputElement>('[type=radio]')
          .map(({ name }) => name),
      ).size,
      1,
    );
    deepEqual(page().texts('.range > span > label'), ['5 min', '15 min', '30 min', '1 h', '3 h', '8 h']);
    deepEqual(
      page()
        .all<HTMLInputElement>('input')
        .filter(({ checked }) => checked)
        .map(({ value }) => value),
      ['1h'],
    );
  });

  it('reports what the user chooses', async () => {
    const chosen: string[] = [];
    const { createRangeChoice } = page().modules.rangeChoice;
    await page().show(createRangeChoice('15m', (range) => chosen.push(range)));
    await page().click(page().choice('3 h'));
    deepEqual(chosen, ['3h']);
  });
});
