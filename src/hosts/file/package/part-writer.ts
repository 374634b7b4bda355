/**
 * Collects a part's text as UTF-8 bytes. A sheet's text may be a hundred megabytes; as one string it would take three times
 * the memory.
 */

/** 1 MB. */
const CHUNK = 1 << 20;
/** The most bytes of a character in UTF-8. */
const LONGEST = 4;

export class PartWriter {
  private readonly encoder = new TextEncoder();
  private readonly full: Uint8Array[] = [];
  private chunk = new Uint8Array(CHUNK);
  private used = 0;
  /** How many characters added so far equal the start of {@link before}; null once the texts differ. */
  private same: number | null = 0;

  /** @param before the text the part has; null when it is new */
  constructor(private readonly before: string | null) {
    if (before === null) this.same = null;
  }

  add(text: string): void {
    if (this.same !== null)
      this.same = this.before?.startsWith(text, this.same) ? this.same + text.length : null;
    // `slice` flattens a concatenated string by copying it, so callers add rows one by one.
    for (let rest = text; rest !== '';) {
      const { read, written } = this.encoder.encodeInto(rest, this.chunk.subarray(this.used));
      this.used += written;
      rest = read === rest.length ? '' : rest.slice(read);
      if (this.chunk.length - this.used < LONGEST || rest !== '') this.turnOver();
    }
  }

  /** The bytes of the added text; null when it equals the text the part has. */
  finish(): Uint8Array | null {
    if (this.same !== null && this.same === this.before?.length) return null;
    const bytes = new Uint8Array(this.full.reduce((sum, chunk) => sum + chunk.length, this.used));
    let at = 0;
    for (const chunk of [...this.full, this.chunk.subarray(0, this.used)]) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }

  private turnOver(): void {
    this.full.push(this.chunk.subarray(0, this.used));
    this.chunk = new Uint8Array(CHUNK);
    this.used = 0;
  }
}
