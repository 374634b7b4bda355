/**
 * Workbooks opened before, kept in this browser (IndexedDB) and nowhere else. In a browser that stores nothing, as in a
 * private window, the list is empty.
 */
const DATABASE = 'breakdown-workbench';
const STORE = 'recent';
const MOST_BOOKS = 6;
/** Larger workbooks are not kept: browsers limit what a page may store. */
const MOST_BYTES = 20_000_000;

export interface RecentBook {
  readonly id: number;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
}

interface Kept extends Omit<RecentBook, 'id'> {
  readonly id?: number;
  readonly bytes: Uint8Array;
}

/** The newest first. */
export async function recentBooks(): Promise<readonly RecentBook[]> {
  return inStore('readonly', [], async (store) => {
    const kept = (await done(store.getAll())) as Required<Kept>[];
    return kept
      .map(({ id, name, openedAt }) => ({ id, name, openedAt }))
      .sort((a, b) => b.openedAt - a.openedAt);
  });
}

/**
 * Keeps a workbook; it replaces one of the same name.
 * @returns its id; null when nothing can be stored
 */
export async function keepBook(name: string, bytes: Uint8Array): Promise<number | null> {
  if (bytes.length > MOST_BYTES) return null;
  return inStore<number | null>('readwrite', null, async (store) => {
    const kept = ((await done(store.getAll())) as Required<Kept>[]).sort((a, b) => b.openedAt - a.openedAt);
    const [same, others] = [
      kept.filter((candidate) => candidate.name === name),
      kept.filter((candidate) => candidate.name !== name),
    ];
    for (const dropped of [...same, ...others.slice(MOST_BOOKS - 1)]) store.delete(dropped.id);
    const book: Kept = { name, openedAt: Date.now(), bytes };
    return Number(await done(store.add(book)));
  });
}

/** The workbook of an id; null when it was cleared. */
export async function keptBook(
  id: number,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null> {
  return inStore<Kept | null>('readonly', null, async (store) => {
    const kept = (await done(store.get(id))) as Kept | undefined;
    return kept ?? null;
  });
}

export async function clearRecent(): Promise<void> {
  await inStore('readwrite', undefined, async (store) => {
    await done(store.clear());
  });
}

async function inStore<T>(
  mode: IDBTransactionMode,
  otherwise: T,
  work: (store: IDBObjectStore) => Promise<T>,
): Promise<T> {
  try {
    const database = await opened();
    const result = await work(database.transaction(STORE, mode).objectStore(STORE));
    database.close();
    return result;
  } catch {
    // The list is a convenience; everything else works without it.
    return otherwise;
  }
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore(STORE, { keyPath: 'id', autoIncrement: true });
  });
  return done(request);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => {
      resolve(request.result);
    });
    request.addEventListener('error', () => {
      reject(request.error ?? new Error('IndexedDB'));
    });
  });
}
