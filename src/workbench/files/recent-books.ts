/**
 * Recently opened workbooks, kept only in this browser (IndexedDB). In a browser that stores nothing, such as in a private window,
 * the list is empty.
 */
import { done, inStore, MOST_BYTES } from './browser-store';

const MOST_BOOKS = 6;

export interface RecentBook {
  readonly id: number;
  readonly name: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly openedAt: number;
}

interface Kept extends Omit<RecentBook, 'id'> {
  readonly id?: number;
  readonly bytes: Uint8Array;
}

/** The workbooks, newest first. */
export async function recentBooks(): Promise<readonly RecentBook[]> {
  return inStore('recent', 'readonly', [], async (store) => {
    const kept = (await done(store.getAll())) as Required<Kept>[];
    return kept
      .map(({ id, name, openedAt }) => ({ id, name, openedAt }))
      .sort((a, b) => b.openedAt - a.openedAt);
  });
}

/**
 * Keeps a workbook; it replaces one with the same name.
 * @returns its id; null when nothing can be stored
 */
export async function keepBook(name: string, bytes: Uint8Array): Promise<number | null> {
  if (bytes.length > MOST_BYTES) return null;
  return inStore<number | null>('recent', 'readwrite', null, async (store) => {
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

/** The workbook with an id; null when it was deleted. */
export async function readRecentBook(
  id: number,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null> {
  return inStore<Kept | null>('recent', 'readonly', null, async (store) => {
    const kept = (await done(store.get(id))) as Kept | undefined;
    return kept ?? null;
  });
}

export async function clearRecent(): Promise<void> {
  await inStore('recent', 'readwrite', undefined, async (store) => {
    await done(store.clear());
  });
}
