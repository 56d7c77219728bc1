// Choosing who is signed in, and keys that are typed in.
import { deepEqual, equal } from 'node:assert/strict';
import type { UserKeys } from '../../../../src/model/ports/connection';
import { addKey, removeKey, selectProfile } from '../../../../src/workbench/commands/profileCommands';
import { FakeConnection, buildAccount } from '../../../support/fakeConnection';
import { ScriptedContext } from '../../../support/scriptedContext';
import type { ScriptedAnswers } from '../../../support/scriptedContext';
import { openQuestions, useVscode } from '../../../support/vscode/useVscode';

class FakeKeys implements UserKeys {
  names: readonly string[] = ['old'];
  readonly added: unknown[] = [];
  readonly removed: string[] = [];

  listNames(): Promise<readonly string[]> {
    return Promise.resolve(this.names);
  }

  add(key: unknown): Promise<void> {
    this.added.push(key);
    return Promise.resolve();
  }

  remove(name: string): Promise<void> {
    this.removed.push(name);
    return Promise.resolve();
  }
}

const profiles = [
  { id: 'cli:work', label: 'work', detail: 'aliyun CLI', mode: 'OAuth', region: 'cn-hangzhou' },
  { id: 'cli:home', label: 'home', detail: 'aliyun CLI', problem: 'No secret' },
  { id: 'env', label: 'environment', detail: 'Environment', mode: 'Access key' },
];

describe('the profiles', () => {
  useVscode();
  let connection: FakeConnection;
  let keys: FakeKeys;
  beforeEach(() => {
    connection = new FakeConnection();
    connection.choices = profiles;
    keys = new FakeKeys();
  });

  function parts(answers: ScriptedAnswers) {
    const { ask } = new ScriptedContext(answers);
    return { ask, connection, keys };
  }
  const shownMessages = (): readonly string[] => openQuestions().map(({ title }) => title);

  describe('to choose from', () => {
    it('are all there are, the current one marked, those that cannot be used with why, and a key to enter', async () => {
      const { ask, ...rest } = parts({ picks: ['environment'] });
      await selectProfile({ ask, ...rest });
      deepEqual(ask.questions, [
        {
          title: 'Select a profile',
          choices: [
            {
              ...{ label: 'work', icon: 'check', group: 'aliyun CLI', value: { id: 'cli:work' } },
              description: 'current · OAuth · cn-hangzhou',
            },
            {
              ...{ label: 'home', icon: 'warning', group: 'aliyun CLI', value: { id: 'cli:home' } },
              ...{ description: '', detail: 'No secret' },
            },
            {
              ...{ label: 'environment', icon: 'account', group: 'Environment', value: { id: 'env' } },
              description: 'Access key',
            },
            { label: 'Enter an access key…', icon: 'add', group: 'More', value: { id: '' } },
          ],
        },
      ]);
      deepEqual([connection.selected, shownMessages()], [['env'], []]);
    });

    it('have none that is current when the account cannot be determined', async () => {
      connection.accountError = new Error('The file is broken');
      const { ask, ...rest } = parts({ picks: ['nothing'] });
      await selectProfile({ ask, ...rest });
      deepEqual(
        ask.questions[0]?.choices.map(({ icon }) => icon),
        ['account', 'warning', 'account', 'add'],
      );
      deepEqual([connection.selected, keys.added], [[], []]);
    });

    it('have none that is current when the user is signed out', async () => {
      connection.account = undefined;
      const { ask, ...rest } = parts({});
      await selectProfile({ ask, ...rest });
      equal(ask.questions[0]?.choices[0]?.icon, 'account');
      deepEqual(connection.selected, ['cli:work']);
    });

    it('come with how to set one up when the environment is all there is', async () => {
      connection.choices = profiles.slice(2);
      connection.account = buildAccount({ id: 'env' });
      await selectProfile(parts({ picks: ['nothing'] }));
      deepEqual(
        shownMessages().map((text) => text.slice(0, 25)),
        ['No credentials were found'],
      );
    });

    it('lead to entering a key', async () => {
      const { ask, ...rest } = parts({
        picks: ['Enter an access key…'],
        inputs: ['new', 'LTAIxx', 'secretsecret', '', ''],
      });
      await selectProfile({ ask, ...rest });
      deepEqual([keys.added.length, connection.selected], [1, []]);
    });
  });

  describe('whose key is entered', () => {
    const all = [' new ', ' LTAIxx ', ' secretsecret ', ' token ', ' cn-hangzhou '];
    const key = { name: 'new', accessKeyId: 'LTAIxx', accessKeySecret: 'secretsecret' };

    it('are kept after the last answer, without spaces around', async () => {
      const { ask, ...rest } = parts({ inputs: all });
      await addKey({ ask, ...rest });
      deepEqual(keys.added, [{ ...key, securityToken: 'token', region: 'cn-hangzhou' }]);
      deepEqual(
        ask.typed.map(({ title, isSecret = false }) => [title, isSecret]),
        [
          ['Name of the profile (1 of 5)', false],
          ['AccessKey ID (2 of 5)', false],
          ['AccessKey secret (3 of 5)', true],
          ['STS token (4 of 5); leave empty for a long-term access key', true],
          ['Region to show (5 of 5); leave empty for all', false],
        ],
      );
    });

    it('need neither a token nor a region', async () => {
      await addKey(parts({ inputs: [...all.slice(0, 3), '', ' '] }));
      deepEqual(keys.added, [{ ...key, securityToken: undefined, region: undefined }]);
    });

    it('are not kept, and nothing more is asked, when an answer is missing', async () => {
      for (let given = 0; given < all.length; given++) {
        const { ask, ...rest } = parts({ inputs: all.slice(0, given) });
        await addKey({ ask, ...rest });
        // The region is asked for after the token only.
        deepEqual([ask.typed.length, keys.added], [given + 1, []]);
      }
    });

    it('take only what can be one', async () => {
      const { ask, ...rest } = parts({ inputs: all });
      await addKey({ ask, ...rest });
      const [name, id, secret, token, region] = ask.typed.map(({ problem }) => problem ?? (() => undefined));
      const taken = (problem: ((text: string) => string | undefined) | undefined, ...texts: readonly string[]) =>
        texts.filter((text) => problem?.(text) === undefined);
      const long = 'a'.repeat(64);
      deepEqual(taken(name, '', ' ', '.a', 'a/b', 'old', ' old ', `${long}a`, 'a b._@-9', '中文', ' a ', long), [
        ...['a b._@-9', '中文', ' a ', long],
      ]);
      equal(name?.('old'), 'A profile with this name already exists. Remove it first, or use another name.');
      equal(name(''), 'Letters, digits, spaces, and . _ @ -, at most 64 characters.');
      deepEqual(taken(id, '', 'abc', 'LTAI', 'LT AI', 'a.b-c_d', 'x'.repeat(128), 'x'.repeat(129), ' LTAI '), [
        ...['LTAI', 'a.b-c_d', 'x'.repeat(128), ' LTAI '],
      ]);
      equal(id?.('a'), 'An AccessKey ID, without spaces.');
      deepEqual(taken(secret, '', '1234567', '12345678', '1234 5678', 'x'.repeat(256), 'x'.repeat(257), ' 12345678 '), [
        ...['12345678', 'x'.repeat(256), ' 12345678 '],
      ]);
      equal(secret?.(''), 'A secret, without spaces.');
      deepEqual(taken(token, '', ' ', 'a b', 'x'), ['', ' ', 'x']);
      equal(token?.('a b'), 'A token, without spaces.');
      deepEqual(
        taken(
          region,
          '',
          ' ',
          'cn-hangzhou',
          'CN-hangzhou',
          'cnhangzhou',
          'c-hangzhou',
          'cn-',
          'cn-a b',
          'ap-southeast-1',
        ),
        [...['', ' ', 'cn-hangzhou', 'ap-southeast-1']],
      );
      deepEqual(taken(region, `cn-${'x'.repeat(60)}`, `cn-${'x'.repeat(61)}`, 'xcn-hangzhou1!'), [
        `cn-${'x'.repeat(60)}`,
      ]);
      equal(region?.('x'), 'A region ID.');
    });
  });

  describe('whose key is removed', () => {
    it('are those that were entered here, one of which goes after a yes', async () => {
      keys.names = ['one', 'two'];
      const { ask, ...rest } = parts({ picks: ['two'], confirm: true });
      await removeKey({ ask, ...rest });
      deepEqual(ask.questions, [
        {
          title: 'Remove which access key from this machine?',
          choices: ['one', 'two'].map((name) => ({ label: name, icon: 'key', value: name })),
        },
      ]);
      deepEqual(ask.confirmed, [
        {
          message: 'Remove the access key two from this machine?',
          details: ['The key itself remains valid until it is disabled in the RAM console.'],
          verb: 'Remove',
        },
      ]);
      deepEqual([keys.removed, shownMessages()], [['two'], []]);
    });

    it('stay when the question is declined or left', async () => {
      await removeKey(parts({ picks: ['old'], confirm: false }));
      const { ask, ...rest } = parts({ picks: ['nothing'], confirm: true });
      await removeKey({ ask, ...rest });
      deepEqual([keys.removed, ask.confirmed], [[], []]);
    });

    it('are none when none was entered', async () => {
      keys.names = [];
      const { ask, ...rest } = parts({ confirm: true });
      await removeKey({ ask, ...rest });
      deepEqual([ask.questions, shownMessages()], [[], ['No access key was entered here.']]);
    });
  });
});
