// Fetches the result of an O&M task. Its address is pre-signed and therefore a secret: it appears in no message and no log.
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as l10n from '@vscode/l10n';
import { CancelledError, UserFacingError } from '../../base/errors';
import { isLoopback } from '../endpoints';

export interface DownloadOptions {
  readonly url: string;
  /** Where the whole file ends up; until then it grows beside it under a name of its own. */
  readonly path: string;
  readonly signal: AbortSignal;
  /** The link comes from an emulator on this machine: only then may it, or a redirect, lead to this machine. */
  readonly isLocal: boolean;
  /** Asks whether the file may travel unencrypted: the service gives links with plain http. */
  readonly confirmUnencrypted: (host: string) => Promise<boolean>;
  /** Bytes so far, and in all when the server reports it. */
  readonly onProgress: (received: number, total: number | undefined) => void;
}

/** The file system's error codes when a file cannot be written where the user wants it. */
const diskCodes: ReadonlySet<string> = new Set([
  ...['EACCES', 'EDQUOT', 'EEXIST', 'EFBIG', 'EISDIR', 'ENAMETOOLONG', 'ENOENT', 'ENOSPC', 'ENOTDIR', 'ENOTEMPTY'],
  ...['EPERM', 'EROFS', 'EIO'],
]);

/** Object storage of Alibaba Cloud. The signature of a link does not cover the scheme. */
const storageHost = /\.aliyuncs\.com$/i;
const redirects = 5;

/** How long the server may be silent before we give up. */
const silenceMs = 30_000;

/**
 * Streams a file to disk and returns its size in bytes. On failure or cancel nothing is left but what was there before.
 * @throws UserFacingError, or CancelledError when the signal aborts.
 */
export async function download(
  options: DownloadOptions,
  partOf = createPartPath,
  send: typeof fetch = fetch,
): Promise<number> {
  const { path, signal } = options;
  const part = partOf(path);
  try {
    const received = await streamToFile(options, part, send);
    await rename(part, path);
    return received;
  } catch (error) {
    await rm(part, { force: true });
    if (signal.aborted) {
      throw new CancelledError();
    }
    throw error instanceof UserFacingError || error instanceof CancelledError ? error : toDownloadError(error);
  }
}

/** In the same folder, so that it only has to be renamed; no other file has the name, and it is never too long. */
function createPartPath(path: string): string {
  return join(dirname(path), `.${randomUUID()}.part`);
}

async function streamToFile(options: DownloadOptions, part: string, send: typeof fetch): Promise<number> {
  const { signal, onProgress } = options;
  let silence = new AbortController();
  const startTimer = (): NodeJS.Timeout => setTimeout(() => silence.abort(), silenceMs);
  let timer = startTimer();
  const confirmUnencrypted = async (host: string): Promise<boolean> => {
    // The user may take longer than a server.
    clearTimeout(timer);
    const isConfirmed = await options.confirmUnencrypted(host);
    // It may have been the silence by HTTPS that led to the question.
    silence = new AbortController();
    timer = startTimer();
    return isConfirmed;
  };
  try {
    const combine = (): AbortSignal => AbortSignal.any([signal, silence.signal]);
    const response = await open({ ...options, confirmUnencrypted }, (url) => {
      timer.refresh();
      return send(url, { signal: combine(), redirect: 'manual', headers: { 'accept-encoding': 'identity' } });
    });
    if (!response.ok || !response.body) {
      throw createRefusedError(response.status);
    }
    const total = Number(response.headers.get('content-length') ?? NaN);
    let received = 0;
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        received += chunk.length;
        timer.refresh();
        onProgress(received, Number.isNaN(total) ? undefined : total);
        done(null, chunk);
      },
    });
    await pipeline(Readable.from(response.body), count, createWriteStream(part, { mode: 0o600 }), {
      signal: combine(),
    });
    if (!Number.isNaN(total) && received !== total) {
      throw new UserFacingError(
        l10n.t('The download ended after {0} of {1} bytes.', received, total),
        l10n.t('Start the download again.'),
        { retry: {} },
      );
    }
    return received;
  } finally {
    clearTimeout(timer);
  }
}

/** Follows redirects by hand: each address is checked like the first one. */
async function open(options: DownloadOptions, get: (url: URL) => Promise<Response>): Promise<Response> {
  let url = parseHttpUrl(options.url);
  const confirmed = new Set<string>();
  for (let followed = 0; ; followed++) {
    const response = await openOne(url, options, confirmed, get);
    const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (location === null) {
      return response;
    }
    await response.body?.cancel();
    if (followed >= redirects || !URL.canParse(location, url.href)) {
      throw createRefusedError(response.status);
    }
    url = parseHttpUrl(new URL(location, url).href);
  }
}

async function openOne(
  url: URL,
  { isLocal, confirmUnencrypted, signal }: DownloadOptions,
  confirmed: Set<string>,
  get: (url: URL) => Promise<Response>,
): Promise<Response> {
  if (leadsHere(url.hostname) ? !isLocal : url.protocol !== 'https:' && !storageHost.test(url.hostname)) {
    throw new UserFacingError(
      l10n.t('The download address is not secure: it is neither HTTPS nor object storage of Alibaba Cloud.'),
      l10n.t('Refresh the O&M task, then try again.'),
    );
  }
  if (url.protocol === 'https:' || leadsHere(url.hostname)) {
    return get(url);
  }
  const encrypted = new URL(url);
  encrypted.protocol = 'https:';
  encrypted.port = '';
  try {
    return await get(encrypted);
  } catch (error) {
    if (signal.aborted) {
      throw error;
    }
    if (!confirmed.has(url.host) && !(await confirmUnencrypted(url.host))) {
      throw new CancelledError();
    }
    confirmed.add(url.host);
    return get(url);
  }
}

/** More than the endpoints that we accept as this machine: here the others would be the way around the check. */
function leadsHere(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return (
    isLoopback(name) ||
    name.endsWith('.localhost') ||
    name === '0.0.0.0' ||
    name === '[::]' ||
    name.startsWith('[::ffff:')
  );
}

function parseHttpUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // Requests refuse a user in an address, which would look like a host that is unreachable.
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new UserFacingError(
      l10n.t('The service returned no usable download address.'),
      l10n.t('Refresh the O&M task, then try again.'),
    );
  }
  return url;
}

function createRefusedError(status: number): UserFacingError {
  return new UserFacingError(
    l10n.t('The download was rejected (HTTP {0}).', status),
    status === 403 || status === 404
      ? l10n.t('The link has probably expired. Refresh the O&M task, then try again.')
      : l10n.t('Try again in a moment.'),
    { retry: {} },
  );
}

/** The text of a network error may hold the address, so only its code is shown. */
function toDownloadError(thrown: unknown): UserFacingError {
  const codes: readonly unknown[] = [thrown, (thrown as { cause?: unknown } | undefined)?.cause].map(
    (one) => (one as { code?: unknown } | undefined)?.code,
  );
  const code = codes.find((one) => typeof one === 'string');
  return new UserFacingError(
    typeof code === 'string' ? l10n.t('The download failed ({0}).', code) : l10n.t('The download was interrupted.'),
    typeof code === 'string' && diskCodes.has(code)
      ? l10n.t('Select another location for the file.')
      : l10n.t('Check the network, then try again.'),
    { retry: {} },
  );
}
