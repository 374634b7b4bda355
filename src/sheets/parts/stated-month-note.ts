/** A note for readers of a sheet whose figures the table states to be counted to another month than they are measured against. */
import type { Finding } from '../../domain/finding';

/** The month that the table states, where it differs from the cut-off month and the table states no other; null elsewhere. */
export function statedMonthIn(findings: readonly Finding[]): number | null {
  const months = findings.flatMap((found) =>
    found.code === 'cut-off-differs' ? found.details.stated.map(({ month }) => month) : [],
  );
  return months.length === 1 ? (months[0] ?? null) : null;
}

/**
 * The note as a formula, for as long as the months differ.
 * @param label what stands before the note: `注3：`
 * @param cutOff the cell of the cut-off month
 */
export function statedMonthNote(month: number, label: string, cutOff: string): string {
  return (
    `=IF(${cutOff}=${month},"","${label}任务分解表写明完成数统计到${month}月，序时进度和状态却是按"&${cutOff}&` +
    `"月计算的，请先核对截止月份。")`
  );
}
