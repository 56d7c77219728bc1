import { deepEqual, equal } from 'node:assert/strict';
import type { FeedState } from '../../../../../../../src/products/eci/instance/metrics/page/feed';
import type { NoticesView } from '../../../../../../../src/products/eci/instance/metrics/page/noticesView';
import { useUnitModules } from '../../../../../../support/page/unitPage';

const targets = [{ region: 'cn-hangzhou', id: 'eci-1', name: 'web' }];
const sound: FeedState = {
  samples: new Map(),
  problems: [],
  failure: undefined,
  isReading: false,
  readAt: undefined,
};

describe('the notices of the metrics panel', () => {
  const page = useUnitModules();
  let retried = 0;
  let view: NoticesView;

  beforeEach(async () => {
    retried = 0;
    view = page().modules.noticesView.createNoticesView(() => (retried += 1));
    await page().show(view.root);
  });

  const notices = (): string[][] =>
    page()
      .all('.notices > .notice.problem')
      .map((notice) => [...notice.querySelectorAll('p')].map(({ textContent }) => textContent));

  it('are in a live region, and none while everything could be read', () => {
    view.show(sound, targets);
    equal(view.root.getAttribute('role'), 'status');
    equal(view.root.className, 'notices');
    deepEqual(notices(), []);
  });

  it('are one for the attempt as a whole and one an instance, named as the user knows it', () => {
    view.show(
      {
        ...sound,
        failure: { message: 'No answer.', hint: 'Check the network.', requestId: 'ABC' },
        problems: [
          { id: 'eci-1', problem: { message: 'Denied.', hint: '' } },
          { id: 'eci-2', problem: { message: 'Gone.', hint: 'Refresh.' } },
        ],
      },
      targets,
    );
    deepEqual(notices(), [
      ['No answer.', 'Check the network.', 'Request ID: ABC'],
      ['web: Denied.'],
      ['eci-2: Gone.', 'Refresh.'],
    ]);
    deepEqual(page().texts('.notice code'), ['ABC']);
    deepEqual(page().texts('.notice').at(1), 'web: Denied.Retry');
  });

  it('offer to try again', async () => {
    view.show({ ...sound, failure: { message: 'No answer.', hint: '' } }, targets);
    equal(page().button('Retry').hasAttribute('secondary'), true);
    await page().click(page().button('Retry'));
    equal(retried, 1);
  });

  it('are not announced again while they are the same, and go when it could be read', () => {
    const state = { ...sound, failure: { message: 'No answer.', hint: '' } };
    view.show(state, targets);
    const [before] = page().all('.notice');
    view.show({ ...state, isReading: true }, targets);
    equal(page().all('.notice')[0], before);
    view.show(sound, targets);
    deepEqual(notices(), []);
  });
});
