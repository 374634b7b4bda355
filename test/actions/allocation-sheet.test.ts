/**
 * The sheet 分解方案 shows all its terms, and its remarks and differences compare with the same present targets.
 */
import { allocate, type AllocateOptions } from '../../src/actions/allocate';
import type { Bounds } from '../../src/domain/allocation/allocate';
import type { FileHost } from '../../src/hosts/file/file-host';
import { ALLOCATION_SHEET, allocationSheet } from '../../src/sheets/allocation/allocation-sheet';
import { termWords } from '../../src/sheets/allocation/allocation-words';
import { sheetNamed, valueAt, type CellValue } from '../../src/spreadsheet/grid';
import { emptySpec } from '../../src/spreadsheet/spec';
import { linesNeeded } from '../../src/spreadsheet/text-size';
import { addSheets, bookOf } from '../support/book';

const ROWS = [
  ['单位', '基数', '任务数'],
  ['甲', 100, 10],
  ['乙', 200, 20],
  ['丙', 300, 60],
  ['合计', 600, 90],
];
const OPTIONS: AllocateOptions = {
  goal: { kind: 'total', total: 90 },
  schemes: [[{ method: 'baseline', weight: 1, column: null }], [{ method: 'even', weight: 1, column: null }]],
  rounding: 1,
  bounds: {},
  fixed: new Map(),
  adopt: null,
};

/** For each of the three units: present target, difference of the first scheme, remark. */
async function shown(host: FileHost): Promise<CellValue[][]> {
  const sheet = sheetNamed(await host.read(), ALLOCATION_SHEET);
  if (!sheet) throw new Error('no schemes');
  return [6, 7, 8].map((row) => [4, 7, 11].map((column) => valueAt(sheet, row, column)));
}

it('compares differences and remarks with the same present targets, before and after a scheme is adopted', async () => {
  const host = bookOf(ROWS);
  await allocate(host, OPTIONS);
  expect(await shown(host)).toEqual([
    [10, 5, '方案一：增加较多；方案二：增加较多'],
    [20, 10, '方案一：增加较多；方案二：增加较多'],
    [60, -15, '方案二：减少较多'],
  ]);
  await addSheets(host, [
    { ...emptySpec('任务分解表', 'patch'), blocks: [{ top: 4, left: 3, rows: [[45]] }] },
  ]);
  expect((await shown(host))[2]).toEqual([45, 0, '方案二：减少较多']);
  await allocate(host, { ...OPTIONS, adopt: 0 });
  expect(await shown(host)).toEqual([
    [15, 0, '方案二：增加较多'],
    [30, 0, ''],
    [45, 0, '方案二：减少较多'],
  ]);
});

it('has enough rows of sufficient height for all terms', () => {
  const unitBounds = new Map(
    Array.from({ length: 60 }, (_, index): [string, Bounds] => [`第${index + 1}街道办事处`, { least: 1000 }]),
  );
  const terms = termWords({ rounding: 1, bounds: {}, unitBounds, fixed: new Map() });
  const spec = allocationSheet({
    ...{ sheet: ALLOCATION_SHEET, title: '', unitOfMeasure: '人', units: [], terms },
    schemes: [{ name: '方案一', method: '平均分配', targets: [], remarks: [] }],
    goal: OPTIONS.goal,
    ranges: [],
    ...{ baselineScale: 1, targetScale: 1 },
  });
  const width = spec.columnWidths.reduce((sum, column) => sum + column.width, 0);
  const rows = spec.blocks.flatMap(({ rows: all }) =>
    all.flatMap(([text], index) =>
      typeof text === 'string' && text.startsWith('条件') ? [{ row: index + 1, text }] : [],
    ),
  );
  expect(rows.map(({ text }) => text).join('')).toBe(
    `条件：${terms.slice(0, 40).join('；')}；条件（续）：${terms.slice(40).join('；')}。`,
  );
  for (const { row, text } of rows) {
    const height = spec.rowHeights.find((given) => given.row === row)?.height ?? 0;
    expect(height).toBeGreaterThanOrEqual(16 * linesNeeded(text, width, 11));
    expect(height).toBeLessThan(409);
  }
});
