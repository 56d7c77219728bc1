// The object storage results lie in: pre-signed links, checked as OSS does, answered with XML when refused.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Readable } from 'node:stream';
import { decodePairs } from '../../gateway/body';
import type { Endpoint } from '../../gateway/product';
import { createRequestId, type Reply } from '../../gateway/reply';

/** Path under which the emulator serves the bucket. */
const objectPath = '/_emulator/oss/';
const accessKeyId = 'STS.emulated-eci-service';
/** Looks like the real ones, and leads nowhere. */
export const emulatedStorageHost = 'eci-ops.oss-emulated.aliyuncs.com';

/** Something to download. */
export interface StoredObject {
  readonly size: number;
  chunks(): Iterable<Buffer>;
}

/** Finds objects by key. */
export type ObjectSource = (key: string) => StoredObject | undefined;

/** Links to objects, and what they lead to. */
export class ObjectStore {
  private readonly sources: ObjectSource[] = [];

  /**
   * @param secret signs the links
   * @param now the emulated clock: links expire on it
   * @param host named by the links; the emulator itself when left out
   */
  constructor(
    private readonly secret: string,
    private readonly now: () => number,
    private readonly host?: string,
  ) {}

  addSource(source: ObjectSource): void {
    this.sources.push(source);
  }

  /** A link valid until `expiresAt`, ms. The same arguments give the same link. */
  link(origin: string, key: string, expiresAt: number): string {
    const expires = String(Math.floor(expiresAt / 1000));
    const query = new URLSearchParams({
      Expires: expires,
      OSSAccessKeyId: accessKeyId,
      Signature: this.sign(key, expires).toString('base64'),
    });
    return `${this.host === undefined ? origin : `http://${this.host}`}${objectPath}${key}?${query.toString()}`;
  }

  /** Answers a GET of a link. */
  answer(method: string, path: string, rawQuery: string): Reply {
    if (method !== 'GET') {
      return refusal(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.');
    }
    const key = decodeURIComponent(path.slice(objectPath.length));
    const query = new Map(decodePairs(rawQuery));
    const expires = query.get('Expires') ?? '';
    const claimed = Buffer.from(query.get('Signature') ?? '', 'base64');
    const expected = this.sign(key, expires);
    if (
      query.get('OSSAccessKeyId') !== accessKeyId ||
      claimed.length !== expected.length ||
      !timingSafeEqual(claimed, expected)
    ) {
      return refusal(
        403,
        'SignatureDoesNotMatch',
        'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      );
    }
    if (Number(expires) * 1000 < this.now()) {
      return refusal(403, 'AccessDenied', 'Request has expired.');
    }
    const found = this.sources.map((source) => source(key)).find((object) => object !== undefined);
    if (!found) {
      return refusal(404, 'NoSuchKey', 'The specified key does not exist.');
    }
    return {
      status: 200,
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(found.size),
        'content-disposition': `attachment; filename="${key.slice(key.lastIndexOf('/') + 1)}"`,
        'x-oss-request-id': createRequestId(),
      },
      body: Readable.from(found.chunks(), { objectMode: false }),
    };
  }

  private sign(key: string, expires: string): Buffer {
    return createHmac('sha1', this.secret).update(`GET\n\n\n${expires}\n/eci-ops/${key}`).digest();
  }
}

/** Downloads of results, as an endpoint of the product. */
export function downloads(objects: ObjectStore): Endpoint {
  return {
    name: 'Download',
    matches: (_method, path) => path.startsWith(objectPath),
    answer: ({ method, path, rawQuery }) => objects.answer(method, path, rawQuery),
    refuse: ({ status, code, message }) => refusal(status, code, message),
  };
}

/** An error in the XML of OSS. */
function refusal(status: number, code: string, message: string): Reply {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<Error>
  <Code>${code}</Code>
  <Message>${message}</Message>
  <RequestId>${createRequestId()}</RequestId>
  <HostId>${emulatedStorageHost}</HostId>
</Error>
`;
  const body = Buffer.from(xml);
  return { status, headers: { 'content-type': 'application/xml', 'content-length': String(body.length) }, body };
}
