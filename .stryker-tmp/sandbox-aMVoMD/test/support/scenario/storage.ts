import type { Workbench } from '../workbench';

/**
 * Waits until the window has put a text into its storage, which it does every few seconds: what is not there yet is lost by
 * a reload in a browser, where nothing can be written at the last moment.
 */
export async function waitUntilStored(workbench: Workbench, text: string): Promise<void> {
  await workbench.page.evaluate(untilStored, text);
}

/** Runs in the page. */
async function untilStored(text: string): Promise<void> {
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no reason given'));
    });
  const isIn = async (database: IDBDatabase): Promise<boolean> => {
    for (const store of database.objectStoreNames) {
      const values: unknown[] = await done(database.transaction(store).objectStore(store).getAll());
      if (values.some((value) => typeof value === 'string' && value.includes(text))) {
        return true;
      }
    }
    return false;
  };
  for (;;) {
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ''));
      const found = await isIn(database);
      database.close();
      if (found) {
        return;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** Everything the window keeps in the browser: its databases, with the state of webviews among them, and its plain storage. */
export async function readWindowStorage(workbench: Workbench): Promise<readonly string[]> {
  return workbench.page.evaluate(allKept);
}

/** Runs in the page. */
async function allKept(): Promise<string[]> {
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no reason given'));
    });
  const kept: string[] = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name ?? ''));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([done(objects.getAllKeys()), done<unknown[]>(objects.getAll())]);
      kept.push(...values.map((value, index) => `${JSON.stringify(keys[index])}: ${JSON.stringify(value)}`));
    }
    database.close();
  }
  for (const storage of [localStorage, sessionStorage]) {
    // Where VS Code keeps secrets in a browser.
    const names = Object.keys(storage).filter((name) => name !== 'secrets.provider');
    kept.push(...names.map((name) => `${name}: ${storage.getItem(name) ?? ''}`));
  }
  return kept;
}
