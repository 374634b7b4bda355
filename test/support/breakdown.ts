/**
 * Breakdown tables that were already found, for tests of later steps.
 */
import type { Breakdown } from '../../src/domain/table/breakdown';
import type { CellValue, SheetGrid } from '../../src/spreadsheet/grid';
import { locateBreakdown } from '../../src/domain/table/locate';
import { gridOf, workbookOf, type GridOptions } from './grid';

/** Unit, baseline, target, and the actual if the table has a column for it. */
export type UnitRow = readonly [string, CellValue, CellValue, CellValue?];

/** The units of the campaign plan's table. */
export const PLAN: readonly UnitRow[] = [
  ['舞钢', 31463, 3500],
  ['宝丰', 54062, 8000],
  ['叶县', 41777, 5500],
  ['鲁山', 6479, 1000],
  ['郏县', 57562, 7500],
  ['卫东区', 10193, 1500],
  ['湛河区', 31971, 4500],
  ['新华区', 36726, 5000],
  ['石龙区', 16536, 2000],
  ['新城区', 2497, 400],
  ['高新区', 65, 100],
  ['平煤神马', 17442, 3000],
  ['工交工会', 0, 2000],
  ['建设工会', 1920, 300],
  ['财贸工会', 3362, 400],
  ['轻纺工会', 2848, 300],
];

/**
 * A table found on a sheet with a title, the header in row 3, units from row 4 on, and then the total.
 * @param total baseline, target and actual of the total row; without it the table has no total row
 */
export function tableOf(
  units: readonly UnitRow[],
  total?: readonly CellValue[],
  options: GridOptions = {},
): { sheet: SheetGrid; breakdown: Breakdown } {
  const hasActual = units.some((unit) => unit.length > 3);
  const header = [
    '单位名称',
    '2014年底会员数（人）',
    '2015新增任务数（人）',
    ...(hasActual ? ['实际新增数（人）'] : []),
    '备注',
  ];
  const sheet = gridOf(
    [
      ['平顶山市“农民工入会集中行动”任务分解表'],
      [],
      header,
      ...units.map((unit) => unit.map((cell) => cell ?? null)),
      ...(total ? [['合计', ...total]] : []),
    ],
    { name: '任务分解表', ...options },
  );
  const location = locateBreakdown(workbookOf(sheet));
  if (location.kind !== 'found') throw new Error('the table was not found');
  return { sheet, breakdown: location.breakdown };
}
