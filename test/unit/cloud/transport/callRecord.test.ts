import { deepEqual, doesNotMatch, equal } from 'node:assert/strict';
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

  const secretNames = [
    ...['password', 'RegistryPasswd', 'SecretValue', 'Credential', 'Signature', 'SecurityToken', 'security_token'],
    ...['PrivateKey', 'private_key', 'AccessKeyId', 'access_key', 'Token', 'PasswordOfUser', 'Registry.1.TokenValue'],
    ...['EnvironmentVar.12.Value', 'Container.1.Env.3.Value', 'EnvVariable', 'Container.1.EnvVariables'],
    ...['Content', 'Volume.1.Content', 'Options', 'Volume.1.Options', 'EnvironmentVar', 'Container.1.EnvironmentVars'],
  ];
  for (const name of secretNames) {
    it(`names ${name} instead of its value`, () => {
      deepEqual(shown({ [name]: 'x' }), [[name, `<${name}>`]]);
    });
  }

  const openNames = [
    ...['NextToken', 'ClientToken', 'ImageRegistryCredential.1.UserName', 'Token.1.Name', 'EnvironmentVar.1.Key'],
    ...['EnvironmentVar.1.ValueFrom', 'EnvVariablesCount', 'ContentType', 'MountContent', 'OptionsCount'],
  ];
  for (const name of openNames) {
    it(`shows the value of ${name}`, () => {
      deepEqual(shown({ [name]: 'x' }), [[name, 'x']]);
    });
  }

  it('has numbers and switches as text, and leaves out what is empty or no value', () => {
    deepEqual(shown({ Count: 3, None: 0, IsOn: true, IsOff: false, Empty: '', Nothing: null, List: [1], Object: {} }), [
      ['Count', '3'],
      ['None', '0'],
      ['IsOn', 'true'],
      ['IsOff', 'false'],
    ]);
  });

  it('has no secret that lies in JSON', () => {
    redactor.remember('hunter2-hunter2');
    const of = (text: string): unknown => shown({ Text: text })[0]?.[1];
    equal(of(' \n[{"Password":"p"}]'), '[{"Password":"<Password>"}]');
    equal(of('{"Password":"","Name":"it is hunter2-hunter2","Count":1}'), '{"Password":"","Name":"it is …","Count":1}');
    equal(of('["hunter2-hunter2",1,{"Token":"t"}]'), '["…",1,{"Token":"<Token>"}]');
    equal(of('["run","--password","p","hunter2-hunter2"]'), '["run","--password","••••••","…"]');
    equal(of('{"cut off hunter2-hunter2'), '{"cut off …');
    equal(of('"\\u0061[0]"'), '"\\u0061[0]"');
  });

  it('is small, whatever was sent, and only of the newest calls', () => {
    deepEqual(shown({ Text: 'x '.repeat(5_000) }), [['Text', '<Text: 10000 characters>']]);
    const longest = 'x '.repeat(1_000);
    deepEqual(shown({ Text: longest, More: `${longest}x` }), [
      ['Text', longest],
      ['More', '<More: 2001 characters>'],
    ]);
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
