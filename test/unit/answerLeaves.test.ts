// Answers of the service that differ from their documents in one place. ANSWER_LEAVES=1 draws each of them, =7 every seventh.
import { deepEqual, equal } from 'node:assert/strict';
import { assertNothingMissing, drawEachLeaf } from '../fuzz/answerLeaves';
import type { GivenPanel } from '../fuzz/answerLeaves';
import { UnitPanel } from '../support/page/unitPage';

/** A prime: of each value and each way some are drawn. */
const every = Number(process.env['ANSWER_LEAVES'] ?? 61);

describe('An answer that differs from its document in one value', function () {
  // All of them take ten minutes of processor time.
  this.timeout(every > 30 ? 180_000 : 7_200_000);

  it('is drawn without a failure, and nothing shows a value that is none', async () => {
    let pages = 0;
    const result = await drawEachLeaf(every, async (panel) => {
      pages++;
      await drawPage(panel);
    });
    const { operations, leaves, ways, changes, drawings, failures } = result;
    // eslint-disable-next-line no-console -- the size of the test is one of its results
    console.log(
      `      ${operations} operations x ${leaves} leaves x ${ways} ways: ${changes} changes, ${drawings} drawings, ${pages} pages`,
    );
    equal(failures.length, 0, failures.slice(0, 50).join('\n'));
  });
});

async function drawPage({ spec, init, results }: GivenPanel): Promise<void> {
  const handlers = Object.fromEntries(
    Object.keys(spec.handlers).map((name) => [name, () => Promise.resolve(results[name])]),
  );
  const page = await UnitPanel.open({ protocol: spec.protocol, init, handlers: handlers as typeof spec.handlers });
  try {
    await page.passTime(1_000);
    const shown = page.all('#root *').flatMap((element) => [element.textContent, element.ariaLabel, element.title]);
    const painted = [...page.view.drawings.values()].flatMap(({ texts }) => texts.map(({ text }) => text));
    [...shown, ...painted].forEach((text) => assertNothingMissing(text ?? ''));
  } finally {
    page.close();
  }
  deepEqual(page.complaints, []);
}
