// The places besides the gateway where keys are handed out, each at the path of the real one: the metadata service of ECS,
// CloudSSO, the OAuth server, and STS for RSA key pairs.
import { randomBytes } from 'node:crypto';
import { decodePairs, type ReceivedRequest } from '../gateway/received';
import { jsonReply, type Reply } from '../gateway/reply';
import { accountId, type TemporaryKeys } from '../gateway/temporaryKeys';

/** The RAM role of the machine that the metadata service speaks of. */
export const machineRole = 'emulated-machine';
/** Access tokens of CloudSSO and OAuth that are accepted begin like this. */
export const acceptedToken = 'emulated-';

const credentialsPath = '/latest/meta-data/ram/security-credentials/';
const lifeSeconds = 3_600;
const metadataTokens = { header: 'x-aliyun-ecs-metadata-token', life: 'x-aliyun-ecs-metadata-token-ttl-seconds' };

export class Doors {
  /** Tokens of the metadata service and when they end. */
  private readonly tokens = new Map<string, number>();

  constructor(
    private readonly keys: TemporaryKeys,
    private readonly now: () => number,
  ) {}

  /** What a request asks for, when it is none for the gateway. */
  nameOf(method: string, path: string, rawQuery: string): string | undefined {
    switch (`${method} ${path}`) {
      case 'PUT /latest/api/token':
        return 'MetadataToken';
      case 'POST /cloud-credentials':
        return 'CloudSsoCredentials';
      case 'POST /v1/exchange':
        return 'OAuthExchange';
      case 'POST /v1/token':
        return 'OAuthToken';
      case 'GET /':
        return rawQuery.includes('Action=GenerateSessionAccessKey') ? 'GenerateSessionAccessKey' : undefined;
      default:
        return method === 'GET' && path.startsWith(credentialsPath) ? 'MetadataCredentials' : undefined;
    }
  }

  answer(name: string, request: ReceivedRequest): Reply {
    switch (name) {
      case 'MetadataToken':
        return this.metadataToken(request);
      case 'MetadataCredentials':
        return this.metadataCredentials(request);
      case 'CloudSsoCredentials':
        return this.cloudSso(request);
      case 'OAuthExchange':
        return bearerOf(request)
          ? jsonReply(200, lowerFirst(this.keys.issue(roleArn('oauth'), 'oauth-user', lifeSeconds)))
          : jsonReply(401, { error: 'invalid_token', error_description: 'The access token has expired.' });
      case 'OAuthToken':
        return jsonReply(200, {
          access_token: `${acceptedToken}${randomBytes(8).toString('hex')}`,
          refresh_token: randomBytes(16).toString('hex'),
          expires_in: lifeSeconds,
        });
      default:
        return this.sessionKey(request);
    }
  }

  private metadataToken({ headers }: ReceivedRequest): Reply {
    const life = Number(headers.get(metadataTokens.life));
    if (!Number.isInteger(life) || life < 1 || life > 21_600) {
      return textReply(400, 'The ttl must be 1 to 21600 seconds.');
    }
    const token = randomBytes(24).toString('base64url');
    this.tokens.set(token, this.now() + life * 1000);
    return textReply(200, token);
  }

  /** Without a token (version 1) as well; with one that has ended not. */
  private metadataCredentials({ headers, path }: ReceivedRequest): Reply {
    const token = headers.get(metadataTokens.header);
    if (token !== undefined && (this.tokens.get(token) ?? 0) <= this.now()) {
      return textReply(401, 'Unauthorized');
    }
    const role = decodeURIComponent(path.slice(credentialsPath.length));
    if (role === '') {
      return textReply(200, machineRole);
    }
    return role === machineRole
      ? jsonReply(200, { ...this.keys.issue(roleArn(role), 'i-emulated', 6 * lifeSeconds), Code: 'Success' })
      : textReply(404, 'Not Found');
  }

  private cloudSso(request: ReceivedRequest): Reply {
    if (!bearerOf(request)) {
      return jsonReply(401, { ErrorCode: 'InvalidAccessToken', ErrorMessage: 'The access token has expired.' });
    }
    const body = parse(request.body.toString('utf8'));
    const { AccountId, AccessConfigurationId } = body;
    if (typeof AccountId !== 'string' || typeof AccessConfigurationId !== 'string') {
      return jsonReply(400, { ErrorCode: 'MissingParameter', ErrorMessage: 'AccountId, AccessConfigurationId' });
    }
    const role = `acs:ram::${AccountId}:role/aliyunreserved-${AccessConfigurationId}`;
    return jsonReply(200, { CloudCredential: this.keys.issue(role, 'sso-user', lifeSeconds), RequestId: 'emulated' });
  }

  /** The signature is not checked: the emulator has no public key of the pair. */
  private sessionKey({ rawQuery }: ReceivedRequest): Reply {
    const given = new Map(decodePairs(rawQuery));
    if (given.get('SignatureMethod') !== 'SHA256withRSA' || !given.get('Signature') || !given.get('AccessKeyId')) {
      return jsonReply(400, { Code: 'IncompleteSignature', Message: 'SHA256withRSA is expected.' });
    }
    const { AccessKeyId, AccessKeySecret, Expiration } = this.keys.issue(
      roleArn('key-pair'),
      'key-pair',
      lifeSeconds,
      false,
    );
    return jsonReply(200, {
      SessionAccessKey: { SessionAccessKeyId: AccessKeyId, SessionAccessKeySecret: AccessKeySecret, Expiration },
    });
  }
}

function roleArn(name: string): string {
  return `acs:ram::${accountId}:role/${name}`;
}

function bearerOf({ headers }: ReceivedRequest): boolean {
  const token = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1] ?? '';
  return token.startsWith(acceptedToken) && token !== `${acceptedToken}expired`;
}

function textReply(status: number, text: string): Reply {
  const body = Buffer.from(text);
  return { status, headers: { 'content-type': 'text/plain', 'content-length': String(body.length) }, body };
}

/** The OAuth server writes its names with a small letter. */
function lowerFirst(record: object): object {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name.slice(0, 1).toLowerCase() + name.slice(1), value as unknown]),
  );
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}
