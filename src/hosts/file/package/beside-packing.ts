/**
 * Packs the chunks of parts on other threads while the next are written. Only a few chunks wait at a time, and packed chunks are filled
 * again: the text of all sheets of a new workbook has more than a hundred megabytes.
 */
import type { DeflateBeside } from './compression';
import { compression } from './compression-in-use';
import type { Chunks } from './part-writer';
import { concatenate } from './concatenate';
import { pack, type ZipEntry } from './zip';

/** The most chunks that wait to be packed before the writer waits, too: two for each of the four threads that Node starts. */
const MOST_WAITING = 8;

export class BesidePacking implements Chunks {
  private readonly free: Uint8Array<ArrayBuffer>[] = [];
  /** The packed chunks of the present part, in order. */
  private packing: Promise<Uint8Array>[] = [];
  /** How many of them were waited for. */
  private waitedFor = 0;
  private size = 0;
  private crc = 0;

  /** @param deflate packs a chunk on another thread */
  constructor(private readonly deflate: DeflateBeside) {}

  /** Whether the writer should call {@link catchUp} before it goes on. */
  get isBusy(): boolean {
    return this.packing.length - this.waitedFor >= MOST_WAITING;
  }

  /** Waits until the oldest waiting chunk is packed. */
  async catchUp(): Promise<void> {
    await this.packing[this.waitedFor];
    this.waitedFor += 1;
  }

  take(chunk: Uint8Array<ArrayBuffer>): void {
    this.pack(chunk, false);
  }

  empty(size: number): Uint8Array<ArrayBuffer> {
    const chunk = this.free.pop();
    return chunk && chunk.length >= size ? chunk : new Uint8Array(size);
  }

  /** Ends a part. @param last its last chunk */
  async finish(name: string, last: Uint8Array<ArrayBuffer>): Promise<ZipEntry> {
    // To pack a part of a single chunk takes less time than to start another thread.
    if (this.packing.length === 0) {
      this.free.push(wholeOf(last));
      return pack(name, last);
    }
    this.pack(last, true);
    const packed = concatenate(await Promise.all(this.packing));
    const { size, crc } = this;
    this.begin();
    return { name, method: 8, size, crc, packed };
  }

  /** Drops the chunks of a part. */
  async drop(): Promise<void> {
    await Promise.all(this.packing);
    this.begin();
  }

  private begin(): void {
    this.packing = [];
    [this.waitedFor, this.size, this.crc] = [0, 0, 0];
  }

  private pack(chunk: Uint8Array<ArrayBuffer>, isLast: boolean): void {
    this.size += chunk.length;
    this.crc = compression().crc32(chunk, this.crc);
    this.packing.push(this.packedChunk(chunk, isLast));
  }

  private async packedChunk(chunk: Uint8Array<ArrayBuffer>, isLast: boolean): Promise<Uint8Array> {
    const packed = await this.deflate(chunk, isLast);
    this.free.push(wholeOf(chunk));
    // A copy, because the result lies in a larger buffer.
    return packed.slice();
  }
}

/** The chunk of which a part was filled. */
function wholeOf(filled: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(filled.buffer);
}
