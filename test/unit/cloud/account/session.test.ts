import { deepEqual, equal, rejects, throws } from 'node:assert/strict';
import { CancelledError, UserFacingError } from '../../../../src/base/errors';
import { eci } from '../../../../src/products/eci/client';
import { flushTasks } from '../../../support/fakeClock';
import { MemoryVault } from '../../../support/memoryVault';
import type { SessionScript } from './scriptedSession';
import { CliFile, ScriptedSession } from './scriptedSession';

const { signal } = new AbortController();
const environment = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAIenv', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'env-secret' };
const regionsAnswer = {
  DescribeRegions: {
    Regions: [{ RegionId: 'cn-hangzhou' }, { RegionId: 'cn-beijing' }, { RegionId: 'evil.host' }, {}],
  },
};

describe('a session', () => {
  const file = new CliFile();
  before(() => file.create());
  after(() => file.remove());
  beforeEach(() => file.write({ current: 'work', profiles: ['default', 'work'] }));

  const sessions: ScriptedSession[] = [];
  const sessionOf = (script: Omit<SessionScript, 'cliConfigPath'> = {}): ScriptedSession => {
    const session = new ScriptedSession({ cliConfigPath: file.path, ...script });
    sessions.push(session);
    return session;
  };
  afterEach(() => sessions.splice(0).forEach((session) => session.dispose()));

  describe('signs in as', () => {
    const orders: readonly [string, Omit<SessionScript, 'cliConfigPath'>, string][] = [
      [
        'what was clicked, before all else',
        { clicked: 'cli:default', profile: 'work', env: environment },
        'cli:default',
      ],
      ['the setting, before environment and CLI', { profile: 'default', env: environment }, 'cli:default'],
      ['the environment, before the CLI', { env: environment }, 'environment'],
      ['the CLI’s current profile', {}, 'cli:work'],
      [
        'the environment when it was clicked',
        { clicked: 'environment', profile: 'work', env: environment },
        'environment',
      ],
      ['the emulator when it was clicked', { clicked: 'emulator', profile: 'work', env: environment }, 'emulator'],
      ['the emulator that was already running', { emulatorGiven: true, env: environment }, 'emulator'],
      ['what was clicked although an emulator is running', { emulatorGiven: true, clicked: 'cli:work' }, 'cli:work'],
    ];
    for (const [name, script, id] of orders) {
      it(name, async () => {
        const session = sessionOf(script);
        equal((await session.current())?.id, id);
        equal(await session.callsGoAs(), { environment: 'LTAIenv', emulator: 'emulator-key' }[id] ?? id.slice(4));
      });
    }

    it('no other profile when the selected one is gone', async () => {
      await rejects(sessionOf({ clicked: 'cli:gone' }).current(), /selected profile no longer exists: gone/);
    });

    it('no other profile when the file of the selected one cannot be read: that is the reason, not another file', async () => {
      const vault = new MemoryVault();
      await file.writeText('{ broken');
      await rejects(sessionOf({ clicked: 'cli:work' }).current(), /config\.json/);
      await rejects(sessionOf({ clicked: 'ini:work' }).current(), /selected profile no longer exists: work/);
      await rejects(sessionOf({ clicked: 'entered:work', vault }).current(), /selected profile no longer exists: work/);
      await file.write({ profiles: ['work'] });
      await vault.set('work', '{}');
      vault.get = () => Promise.reject(new UserFacingError('The vault is locked.'));
      await rejects(sessionOf({ clicked: 'entered:work', vault }).current(), /The vault is locked/);
      await rejects(sessionOf({ clicked: 'cli:gone', vault }).current(), /selected profile no longer exists: gone/);
    });

    it('the profile named default, or the first, when the CLI has no current one', async () => {
      await file.write({ profiles: ['other', 'default'] });
      equal((await sessionOf().current())?.id, 'cli:default');
      await file.write({ profiles: ['other', 'another'] });
      equal((await sessionOf().current())?.id, 'cli:other');
    });

    it('no profile when there are no credentials', async () => {
      await file.write({ profiles: [] });
      const session = sessionOf();
      equal(await session.current(), undefined);
      throws(() => session.client(eci), UserFacingError);
      deepEqual(await session.listRegions(signal), []);
    });

    it('what was clicked, even when the setting names a profile that does not exist', async () => {
      equal((await sessionOf({ clicked: 'cli:work', profile: 'typo' }).current())?.id, 'cli:work');
    });
  });

  it('fails when the setting names a profile that does not exist, and says which', async () => {
    await rejects(sessionOf({ profile: 'typo' }).current(), /There is no profile named typo/);
  });

  it('offers profiles to choose from although the setting names none of them', async () => {
    const choices = await sessionOf({ profile: 'typo' }).listChoices();
    deepEqual(
      choices.map(({ id }) => id),
      ['cli:default', 'cli:work', 'emulator'],
    );
  });

  it('offers environment, profiles and the emulator, in this order and without secrets', async () => {
    const choices = await sessionOf({ env: environment }).listChoices();
    deepEqual(
      choices.map(({ id, label }) => [id, label]),
      [
        ['environment', 'Environment'],
        ['cli:default', 'default'],
        ['cli:work', 'work'],
        ['emulator', 'Local emulator'],
      ],
    );
    equal(/env-secret|secret of/.test(JSON.stringify(choices)), false);
  });

  it('has no client before the user is signed in', async () => {
    const session = sessionOf();
    throws(() => session.client(eci), /You are not signed in/);
    await session.current();
    session.client(eci);
  });

  it('resolves the profile once, and notifies when it has', async () => {
    const session = sessionOf();
    const notified: (string | undefined)[] = [];
    session.onDidResolve((who) => void notified.push(who?.id));
    const [one, two] = await Promise.all([session.current(), session.current()]);
    equal(one, two);
    deepEqual(notified, ['cli:work']);
  });

  it('does not stick to a failure: asked again, it reads the mended file', async () => {
    await file.writeText('{ broken');
    const session = sessionOf();
    const notified: unknown[] = [];
    session.onDidResolve((who) => void notified.push(who?.id));
    await rejects(session.current(), UserFacingError);
    await file.write({ profiles: ['work'] });
    equal((await session.current())?.id, 'cli:work');
    deepEqual(notified, [undefined, 'cli:work']);
  });

  it('remembers a choice, forgets the regions chosen for the account before, and notifies', async () => {
    const session = sessionOf({ clickedRegions: ['cn-beijing'] });
    let changes = 0;
    session.onDidChange(() => changes++);
    await session.current();
    await session.select('cli:default');
    equal(changes, 1);
    deepEqual(session.memory, { profile: 'cli:default', regions: undefined });
    throws(() => session.client(eci), /You are not signed in/);
    equal((await session.current())?.id, 'cli:default');
  });

  it('calls as who was chosen last, also when an earlier choice is still being looked up', async () => {
    const session = sessionOf();
    const earlier = session.current();
    await session.select('emulator');
    equal((await session.current())?.id, 'emulator');
    await earlier;
    equal(await session.callsGoAs(), 'emulator-key');
  });

  it('stays signed in when only an earlier, given up attempt fails', async () => {
    await file.writeText('{ broken');
    const session = sessionOf();
    const earlier = session.current();
    await session.select('emulator');
    const now = await session.current();
    await rejects(earlier, UserFacingError);
    equal(await session.current(), now);
  });

  it('resolves the account with the first call, on the emulator too, and notifies', async () => {
    for (const clicked of ['emulator', 'cli:work']) {
      const session = sessionOf({ clicked, answers: { GetCallerIdentity: { AccountId: '1023456789012345' } } });
      await session.current();
      deepEqual(session.actions, []);
      const notified: unknown[] = [];
      session.onDidResolve((who) => notified.push(who?.account));
      await session.callsGoAs();
      await flushTasks();
      await session.callsGoAs();
      deepEqual(notified, ['1023456789012345']);
      equal(session.actions.filter((action) => action === 'GetCallerIdentity').length, 1);
      equal((await session.current())?.account, '1023456789012345');
    }
  });

  it('sends the emulator’s credential to the emulator’s endpoint only', async () => {
    const emulator = 'http://127.0.0.1:8123';
    const session = sessionOf({ clicked: 'emulator', endpoints: { eci: 'https://elsewhere.example' } });
    await session.current();
    const { credential, endpoints, payer } = await session.access();
    deepEqual(credential, { accessKeyId: 'emulator-key', accessKeySecret: 'emulator-secret' });
    deepEqual(endpoints, { eci: emulator, ehpc: emulator, esa: emulator, sts: emulator });
    deepEqual(payer, { profile: 'emulator' });
  });

  it('counts calls by profile until the service has named the account, then by account', async () => {
    await file.write({ profiles: ['dev'] });
    const session = sessionOf({ clicked: 'cli:dev', answers: { GetCallerIdentity: { AccountId: '1234' } } });
    await session.current();
    deepEqual((await session.access()).payer, { profile: 'cli:dev', account: undefined });
    await (
      await session.current()
    )?.identity;
    deepEqual((await session.access()).payer, { profile: 'cli:dev', account: '1234' });
  });

  it('sends others to the endpoints of the settings, as they are at the time of the call', async () => {
    const endpoints = { eci: 'https://one.example' };
    const session = sessionOf({ endpoints });
    await session.current();
    equal((await session.access()).endpoints['eci'], 'https://one.example');
    endpoints.eci = 'https://two.example';
    equal((await session.access()).endpoints['eci'], 'https://two.example');
  });

  it('calls from inside a VPC where the profile says so, and of its region', async () => {
    const key = { mode: 'AK', access_key_id: 'LTAI1', access_key_secret: 's3cret' };
    const vpcOf = async (fields: object): Promise<unknown> => {
      await file.writeText(JSON.stringify({ profiles: [{ name: 'one', ...key, ...fields }] }));
      const session = sessionOf();
      await session.current();
      return (await session.access()).vpc;
    };
    deepEqual(await vpcOf({ endpoint_type: 'VPC', region_id: 'cn-beijing' }), { region: 'cn-beijing' });
    deepEqual(await vpcOf({ endpoint_type: 'vpc' }), { region: undefined });
    deepEqual([await vpcOf({}), await vpcOf({ endpoint_type: 'public' })], [undefined, undefined]);
  });

  describe('looks at', () => {
    it('the regions that were clicked, before those of the settings', async () => {
      const session = sessionOf({ clickedRegions: ['cn-beijing', 'cn-beijing'], regions: ['cn-hangzhou'] });
      deepEqual(await session.listRegions(signal), ['cn-beijing']);
      equal(session.hasChosenRegions, true);
    });

    it('the regions of the settings, but only what is a region id', async () => {
      const session = sessionOf({ regions: ['cn-hangzhou', 'evil.host/', 'CN-X', 'cn-hangzhou'] });
      deepEqual(await session.listRegions(signal), ['cn-hangzhou']);
    });

    it('the profile’s own region, which is no choice', async () => {
      const session = sessionOf({ env: { ...environment, ALIBABA_CLOUD_REGION_ID: 'cn-shanghai' } });
      deepEqual(await session.listRegions(signal), ['cn-shanghai']);
      equal(session.hasChosenRegions, false);
    });

    it('a zone as if it were a region, and knows where it was written', async () => {
      const sourceOf = async (script: Parameters<typeof sessionOf>[0]): Promise<string | undefined> => {
        const session = sessionOf(script);
        deepEqual(await session.listRegions(signal), ['cn-hangzhou-b']);
        await session.current();
        return (await session.access()).regionSource?.('cn-hangzhou-b');
      };
      equal(await sourceOf({ regions: ['cn-hangzhou-b'] }), 'elasticContainers.regions');
      equal(await sourceOf({ regions: ['cn-hangzhou-b'], clicked: 'emulator' }), 'elasticContainers.regions');
      equal(await sourceOf({ clickedRegions: ['cn-hangzhou-b'], regions: ['cn-beijing'] }), 'the selected regions');
      const env = { ...environment, ALIBABA_CLOUD_REGION_ID: 'cn-hangzhou-b' };
      equal(await sourceOf({ env }), 'ALIBABA_CLOUD_REGION_ID');
      const key = { access_key_id: 'LTAI1', access_key_secret: 's3cret' };
      await file.writeText(JSON.stringify({ profiles: [{ name: 'one', ...key, region_id: 'cn-hangzhou-b' }] }));
      equal(await sourceOf({}), 'region_id of the profile one');
      await file.writeText(JSON.stringify({ profiles: [{ name: 'one', ...key }] }));
      equal(await sourceOf({ env: { ALIBABACLOUD_REGION_ID: 'cn-hangzhou-b' } }), 'ALIBABACLOUD_REGION_ID');
      equal(await sourceOf({ env: { REGION: 'cn-hangzhou-b' } }), 'REGION');
    });

    it('all there are when nothing says which, sorted, and asks for them once', async () => {
      const session = sessionOf({
        env: { ...environment, ALIBABA_CLOUD_REGION_ID: 'not a region' },
        answers: regionsAnswer,
      });
      deepEqual(await session.listRegions(signal), ['cn-beijing', 'cn-hangzhou']);
      deepEqual(await session.listAvailableRegions(signal), ['cn-beijing', 'cn-hangzhou']);
      deepEqual([...session.actions].sort(), ['DescribeRegions', 'GetCallerIdentity']);
    });

    it('notifies when regions were chosen, and keeps its account', async () => {
      const session = sessionOf({ answers: regionsAnswer });
      const who = await session.current();
      let changes = 0;
      session.onDidChange(() => changes++);
      await session.selectRegions(['cn-hangzhou']);
      equal(changes, 1);
      deepEqual(await session.listRegions(signal), ['cn-hangzhou']);
      equal(await session.current(), who);
    });
  });

  it('does not stick to a failure to read the regions', async () => {
    let down = true;
    const answer = (): Promise<object> =>
      down ? Promise.reject(new Error('down')) : Promise.resolve(regionsAnswer.DescribeRegions);
    const session = sessionOf({ answers: { DescribeRegions: answer } });
    await rejects(session.listAvailableRegions(signal), /down/);
    down = false;
    deepEqual(await session.listAvailableRegions(signal), ['cn-beijing', 'cn-hangzhou']);
  });

  it('reads the regions on for who still waits when who asked first gives up', async () => {
    let arrive: (answer: object) => void = () => undefined;
    const arriving = new Promise<object>((resolve) => (arrive = resolve));
    const session = sessionOf({
      answers: {
        DescribeRegions: ({ signal: asked }) =>
          Promise.race([
            arriving,
            new Promise<object>((_, reject) => {
              asked.addEventListener('abort', () => reject(new CancelledError()), { once: true });
            }),
          ]),
      },
    });
    await session.current();
    const hasty = new AbortController();
    const first = session.listAvailableRegions(hasty.signal).catch(() => undefined);
    const second = session.listAvailableRegions(signal);
    second.catch(() => undefined);
    await flushTasks();
    hasty.abort();
    await first;
    arrive(regionsAnswer.DescribeRegions);
    deepEqual(await second, ['cn-beijing', 'cn-hangzhou']);
  });

  it('does not keep a failure to read the regions after its callers have left', async () => {
    let fail: () => void = () => undefined;
    const failing = new Promise<object>((_, reject) => (fail = () => reject(new Error('down'))));
    let asked = 0;
    const answer = (): Promise<object> => (++asked === 1 ? failing : Promise.resolve(regionsAnswer.DescribeRegions));
    const session = sessionOf({ answers: { DescribeRegions: answer } });
    await session.current();
    const hasty = new AbortController();
    const first = session.listAvailableRegions(hasty.signal).catch(() => undefined);
    // The credential is read from its file before the question is asked.
    while (asked === 0) {
      await flushTasks();
    }
    hasty.abort();
    await first;
    fail();
    await flushTasks();
    deepEqual(await session.listAvailableRegions(signal), ['cn-beijing', 'cn-hangzhou']);
  });
});
