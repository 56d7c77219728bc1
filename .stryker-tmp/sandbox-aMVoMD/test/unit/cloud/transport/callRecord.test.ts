import { deepEqual, doesNotMatch } from 'node:assert/strict';
import { CallHistory } from '../../../../src/base/callHistory';
import { Redactor } from '../../../../src/base/redact';
import { redactParameters } from '../../../../src/cloud/transport/callRecord';

describe('what is kept of a call', () => {
  const redactor = new Redactor();
  const shown = (flat: Record<string, unknown>) => redactParameters(flat, (text) => redactor.redact(text));

  it('names secrets instead of holding them, wherever they lie', () => {
    redactor.remember('hunter2-hunter2');
    const kept = shown({
      RegionId: 'cn-hangzhou',
      NextToken: 'abc',
      ClientToken: 'c-1',
      'ImageRegistryCredential.1.Password': 'p&ss',
      Password: 'x',
      'Container.1.EnvironmentVar.1.Value': 'env-secret',
      Note: 'it is hunter2-hunter2',
      Containers: JSON.stringify([{ Name: 'web', EnvVariables: 'A:b', ACRImageInfo: { Token: 'deep-secret' } }]),
    });
    deepEqual(Object.fromEntries(kept), {
      RegionId: 'cn-hangzhou',
      NextToken: 'abc',
      ClientToken: 'c-1',
      'ImageRegistryCredential.1.Password': '<ImageRegistryCredential.1.Password>',
      Password: '<Password>',
      'Container.1.EnvironmentVar.1.Value': '<Container.1.EnvironmentVar.1.Value>',
      Note: 'it is …',
      Containers: '[{"Name":"web","EnvVariables":"<EnvVariables>","ACRImageInfo":{"Token":"<Token>"}}]',
    });
    doesNotMatch(JSON.stringify(kept), /hunter2|p&ss|env-secret|deep-secret/);
  });

  it('is small, whatever was sent, and only of the newest calls', () => {
    deepEqual(shown({ Text: 'x '.repeat(5_000) }), [['Text', '<Text: 10000 characters>']]);
    const history = new CallHistory(2);
    const call = {
      product: 'eci',
      action: 'X',
      version: '1',
      method: 'POST',
      region: undefined,
      parameters: [],
      ms: 1,
    };
    [1, 2, 3].forEach((at) =>
      history.add({ ...call, at, result: '200', isFailure: false, requestId: undefined, attempt: 1 }),
    );
    deepEqual([history.list().map(({ at }) => at), history.total], [[3, 2], 3]);
  });
});
