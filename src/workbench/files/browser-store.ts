/** What the workbench keeps in this browser (IndexedDB): recently opened workbooks, and drafts. It never leaves the machine. */
const DATABASE = 'breakdown-workbench';
const VERSION = 2;
const STORES = ['recent', 'drafts'] as const;

/** The largest workbook that is kept, in bytes, because browsers limit what a page may store. */
export const MOST_BYTES = 20_000_000;

/**
 * Runs an operation on one of the stores.
 * @returns `otherwise` in a browser that stores nothing, such as in a private window
 */
export async function inStore<T>(
  name: (typeof STORES)[number],
  mode: IDBTransactionMode,
  otherwise: T,
  work: (store: IDBObjectStore) => Promise<T>,
): Promise<T> {
  try {
    const database = await opened();
    // Closes this connection when another page opens a later version of the database, which would otherwise have to wait.
    database.addEventListener('versionchange', () => {
      database.close();
    });
    try {
      return await work(database.transaction(name, mode).objectStore(name));
    } finally {
      database.close();
    }
  } catch {
    return otherwise;
  }
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, VERSION);
  request.addEventListener('upgradeneeded', () => {
    const { result: database } = request;
    for (const name of STORES)
      if (!database.objectStoreNames.contains(name))
        database.createObjectStore(name, { keyPath: 'id', autoIncrement: true });
  });
  return done(request);
}

/** Resolves to the result of a request. */
export function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => {
      resolve(request.result);
    });
    request.addEventListener('error', () => {
      reject(request.error ?? new Error('IndexedDB'));
    });
  });
}
