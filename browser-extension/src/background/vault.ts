/**
 * Where the key lives: the extension's own IndexedDB. Content scripts run in the page's origin and cannot open it; the
 * extension's storage, which they could read, holds only what is not secret.
 */
export interface Credential {
  /** The address that gave the key. It is never sent anywhere else. */
  server: string;
  key: string;
  expiresAt: string | null;
}

const NAME = 'sincerely';
const STORE = 'vault';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const request = work(database.transaction(STORE, mode).objectStore(STORE));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } finally {
    database.close();
  }
}

export const vault = {
  get: (): Promise<Credential | undefined> => run('readonly', (store) => store.get('credential') as IDBRequest<Credential | undefined>),
  put: (credential: Credential): Promise<unknown> => run('readwrite', (store) => store.put(credential, 'credential')),
  clear: (): Promise<unknown> => run('readwrite', (store) => store.clear()),
};
