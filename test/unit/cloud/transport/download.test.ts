import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { CancelledError, UserFacingError } from '../../../../src/base/errors';
import { download } from '../../../../src/cloud/transport/download';
import type { Reaction } from '../../../support/scriptedServer';
import { ScriptedServer, reset, silence, respondText } from '../../../support/scriptedServer';
import { useTimers } from '../../../support/useTimers';

/** The servers of the test are on this machine. */
const plain = { isLocal: true, confirmUnencrypted: () => Promise.resolve(false) };
const secretQuery = 'OSSAccessKeyId=LTAIxyz&Signature=hunter2';

describe('a download', () => {
  const server = new ScriptedServer();
  let folder = '';
  let path = '';
  before(() => server.start());
  after(() => server.stop());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'download-'));
    path = join(folder, 'web.pcap');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const progress: [number, number | undefined][] = [];
  const start = (reaction: Reaction, signal = new AbortController().signal): Promise<number> => {
    server.answers([reaction]);
    progress.length = 0;
    const url = `${server.origin}/web.pcap?${secretQuery}`;
    return download({
      ...plain,
      url,
      path,
      signal,
      onProgress: (received, total) => void progress.push([received, total]),
    });
  };

  /** Fails with a message for people that holds nothing of the address, and leaves no file. */
  async function fails(
    running: Promise<number>,
    words: RegExp,
    left: readonly string[] = [],
  ): Promise<UserFacingError> {
    let failure: unknown;
    await rejects(running, (error) => {
      failure = error;
      return error instanceof UserFacingError;
    });
    const error = failure as UserFacingError;
    match(error.message, words);
    ok(error.hint !== '');
    const shown = `${error.message}${error.hint}${error.stack ?? ''}${String(error.cause)}`;
    ok(!/hunter2|LTAIxyz|127\.0\.0\.1/.test(shown), shown);
    deepEqual(await readdir(folder), left);
    return error;
  }

  it('ends up whole in its place and says how far it is', async () => {
    const body = 'x'.repeat(200_000);
    equal(await start(respondText(200, body, { 'content-length': '200000' })), 200_000);
    equal(await readFile(path, 'utf8'), body);
    deepEqual(await readdir(folder), ['web.pcap']);
    deepEqual(progress.at(-1), [200_000, 200_000]);
  });

  it('knows no total when the server names none', async () => {
    equal(
      await start((response) => {
        response.writeHead(200);
        response.write('abc');
        response.end('def');
      }),
      6,
    );
    deepEqual(progress.at(-1), [6, undefined]);
  });

  it('may be empty', async () => {
    equal(await start(respondText(200, '', { 'content-length': '0' })), 0);
    equal(await readFile(path, 'utf8'), '');
  });

  it('grows beside its place, so that what was there stays until the new file is whole', async () => {
    await writeFile(path, 'old');
    let seen: string[] = [];
    await start(async (response) => {
      response.writeHead(200, { 'content-length': '6' });
      response.write('abc');
      // The first bytes are counted before the file beside is open.
      while (seen.length < 2) {
        seen = await readdir(folder);
      }
      equal(await readFile(path, 'utf8'), 'old');
      response.end('def');
    });
    ok(seen.includes('web.pcap') && seen.some((name) => /^\.[\da-f-]{36}\.part$/.test(name)), seen.join());
    equal(await readFile(path, 'utf8'), 'abcdef');
  });

  it('leaves other files alone, one called like it with .part too', async () => {
    await writeFile(`${path}.part`, 'of the user');
    await start(respondText(200, 'abc'));
    equal(await readFile(`${path}.part`, 'utf8'), 'of the user');
    await fails(start(reset), /failed/, ['web.pcap', 'web.pcap.part']);
    equal(await readFile(`${path}.part`, 'utf8'), 'of the user');
  });

  it('may have a name as long as names can be', async () => {
    path = join(folder, 'n'.repeat(255));
    equal(await start(respondText(200, 'abc')), 3);
    equal(await readFile(path, 'utf8'), 'abc');
  });

  it('that is cancelled leaves nothing, closes the connection and is no failure', async () => {
    const life = new AbortController();
    const running = start(
      (response) => void response.writeHead(200, { 'content-length': '6' }).write('abc'),
      life.signal,
    );
    const request = await server.firstRequest();
    while (progress.length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    life.abort();
    await rejects(running, CancelledError);
    await request.gone;
    deepEqual(await readdir(folder), []);
  });

  it('that is cancelled before the first byte, or before it began, is no failure either', async () => {
    const life = new AbortController();
    const running = start(silence, life.signal);
    await server.firstRequest();
    life.abort();
    await rejects(running, CancelledError);
    await rejects(start(silence, AbortSignal.abort()), CancelledError);
    equal(server.seen.length, 0);
  });

  it('that ends early fails and keeps the file that was there', async () => {
    await writeFile(path, 'old');
    const short: Reaction = (response) => {
      response.writeHead(200, { 'content-length': '10' });
      response.write('abc', () => response.destroy());
    };
    await fails(start(short), /download/i, ['web.pcap']);
    equal(await readFile(path, 'utf8'), 'old');
  });

  it('whose connection breaks fails by the code of the break', async () => {
    const error = await fails(start(reset), /^The download failed \(\w+\)\.$/);
    match(error.hint, /network/);
    deepEqual(error.facts.retry, {});
  });

  for (const status of [403, 404]) {
    it(`that is refused with ${status} says that the link has expired`, async () => {
      const body = '<Error><Code>AccessDenied</Code><HostId>127.0.0.1</HostId></Error>';
      const error = await fails(start(respondText(status, body)), new RegExp(`rejected \\(HTTP ${status}\\)`));
      match(error.hint, /expired/);
      ok(!error.message.includes('AccessDenied'));
    });
  }

  it('that is refused with 503 may be tried again', async () => {
    const error = await fails(start(respondText(503, '')), /HTTP 503/);
    match(error.hint, /Try again/);
    deepEqual(error.facts.retry, {});
  });

  for (const url of ['', 'not an address', 'file:///etc/passwd', `ftp://host/?${secretQuery}`, 'javascript:alert(1)']) {
    it(`does not start at ${JSON.stringify(url)}`, async () => {
      const { signal } = new AbortController();
      await fails(download({ ...plain, url, path, signal, onProgress: () => undefined }), /no usable download address/);
    });
  }

  it('does not show an address that holds a password', async () => {
    const { signal } = new AbortController();
    const url = `http://LTAIxyz:hunter2@127.0.0.1:9/?${secretQuery}`;
    await fails(download({ ...plain, url, path, signal, onProgress: () => undefined }), /download/i);
  });

  it('into a folder that does not exist asks for another place', async () => {
    path = join(folder, 'nowhere', 'web.pcap');
    match((await fails(start(respondText(200, 'abc')), /ENOENT/)).hint, /another location/);
  });

  it('checks where a redirect leads before it follows it', async () => {
    const location = 'http://evil.invalid/web.pcap';
    await fails(start(respondText(302, '', { location })), /address is not secure/);
    equal(server.seen.length, 1);
  });

  it('onto a folder asks for another place and leaves the folder', async () => {
    await mkdir(join(path, 'full'), { recursive: true });
    match((await fails(start(respondText(200, 'abc')), /E[A-Z]+/, ['web.pcap'])).hint, /another location/);
  });

  if (existsSync('/dev/full')) {
    it('onto a disk that is full asks for another place', async () => {
      const full = join(folder, 'full');
      await symlink('/dev/full', full);
      server.answers([respondText(200, 'abc')]);
      const { signal } = new AbortController();
      const url = `${server.origin}/web.pcap`;
      const running = download({ ...plain, url, path, signal, onProgress: () => undefined }, () => full);
      match((await fails(running, /ENOSPC/)).hint, /another location/);
    });
  }

  describe('goes', () => {
    const storage = 'eci-ops.oss-cn-hangzhou.aliyuncs.com';
    type Answers = Readonly<Record<string, () => Response>>;
    const body = (): Response => new Response('packets');
    const moved = (location: string) => (): Response => new Response(null, { status: 302, headers: { location } });
    const unreachable = (): Response => {
      throw new TypeError('fetch failed');
    };

    /** Answers by origin; says where requests went and what was asked. */
    async function trial(url: string, answers: Answers, { isLocal = false, agrees = false } = {}) {
      const sent: string[] = [];
      const asked: string[] = [];
      const send = (to: unknown): Promise<Response> => {
        const { origin } = new URL(String(to));
        sent.push(origin);
        return Promise.resolve().then(() => (answers[origin] ?? unreachable)());
      };
      const confirmUnencrypted = (host: string): Promise<boolean> => Promise.resolve(asked.push(host) > 0 && agrees);
      const { signal } = new AbortController();
      const options = { url, path, signal, isLocal, confirmUnencrypted, onProgress: () => undefined };
      let error: unknown;
      try {
        await download(options, undefined, send);
      } catch (thrown) {
        error = thrown;
      }
      const left = await readdir(folder);
      return { sent, asked, error, isSaved: left.length === 1 && error === undefined };
    }

    it('by https to object storage although its link is plain http, and the file is for its owner only', async () => {
      const { sent, asked, isSaved } = await trial(`http://${storage}/x?${secretQuery}`, {
        [`https://${storage}`]: body,
      });
      deepEqual([sent, asked, isSaved], [[`https://${storage}`], [], true]);
      equal((await stat(path)).mode & 0o777, 0o600);
    });

    it('unencrypted only where https fails and the user agrees, who is asked once', async () => {
      const answers = { [`http://${storage}`]: body };
      const agreed = await trial(`http://${storage}/x`, answers, { agrees: true });
      deepEqual(
        [agreed.sent, agreed.asked, agreed.isSaved],
        [[`https://${storage}`, `http://${storage}`], [storage], true],
      );
      await rm(path);
      const declined = await trial(`http://${storage}/x`, answers);
      deepEqual([declined.sent, declined.asked, declined.isSaved], [[`https://${storage}`], [storage], false]);
      ok(declined.error instanceof CancelledError);
    });

    it('nowhere by an address that names a user, and asks nothing', async () => {
      for (const url of [`http://me:hunter2@${storage}/x`, `https://me@${storage}/x`]) {
        const { sent, asked, error } = await trial(url, {});
        deepEqual([sent, asked], [[], []]);
        ok(error instanceof UserFacingError && !error.message.includes('hunter2'));
      }
    });

    it('nowhere unencrypted because https answers with an error', async () => {
      const { sent, asked } = await trial(`http://${storage}/x`, {
        [`https://${storage}`]: () => new Response('', { status: 403 }),
      });
      deepEqual([sent, asked], [[`https://${storage}`], []]);
    });

    const insecure = [
      'http://evil.example/x',
      'http://aliyuncs.com.evil.example/x',
      'http://x.aliyuncs.com.evil.example/x',
      'http://evilaliyuncs.com/x',
      'http://192.168.0.1/x',
      'http://127.0.0.1:8080/x',
      'https://127.0.0.1/x',
      'http://localhost/x',
      'http://[::1]/x',
      'https://localhost./x',
      'https://web.localhost/x',
      'https://0.0.0.0/x',
      'https://[::]/x',
      'https://[::ffff:127.0.0.1]/x',
    ];
    for (const url of insecure) {
      it(`nowhere at ${url}, also not by a redirect`, async () => {
        const first = await trial(url, { [new URL(url).origin]: body });
        deepEqual(first.sent, []);
        ok(first.error instanceof UserFacingError);
        const later = await trial(`https://${storage}/x`, {
          [`https://${storage}`]: moved(url),
          [new URL(url).origin]: body,
        });
        deepEqual([later.sent, later.isSaved], [[`https://${storage}`], false]);
        ok(later.error instanceof UserFacingError);
      });
    }

    it('on to where a redirect leads, by https again, a few times', async () => {
      const { sent, isSaved } = await trial('https://cdn.example/x', {
        'https://cdn.example': moved(`http://${storage}/x`),
        [`https://${storage}`]: body,
      });
      deepEqual([sent, isSaved], [['https://cdn.example', `https://${storage}`], true]);
      await rm(path);
      const circle = await trial('https://cdn.example/x', { 'https://cdn.example': moved('/x') });
      deepEqual([circle.sent.length, circle.isSaved], [6, false]);
    });

    it('by https without the port of a plain link', async () => {
      const { sent } = await trial(`http://${storage}:8080/x`, { [`https://${storage}`]: body });
      deepEqual(sent, [`https://${storage}`]);
    });

    it('unencrypted to another address of the same host without asking again', async () => {
      const answers = [moved(`http://${storage}/y`), body];
      const { sent, asked, isSaved } = await trial(
        `http://${storage}/x`,
        { [`http://${storage}`]: () => (answers.shift() ?? body)() },
        { agrees: true },
      );
      const [secure, plainly] = [`https://${storage}`, `http://${storage}`];
      deepEqual([sent, asked, isSaved], [[secure, plainly, secure, plainly], [storage], true]);
    });

    it('nowhere but where a redirect with an address leads', async () => {
      const answered = async (status: number, headers: Record<string, string>): Promise<readonly unknown[]> => {
        const { sent, error } = await trial('https://cdn.example/x', {
          'https://cdn.example': () => new Response(null, { status, headers }),
          'https://other.example': body,
        });
        return [sent.length, error instanceof UserFacingError ? error.message : error];
      };
      const location = 'https://other.example/y';
      deepEqual(await answered(300, { location }), [2, undefined]);
      await rm(path);
      deepEqual(await answered(399, { location }), [2, undefined]);
      await rm(path);
      deepEqual(await answered(400, { location }), [1, 'The download was rejected (HTTP 400).']);
      deepEqual(await answered(200, { location }), [1, 'The download was rejected (HTTP 200).']);
      deepEqual(await answered(302, {}), [1, 'The download was rejected (HTTP 302).']);
      deepEqual(await answered(302, { location: 'http://[' }), [1, 'The download was rejected (HTTP 302).']);
    });

    it('nowhere by an address of another scheme, or one that names a password alone', async () => {
      for (const url of ['xhttp://cdn.example/x', 'httpx://cdn.example/x', 'https://:hunter2@cdn.example/x']) {
        const { sent, error } = await trial(url, {});
        deepEqual(sent, []);
        match(String(error), /no usable download address/);
      }
    });

    it('by a request that follows nothing by itself and takes the file as it is', async () => {
      const seen: unknown[] = [];
      const { signal } = new AbortController();
      const options = { ...plain, url: 'https://cdn.example/x', path, signal, onProgress: () => undefined };
      await download(options, undefined, (_url, { redirect, headers } = {}) => {
        seen.push(redirect, headers);
        return Promise.resolve(body());
      });
      deepEqual(seen, ['manual', { 'accept-encoding': 'identity' }]);
    });

    it('to an end that is too early, which is given in bytes', async () => {
      const { error } = await trial('https://cdn.example/x', {
        'https://cdn.example': () => new Response('abc', { headers: { 'content-length': '10' } }),
      });
      ok(error instanceof UserFacingError);
      equal(error.message, 'The download ended after 3 of 10 bytes.');
      equal(error.hint, 'Start the download again.');
      deepEqual(error.facts.retry, {});
      deepEqual(await readdir(folder), []);
    });

    const broken: readonly [unknown, RegExp, RegExp][] = [
      [new Error('s3cret'), /^The download was interrupted\.$/, /Check the network/],
      ['s3cret', /^The download was interrupted\.$/, /Check the network/],
      [undefined, /^The download was interrupted\.$/, /Check the network/],
      [Object.assign(new Error('s3cret'), { code: 7 }), /^The download was interrupted\.$/, /Check the network/],
      [new Error('s3cret', { cause: { code: 'ENOTFOUND' } }), /failed \(ENOTFOUND\)/, /Check the network/],
      [Object.assign(new Error('s3cret'), { code: 'ECONNRESET' }), /failed \(ECONNRESET\)/, /Check the network/],
      [Object.assign(new Error('s3cret'), { code: 'ENOSPC' }), /failed \(ENOSPC\)/, /another location/],
      [Object.assign(new Error('s3cret'), { code: 'EROFS' }), /failed \(EROFS\)/, /another location/],
    ];
    for (const [thrown, message, hint] of broken) {
      it(`not to its end after ${inspect(thrown).split('\n')[0]}, and says what to do`, async () => {
        const { error } = await trial('https://cdn.example/x', {
          'https://cdn.example': () => {
            throw thrown;
          },
        });
        ok(error instanceof UserFacingError);
        match(error.message, message);
        match(error.hint, hint);
        deepEqual(error.facts.retry, {});
      });
    }

    it('to this machine for the emulator only', async () => {
      const local = 'http://127.0.0.1:8123';
      equal((await trial(`${local}/x`, { [local]: body }, { isLocal: true })).isSaved, true);
    });
  });
});

describe('A download whose host is silent', () => {
  const timers = useTimers();
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'download-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const { signal } = new AbortController();
  const storage = 'x.oss-cn-hangzhou.aliyuncs.com';

  function start(url: string, send: typeof fetch, confirm = () => Promise.resolve(true)): Promise<number> {
    const options = { url, path: join(folder, 'x'), isLocal: false, signal, onProgress: () => undefined };
    return download({ ...options, confirmUnencrypted: confirm }, undefined, send);
  }
  /** Answers only when the request is aborted, as fetch does. */
  const hang = ({ signal: given }: RequestInit = {}): Promise<Response> =>
    new Promise((_resolve, reject) => {
      const fail = (): void => reject(new Error('aborted'));
      if (given?.aborted) {
        fail();
      }
      given?.addEventListener('abort', fail);
    });

  it('by HTTPS goes on unencrypted when the user agrees, however long that takes', async () => {
    const sent: string[] = [];
    const send = (to: unknown, options?: RequestInit): Promise<Response> => {
      const { protocol } = new URL(String(to));
      sent.push(protocol);
      if (protocol === 'http:') {
        return options?.signal?.aborted ? hang(options) : Promise.resolve(new Response('packets'));
      }
      void timers.pass(30_000);
      return hang(options);
    };
    const confirm = async (): Promise<boolean> => {
      await timers.pass(40_000);
      return true;
    };
    equal(await start(`http://${storage}/x`, send, confirm), 7);
    deepEqual(sent, ['https:', 'http:']);
  });

  it('by HTTPS asks nothing when the user cancels', async () => {
    const life = new AbortController();
    const asked: string[] = [];
    const options = { url: `http://${storage}/x`, path: join(folder, 'x'), isLocal: false, signal: life.signal };
    const confirmUnencrypted = (host: string): Promise<boolean> => Promise.resolve(asked.push(host) > 0);
    const running = download(
      { ...options, confirmUnencrypted, onProgress: () => undefined },
      undefined,
      (_url, given) => {
        queueMicrotask(() => life.abort());
        return hang(given);
      },
    );
    await rejects(running, CancelledError);
    deepEqual(asked, []);
  });

  it('ends after 30 seconds and leaves nothing', async () => {
    let isOver = false;
    const running = start('https://cdn.example/x', (_url, options) => hang(options));
    const over = rejects(running, /interrupted/).then(() => (isOver = true));
    await timers.pass(29_999);
    equal(isOver, false);
    await timers.pass(1);
    await over;
    deepEqual(await readdir(folder), []);
  });

  it('ends after 30 seconds also when it agreed to go on unencrypted', async () => {
    const sent: string[] = [];
    const send = (to: unknown, options?: RequestInit): Promise<Response> => {
      sent.push(new URL(String(to)).protocol);
      void timers.pass(30_000);
      return hang(options);
    };
    await rejects(start(`http://${storage}/x`, send), /interrupted/);
    deepEqual(sent, ['https:', 'http:']);
  });

  it('after the first parts ends after 30 seconds and leaves nothing', async () => {
    const stream = new ReadableStream<Uint8Array>({ start: (body) => body.enqueue(Buffer.from('abc')) });
    const running = start('https://cdn.example/x', () => Promise.resolve(new Response(stream)));
    const over = rejects(running, UserFacingError);
    await timers.pass(30_000);
    await over;
    deepEqual(await readdir(folder), []);
  });
});
