import { deepEqual, equal } from 'node:assert/strict';
import { copyId, copyName, describe as describeTarget, refresh } from '../../../src/model/commonActions';
import { buildRef } from '../../support/buildResource';
import { ScriptedContext } from '../../support/scriptedContext';

const [one, two] = [buildRef('id-1'), buildRef('id-2')];

describe('copying', () => {
  it('one id says what was copied', async () => {
    const context = new ScriptedContext();
    deepEqual(await copyId(context, [one]), { message: 'Copied id-1.' });
    deepEqual(context.show.copied, ['id-1']);
  });

  it('several ids puts each on its line and says how many', async () => {
    const context = new ScriptedContext();
    deepEqual(await copyId(context, [one, two]), { message: 'Copied 2 lines.' });
    deepEqual(context.show.copied, ['id-1\nid-2']);
  });

  it('names copies names', async () => {
    const context = new ScriptedContext();
    deepEqual(await copyName(context, [one]), { message: 'Copied name of id-1.' });
    await copyName(context, [one, two]);
    deepEqual(context.show.copied, ['name of id-1', 'name of id-1\nname of id-2']);
  });
});

describe('describing', () => {
  it('opens the document of the target and says nothing', async () => {
    const context = new ScriptedContext();
    equal(await describeTarget(context, one), undefined);
    deepEqual(context.show.described, [one]);
  });
});

describe('refreshing', () => {
  it('reads the targets again and says nothing', async () => {
    const context = new ScriptedContext();
    deepEqual(await refresh(context, [one, two]), { refresh: [one, two] });
    equal(context.show.messages.length, 0);
  });
});
