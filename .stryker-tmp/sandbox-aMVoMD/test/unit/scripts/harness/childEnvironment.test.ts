// What of the shell's variables the programs get to see that `npm start` runs.
import { deepEqual } from 'node:assert/strict';
import { emulatorEnvironment, serverEnvironment } from '../../../../scripts/harness/childEnvironment.mjs';
import {
  readEnvironmentProfile,
  isCliIgnored,
  getNamedProfile,
  withEnvironment,
} from '../../../../src/cloud/credentials/environment';
import { isExternalDisabled } from '../../../../src/cloud/credentials/exchanges/externalProgram';

const named = (...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `value of ${name}`]));
const basic = named('PATH', 'HOME', 'TMPDIR', 'LANG');
const account = named('ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABACLOUD_PROFILE', 'ALICLOUD_REGION_ID', 'ACCESS_KEY_SECRET');
const network = named('HTTPS_PROXY', 'no_proxy', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR');
const locale = named('LANGUAGE', 'LC_ALL', 'LC_TIME', 'TZ');
const foreign = named(
  ...['AWS_SECRET_ACCESS_KEY', 'GITHUB_TOKEN', 'npm_config__authToken', 'SSH_AUTH_SOCK', 'NODE_OPTIONS'],
  ...[
    'MY_ALIBABA_CLOUD_SECRET',
    'XPATH',
    'PATHS',
    'path',
    'USERPROFILE',
    'TEMP',
    'VSCODE_IPC_HOOK',
    'ELASTIC_CONTAINERS_EMULATOR',
  ],
);
const shell = { ...basic, ...account, ...network, ...locale, ...foreign };

describe('the environment of what npm start runs', () => {
  it('gives the emulator nothing but what any program needs', () => {
    deepEqual(emulatorEnvironment(shell, 'linux'), basic);
  });

  it('gives the server the account, the way to the network and the locale too', () => {
    deepEqual(serverEnvironment(shell, 'linux'), { ...basic, ...account, ...network, ...locale });
  });

  it('knows what Windows needs, in whatever letters it is written', () => {
    const windows = named('Path', 'SYSTEMROOT', 'Temp', 'UserProfile', 'ComSpec', 'PATHEXT', 'LOCALAPPDATA');
    deepEqual(emulatorEnvironment({ ...windows, ...named('Github_Token') }, 'win32'), windows);
    deepEqual(serverEnvironment(named('alibaba_cloud_profile'), 'win32'), named('alibaba_cloud_profile'));
  });

  it('leaves out nothing that the extension reads for signing in', () => {
    const asked = new Set<string>();
    const env = new Proxy<NodeJS.ProcessEnv>({}, { get: (_, name) => void asked.add(String(name)) });
    const around = { env } as Parameters<typeof readEnvironmentProfile>[0];
    readEnvironmentProfile(around);
    withEnvironment({}, env);
    getNamedProfile(env);
    isCliIgnored(env);
    isExternalDisabled(env);
    const all = named(...asked);
    deepEqual(serverEnvironment(all, 'linux'), all);
    deepEqual(asked.has('ALIBABACLOUD_SECURITY_TOKEN') && asked.has('REGION'), true, 'all were asked for');
  });
});
