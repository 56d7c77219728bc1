import assert from 'node:assert/strict';
import { parseTcpdumpValue } from '../../../../../src/emulator/eci/capture/tcpdumpValue';

describe('The OpsValue of a tcpdump task', () => {
  it('asks to stop with Enable false, whatever else it says', () => {
    assert.equal(parseTcpdumpValue('{"Enable":false,"SourcePort":0}'), undefined);
  });

  it('has the documented defaults', () => {
    const options = parseTcpdumpValue('{"Enable":true}');
    assert.deepEqual([options?.device, options?.snaplen, options?.durationSeconds], ['eth0', 65_535, undefined]);
  });

  for (const text of ['', 'enable', '[]', 'null', '"x"', '{}', '{"Enable":1}', '{"Enable":"true"}', '{"Enable":true']) {
    it(`fails its check as ${text || 'nothing'}`, () => {
      assert.throws(() => parseTcpdumpValue(text), { code: 'Ops.OpsValueInvalid', status: 400 });
    });
  }

  for (const fields of [
    { Protocol: 'TCP' },
    { Protocol: '' },
    { SourceIp: '10.0.0.256' },
    { SourceIp: '' },
    { DestIp: 'fe80::1%eth0' },
    { SourceCidr: '10.0.0.0' },
    { DestCidr: '2001:db8::/129' },
    { SourceIp: 'x', SourceCidr: '10.0.0.0/8' },
    { SourcePort: 0 },
    { DestPort: 65_536 },
    { DestPort: '80' },
    { Snaplen: -1 },
    { Duration: 1.5 },
    { PacketNum: 0 },
    { FileSize: 1_073_741_825 },
    { IfDeviceName: '' },
    { IfDeviceName: 'eth0; reboot' },
    { IfDeviceName: 'a-name-of-sixteen' },
  ]) {
    it(`is refused with ${JSON.stringify(fields)}`, () => {
      assert.throws(() => parseTcpdumpValue(JSON.stringify({ Enable: true, ...fields })), {
        code: 'Tcpdump.InvalidValue',
        status: 400,
      });
    });
  }

  it('is accepted at every bound', () => {
    for (const fields of [
      { SourcePort: 1 },
      { DestPort: 65_535 },
      { FileSize: 1_073_741_824 },
      { DestCidr: '0.0.0.0/0' },
    ]) {
      assert.ok(parseTcpdumpValue(JSON.stringify({ Enable: true, ...fields })));
    }
  });
});
