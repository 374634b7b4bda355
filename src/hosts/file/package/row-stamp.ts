/**
 * A text that differs from row to row only in row numbers, such as a cell with its formula: `<c r="E7"><f>B7/C7</f>`. Its bytes are made
 * once; for the next row only the digits of the numbers are replaced.
 */
import { LAST_ROW } from '../../../spreadsheet/address';
import type { RowPiece } from '../../../formula/references';

/** The place of the last digit of a number, and the offset of the number from the row. */
interface Place {
  readonly last: number;
  readonly figures: number;
  readonly offset: number;
}

const ZERO = 0x30;
const NINE = ZERO + 9;

export class RowStamp {
  private bytes = new Uint8Array();
  private places: readonly Place[] = [];
  /** The rows for which every number has as many digits as in `bytes`. */
  private from = 1;
  private to = 0;
  /** The row whose numbers stand in `bytes`; 0 for none. */
  private row = 0;

  /** @param pieces texts, and rows relative to the row of the cell */
  constructor(private readonly pieces: readonly RowPiece[]) {}

  /** The text for a row as UTF-8, valid until the next call; null when a number would not be a row of the sheet. */
  at(row: number): Uint8Array | null {
    if ((row < this.from || row > this.to) && !this.make(row)) return null;
    if (row === this.row + 1 && row > this.from) this.countOn();
    else this.write(row);
    this.row = row;
    return this.bytes;
  }

  /** Adds 1 to each number. Rows are mostly written in their order, and the last digit is seldom a 9. */
  private countOn(): void {
    const { bytes } = this;
    for (const { last } of this.places) {
      let at = last;
      for (; bytes[at] === NINE; at--) bytes[at] = ZERO;
      bytes[at] = (bytes[at] ?? 0) + 1;
    }
  }

  private write(row: number): void {
    const { bytes } = this;
    for (const { last, figures, offset } of this.places) {
      let rest = row + offset;
      for (let at = last; at > last - figures; at--) {
        const next = Math.trunc(rest / 10);
        bytes[at] = ZERO + rest - next * 10;
        rest = next;
      }
    }
  }

  private make(row: number): boolean {
    const places: Place[] = [];
    const texts: Uint8Array[] = [];
    const encoder = new TextEncoder();
    let [from, to, length] = [1, LAST_ROW, 0];
    for (const piece of this.pieces) {
      if (typeof piece === 'number') {
        const number = row + piece;
        if (number < 1 || number > LAST_ROW) return false;
        const figures = String(number).length;
        from = Math.max(from, 10 ** (figures - 1) - piece);
        to = Math.min(to, 10 ** figures - 1 - piece, LAST_ROW - piece);
        places.push({ last: length + figures - 1, figures, offset: piece });
        length += figures;
        texts.push(new Uint8Array(figures));
      } else {
        const text = encoder.encode(piece);
        length += text.length;
        texts.push(text);
      }
    }
    this.bytes = joined(texts, length);
    this.places = places;
    this.row = 0;
    [this.from, this.to] = [from, to];
    return true;
  }
}

function joined(texts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const text of texts) {
    bytes.set(text, at);
    at += text.length;
  }
  return bytes;
}
