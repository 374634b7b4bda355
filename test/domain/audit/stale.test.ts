import { staleFindings } from '../../../src/domain/audit/stale';
import type { StaleCause, StaleCell } from '../../../src/spreadsheet/grid';

const cell = (row: number, column: number, cause: StaleCause, sheet = 'S'): StaleCell => ({
  sheet,
  row,
  column,
  cause,
});
const XLOOKUP: StaleCause = { kind: 'function', name: 'XLOOKUP' };
const CIRCULAR: StaleCause = { kind: 'circular' };

describe('formulas that were not recalculated', () => {
  it('are one finding per sheet and cause, which lists adjacent cells of a column as a range', () => {
    const cells = [
      cell(5, 6, XLOOKUP),
      cell(4, 6, XLOOKUP),
      cell(9, 6, XLOOKUP),
      cell(4, 7, XLOOKUP),
      cell(2, 2, CIRCULAR),
      cell(4, 6, XLOOKUP, 'T'),
    ];
    const found = staleFindings(cells).map(({ code, severity, sheet, row, column, details }) => [
      code,
      severity,
      `${sheet} ${row} ${column}`,
      details,
    ]);
    expect(found).toEqual([
      ['not-recalculated', 'warning', 'S 4 6', { ranges: ['F4:F5', 'F9', 'G4'], count: 4, cause: XLOOKUP }],
      ['not-recalculated', 'warning', 'S 2 2', { ranges: ['B2'], count: 1, cause: CIRCULAR }],
      ['not-recalculated', 'warning', 'T 4 6', { ranges: ['F4'], count: 1, cause: XLOOKUP }],
    ]);
  });

  it('give no finding where no cell is stale', () => {
    expect(staleFindings([])).toEqual([]);
  });
});
