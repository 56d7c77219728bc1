// What a login in a terminal does to a session that waits for it.
import assert from 'node:assert/strict';
import { runUserInitiated } from '../../../../src/base/asked';
import { CancelledError } from '../../../../src/base/errors';
import type { Login } from '../../../../src/cloud/account/loginGate';
import { fakeNow } from '../../../support/fakeClock';
import type { SessionScript } from './scriptedSession';
import { CliFile, ScriptedSession } from './scriptedSession';

const seconds = fakeNow / 1000;

/** A profile whose cached token ends at a time; without one, only a login helps. */
function oauth(expiration: number, more: object = {}): string {
  const key = { access_key_id: `key-${expiration}`, access_key_secret: 'cached-secret', sts_token: 'cached-token' };
  const profile = { name: 'work', mode: 'oauth', oauth_site_type: 'CN', ...key, sts_expiration: expiration, ...more };
  return JSON.stringify({ current: 'work', profiles: [profile] });
}

describe('a session that has expired', function () {
  // The file is looked at once a second.
  this.timeout(15_000);
  const file = new CliFile();
  before(() => file.create());
  after(() => file.remove());
  let session: ScriptedSession;
  afterEach(() => session.dispose());

  async function expired(script: Partial<SessionScript>): Promise<void> {
    await file.writeText(oauth(seconds - 10));
    const answers = { GetCallerIdentity: { AccountId: '1' } };
    session = new ScriptedSession({ cliConfigPath: file.path, answers, ...script });
    await session.current();
  }

  it('puts no question for work that goes on by itself, and says how to sign in', async () => {
    let questions = 0;
    await expired({ askToSignIn: () => Promise.resolve(questions++ < 0) });
    await assert.rejects(session.callsGoAs(), (error: { facts: { login: readonly string[] } }) => {
      assert.deepEqual(error.facts.login, ['aliyun', 'configure', '--profile', 'work', '--mode', 'OAuth']);
      return true;
    });
    assert.equal(questions, 0);
    assert.ok((await session.current())?.blocked);
  });

  it('puts one question for all calls the user asked for, which go on when the login has been written', async () => {
    const questions: Login[] = [];
    await expired({
      askToSignIn: async (login) => {
        questions.push(login);
        await file.writeText(oauth(seconds + 3_600));
        return true;
      },
    });
    const calls = await runUserInitiated(() =>
      Promise.all([session.callsGoAs(), session.callsGoAs(), session.callsGoAs()]),
    );
    assert.deepEqual(new Set(calls), new Set([`key-${seconds + 3_600}`]));
    assert.equal(questions.length, 1);
    assert.equal((await session.current())?.blocked, undefined);
  });

  it('gives up silently when the user does', async () => {
    await expired({ askToSignIn: () => Promise.resolve(false) });
    await assert.rejects(
      runUserInitiated(() => session.callsGoAs()),
      CancelledError,
    );
  });

  it('notifies the views once it has been renewed, without signing the user out', async () => {
    await expired({});
    await assert.rejects(session.callsGoAs());
    const changed = new Promise((resolve) => session.onDidChange(resolve));
    await file.writeText(oauth(seconds + 3_600));
    assert.deepEqual(await changed, { account: false });
    assert.equal(await session.callsGoAs(), `key-${seconds + 3_600}`);
  });

  it('drops everything when another account has come in by the same name', async () => {
    let account = '1';
    await file.writeText(oauth(seconds + 3_600));
    session = new ScriptedSession({
      cliConfigPath: file.path,
      answers: { GetCallerIdentity: () => ({ AccountId: account }) },
    });
    await session.current();
    const known = new Promise((resolve) => session.onDidResolve(resolve));
    await session.callsGoAs();
    await known;
    account = '2';
    const changed = new Promise((resolve) => session.onDidChange(resolve));
    await file.writeText(oauth(seconds + 7_200));
    assert.deepEqual(await changed, { account: true });
  });

  it('drops everything when the profile says something else', async () => {
    await expired({});
    const changed = new Promise((resolve) => session.onDidChange(resolve));
    await file.writeText(oauth(seconds + 3_600, { region_id: 'cn-beijing' }));
    assert.deepEqual(await changed, { account: true });
    assert.equal((await session.current())?.region, 'cn-beijing');
  });

  it('stays who it is when only another profile changes', async () => {
    await file.write({ current: 'work', profiles: ['work'] });
    session = new ScriptedSession({ cliConfigPath: file.path });
    const who = await session.current();
    const found = new Promise<void>((resolve) => {
      const choose = session.listChoices.bind(session);
      void choose().then(() => resolve());
    });
    await file.write({ current: 'work', profiles: ['work', 'another'] });
    await found;
    assert.equal(await session.current(), who);
  });
});
