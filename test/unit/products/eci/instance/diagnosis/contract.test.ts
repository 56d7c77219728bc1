// Whatever a page sends is checked: only agreed values reach a handler.
import { deepEqual, equal } from 'node:assert/strict';
import { diagnosisPanel, remedies } from '../../../../../../src/products/eci/instance/diagnosis/contract';

const { read, run, showLog } = diagnosisPanel.messages;
const notAgreed: readonly unknown[] = [undefined, null, 'describe', 1, [], {}];

describe('a message of the diagnosis page', () => {
  it('runs an action that the page offers, and no other', () => {
    deepEqual(
      remedies.map((remedy) => run.parse({ remedy, more: 1 })),
      remedies.map((remedy) => ({ remedy })),
    );
    for (const raw of [...notAgreed, { remedy: 'stopTcpdump' }, { remedy: 'toString' }, { remedy: ['delete'] }]) {
      equal(run.parse(raw), undefined);
    }
  });

  it('opens the log of a container by its name', () => {
    for (const isPrevious of [true, false]) {
      deepEqual(showLog.parse({ container: 'web', isPrevious, more: 1 }), { container: 'web', isPrevious });
    }
    for (const raw of [
      ...notAgreed,
      { container: 'web' },
      { isPrevious: true },
      { container: 1, isPrevious: true },
      { container: 'web', isPrevious: 'yes' },
    ]) {
      equal(showLog.parse(raw), undefined);
    }
  });

  it('reads everything there is, whatever it says', () => {
    deepEqual(read.parse({ more: 1 }), {});
  });
});
