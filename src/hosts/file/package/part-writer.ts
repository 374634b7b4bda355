/**
 * Puts a part's text together as bytes. A sheet's text may be a hundred megabytes; as one string it would stand in memory three times.
 */

/** 1 MB. */
const CHUNK = 1 << 20;
/** No character takes more bytes in UTF-8. */
const LONGEST = 4;

export class PartWriter {
  private readonly encoder = new TextEncoder();
  private readonly full: Uint8Array[] = [];
  private chunk = new Uint8Array(CHUNK);
  private used = 0;
  /** How much of {@link before} has been added again; null as soon as something else was. */
  private same: number | null = 0;

  /** @param before the text the part has; null when it is new */
  constructor(private readonly before: string | null) {
    if (before === null) this.same = null;
  }

  add(text: string): void {
    if (this.same !== null)
      this.same = this.before?.startsWith(text, this.same) ? this.same + text.length : null;
    // A string put together of many pieces would be copied whole by each `slice`, so rows are added one by one.
    for (let rest = text; rest !== '';) {
      const { read, written } = this.encoder.encodeInto(rest, this.chunk.subarray(this.used));
      this.used += written;
      rest = read === rest.length ? '' : rest.slice(read);
      if (this.chunk.length - this.used < LONGEST || rest !== '') this.turnOver();
    }
  }

  /** The bytes of what was added; null where that is the text the part has. */
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
