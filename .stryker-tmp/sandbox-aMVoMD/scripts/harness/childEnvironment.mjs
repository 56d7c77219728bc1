// What the programs that `npm start` runs get to see of the environment. Named one by one: whatever else is set in the
// shell, the tokens and passwords of other tools above all, is none of their business.

/** What any program needs. */
const everywhere = ['PATH', 'HOME', 'TMPDIR', 'LANG'];

/** Without these, programs on Windows find neither their libraries nor a place for files. */
const onWindows = [
  ...['SystemRoot', 'SystemDrive', 'windir', 'ComSpec', 'PATHEXT', 'TEMP', 'TMP'],
  ...['USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'APPDATA', 'LOCALAPPDATA', 'ProgramData', 'ProgramFiles'],
];

/** What the extension and VS Code read besides. */
const vscode = [
  // Credentials, in all spellings that src/cloud/credentials takes.
  ...['ALIBABA_CLOUD_*', 'ALIBABACLOUD_*', 'ALICLOUD_*'],
  ...['ACCESS_KEY_ID', 'ACCESS_KEY_SECRET', 'SECURITY_TOKEN', 'REGION_ID', 'REGION', 'ENDPOINT_TYPE'],
  // The way to the network; Unix tools know small letters too.
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'],
  ...['NODE_EXTRA_CA_CERTS', 'NODE_USE_SYSTEM_CA', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
  ...['LANGUAGE', 'LC_*', 'TZ'],
];

/** @param {readonly string[]} names @param {NodeJS.ProcessEnv} env @param {NodeJS.Platform} platform */
function select(names, env, platform) {
  const windows = platform === 'win32';
  const patterns = [...names, ...(windows ? onWindows : [])].map((name) => name.replace('*', '.*'));
  const wanted = new RegExp(`^(${patterns.join('|')})$`, windows ? 'i' : '');
  return Object.fromEntries(Object.entries(env).filter(([name]) => wanted.test(name)));
}

/** @returns {NodeJS.ProcessEnv} */
export function emulatorEnvironment(env = process.env, platform = process.platform) {
  return select(everywhere, env, platform);
}

/** @returns {NodeJS.ProcessEnv} */
export function serverEnvironment(env = process.env, platform = process.platform) {
  return select([...everywhere, ...vscode], env, platform);
}
