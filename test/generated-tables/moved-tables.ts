/**
 * Generated tables in other layouts: on their side (units across), or folded into two blocks with one total. Half of them have an error.
 */
import { sidewaysTable } from '../../src/actions/parts/sideways-table';
import { audit } from '../../src/domain/audit/rules';
import { startingCampaign } from '../../src/domain/campaign/starting-campaign';
import type { Finding } from '../../src/domain/finding';
import { locateBreakdown } from '../../src/domain/table/locate';
import { blocksOf, wholeTable } from '../../src/domain/table/whole-table';
import { areaAddress, cellAddress, parseArea, type Position } from '../../src/spreadsheet/address';
import { valueAt, type CellValue, type SheetGrid } from '../../src/spreadsheet/grid';
import { gridOf, workbookOf } from '../support/grid';
import { drawTable, type DrawnTable, type Planted, type TableKind } from './draw-table';
import type { TableScore } from './score';

const UNITS = ['舞钢市', '宝丰县', '叶县', '鲁山县', '郏县', '卫东区', '湛河区'];
const HEADINGS = [
  [['单位', '目标任务', '完成数'], '人', 0],
  [['单位', '计划面积（亩）', '完成面积（亩）'], '亩', 1],
  [['单位', '任务数（万元）', '完成数（万元）'], '万元', 2],
  [['项目单位', '2024年任务数', '实际完成'], '人', 0],
] as const;

/** Kinds of tables with the columns 单位, target and actual, and a total in the last row. */
function plainKinds(): TableKind[] {
  return HEADINGS.flatMap(([headings, unitOfMeasure, decimals]) =>
    [4, 5, 6, 7].map((count) => ({
      group: '',
      title: null,
      columns: (['unit', 'target', 'actual'] as const).map((role, at) => ({
        role,
        heading: headings[at] ?? '',
      })),
      rows: [
        ...UNITS.slice(0, count).map((name) => ({ name })),
        { name: '合计', sums: Array.from({ length: count }, (_, at) => at) },
      ],
      unitOfMeasure,
      decimals,
      top: 1,
      left: 1,
    })),
  );
}

export function scoreMovedTables(): readonly TableScore[] {
  return plainKinds().flatMap((kind, index) =>
    [false, true].flatMap((plants): TableScore[] => {
      const drawn = drawTable(kind, 5000 + 2 * index + Number(plants), plants);
      const table = `${index} ${drawn.planted?.code ?? 'right'}`;
      return [
        { group: 'sideways', table, wrong: misreadSideways(drawn) },
        { group: 'blocks, one total', table, wrong: misreadFolded(drawn) },
      ];
    }),
  );
}

function cellsOf(sheet: SheetGrid): CellValue[][] {
  const { bottom = 0, right = 0 } = sheet.area ?? {};
  return Array.from({ length: bottom }, (_, row) =>
    Array.from({ length: right }, (__, column) => valueAt(sheet, row + 1, column + 1)),
  );
}

function misreadSideways({ sheet, planted, units }: DrawnTable): string[] {
  const rows = cellsOf(sheet);
  const turned = gridOf((rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? null)));
  const failure = sidewaysTable(workbookOf(turned), {})?.failure;
  if (failure?.code !== 'sideways-table') return ['not found'];
  const { table, units: count, wrong } = failure.details;
  const area = areaAddress(turned.area ?? { top: 0, left: 0, bottom: 0, right: 0 });
  const read = [table, count].join() === [area, units.length].join() ? [] : [`${table} ${count} for ${area}`];
  return [...read, ...misjudged(planted, wrong, ({ row, column }) => ({ row: column, column: row }))];
}

function misreadFolded({ sheet, planted, units }: DrawnTable): string[] {
  const [header = [], ...rows] = cellsOf(sheet);
  const height = Math.ceil(rows.length / 2);
  const shift = header.length + 1;
  const folded = Array.from({ length: height }, (_, at) => [
    ...(rows[at] ?? []),
    null,
    ...(rows[at + height] ?? []),
  ]);
  const grid = gridOf([[...header, null, ...header], ...folded]);
  const location = locateBreakdown(workbookOf(grid));
  if (location.kind !== 'found') return ['not found'];
  const blocks = blocksOf(location.breakdown);
  const names = wholeTable(grid, blocks).breakdown.units.map(({ name }) => name);
  const drawn = units.map(({ name }) => name);
  const { campaign } = startingCampaign(location.breakdown);
  const findings = blocks.flatMap((breakdown) =>
    audit({ breakdown, sheet: grid, campaign, cutOffMonth: 12, ledger: null, areas: null }),
  );
  const moved = ({ row, column }: Position): Position =>
    row <= height + 1 ? { row, column } : { row: row - height, column: column + shift };
  return [
    ...(names.join() === drawn.join() ? [] : [`units ${names.join()} for ${drawn.join()}`]),
    ...misjudged(planted, findings, moved),
  ];
}

/** Findings that may follow from a planted error and are no false alarms: a total differs when one of its cells can't be read. */
const FOLLOWS: ReadonlySet<string> = new Set(['total-mismatch']);

function misjudged(
  planted: Planted | null,
  findings: readonly Finding[],
  moved: (cell: Position) => Position,
): string[] {
  const area = planted && parseArea(planted.cell);
  const cell = area && { row: area.top, column: area.left };
  const wanted = planted && cell ? `${planted.code} ${cellAddress(moved(cell))}` : null;
  const grave = findings.filter(({ severity }) => severity !== 'info');
  const told = [...new Set(grave.map((finding) => `${finding.code} ${cellAddress(finding)}`))];
  const alarms = told.filter(
    (text) => text !== wanted && !(planted && FOLLOWS.has(text.split(' ')[0] ?? '')),
  );
  return [
    ...(wanted !== null && !told.includes(wanted) ? [`overlooked ${wanted}`] : []),
    ...alarms.map((alarm) => `false alarm ${alarm}`),
  ];
}
