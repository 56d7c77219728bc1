// Requests the official client (@alicloud/openapi-client 0.4.15) has really sent, as they arrived, with the secret
// that signed them. The client wrote these bytes; nothing of the emulator did.
import type { ReceivedRequest } from '../../../../src/emulator/gateway/received';

export const wireSecret = 'fakesecret';

interface Sent {
  readonly method: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const emptyBodyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const plainHeaders =
  'host;x-acs-action;x-acs-content-sha256;x-acs-credentials-provider;x-acs-date;x-acs-signature-nonce;x-acs-version';

function authorization(signedHeaders: string, signature: string): string {
  return `ACS3-HMAC-SHA256 Credential=LTAIfakeid,SignedHeaders=${signedHeaders},Signature=${signature}`;
}

function eci(action: string, host: string, nonce: string, signature: string): Readonly<Record<string, string>> {
  return {
    host,
    'x-acs-version': '2018-08-08',
    'x-acs-action': action,
    'user-agent': 'AlibabaCloud (linux; x64) Node.js/v20.20.2 Core/1.0.1 TeaDSL/1',
    'x-acs-date': '2026-11-22T03:08:36Z',
    'x-acs-signature-nonce': nonce,
    accept: 'application/json',
    'x-acs-content-sha256': emptyBodyHash,
    'x-acs-credentials-provider': 'static_ak',
    authorization: authorization(plainHeaders, signature),
    'content-length': '0',
  };
}

const sent: Readonly<Record<string, Sent>> = {
  'an O&M task, parameters in the query': {
    method: 'POST',
    query: 'RegionId=cn-hangzhou&ContainerGroupId=eci-bp1abc&OpsType=coredump&OpsValue=enable',
    headers: eci(
      'CreateInstanceOpsTask',
      '127.0.0.1:40873',
      'cbe106b51b89937e0e2ae9f2da5a2aeb',
      'a9d8d0f86a325d510339684012ab799a4dcbf9923e355954426d1677b87fe727',
    ),
    body: '',
  },
  'a GET': {
    method: 'GET',
    query: 'RegionId=x',
    headers: eci(
      'DescribeRegions',
      '127.0.0.1:43431',
      'da38aaa9236a686f11555882862aa126',
      '11664d9fdd853ba6ba828e351b6e61318f96e87412f805e7b4d5497595483e24',
    ),
    body: '',
  },
  'nested lists, quotes, brackets and Chinese text': {
    method: 'POST',
    query:
      'RegionId=cn-hangzhou&ContainerGroupName=demo&ClientToken=6f0c2a0e-tok&Tag.1.Key=a&Tag.1.Value=it%27s%20(*)%20ok!&Container.1.Name=c1&Container.1.Image=nginx%3A1.25&Container.1.Command.1=sh&Container.1.Command.2=-c&Container.1.Cpu=0.5&Container.1.EnvironmentVar.1.Key=K&Container.1.EnvironmentVar.1.Value=%E5%80%BC%20%26%3D%2B~&Container.1.Port.1.Port=80&Container.1.Port.1.Protocol=TCP&Container.1.ReadinessProbe.HttpGet.Path=%2F&Container.1.ReadinessProbe.HttpGet.Port=80&Container.1.Tty=false&Container.1.Empty=',
    headers: eci(
      'CreateContainerGroup',
      '127.0.0.1:35615',
      '6e15d882752b048c60b32118372402ee',
      '1b52f0cc2dc187674a3e352ee2b4c070d38b4949a8adb270ee0cfe925a96e69e',
    ),
    body: '',
  },
  'temporary credentials': {
    method: 'POST',
    query: '',
    headers: {
      ...eci('DescribeRegions', '127.0.0.1:35693', '248e1f434345ce5527aecd81405fc076', ''),
      'x-acs-credentials-provider': 'static_sts',
      'x-acs-accesskey-id': 'LTAIfakeid',
      'x-acs-security-token': 'STSTOKENVALUE',
      authorization: authorization(
        'host;x-acs-accesskey-id;x-acs-action;x-acs-content-sha256;x-acs-credentials-provider;x-acs-date;x-acs-security-token;x-acs-signature-nonce;x-acs-version',
        'f72a50f5c49311e271badb7ae5c5822ac72539396c03fc5779f0e7316a827d3a',
      ),
    },
    body: '',
  },
  'a form body': {
    method: 'POST',
    query: '',
    headers: {
      host: '127.0.0.1:32797',
      'x-acs-version': '2024-09-10',
      'x-acs-action': 'CreateEdgeContainerAppVersion',
      'x-acs-date': '2026-11-22T03:08:36Z',
      'x-acs-signature-nonce': '00b3a34f33c1b0372970efb7a6f8061e',
      'content-type': 'application/x-www-form-urlencoded',
      'x-acs-content-sha256': '93e0470f8e57ed4e21f4fe635c203309373c9595bcc1e466f91c9081fed60917',
      'x-acs-credentials-provider': 'static_ak',
      authorization: authorization(
        `content-type;${plainHeaders}`,
        'b81e6575f3e26e876876330971c31889f864f07db8e35e95d994dc28b5898226',
      ),
    },
    body: 'AppId=app-88068867578379****&Name=v1&Remarks=r%20%26%20d&Containers=%5B%7B%22Name%22%3A%22c%22%2C%22Image%22%3A%22registry%2Fx%3A1%22%2C%22Spec%22%3A%221C2G%22%2C%22ProbeType%22%3A%22tcpSocket%22%2C%22ProbeContent%22%3A%7B%22Port%22%3A80%7D%7D%5D',
  },
  'a JSON body': {
    method: 'POST',
    query: '',
    headers: {
      host: '127.0.0.1:42459',
      'x-acs-version': '2024-09-10',
      'x-acs-action': 'CreateEdgeContainerAppVersion',
      'x-acs-date': '2026-11-22T03:08:36Z',
      'x-acs-signature-nonce': '89707abf1bd2927672bfbaf174e4d70e',
      'content-type': 'application/json; charset=utf-8',
      'x-acs-content-sha256': 'ad4c4eec0c4d89fce6f2f0dc67f4ea557dc971b784061430e116f71b3c56868d',
      'x-acs-credentials-provider': 'static_ak',
      authorization: authorization(
        `content-type;${plainHeaders}`,
        'b4e525aef823cf8766ace1da376ac82ae7df9fa3500944655ff7994a88b11585',
      ),
    },
    body: '{"AppId":"app-1","Containers":[{"Name":"c"}]}',
  },
};

/** The requests by what is special about them. */
export const wireRequests: ReadonlyMap<string, ReceivedRequest> = new Map(
  Object.entries(sent).map(([about, { method, query, headers, body }]) => [
    about,
    { method, path: '/', rawQuery: query, headers: new Map(Object.entries(headers)), body: Buffer.from(body) },
  ]),
);

/** The request with other headers; undefined takes one away. */
export function withHeaders(
  request: ReceivedRequest,
  changes: Readonly<Record<string, string | undefined>>,
): ReceivedRequest {
  const headers = Object.entries({ ...Object.fromEntries(request.headers), ...changes }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { ...request, headers: new Map(headers) };
}
