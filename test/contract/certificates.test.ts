// What a company's proxy presents with a certificate of its own, over real TLS: the service, and a credential provider.
import { match, rejects } from 'node:assert/strict';
import { ApiError } from '../../src/cloud/errors/apiError';
import { ask } from '../../src/cloud/credentials/exchanges/ask';
import { TlsGateway, otherLoopback } from '../support/network/servers';
import { createPrivateCa } from '../support/network/privateCa';
import { ScriptedServer } from '../support/scriptedServer';
import { TransportTrial, call } from './transportTrial';

describe('a certificate that this machine does not trust', () => {
  const server = new ScriptedServer();
  let gateway: TlsGateway;
  before(async () => {
    await server.start();
    const ca = await createPrivateCa();
    gateway = new TlsGateway(await ca.issue(otherLoopback, 'gateway.test'), server.origin);
    await gateway.start();
  });
  after(async () => {
    await gateway.stop();
    await server.stop();
  });

  const namesSettings = (message: RegExp) => (error: ApiError) => {
    match(error.message, message);
    match(error.hint, /http\.systemCertificates.*NODE_EXTRA_CA_CERTS/);
    return error instanceof ApiError;
  };

  it('fails a call with the settings that help', async () => {
    const { transport } = new TransportTrial(gateway.origin);
    await rejects(
      transport.call(call()),
      namesSettings(/^The certificate of 127\.0\.0\.2:\d+ is not trusted \(UNABLE_TO_\w+\)\.$/),
    );
  });

  it('fails an exchange of credentials with the settings that help', async () => {
    const asked = ask({ profile: 'work', url: new URL(gateway.origin) }, new AbortController().signal);
    await rejects(
      asked,
      namesSettings(/^No credentials for the profile work: 127\.0\.0\.2:\d+ is unreachable \(UNABLE_TO_\w+\)\.$/),
    );
  });
});
