// Whatever a page sends is checked: only agreed values reach a handler.
import { deepEqual, equal } from 'node:assert/strict';
import { emptyTcpdumpDraft } from '../../../../../../src/products/eci/instance/tcpdump/tcpdumpForm';
import { tcpdumpPanel } from '../../../../../../src/products/eci/instance/tcpdump/tcpdumpPanel';

const { start, copy } = tcpdumpPanel.messages;
const notAgreed: readonly unknown[] = [undefined, null, 'start', 1, [], {}];

describe('a message of the capture form', () => {
  it('starts a capture with a draft, of which only the known fields are taken', () => {
    deepEqual(start.parse({ draft: { DestPort: '443', more: '1' } }), {
      draft: { ...emptyTcpdumpDraft, DestPort: '443' },
    });
    for (const raw of [...notAgreed, { draft: 'DestPort' }, { draft: { DestPort: 443 } }]) {
      equal(start.parse(raw), undefined);
    }
  });

  it('copies the parameter or the command', () => {
    for (const what of ['opsValue', 'cli']) {
      deepEqual(copy.parse({ what, text: '{}', more: 1 }), { what, text: '{}' });
    }
    for (const raw of [
      ...notAgreed,
      { what: 'cli' },
      { text: '{}' },
      { what: 'other', text: '' },
      { what: 'cli', text: 1 },
    ]) {
      equal(copy.parse(raw), undefined);
    }
  });

  it('copies no endless text', () => {
    const text = 'a'.repeat(16_384);
    deepEqual(
      [copy.parse({ what: 'cli', text }), copy.parse({ what: 'cli', text: `${text}a` })],
      [{ what: 'cli', text }, undefined],
    );
  });
});
