/**
 * Collects the text of a part as UTF-8 bytes. The text of a sheet may have a hundred megabytes; as a single string it would take three
 * times as much memory.
 */
import type { Compression } from './compression';

/** Bytes in a chunk: 1 MB. */
const CHUNK = 1 << 20;
/** The most bytes that a character takes in UTF-8. */
const LONGEST = 4;
/** The most characters of a number in JavaScript's notation: -1.2345678901234567e-308 has 24. */
const LONGEST_NUMBER = 32;
const ZERO = 0x30;

/** The bytes of a written part, in pieces. */
export interface WrittenPart {
  readonly pieces: readonly Uint8Array[];
  /** The packed pieces, if other threads have begun to pack them; otherwise null. */
  readonly packing: readonly Promise<Uint8Array>[] | null;
}

export class PartWriter {
  private readonly encoder = new TextEncoder();
  private readonly full: Uint8Array[] = [];
  private chunk = new Uint8Array(CHUNK);
  private used = 0;
  /** How many characters added so far equal the start of {@link before}; null once the texts differ. */
  private same: number | null = 0;

  private readonly packing: Promise<Uint8Array>[] = [];

  /**
   * @param before the present text of the part; null when the part is new
   * @param deflateBeside packs full chunks on another thread while the next are written; null to pack the part later
   */
  constructor(
    private readonly before: string | null,
    private readonly deflateBeside: Compression['deflateBeside'] | null = null,
  ) {
    if (before === null) this.same = null;
  }

  add(text: string): void {
    if (this.same !== null)
      this.same = this.before?.startsWith(text, this.same) ? this.same + text.length : null;
    // `slice` copies a concatenated string to flatten it, so callers add the rows one at a time.
    for (let rest = text; rest !== '';) {
      const { read, written } = this.encoder.encodeInto(rest, this.chunk.subarray(this.used));
      this.used += written;
      rest = read === rest.length ? '' : rest.slice(read);
      if (this.chunk.length - this.used < LONGEST || rest !== '') this.turnOver();
    }
  }

  /** Whether the added text already differs from the present text, so that the rest may be added as bytes. */
  get isDifferent(): boolean {
    return this.same === null;
  }

  /** Adds text as UTF-8 bytes. Only allowed once {@link isDifferent} is true. */
  addBytes(bytes: Uint8Array): void {
    if (this.chunk.length - this.used < bytes.length) this.turnOver(bytes.length);
    this.chunk.set(bytes, this.used);
    this.used += bytes.length;
  }

  /** Adds a number in JavaScript's notation. Only allowed once {@link isDifferent} is true. */
  addNumber(number: number): void {
    if (this.chunk.length - this.used < LONGEST_NUMBER) this.turnOver();
    const { chunk } = this;
    let at = this.used;
    if (number >= 0 && number < 1e9 && Number.isInteger(number)) {
      at += number < 10 ? 1 : Math.floor(Math.log10(number)) + 1;
      let rest = number;
      for (let place = at - 1; place >= this.used; place--) {
        const next = Math.trunc(rest / 10);
        chunk[place] = ZERO + rest - next * 10;
        rest = next;
      }
    } else {
      const text = String(number);
      for (let index = 0; index < text.length; index++) chunk[at++] = text.charCodeAt(index);
    }
    this.used = at;
  }

  /** The added text; null when it equals the present text of the part. */
  finish(): WrittenPart | null {
    if (this.same !== null && this.same === this.before?.length) return null;
    const { full, packing } = this;
    full.push(this.chunk.slice(0, this.used));
    // To pack a part of a single chunk takes less time than to start another thread.
    if (full.length > 1) this.packFull(true);
    return { pieces: full, packing: packing.length > 0 ? packing : null };
  }

  /** Starts packing the full chunks. @param isWhole whether these are all chunks of the part */
  private packFull(isWhole: boolean): void {
    const { full, packing, deflateBeside } = this;
    if (!deflateBeside || this.same !== null) return;
    while (packing.length < full.length) {
      const piece = full[packing.length] ?? new Uint8Array();
      packing.push(deflateBeside(piece, isWhole && packing.length === full.length - 1));
    }
  }

  /** Begins a new chunk. @param room the least bytes that it must hold */
  private turnOver(room = 0): void {
    this.full.push(this.chunk.subarray(0, this.used));
    this.chunk = new Uint8Array(Math.max(CHUNK, room));
    this.used = 0;
    this.packFull(false);
  }
}
