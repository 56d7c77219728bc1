import { deepEqual, equal } from 'node:assert/strict';
import type { ResultView } from '../../../../src/panels/ui/resultView';
import { useUnitModules } from '../../../support/page/unitPage';

describe('how the last attempt ended', () => {
  const page = useUnitModules();
  let view: ResultView;

  beforeEach(async () => {
    view = page().modules.resultView.createResultView();
    await page().show(view.root);
  });

  const box = (): HTMLElement => page().one('[role=alert] > div');

  it('is in a live region that is there, and empty, before it ended', () => {
    equal(box().hidden, true);
    equal(view.root.textContent, '');
  });

  it('shows a problem with its hint and the ID of the request, and takes the focus', () => {
    view.showProblem({ message: 'Refused.', hint: 'Ask.', requestId: 'ABC' });
    equal(box().hidden, false);
    equal(box().className, 'notice problem');
    deepEqual(page().texts('[role=alert] h2, [role=alert] p'), ['Refused.', 'Ask.', 'Request ID: ABC']);
    equal(page().one('.request-id code').textContent, 'ABC');
    equal(page().isFocused(box()), true);
  });

  it('leaves out the hint and the ID that a problem does not have', () => {
    view.showProblem({ message: 'Refused.', hint: '' });
    deepEqual(page().texts('[role=alert] h2, [role=alert] p'), ['Refused.']);
  });

  it('shows a success, and leaves the focus where it is', () => {
    view.showSuccess('Started.');
    equal(box().className, 'notice success');
    equal(box().hidden, false);
    deepEqual(page().texts('[role=alert] h2, [role=alert] p'), ['Started.']);
    equal(page().isFocused(page().document.body), true);
  });

  it('shows a note with a hint, and takes the focus', () => {
    view.showNote('Nothing has changed', 'There is nothing to send.');
    equal(box().className, 'notice success');
    deepEqual(page().texts('[role=alert] h2, [role=alert] p'), ['Nothing has changed', 'There is nothing to send.']);
    equal(page().isFocused(box()), true);
  });

  it('is replaced by the next, and gone when cleared', () => {
    view.showProblem({ message: 'Refused.', hint: 'Ask.' });
    view.showSuccess('Started.');
    deepEqual(page().texts('[role=alert] h2, [role=alert] p'), ['Started.']);
    view.clear();
    equal(box().hidden, true);
    equal(view.root.textContent, '');
  });
});
