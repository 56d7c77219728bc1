import { deepEqual, equal, rejects } from 'node:assert/strict';
import { disableCoredump, enableCoredump } from '../../../../../src/products/eci/instance/coredump';
import { buildOpsRecord, instanceRef } from '../../../../support/buildEciInstance';
import { ScriptedContext } from '../../../../support/scriptedContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';

function trial() {
  const transport = new ScriptedTransport({
    DescribeInstanceOpsRecords: { Records: [buildOpsRecord()] },
    CreateInstanceOpsTask: {},
  });
  return { transport, context: new ScriptedContext({ transport }) };
}

const sent = (transport: ScriptedTransport) =>
  transport.queriesOf('CreateInstanceOpsTask').map(({ OpsType, OpsValue }) => [OpsType, OpsValue]);

describe('core dump', () => {
  it('is switched on by the word enable, and watched until there is a core file', async () => {
    const { transport, context } = trial();
    const outcome = await enableCoredump(context, instanceRef);
    deepEqual(sent(transport), [['coredump', 'enable']]);
    equal(transport.queriesOf('DescribeInstanceOpsRecords')[0]?.['OpsType'], 'coredump');
    deepEqual(
      context.show.watches.map(({ title }) => title),
      ['coredump · web'],
    );
    deepEqual(context.show.titles, ['Enabling core dump']);
    equal(outcome?.message?.startsWith('Core dump is on for web.'), true);
  });

  it('is switched off by the word disable, and not watched', async () => {
    const { transport, context } = trial();
    deepEqual(await disableCoredump(context, instanceRef), {
      message: 'Core dump is off for web.',
      refresh: [instanceRef],
    });
    deepEqual(sent(transport), [['coredump', 'disable']]);
    deepEqual(context.show.watches, []);
  });

  it('says nothing of success when the service refuses', async () => {
    const { transport, context } = trial();
    transport.answers['CreateInstanceOpsTask'] = new Error('Coredump.RegionNotSupport');
    await rejects(enableCoredump(context, instanceRef), /RegionNotSupport/);
    await rejects(disableCoredump(context, instanceRef), /RegionNotSupport/);
    deepEqual(context.show.watches, []);
  });
});
