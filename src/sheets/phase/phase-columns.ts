/**
 * Where everything stands on a phase summary sheet, for those who write it and those who read it again.
 */

/** Columns from left to right; the last four are hidden and serve the others. */
export const PHASE_COLUMN = {
  ordinal: 1,
  unit: 2,
  baseline: 3,
  target: 4,
  added: 5,
  cumulative: 6,
  completion: 7,
  growth: 8,
  pace: 9,
  paceGap: 10,
  rank: 11,
  status: 12,
  note: 13,
  tablePosition: 14,
  ledgerPosition: 15,
  laggingNames: 16,
  severeNames: 17,
} as const;

export const PHASE_HEADER_ROW = 5;

/** The columns whose formulas are all the add-in's; beside them stand ordinals, names, and 备注, where people may write. */
export const PHASE_FORMULA_COLUMNS: readonly number[] = Object.values(PHASE_COLUMN).filter(
  (column) => column !== PHASE_COLUMN.ordinal && column !== PHASE_COLUMN.unit && column !== PHASE_COLUMN.note,
);
