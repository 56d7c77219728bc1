// The places besides the gateway that issue keys, each at the path of the real one: the metadata service of ECS, CloudSSO, the
// OAuth server, and STS for RSA key pairs.
import { randomBytes } from 'node:crypto';
import { decodePairs, jsonBody } from '../gateway/body';
import type { Endpoint } from '../gateway/product';
import type { ReceivedRequest } from '../gateway/received';
import { jsonReply, textReply, type Reply } from '../gateway/reply';
import { accountId, type TemporaryKeys } from '../gateway/temporaryKeys';

/** The RAM role of the machine that the metadata service names. */
const machineRole = 'emulated-machine';
/** Access tokens of CloudSSO and OAuth that are accepted begin like this. */
const acceptedToken = 'emulated-';

const credentialsPath = '/latest/meta-data/ram/security-credentials/';
const lifeSeconds = 3_600;
const metadataTokens = { header: 'x-aliyun-ecs-metadata-token', life: 'x-aliyun-ecs-metadata-token-ttl-seconds' };

export function credentialEndpoints(keys: TemporaryKeys, now: () => number): readonly Endpoint[] {
  return [
    ...new MetadataService(keys, now).endpoints,
    at('POST /cloud-credentials', 'CloudSsoCredentials', (request) => cloudSso(keys, request)),
    at('POST /v1/exchange', 'OAuthExchange', (request) =>
      hasAcceptedToken(request)
        ? jsonReply(200, lowerFirst(keys.issue(roleArn('oauth'), 'oauth-user', lifeSeconds)))
        : jsonReply(401, { error: 'invalid_token', error_description: 'The access token has expired.' }),
    ),
    at('POST /v1/token', 'OAuthToken', () =>
      jsonReply(200, {
        access_token: `${acceptedToken}${randomBytes(8).toString('hex')}`,
        refresh_token: randomBytes(16).toString('hex'),
        expires_in: lifeSeconds,
      }),
    ),
    {
      name: 'GenerateSessionAccessKey',
      matches: (method, path, rawQuery) =>
        method === 'GET' && path === '/' && rawQuery.includes('Action=GenerateSessionAccessKey'),
      answer: (request) => sessionKey(keys, request),
    },
  ];
}

/** An endpoint at one path. */
function at(route: string, name: string, answer: Endpoint['answer']): Endpoint {
  return { name, matches: (method, path) => `${method} ${path}` === route, answer };
}

class MetadataService {
  /** Tokens and when they end. */
  private readonly tokens = new Map<string, number>();

  readonly endpoints: readonly Endpoint[] = [
    at('PUT /latest/api/token', 'MetadataToken', (request) => this.token(request)),
    {
      name: 'MetadataCredentials',
      matches: (method, path) => method === 'GET' && path.startsWith(credentialsPath),
      answer: (request) => this.credentials(request),
    },
  ];

  constructor(
    private readonly keys: TemporaryKeys,
    private readonly now: () => number,
  ) {}

  private token({ headers }: ReceivedRequest): Reply {
    const life = Number(headers.get(metadataTokens.life));
    if (!Number.isInteger(life) || life < 1 || life > 21_600) {
      return textReply(400, 'The ttl must be 1 to 21600 seconds.');
    }
    const token = randomBytes(24).toString('base64url');
    this.tokens.set(token, this.now() + life * 1000);
    return textReply(200, token);
  }

  /** Works without a token (version 1), but not with one that has ended. */
  private credentials({ headers, path }: ReceivedRequest): Reply {
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
}

function cloudSso(keys: TemporaryKeys, request: ReceivedRequest): Reply {
  if (!hasAcceptedToken(request)) {
    return jsonReply(401, { ErrorCode: 'InvalidAccessToken', ErrorMessage: 'The access token has expired.' });
  }
  const { AccountId, AccessConfigurationId } = jsonBody(request) ?? {};
  if (typeof AccountId !== 'string' || typeof AccessConfigurationId !== 'string') {
    return jsonReply(400, { ErrorCode: 'MissingParameter', ErrorMessage: 'AccountId, AccessConfigurationId' });
  }
  const role = `acs:ram::${AccountId}:role/aliyunreserved-${AccessConfigurationId}`;
  return jsonReply(200, { CloudCredential: keys.issue(role, 'sso-user', lifeSeconds), RequestId: 'emulated' });
}

/** The signature is not checked: the emulator has no public key of the pair. */
function sessionKey(keys: TemporaryKeys, { rawQuery }: ReceivedRequest): Reply {
  const given = new Map(decodePairs(rawQuery));
  if (given.get('SignatureMethod') !== 'SHA256withRSA' || !given.get('Signature') || !given.get('AccessKeyId')) {
    return jsonReply(400, { Code: 'IncompleteSignature', Message: 'SHA256withRSA is expected.' });
  }
  const key = keys.issue(roleArn('key-pair'), 'key-pair', lifeSeconds, false);
  const { AccessKeyId, AccessKeySecret, Expiration } = key;
  return jsonReply(200, {
    SessionAccessKey: { SessionAccessKeyId: AccessKeyId, SessionAccessKeySecret: AccessKeySecret, Expiration },
  });
}

function roleArn(name: string): string {
  return `acs:ram::${accountId}:role/${name}`;
}

function hasAcceptedToken({ headers }: ReceivedRequest): boolean {
  const token = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1] ?? '';
  return token.startsWith(acceptedToken) && token !== `${acceptedToken}expired`;
}

/** The OAuth server writes its names with a small letter. */
function lowerFirst(record: object): object {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name.slice(0, 1).toLowerCase() + name.slice(1), value as unknown]),
  );
}
