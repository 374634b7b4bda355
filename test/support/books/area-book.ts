/**
 * Workbooks with a list of key areas.
 */
import { updateAreas } from '../../../src/actions/areas';
import type { FileHost } from '../../../src/hosts/file/file-host';
import { emptySpec, type CellContent } from '../../../src/spreadsheet/spec';
import { readAreaList } from '../../../src/sheets/areas/read-area-list';
import { AREA_COLUMNS, AREA_HEADING, type AreaEntry } from '../../../src/domain/areas/area-list';
import { gridOf, workbookOf } from '../grid';
import { addSheets, bookOf } from '../book';
import { PLAN } from '../breakdown';

const [PARKS, PROJECTS, LOGISTICS] = ['产业集聚区和村（社区）', '建筑项目', '物流（快递）业'] as const;

/** A row of the list, from the column 所属单位 on. */
export type AreaRow = readonly CellContent[];

/** Six correct entries of two units and three areas. */
export const AREA_ROWS: readonly AreaRow[] = [
  ['舞钢', PARKS, '舞钢产业集聚区', 800, 300, '是', 42136, 520, ''],
  ['舞钢', PROJECTS, '舞钢安置房一期项目', 200, 180, '是', 42170, 150, '舞钢建工'],
  ['舞钢', PROJECTS, '舞钢安置房二期项目', 120, 110, '否', '', '', ''],
  ['宝丰', LOGISTICS, '宝丰县通达物流有限公司', 60, 30, '是', 42200, 45, ''],
  ['宝丰', LOGISTICS, '=SUM(A1:A9)快递', 12, 8, '否', '', '', ''],
  ['宝丰', PARKS, '城关镇东街社区', 90, 20, '否', '', '', '@联系中'],
];

/** The plan's table with a title that names the campaign. */
export function planBook(): FileHost {
  return bookOf([
    ['平顶山市“农民工入会集中行动”任务分解表'],
    [],
    ['单位', '2014年底农民工会员数（人）', '2015年新增会员任务数（人）', '备注'],
    ...PLAN.map(([name, baseline, target]) => [name, baseline, target, null]),
    ['合计', 314_903, 45_000, null],
  ]);
}

/** The plan's table with a list of key areas that contains some rows. */
export async function areaBook(rows: readonly AreaRow[] = AREA_ROWS): Promise<FileHost> {
  const host = planBook();
  await updateAreas(host);
  await fillIn(host, rows);
  return host;
}

/** Types entries into the list, from its first row on. */
export async function fillIn(host: FileHost, rows: readonly AreaRow[], top = 5): Promise<void> {
  if (rows.length === 0) return;
  await addSheets(host, [{ ...emptySpec('重点领域名录', 'patch'), blocks: [{ top, left: 2, rows }] }]);
}

/** The entries that are read from these rows. */
export function readAreaRows(rows: readonly AreaRow[]): AreaEntry[] {
  const values = rows.map((row) =>
    row.map((cell) => (typeof cell === 'object' || cell === '' ? null : cell)),
  );
  const headings = AREA_COLUMNS.slice(1).map((column) => AREA_HEADING[column]);
  return [...(readAreaList(workbookOf(gridOf([headings, ...values], { name: '名录' })))?.entries ?? [])];
}
