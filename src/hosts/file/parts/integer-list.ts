/**
 * A list of whole numbers of 32 bits that grows: four bytes for each, where an array takes eight.
 */
const FIRST_LENGTH = 256;

export class IntegerList {
  length = 0;
  private items = new Int32Array(FIRST_LENGTH);

  push(item: number): void {
    if (this.length === this.items.length) {
      const longer = new Int32Array(2 * this.length);
      longer.set(this.items);
      this.items = longer;
    }
    this.items[this.length++] = item;
  }

  /** @param index of an item that was pushed */
  at(index: number): number {
    return this.items[index] ?? 0;
  }
}
