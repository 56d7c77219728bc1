import { deepEqual, equal, notEqual, throws } from 'node:assert/strict';
import { ClientKey } from '../../../../src/base/clientKey';
import { clientsOver, defineClient } from '../../../../src/cloud/account/clients';
import type { Transport } from '../../../../src/cloud/transport/transport';
import { ScriptedTransport } from '../../../support/scriptedTransport';

class Client {
  constructor(readonly transport: Transport) {}
}

const one = new ClientKey<Client>('one');
const two = new ClientKey<Client>('two');

describe('the clients of an account', () => {
  function trial() {
    const made: string[] = [];
    const factories = [one, two].map((key) =>
      defineClient(key, (transport) => {
        made.push(key.id);
        return new Client(transport);
      }),
    );
    return { made, factories };
  }

  it('are made when they are first asked for, each once, over the transport of the account', () => {
    const { made, factories } = trial();
    const transport = new ScriptedTransport();
    const client = clientsOver(transport, factories);
    deepEqual(made, []);
    const first = client(two);
    equal(first.transport, transport);
    equal(client(two), first);
    deepEqual(made, ['two']);
    notEqual(client(one), first);
    deepEqual(made, ['two', 'one']);
  });

  it('are no other account’s', () => {
    const { factories } = trial();
    const [mine, theirs] = [new ScriptedTransport(), new ScriptedTransport()].map((transport) =>
      clientsOver(transport, factories),
    );
    notEqual(mine?.(one), theirs?.(one));
  });

  it('are found by the id of their key', () => {
    const client = clientsOver(new ScriptedTransport(), trial().factories);
    equal(client(new ClientKey<Client>('one')), client(one));
  });

  it('are made once also where the client is nothing', () => {
    let made = 0;
    const key = new ClientKey<undefined>('nothing');
    const client = clientsOver(new ScriptedTransport(), [
      defineClient(key, () => {
        made++;
        return undefined;
      }),
    ]);
    client(key);
    client(key);
    equal(made, 1);
  });

  it('fail by name for a product that was left out', () => {
    const client = clientsOver(new ScriptedTransport(), trial().factories);
    throws(() => client(new ClientKey<Client>('three')), /No client three/);
  });
});
