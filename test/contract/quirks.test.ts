// Each kind under each quirk of the emulator: the same rows as without, with what is below them.
import { deepEqual, ok } from 'node:assert/strict';
import { mock } from 'node:test';
import { loadYaml } from '../../src/base/yaml';
import { startEmulator } from '../../src/emulator/emulator';
import { parseOptions } from '../../src/emulator/options';
import type { Quirk } from '../../src/emulator/quirks';
import type { ResourceRef } from '../../src/model/resource';
import { listKinds } from '../fuzz/answerUses';
import { createClients } from '../support/kindContext';
import { lookAround } from './faults/known';
import type { Known } from './faults/known';
import { TransportTrial } from './transportTrial';

const quirks: readonly Quirk[] = [
  ...(['lower-case', 'nulls', 'texts', 'empty-arrays', 'reordered', 'partial-pages'] as const),
];
const secret = 'emulator-secret-for-quirks';

interface Drawing {
  readonly names: readonly string[];
  readonly texts: readonly string[];
}

/** What is drawn of every kind, sorted; the items of some lists have no order. */
async function drawKinds(
  using: readonly Quirk[],
  known?: Known,
): Promise<{ known: Known; kinds: Record<string, Drawing> }> {
  const options = parseOptions(['--seed', '1', ...using.flatMap((quirk) => ['--quirk', quirk])]);
  const emulator = await startEmulator(options, { accessKeyId: 'LTAItest', accessKeySecret: secret });
  try {
    const { transport } = new TransportTrial(emulator.ready.endpoint, { accessKeySecret: secret });
    const found = known ?? (await lookAround(createClients(transport)));
    const kinds: Record<string, Drawing> = {};
    for (const { name, run } of listKinds(found)) {
      const names: string[] = [];
      const texts: string[] = [];
      const checkRef = ({ id }: ResourceRef): void => void names.push(id);
      await run(transport, {
        check: (text) => texts.push(text.split(', ').sort().join(', ')),
        checkRef,
        byId: true,
        mostNodes: 400,
        mostDocuments: 0,
      });
      kinds[name] = { names: names.sort(), texts: texts.sort() };
    }
    return { known: found, kinds };
  } finally {
    emulator.close();
  }
}

describe('Each kind of a service that does not keep to its documents', function () {
  this.timeout(30_000);
  let usual: Awaited<ReturnType<typeof drawKinds>>;

  before(async () => {
    await loadYaml();
    // Ages and the progress of what is under way are those of one moment.
    mock.timers.enable({ apis: ['Date'], now: Date.now() });
    usual = await drawKinds([]);
    ok(Object.values(usual.kinds).every(({ names }) => names.length > 0));
  });
  after(() => mock.timers.reset());

  for (const quirk of quirks) {
    it(`has the same rows under the quirk ${quirk}`, async () => {
      deepEqual((await drawKinds([quirk], usual.known)).kinds, usual.kinds);
    });
  }

  it('has the same rows under the quirk slow-pages', async () => {
    // Pages come late on the clock of the emulator.
    const passing = setInterval(() => mock.timers.tick(200), 10);
    try {
      const { kinds } = await drawKinds(['slow-pages'], usual.known);
      const list = (drawn: Record<string, Drawing>) => Object.entries(drawn).map(([kind, { names }]) => [kind, names]);
      deepEqual(list(kinds), list(usual.kinds));
    } finally {
      clearInterval(passing);
    }
  });
});
