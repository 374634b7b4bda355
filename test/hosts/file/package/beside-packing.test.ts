import { inflateRawSync } from 'node:zlib';
import { BUILT_IN as ZLIB } from '../../../../src/cli/zlib-compression';
import { createWorkbook, FileHost } from '../../../../src/hosts/file/file-host';
import { BesidePacking } from '../../../../src/hosts/file/package/beside-packing';
import { BUILT_IN } from '../../../../src/hosts/file/package/built-in-compression';
import type { Compression } from '../../../../src/hosts/file/package/compression';
import { useCompression } from '../../../../src/hosts/file/package/compression-in-use';
import { Package } from '../../../../src/hosts/file/package/package';
import { PartWriter } from '../../../../src/hosts/file/package/part-writer';
import type { ZipEntry } from '../../../../src/hosts/file/package/zip';
import { emptySpec, type NewWorkbook, type WorkbookChange } from '../../../../src/spreadsheet/spec';

/** zlib, and the memory of the chunks that it packed on other threads. */
function watchedZlib() {
  const memory = new Set<unknown>();
  let chunks = 0;
  const deflateBeside: Required<Compression>['deflateBeside'] = (piece, isLast) => {
    memory.add(piece.buffer);
    chunks++;
    return ZLIB.deflateBeside?.(piece, isLast) ?? Promise.reject(new Error('no threads'));
  };
  return { memory, count: () => chunks, deflateBeside };
}

/** Eight chunks wait, and another is filled. */
const MOST_IN_MEMORY = 9;

describe('a part written chunk by chunk', () => {
  const text = Array.from({ length: 300_000 }, (_, row) => `<c r="A${row}"/>`).join('');

  /** Packs parts one after the other; null for a part with the same text as before. */
  async function packedParts(parts: readonly { text: string; before: string | null }[]) {
    const { deflateBeside, ...watched } = watchedZlib();
    const packing = new BesidePacking(deflateBeside);
    const entries: (ZipEntry | null)[] = [];
    for (const part of parts) {
      const writer = new PartWriter(part.before, packing);
      for (let at = 0; at < part.text.length; at += 50_000) {
        writer.add(part.text.slice(at, at + 50_000));
        if (packing.isBusy) await packing.catchUp();
      }
      const last = writer.finish();
      entries.push(last ? await packing.finish('a.xml', last) : null);
      if (!last) await packing.drop();
    }
    return { ...watched, entries };
  }

  const unpacked = (entry: ZipEntry | null | undefined): string | null =>
    entry ? inflateRawSync(entry.packed).toString('utf8') : null;

  it.each([
    ['a new part', null],
    ['a part that differs only after its first chunk', `${text.slice(0, -1)} `],
  ])('is one stream: %s', async (_name, before) => {
    const { entries, count } = await packedParts([{ text, before }]);
    expect(count()).toBe(5);
    expect(unpacked(entries[0]) === text).toBe(true);
    const crc = BUILT_IN.crc32(new TextEncoder().encode(text));
    expect(entries[0]).toMatchObject({ name: 'a.xml', method: 8, size: text.length, crc });
  });

  it('needs no thread if it has one chunk', async () => {
    const { entries, count } = await packedParts([{ text: '<row/>', before: null }]);
    expect([count(), unpacked(entries[0])]).toEqual([0, '<row/>']);
  });

  it('leaves nothing behind for the next part, even if it is unchanged', async () => {
    const { entries } = await packedParts([
      { text, before: text },
      { text: `${text}!`, before: null },
      { text: `${text}?`, before: null },
    ]);
    expect(entries[0]).toBeNull();
    expect(entries.slice(1).map(unpacked)).toEqual([`${text}!`, `${text}?`]);
  });

  it('keeps few chunks in memory, over several parts', async () => {
    const { memory, count } = await packedParts(
      [1, 2, 3, 4].map((times) => ({ text: text.repeat(times), before: null })),
    );
    expect(count()).toBe(46);
    expect(memory.size).toBe(MOST_IN_MEMORY);
  });
});

describe('a workbook of many chunks', () => {
  afterEach(() => {
    useCompression(BUILT_IN);
  });

  const filled = (sheet: string, mode: 'own' | 'patch'): WorkbookChange => {
    const area = { top: 1, left: 1, bottom: 12_000, right: 1 };
    const spec = { ...emptySpec(sheet, mode), fills: [{ area, formula: `=LEN("${'x'.repeat(900)}")+B1` }] };
    return { copies: [], sheets: [spec], names: [], removedNames: [] };
  };
  const book = (sheet: string): NewWorkbook => ({
    fileName: '新.xlsx',
    title: '新',
    change: filled(sheet, 'own'),
    open: { sheet, row: 1, column: 1 },
  });
  const partsOf = (bytes: Uint8Array): Record<string, string> => {
    const pack = Package.open(bytes);
    return Object.fromEntries(pack.names().map((name) => [name, pack.text(name)]));
  };

  it('is the same whoever packs it, and few of its chunks are in memory', async () => {
    const small = createWorkbook({
      ...book('S'),
      change: { ...filled('S', 'own'), sheets: [emptySpec('S', 'own')] },
    });
    const host = FileHost.open(small);
    await host.apply(filled('S', 'patch'));
    const [made, changed] = [createWorkbook(book('S')), host.save()];

    const { memory, count, deflateBeside } = watchedZlib();
    useCompression({ ...ZLIB, deflateBeside });
    const other = FileHost.open(small);
    expect(await other.apply(filled('S', 'patch'))).toBe(true);
    expect(partsOf(other.save())).toEqual(partsOf(changed));
    expect(await other.apply(filled('S', 'patch'))).toBe(false);
    const before = memory.size;
    expect(partsOf(await other.createWorkbook(book('S')))).toEqual(partsOf(made));
    expect(count()).toBe(24);
    expect([before, memory.size - before]).toEqual([MOST_IN_MEMORY, MOST_IN_MEMORY]);
    expect(await other.undo()).toBe(true);
    expect(partsOf(other.save())).toEqual(partsOf(small));
  });
});
