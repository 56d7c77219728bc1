import { deepEqual, equal } from 'node:assert/strict';
import { remedies } from '../../../../../../../src/products/eci/instance/diagnosis/contract';
import type {
  ContainerFindings,
  DiagnosedEvent,
  Remedy,
} from '../../../../../../../src/products/eci/instance/diagnosis/contract';
import { useUnitModules } from '../../../../../../support/page/unitPage';

describe('what to try next', () => {
  const page = useUnitModules();
  const run: Remedy[] = [];

  it('is one item an advice, and offers each action once, where it is first of use', async () => {
    run.length = 0;
    const { createAdviceSection } = page().modules.diagnosisSections;
    const section = createAdviceSection(
      [
        { text: 'Look at it.', remedies: ['describe', 'restart'] },
        { text: 'Or delete it.', remedies: ['restart', 'delete'] },
        { text: 'Or wait.', remedies: [] },
      ],
      (remedy) => run.push(remedy),
    );
    await page().show(section);
    deepEqual(
      page()
        .all('li')
        .map((item) => [...item.querySelectorAll('p, vscode-button')].map(({ textContent }) => textContent)),
      [['Look at it.', 'Describe', 'Restart…'], ['Or delete it.', 'Delete…'], ['Or wait.']],
    );
    deepEqual(page().texts('.advice > li > .buttons > [secondary]'), ['Describe', 'Restart…', 'Delete…']);
    equal(section.getAttribute('aria-labelledby'), page().one('h2').id);
    await page().click(page().button('Delete…'));
    deepEqual(run, ['delete']);
  });

  it('names every action as its command is named', async () => {
    const { createAdviceSection } = page().modules.diagnosisSections;
    await page().show(createAdviceSection([{ text: 'Try.', remedies }], () => undefined));
    deepEqual(page().texts('vscode-button'), [
      'Describe',
      'Show Metrics',
      'Capture Packets…',
      'Enable Core Dump',
      'Restart…',
      'Delete…',
      'Open in Console',
    ]);
  });
});

describe('what is known of a container', () => {
  const page = useUnitModules();
  const shown: unknown[] = [];
  const found: ContainerFindings = {
    name: 'app',
    isInit: false,
    verdict: 'Exited with code 1.',
    facts: [
      { label: 'Image', value: 'app:1' },
      { label: 'Restarts', value: '3' },
    ],
    log: { title: 'Last lines', text: 'one\ntwo', isPrevious: true },
  };

  async function show(more: Partial<ContainerFindings> = {}): Promise<void> {
    shown.length = 0;
    const { createContainerSection } = page().modules.diagnosisSections;
    await page().show(createContainerSection({ ...found, ...more }, 'container-0', (log) => shown.push(log)));
  }

  it('is its outcome, its facts and its last lines', async () => {
    await show();
    equal(page().one('h2').textContent, 'Container app');
    equal(page().one('h2').id, page().one('section').getAttribute('aria-labelledby'));
    equal(page().one('.verdict').textContent, 'Exited with code 1.');
    deepEqual(page().texts('dt, dd'), ['Image', 'app:1', 'Restarts', '3']);
    equal(page().one('h3').textContent, 'Last lines');
    const log = page().one('pre');
    equal(log.textContent, 'one\ntwo');
    equal(log.tabIndex, 0);
    equal(log.getAttribute('aria-label'), 'Container app: Last lines');
    deepEqual(page().texts('section > .buttons > [secondary]'), ['Show Log']);
  });

  it('names an init container as one', async () => {
    await show({ isInit: true });
    equal(page().one('h2').textContent, 'Init container app');
  });

  it('opens the whole log of the container instance that is shown', async () => {
    await show();
    await page().click(page().button('Show Log'));
    deepEqual(shown, [{ container: 'app', isPrevious: true }]);
  });

  it('says that there is no output, or why it could not be read', async () => {
    await show({ log: { ...found.log, text: '' } });
    deepEqual(page().texts('.help'), ['No output.']);
    equal(page().all('pre').length, 0);
    await show({ log: { ...found.log, problem: 'Denied.' } });
    deepEqual(page().texts('.notice.warning'), ['The log could not be read: Denied.']);
    equal(page().all('pre').length, 0);
  });
});

describe('the last events', () => {
  const page = useUnitModules();
  const event: DiagnosedEvent = {
    time: '2026-11-23 03:00',
    age: '5 min',
    isWarning: true,
    reason: 'BackOff',
    message: 'Back-off restarting',
    count: 3,
  };

  async function show(events: readonly DiagnosedEvent[], problem?: string): Promise<void> {
    await page().show(page().modules.diagnosisSections.createEventSection(events, problem));
  }

  it('are a table with when, type, reason and message', async () => {
    const normal = { ...event, age: '', isWarning: false, reason: 'Pulled', message: 'Pulled it', count: 1 };
    await show([event, normal]);
    deepEqual(page().texts('thead th'), ['When', 'Type', 'Reason', 'Message']);
    deepEqual(
      page()
        .all('tbody tr')
        .map((row) => [...row.children].map(({ textContent }) => textContent)),
      [
        ['5 min ago', 'Warning', 'BackOff ×3', 'Back-off restarting'],
        ['2026-11-23 03:00', 'Normal', 'Pulled', 'Pulled it'],
      ],
    );
    deepEqual(
      page()
        .all('tbody tr')
        .map(({ className }) => className),
      ['warning', ''],
    );
    equal(page().all('tbody td')[0]?.title, '2026-11-23 03:00');
    equal(page().all('.notice').length, 0);
  });

  it('name the table, its columns, and its rows for assistive technology', async () => {
    await show([event]);
    const [section, table] = [page().one('section'), page().one('table')];
    equal(page().one(`#${section.getAttribute('aria-labelledby') ?? ''}`).textContent, 'Last events');
    equal(table.getAttribute('aria-labelledby'), section.getAttribute('aria-labelledby'));
    deepEqual(page().texts('th[scope=col]'), ['When', 'Type', 'Reason', 'Message']);
    deepEqual(page().texts('th[scope=row]'), ['BackOff ×3']);
  });

  it('may be none', async () => {
    await show([]);
    equal(page().one('section').textContent, 'Last eventsThere are no events.');
    deepEqual(page().texts('.help'), ['There are no events.']);
    equal(page().all('table').length, 0);
  });

  it('come with why they could not be read', async () => {
    await show([], 'Denied.');
    deepEqual(page().texts('.notice.warning'), ['The events could not be read: Denied.']);
  });
});
