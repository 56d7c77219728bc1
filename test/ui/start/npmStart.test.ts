// `npm start` as a user runs it: the printed address works, only this user can open it, and everything ends with it.
import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { type IncomingHttpHeaders, type IncomingMessage, get } from 'node:http';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { useWorkbench } from '../../support/useWorkbench';
import { SpecEditor } from '../pages/specEditor';
import { TerminalPanel } from '../pages/terminalPanel';
import { type Clone, type NpmStart, makeClone, until } from './npmStart';
import { type RunningProcess, environmentOf } from './processList';

/** A build beside other tests. */
const startTimeoutMs = 180_000;
/** Of another tool, in the shell that npm start is typed in. */
const foreignToken = 'marked-token-of-another-tool';

describe('npm start', () => {
  let clone: Clone;
  let running: NpmStart;
  before('npm start', async function () {
    this.timeout(startTimeoutMs);
    clone = await makeClone();
    running = await clone.start(['--port', '0'], { OTHER_TOOL_TOKEN: foreignToken, ALICLOUD_PROFILE: 'mine' });
  });
  const workbench = useWorkbench(() => ({ running: { address: running.address, folder: clone.sample } }));
  after('end what still runs and remove the clone', () => clone.remove());

  const address = (): URL => new URL(running.address);
  const token = (): string => address().searchParams.get('tkn') ?? '';
  const find = (name: string): RunningProcess | undefined =>
    running.processes().find(({ command }) => command.includes(name));
  function process(name: string): RunningProcess {
    const found = find(name);
    assert.ok(found, name);
    return found;
  }
  async function answer(path: string, headers: IncomingHttpHeaders = {}): Promise<{ status: number; text: string }> {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get({ host: address().hostname, port: address().port, path, headers }, resolve).on('error', reject);
    });
    return { status: response.statusCode ?? 0, text: (await response.setEncoding('utf8').toArray()).join('') };
  }

  it('prints the address of the sample folder on this machine, with a token', () => {
    assert.equal(address().hostname, '127.0.0.1');
    assert.equal(address().searchParams.get('folder'), clone.sample);
    assert.match(token(), /^[0-9a-f]{64}$/);
  });

  it('shows the README of the sample, which has five things to try', async () => {
    const page = await workbench().editors.webview(/README\.md/);
    await page.getByRole('heading', { name: 'Five things to try' }).waitFor();
    assert.equal(await page.locator('ol > li').count(), 5);
    await workbench().screenshot('npm start');
    await page.getByRole('link', { name: '简体中文' }).click();
    const chinese = await workbench().editors.webview(/README\.zh-CN\.md/);
    await chinese.getByRole('heading', { name: '五件值得一试的事' }).waitFor();
    assert.equal(await chinese.locator('ol > li').count(), 5);
  });

  it('marks what is broken in the sample spec, and changes the text that is seen', async () => {
    const editor = new SpecEditor(workbench());
    await editor.open('storefront.esa.json');
    await editor.deleteLine('"Port": 80');
    await editor.squiggle.waitFor();
    await workbench().screenshot('npm start squiggle');
    const file = join(clone.sample, 'storefront.esa.json');
    await until('the broken spec is saved', async () => !(await readFile(file, 'utf8')).includes('"Port": 80'));
    await editor.putCursor('healthz');
    await editor.fix('Add Port: 80');
    await editor.squiggle.waitFor({ state: 'detached' });
    const shown = async (): Promise<string> => (await workbench().editors.lines()).join('\n');
    assert.match(await shown(), /"PeriodSeconds": 10,\n +"Port": 80\n/);
    await until('the repaired spec is saved', async () => (await readFile(file, 'utf8')).includes('"Port": 80'));
    assert.match(await shown(), /"PeriodSeconds": 10,\n +"Port": 80\n/);
  });

  it('refuses every request without the token, whatever the host is called', async () => {
    const { text: commit } = await answer('/version');
    const readme = `/vscode-remote-resource?path=${encodeURIComponent(join(clone.sample, 'README.md'))}`;
    assert.match((await answer(`${readme}&tkn=${token()}`)).text, /Five things to try/);
    const refused = [
      ...[
        '/',
        `/?folder=${encodeURIComponent(clone.sample)}`,
        '/callback',
        '/manifest.json',
        '/favicon.ico',
        '/proxy/80/',
      ],
      ...[readme, `${readme}&tkn=`, `${readme}&tkn=${'0'.repeat(64)}`, `${readme}&tkn=${token().slice(1)}`],
      ...[`/stable-${commit}${readme}`, `/stable-${commit}/static/out/vs/code/browser/workbench/workbench.js`],
      ...['/static/', '/web-extension-resource/a/b', '/version/', '/delay-shutdown/', '/no-such-page'],
    ];
    const hosts = [{}, { host: 'attacker.example' }, { host: 'attacker.example', origin: 'http://attacker.example' }];
    for (const headers of hosts) {
      for (const path of refused) {
        const { status, text } = await answer(path, headers);
        assert.deepEqual([path, status, text], [path, 403, 'Forbidden.']);
      }
      for (const path of ['/version', '/delay-shutdown']) {
        assert.deepEqual([path, (await answer(path, headers)).status], [path, 200]);
      }
    }
    const wrongCookie = await answer(readme, { cookie: `vscode-tkn=${'0'.repeat(64)}` });
    assert.equal(wrongCookie.status, 403);
  });

  it('keeps the token from other users of the machine', async () => {
    const [, file = ''] = /--connection-token-file (\S+)/.exec(process('server-main.js').command) ?? [];
    assert.equal(await readFile(file, 'utf8'), token());
    const page = await clone.openedPage();
    assert.match(await readFile(page, 'utf8'), new RegExp(`url=${address().origin}/.*&amp;tkn=${token()}"`));
    for (const path of [file, page]) {
      assert.equal((await stat(path)).mode & 0o777, 0o600, path);
      assert.equal((await stat(dirname(path))).mode & 0o777, 0o700, dirname(path));
    }
    const telling = running.processes().filter(({ command }) => command.includes(token()));
    assert.deepEqual(telling, []);
  });

  it('passes no other variable of the shell to the emulator or the extension', function () {
    const names = (name: string): readonly string[] =>
      environmentOf(process(name)).map((one) => one.split('=')[0] ?? '');
    const basic = ['PATH', 'HOME', 'TMPDIR', 'LANG'];
    assert.deepEqual(
      names('emulator.js').filter((name) => name !== '' && !basic.includes(name)),
      [],
    );
    const host = names('--type=extensionHost');
    assert.ok(host.includes('ALICLOUD_PROFILE') && host.includes('ELASTIC_CONTAINERS_EMULATOR'), host.join());
    for (const name of ['server-main.js', '--type=extensionHost']) {
      assert.ok(!names(name).includes('OTHER_TOOL_TOKEN'), name);
    }
  });

  for (const how of ['Ctrl-C', 'SIGTERM'] as const) {
    it(`ends everything it started on ${how}`, async function () {
      this.timeout(startTimeoutMs);
      if (how === 'Ctrl-C') {
        await workbench().run('Terminal: Create New Terminal');
        await new TerminalPanel(workbench().page).type('sleep 1000');
        await until('a program runs in the terminal', () => find('sleep 1000') !== undefined);
      } else {
        running = await clone.start(['--port', '0', '--no-open']);
      }
      const [, file = ''] = /--connection-token-file (\S+)/.exec(process('server-main.js').command) ?? [];
      await running.end(how);
      await assert.rejects(stat(dirname(file)), { code: 'ENOENT' });
      await assert.rejects(answer('/version'), { code: 'ECONNREFUSED' });
    });
  }
});
