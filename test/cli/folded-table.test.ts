/**
 * A table folded into two blocks with one total: `check --json` tells the units of the blocks apart.
 */
import { writeFileSync } from 'node:fs';
import { checkJson, SAMPLE } from '../support/command';
import { bookOf } from '../support/book';
import { scratchFile } from '../support/scratch';

it('tells the blocks apart, and gives the cell of each unit’s name, because units of both blocks share a row', () => {
  const path = scratchFile('folded.xlsx');
  const folded = bookOf([
    ['单位', '任务数', '完成数', null, '单位', '任务数', '完成数'],
    ['甲', 10, 5, null, '丙', 40, 10],
    ['乙', 20, 12, null, '丁', 50, 40],
    [null, null, null, null, '合计', 120, 67],
  ]);
  writeFileSync(path, folded.save());
  const { table, units, ...others } = checkJson(path);
  expect(Object.keys(others)).not.toContain('otherTables');
  expect(table).toMatchObject({
    range: 'A1:C3',
    totalRow: null,
    blocks: [
      { range: 'A1:C3', columns: { unit: 'A', baseline: null, target: 'B', actual: 'C' }, totalRow: null },
      { range: 'E1:G3', columns: { unit: 'E', baseline: null, target: 'F', actual: 'G' }, totalRow: 4 },
    ],
  });
  expect(units).toEqual([
    { name: '甲', row: 2, baseline: null, target: 10, actual: 5, cell: '任务分解表!A2' },
    { name: '乙', row: 3, baseline: null, target: 20, actual: 12, cell: '任务分解表!A3' },
    { name: '丙', row: 2, baseline: null, target: 40, actual: 10, cell: '任务分解表!E2' },
    { name: '丁', row: 3, baseline: null, target: 50, actual: 40, cell: '任务分解表!E3' },
  ]);
});

it('gives only the row for units of other tables', () => {
  expect(checkJson(SAMPLE).units.filter((unit) => 'cell' in unit)).toEqual([]);
});
