import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { useUnitModules } from '../../../../../../support/page/unitPage';

describe('the style of a line of a chart', () => {
  const page = useUnitModules();

  it('is a color of the theme and a dash, no pair of which comes again for twelve lines', () => {
    const { getLineStyle } = page().modules.lineStyle;
    deepEqual(getLineStyle(0), { colour: '#59a4f9', dash: [] });
    deepEqual(getLineStyle(1), { colour: '#cca700', dash: [8, 4] });
    deepEqual(getLineStyle(5), { colour: '#d18616', dash: [8, 4] });
    const styles = Array.from({ length: 12 }, (_, index) => JSON.stringify(getLineStyle(index)));
    equal(new Set(styles).size, 12);
    equal(JSON.stringify(getLineStyle(12)), styles[0]);
  });

  it('follows the theme', () => {
    const { getLineStyle } = page().modules.lineStyle;
    page().view.setTheme('light');
    equal(getLineStyle(0).colour, '#0063d3');
  });

  it('is another color of the theme where the theme leaves its own out, and that of the text at last', () => {
    const { getThemeColour } = page().modules.lineStyle;
    equal(getThemeColour('charts-red', 'foreground'), '#f14c4c');
    equal(getThemeColour('charts-none', 'foreground'), '#cccccc');
    equal(getThemeColour('charts-none', 'none'), 'currentColor');
  });

  it('has a sample for tables that assistive technology ignores', () => {
    const { createLineSample } = page().modules.lineStyle;
    const sample = createLineSample(1);
    equal(sample.getAttribute('aria-hidden'), 'true');
    equal(sample.getAttribute('class'), 'swatch colour-yellow');
    equal(sample.querySelector('line')?.getAttribute('stroke-dasharray'), '8 4');
    notEqual(createLineSample(7).getAttribute('class'), createLineSample(2).getAttribute('class'));
    equal(createLineSample(7).getAttribute('class'), 'swatch colour-yellow');
  });
});
