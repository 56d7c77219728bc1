// The environment in which tests run VS Code: nothing of the developer's own account may be read.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onStop } from './processes.mjs';

/** Variables that could carry real credentials, or that belong to the run itself; but our scripts started by a test work for the run. */
const hidden = /^(ALIBABA_?CLOUD_|ALICLOUD_|ALIYUN_|ELASTIC_CONTAINERS_(?!CLONE_LOCK)|VSCODE_|ELECTRON_|npm_)/i;

/** @param {string} home an empty folder */
export function testEnvironment(home) {
  const kept = Object.entries(process.env).filter(([name]) => !hidden.test(name));
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    USERPROFILE: home,
    ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true',
  };
}

/** A folder that only this user can read, gone when the program ends or as soon as `remove` is called. */
export async function temporaryFolder(parent = tmpdir()) {
  const path = await mkdtemp(join(parent, 'elastic-containers-'));
  const remove = () => rm(path, { recursive: true, force: true, maxRetries: 5 });
  const forget = onStop(remove);
  return {
    path,
    remove: async () => {
      forget();
      await remove();
    },
  };
}
