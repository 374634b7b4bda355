/**
 * Collects the text of a part as UTF-8 bytes. The text of a sheet may have a hundred megabytes; as a single string it would take three
 * times as much memory.
 */
/** Bytes in a chunk: 1 MB. */
const CHUNK = 1 << 20;
/** The most bytes that a character takes in UTF-8. */
const LONGEST = 4;
/** The most characters of a number in JavaScript's notation: -1.2345678901234567e-308 has 24. */
const LONGEST_NUMBER = 32;
const ZERO = 0x30;

/** What becomes of the full chunks of a part. */
export interface Chunks {
  /** Takes a full chunk, which the writer does not use again. */
  take(chunk: Uint8Array<ArrayBuffer>): void;
  /** A chunk to be filled next. Its old bytes do not matter. @param size in bytes */
  empty(size: number): Uint8Array<ArrayBuffer>;
}

/** Keeps the chunks of a part, which is packed later. */
export class KeptChunks implements Chunks {
  readonly full: Uint8Array[] = [];

  take(chunk: Uint8Array): void {
    this.full.push(chunk);
  }

  empty(size: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(size);
  }
}

export class PartWriter {
  private readonly encoder = new TextEncoder();
  private chunk: Uint8Array<ArrayBuffer>;
  private used = 0;
  /** How many characters added so far equal the start of {@link before}; null once the texts differ. */
  private same: number | null = 0;

  /** @param before the present text of the part; null when the part is new */
  constructor(
    private readonly before: string | null,
    private readonly chunks: Chunks,
  ) {
    if (before === null) this.same = null;
    this.chunk = chunks.empty(CHUNK);
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

  /** Ends the text. @returns the last chunk of the part; null when the text equals the present text of the part */
  finish(): Uint8Array<ArrayBuffer> | null {
    const isSame = this.same !== null && this.same === this.before?.length;
    return isSame ? null : this.chunk.subarray(0, this.used);
  }

  /** Begins a new chunk. @param room the least bytes that it must hold */
  private turnOver(room = 0): void {
    this.chunks.take(this.chunk.subarray(0, this.used));
    this.chunk = this.chunks.empty(Math.max(CHUNK, room));
    this.used = 0;
  }
}
