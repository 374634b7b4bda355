/** Drafts: copies of workbooks with unsaved changes, kept in this browser. They survive a closed tab, a crash and a power cut. */
import { done, inStore, MOST_BYTES } from './browser-store';

export interface Draft {
  readonly id: number;
  /** The workbook's name. */
  readonly name: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly keptAt: number;
}

type Kept = Draft & { readonly bytes: Uint8Array };

/** How long other open pages have to answer which drafts are theirs, in milliseconds. */
const ANSWER_MS = 300;
/** The message with which a page asks. Each answer contains ids of drafts. */
const QUESTION = 'whose';

/** The drafts of this page. Other pages ask for them, see {@link findLeftDrafts}. */
const own = new Set<number>();
const channel = openChannel();
channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (data === QUESTION) for (const id of own) channel.postMessage(id);
});

/** Makes a draft that a closed page left behind a draft of this page. */
export function claimDraft(id: number): void {
  own.add(id);
}

/**
 * Keeps a workbook as a draft.
 * @param id the draft to replace; null for a new draft
 * @returns the draft's id; `id` where nothing can be stored or the workbook is too large
 */
export async function keepDraft(id: number | null, name: string, bytes: Uint8Array): Promise<number | null> {
  if (bytes.length > MOST_BYTES) return id;
  const kept = { name, keptAt: Date.now(), bytes, ...(id === null ? {} : { id }) };
  const stored = await inStore<number | null>('drafts', 'readwrite', id, async (store) =>
    Number(await done(store.put(kept))),
  );
  if (stored !== null) own.add(stored);
  return stored;
}

/** The drafts that belong to no open page, newest first. */
export async function findLeftDrafts(): Promise<readonly Draft[]> {
  const kept = await inStore(
    'drafts',
    'readonly',
    [],
    async (store) => (await done(store.getAll())) as Kept[],
  );
  if (kept.length === 0) return [];
  const taken = await draftsOfOtherPages();
  return kept
    .filter(({ id }) => !taken.has(id))
    .map(({ id, name, keptAt }) => ({ id, name, keptAt }))
    .sort((a, b) => b.keptAt - a.keptAt);
}

/** The workbook of a draft; null when the draft was deleted. */
export async function draftBytes(id: number): Promise<Uint8Array | null> {
  return inStore('drafts', 'readonly', null, async (store) => {
    const kept = (await done(store.get(id))) as Kept | undefined;
    return kept?.bytes ?? null;
  });
}

export async function dropDraft(id: number): Promise<void> {
  own.delete(id);
  await inStore('drafts', 'readwrite', undefined, async (store) => {
    await done(store.delete(id));
  });
}

/** The drafts of the other open pages of the workbench, which are asked for them. Web Locks would need no waiting, but exist only on https. */
async function draftsOfOtherPages(): Promise<ReadonlySet<unknown>> {
  const taken = new Set<unknown>();
  const asking = openChannel();
  if (!asking) return taken;
  asking.addEventListener('message', ({ data }: MessageEvent<unknown>) => taken.add(data));
  asking.postMessage(QUESTION);
  await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
  asking.close();
  return taken;
}

/** The channel to the other pages; null in browsers without BroadcastChannel (Safari before 15.4). */
function openChannel(): BroadcastChannel | null {
  return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('breakdown-workbench-drafts');
}
