/**
 * A list of 32-bit integers that grows. An item takes four bytes, in an array eight.
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

  /** @param index must be less than {@link length} */
  at(index: number): number {
    return this.items[index] ?? 0;
  }
}
