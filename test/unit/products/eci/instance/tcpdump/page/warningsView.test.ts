import { deepEqual, equal } from 'node:assert/strict';
import type { WarningsView } from '../../../../../../../src/products/eci/instance/tcpdump/page/warningsView';
import type { TcpdumpWarning } from '../../../../../../../src/products/eci/instance/tcpdump/tcpdumpForm';
import { useUnitModules } from '../../../../../../support/page/unitPage';

describe('what to know before a packet capture', () => {
  const page = useUnitModules();
  const applied: TcpdumpWarning[] = [];
  const plain: TcpdumpWarning = { message: 'Everything is captured.' };
  const fixable: TcpdumpWarning = { field: 'SourceCidr', message: 'Host bits are set.', suggestion: '10.0.0.0/24' };
  let view: WarningsView;

  beforeEach(async () => {
    applied.length = 0;
    view = page().modules.warningsView.createWarningsView((warning) => applied.push(warning));
    await page().show(view.root);
  });

  const box = (): HTMLElement => page().one('section');

  it('is in a live region from the start, and hidden while there is nothing', () => {
    equal(page().one('[aria-live=polite]').firstElementChild, box());
    equal(box().hidden, true);
    view.show([]);
    equal(box().hidden, true);
  });

  it('is one item a warning, with a button where a value is suggested', async () => {
    view.show([plain, fixable]);
    equal(box().hidden, false);
    equal(box().className, 'notice warning');
    equal(page().one(`#${box().getAttribute('aria-labelledby') ?? ''}`).textContent, 'Before you start');
    equal(page().button('Use 10.0.0.0/24').hasAttribute('secondary'), true);
    deepEqual(page().texts('li'), ['Everything is captured.', 'Host bits are set.Use 10.0.0.0/24']);
    await page().click(page().button('Use 10.0.0.0/24'));
    deepEqual(applied, [fixable]);
  });

  it('is not drawn again while it is the same, so that it is announced once and keeps the focus', () => {
    view.show([plain]);
    const [before] = page().all('li');
    view.show([{ ...plain }]);
    equal(page().all('li')[0], before);
    view.show([fixable]);
    deepEqual(page().texts('li span'), ['Host bits are set.']);
    view.show([]);
    equal(box().hidden, true);
    deepEqual(page().texts('li'), []);
  });
});
