import { deepEqual, equal } from 'node:assert/strict';
import { UserFacingError } from '../../../../../../../src/base/errors';
import type { HostHandlers } from '../../../../../../../src/model/panelProtocol';
import {
  type Diagnosis,
  type DiagnosisPanel,
  diagnosisPanel,
} from '../../../../../../../src/products/eci/instance/diagnosis/contract';
import { flushTasks } from '../../../../../../support/fakeClock';
import { type UnitPanel, useUnitPanel } from '../../../../../../support/page/unitPage';

const target = { region: 'cn-hangzhou', id: 'eci-1', name: 'web' };
const diagnosis: Diagnosis = {
  verdict: 'A container exited with code 1.',
  isBad: true,
  status: 'Failed',
  containers: [
    {
      name: 'app',
      isInit: false,
      verdict: 'Exited.',
      facts: [],
      log: { title: 'Last lines', text: 'one', isPrevious: false },
    },
    {
      name: 'side',
      isInit: false,
      verdict: 'Runs.',
      facts: [],
      log: { title: 'Last lines', text: 'two', isPrevious: true },
    },
  ],
  events: [],
  eventsProblem: 'Denied.',
  advice: [{ text: 'Restart it.', remedies: ['restart'] }],
};

describe('the page that shows why an instance failed', () => {
  const openPanel = useUnitPanel();
  const sent: unknown[] = [];
  let answers: ((answer: Diagnosis | Error) => void)[] = [];
  let aborted = 0;
  let page: UnitPanel<DiagnosisPanel>;

  async function open(language = 'en'): Promise<void> {
    sent.length = 0;
    answers = [];
    aborted = 0;
    const handlers: HostHandlers<DiagnosisPanel> = {
      read: (_, signal) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => (aborted += 1));
          answers.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
        }),
      run: (params) => void sent.push(params),
      showLog: (params) => void sent.push(params),
    };
    page = await openPanel({ protocol: diagnosisPanel, init: { target, account: 'production' }, handlers, language });
  }

  async function answer(at: number, what: Diagnosis | Error): Promise<void> {
    answers[at]?.(what);
    await flushTasks();
  }

  const status = (): string => page.one('[role=status]').textContent;
  const alert = (): string => page.one('[role=alert]').textContent;

  it('says what it is about, and reads as soon as it is shown', async () => {
    await open();
    equal(page.one('h1').textContent, 'Why did it fail?');
    deepEqual(page.texts('.page > header > .subject'), ['web (eci-1) in cn-hangzhou, account production']);
    deepEqual(page.texts('.page > .tools > [secondary]'), ['Refresh']);
    equal(status(), 'Reading state, events and logs…');
    equal(answers.length, 1);
  });

  it('shows the outcome, the advice, each container and the events', async () => {
    await open();
    await answer(0, diagnosis);
    equal(page.one('.found > .notice').className, 'notice problem');
    deepEqual(page.texts('h2'), [
      'A container exited with code 1.',
      'What to try next',
      'Container app',
      'Container side',
      'Last events',
    ]);
    equal(page.shows('Status: Failed'), true);
    equal(page.shows('The events could not be read: Denied.'), true);
    deepEqual(
      page.all('section').map((section) => section.getAttribute('aria-labelledby')),
      ['advice', 'container-0', 'container-1', 'events'],
    );
  });

  it('draws an instance that did not fail as well', async () => {
    await open();
    await answer(0, { ...diagnosis, isBad: false });
    equal(page.one('.found > .notice').className, 'notice success');
  });

  it('says when it was updated, in its language', async () => {
    await open('de');
    await answer(0, diagnosis);
    equal(status(), `Updated ${new Date(page.view.time.now).toLocaleTimeString('de')}`);
  });

  it('shows the end of each log', async () => {
    await open();
    Object.defineProperty(page.view.window.HTMLElement.prototype, 'scrollHeight', { value: 500 });
    await answer(0, diagnosis);
    deepEqual(
      page.all('.log').map(({ scrollTop }) => scrollTop),
      [500, 500],
    );
  });

  it('runs actions, and opens logs', async () => {
    await open();
    await answer(0, diagnosis);
    await page.click(page.button('Restart…'));
    await page.click(page.buttons('Show Log')[1]!);
    deepEqual(sent, [{ remedy: 'restart' }, { container: 'side', isPrevious: true }]);
  });

  it('reads again on request, and gives up on what it read before', async () => {
    await open();
    await page.click(page.button('Refresh'));
    equal(aborted, 1);
    equal(answers.length, 2);
    await answer(0, { ...diagnosis, verdict: 'Old.' });
    equal(page.shows('Old.'), false);
    await answer(1, diagnosis);
    equal(page.shows('A container exited with code 1.'), true);
  });

  it('shows why it could not read, keeps what it showed, and shows the next reading instead', async () => {
    await open();
    await answer(0, diagnosis);
    await page.click(page.button('Refresh'));
    await answer(1, new UserFacingError('Denied.', 'Ask.'));
    equal(alert(), 'Denied.Ask.');
    equal(status(), '');
    equal(page.shows('A container exited with code 1.'), true);
    await page.click(page.button('Refresh'));
    await answer(2, diagnosis);
    equal(alert(), '');
  });

  it('ignores the failure of a reading that it gave up on', async () => {
    await open();
    await page.click(page.button('Refresh'));
    await answer(0, new UserFacingError('Denied.', 'Ask.'));
    equal(alert(), '');
    equal(status(), 'Reading state, events and logs…');
  });

  it('starts over when the extension opens it again', async () => {
    await open();
    await answer(0, diagnosis);
    await page.initialize({ target: { ...target, name: 'api' }, account: 'staging' });
    equal(page.shows('api (eci-1) in cn-hangzhou, account staging'), true);
    equal(page.shows('A container exited with code 1.'), false);
    equal(answers.length, 2);
  });
});
