/**
 * The answer of ET for a range, as rows × columns. A single cell comes as a value; a single row or column may come as a flat list.
 */
export type Rows = readonly (readonly unknown[])[];

/** Null when the answer cannot have this many rows and columns. */
export function rectangle(answer: unknown, height: number, width: number): Rows | null {
  if (height === 1 && width === 1) {
    const [first] = Array.isArray(answer) ? (answer as unknown[]).flat() : [answer];
    return [[first]];
  }
  if (!Array.isArray(answer)) return null;
  const rows: readonly unknown[] = answer;
  const isNested = rows.length === height && rows.every((row) => Array.isArray(row) && row.length === width);
  if (isNested) return rows as Rows;
  const isFlat = (height === 1 || width === 1) && rows.length === height * width;
  if (!isFlat) return null;
  const cells = rows.map((cell): unknown => (Array.isArray(cell) ? cell[0] : cell));
  return height === 1 ? [cells] : cells.map((cell) => [cell]);
}
