/** Fingerprints stand in users' workbooks: what an earlier version stored must be found again, or sheets would be taken for edited by hand. */
import { specFingerprint } from '../../../src/sheets/phase/fingerprint';
import { MANY_ROWS } from '../../../src/spreadsheet/reading';
import { emptySpec, type SheetSpec } from '../../../src/spreadsheet/spec';

const COLUMNS = { free: [5], formulaColumns: [3, 4] };

/** A sheet with names, figures, formulas and a column that the fingerprint ignores. */
function sheetWith(units: number): SheetSpec {
  const rows = Array.from({ length: units }, (_, index) => [index + 1, `单位${index % 7}𠮷`]);
  const bottom = units + 5;
  return {
    ...emptySpec('汇总', 'own'),
    blocks: [
      { top: 1, left: 1, rows: [['标题', '', { formula: '=MIN(任务分解_截止月份,5)' }]] },
      { top: 6, left: 1, rows },
      { top: 6, left: 11, rows: [['第十一列', true, { formula: '=A1&"B2"' }]] },
      { top: 6, left: 5, rows: [['备注']] },
    ],
    fills: [
      { area: { top: 6, left: 3, bottom, right: 4 }, formula: `=IF(COUNT(A6)=1,'任务 表'!$B$4:$B$9,"")` },
    ],
  };
}

it('is the same as in versions before: a small sheet, and one of which only the positions of formulas are read', () => {
  expect(specFingerprint(sheetWith(120), COLUMNS)).toBe('ea9e866de495fdaa');
  expect(specFingerprint(sheetWith(MANY_ROWS + 50), COLUMNS)).toBe('b2c9faaf277e2b75');
});
