/** Sources of workbooks other than files: samples, addresses on this site, recently opened workbooks, drafts. */
import { draftBytes, type Draft } from './drafts';
import { readRecentBook } from './recent-books';

/** A workbook to open. It is read only when it is opened. */
export interface Source {
  /** null until the workbook is read. */
  readonly name: string;
  /** @throws SourceError */
  readonly read: () => Promise<Uint8Array>;
  /** Whether the workbook is added to the list of recently opened workbooks. */
  readonly isKept: boolean;
  /** The id of the draft that is opened; left out for other sources. */
  readonly draftId?: number;
}

/** A source could not be read. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  constructor(
    readonly reason: 'cannot-fetch' | 'not-here' | 'gone',
    readonly address = '',
  ) {
    super(`${reason} ${address}`);
  }
}

export const SAMPLE: Source = sample('breakdown.xlsx', '任务分解表.xlsx');
export const HALF_WAY: Source = sample('half-way.xlsx', '任务分解表（演示）.xlsx');

export function fileSource(file: File): Source {
  return { name: file.name, isKept: true, read: async () => new Uint8Array(await file.arrayBuffer()) };
}

/** A workbook that the pane made. */
export function sourceOfNewBook(name: string, bytes: Uint8Array): Source {
  return { name, isKept: true, read: () => Promise.resolve(bytes) };
}

/** A workbook on this site. Requests to other sites are never made, so that no other site learns what is opened here. */
function addressSource(address: string): Source {
  const url = new URL(address, document.baseURI);
  const name = decodeURIComponent(url.pathname.split('/').pop() ?? '') || address;
  return {
    name,
    isKept: true,
    read: () =>
      url.origin === location.origin ? fetched(url.href) : Promise.reject(new SourceError('not-here')),
  };
}

export function recentSource(id: number, name: string): Source {
  return {
    name,
    isKept: true,
    read: async () => {
      const kept = await readRecentBook(id);
      if (!kept) throw new SourceError('gone');
      return kept.bytes;
    },
  };
}

/** A draft: a workbook with unsaved changes whose page was closed. */
export function draftSource({ id, name }: Draft): Source {
  return {
    name,
    isKept: false,
    draftId: id,
    read: async () => {
      const bytes = await draftBytes(id);
      if (!bytes) throw new SourceError('gone');
      return bytes;
    },
  };
}

/** The source in the page's address: `?book=`, `?recent=`, `?sample=half-way`; without any, the sample. */
export async function startSource(query: URLSearchParams): Promise<Source> {
  const address = query.get('book');
  if (address !== null && address !== '') return addressSource(address);
  const recent = Number(query.get('recent') ?? NaN);
  if (!Number.isNaN(recent)) return recentSource(recent, (await readRecentBook(recent))?.name ?? '');
  return query.get('sample') === 'half-way' ? HALF_WAY : SAMPLE;
}

function sample(file: string, name: string): Source {
  return { name, isKept: false, read: () => fetched(new URL(`samples/${file}`, document.baseURI).href) };
}

async function fetched(address: string): Promise<Uint8Array> {
  try {
    const response = await fetch(address);
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch {
    // A failed request is reported below, like a response with an error status.
  }
  throw new SourceError('cannot-fetch', address);
}
