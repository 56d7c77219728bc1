import { deepEqual, equal, rejects } from 'node:assert/strict';
import { commonActions, createCommonHandlers } from '../../../src/model/commonActions';
import type { ActionManifest } from '../../../src/model/action';
import { buildRef } from '../../support/buildResource';
import { ScriptedContext } from '../../support/scriptedContext';

const [one, two] = [buildRef('id-1'), buildRef('id-2')];
const { copyId, copyName, describe: describeTarget, openInConsole, refresh } = createCommonHandlers({});

describe('the common entries of a manifest', () => {
  it('are all of them, titled after the kind, when none is named', () => {
    deepEqual(
      Object.entries(commonActions('Thing')).map(([name, { title, target }]) => [name, title, target]),
      [
        ['describe', 'Describe Thing', 'one'],
        ['refresh', 'Refresh Thing', 'many'],
        ['openInConsole', 'Open Thing in Console', 'one'],
        ['copyId', 'Copy Thing ID', 'many'],
        ['copyName', 'Copy Thing Name', 'many'],
      ],
    );
  });

  it('are those that are named, in the same order everywhere', () => {
    deepEqual(Object.keys(commonActions('Thing', 'copyName', 'refresh')), ['refresh', 'copyName']);
  });

  it('have a handler each', () => {
    deepEqual(Object.keys(createCommonHandlers({})).sort(), Object.keys(commonActions('Thing')).sort());
  });

  it('only read, and are allowed in every state', () => {
    for (const entry of Object.values<ActionManifest>(commonActions('Thing'))) {
      deepEqual([entry.access, entry.when, entry.destructive], ['read', undefined, undefined], entry.title);
    }
  });

  it('differ from one kind to another in nothing but the noun in their titles', () => {
    const [thing, other] = [commonActions('Thing'), commonActions('Other')];
    for (const name of Object.keys(thing) as (keyof typeof thing)[]) {
      deepEqual({ ...other[name], title: other[name].title.replace('Other', 'Thing') }, thing[name], name);
    }
  });
});

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

describe('opening the console', () => {
  it('opens the address that the kind gives for the target', async () => {
    const context = new ScriptedContext();
    const handlers = createCommonHandlers({ consoleUrl: ({ id }) => `https://console.example/${id}` });
    equal(await handlers.openInConsole(context, one), undefined);
    deepEqual(context.show.links, ['https://console.example/id-1']);
  });

  it('fails for a kind without an address, and opens nothing', async () => {
    const context = new ScriptedContext();
    await rejects(openInConsole(context, one), /Kind thing has no page in the console/);
    deepEqual(context.show.links, []);
  });
});
